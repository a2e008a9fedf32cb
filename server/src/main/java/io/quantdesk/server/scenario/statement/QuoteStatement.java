package io.quantdesk.server.scenario.statement;

import io.quantdesk.engine.command.PlaceQuote;
import io.quantdesk.engine.session.SessionRole;
import io.quantdesk.server.scenario.run.CommandOptions;
import io.quantdesk.server.scenario.run.Exchange;
import io.quantdesk.server.scenario.text.Decimal;
import io.quantdesk.server.scenario.text.Meaning;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenKind;
import io.quantdesk.server.scenario.text.TokenReader;
import io.quantdesk.server.scenario.world.OrderRecord;
import io.quantdesk.server.units.MarketUnits;

/** {@code bob quotes 1 @ 50010 for a1 as q1}: offers to trade with an auctioned order. */
final class QuoteStatement implements Action {
  private static final long NEXT = -1;

  private final Token account;
  private final CommandOptions options;
  private Decimal quantity;
  private Decimal price;
  private OrderReference order;
  private Token name;
  private long clOrdId = NEXT;

  private QuoteStatement(Token account, Names names) {
    this.account = account;
    options = new CommandOptions(names);
  }

  /** Reads what follows {@code bob quotes}. */
  static Action read(Token account, TokenReader in, Names names) {
    QuoteStatement quote = new QuoteStatement(account, names);
    quote.quantity = in.decimal("a quantity");
    in.require(TokenKind.AT, "@");
    quote.price = in.decimal("a price");
    in.require("for");
    quote.order = OrderReference.read(in, names);
    while (in.hasMore()) {
      if (in.accept("as")) {
        quote.name = names.declare(in, Meaning.ORDER);
      } else if (in.accept("cl-ord-id")) {
        quote.clOrdId = in.count("a client order id");
      } else if (!quote.options.accept(in)) {
        throw in.unexpected();
      }
    }
    return quote;
  }

  @Override
  public void run(Exchange exchange, Checks checks) {
    OrderRecord auctioned = order.terms(exchange);
    MarketUnits units =
        auctioned == null ? MarketUnits.RAW : exchange.directory().units(auctioned.marketId());
    PlaceQuote quote = new PlaceQuote();
    quote.auctionId = auctioned == null ? 0 : auctioned.auctionId();
    quote.clOrdId = clOrdId == NEXT ? exchange.nextClOrdId() : clOrdId;
    quote.orderQtyLots = quantity.in(units::lots);
    quote.priceTicks = (int) price.in(units::ticks);
    quote.subAccountId = exchange.accounts().subAccountId(account);
    if (name != null) {
      exchange.directory().announceOrder(name.text(), quote.subAccountId, quote.clOrdId);
    }
    exchange.send(SessionRole.TRADING, options, (to, header) -> to.placeQuote(header, quote));
  }
}
