package io.quantdesk.engine.model;

import io.quantdesk.engine.auction.AuctionRules;
import io.quantdesk.engine.command.CommandHeader;
import io.quantdesk.engine.command.PlaceQuote;
import io.quantdesk.engine.command.SetAuctionRules;
import java.util.List;

/** Commands about auctions for the present state of a model. */
final class RandomAuctions {
  private final Dice dice;
  private final NaiveEngine model;
  private final CommandHeader header;

  /** The header is the one of the next command. */
  RandomAuctions(Dice dice, NaiveEngine model, CommandHeader header) {
    this.dice = dice;
    this.model = model;
    this.header = header;
  }

  /** Whether there is something to quote for. */
  boolean areAnyOpen() {
    return !open().isEmpty();
  }

  private List<NaiveAuctions.Auction> open() {
    return model.exchange.markets.stream().flatMap(market -> market.auctions.stream()).toList();
  }

  Step setRules() {
    SetAuctionRules command = new SetAuctionRules();
    command.marketId = dice.marketId();
    change(command.rules, model.exchange.market(command.marketId));
    return new Step(
        header,
        NaiveSessions.ADMINS,
        (engine, stamped) -> engine.setAuctionRules(stamped, command),
        naive -> naive.admin.take(command, () -> naive.trading.auctions.set(command)),
        "auction rules",
        command);
  }

  private void change(AuctionRules rules, NaiveMarket market) {
    boolean limited = market != null && dice.chance(2);
    rules.thresholdMicros =
        limited ? market.value(NaiveMarket.big(15), market.mark).longValue() : 0;
    rules.durationNs = 1_000L + dice.random.nextInt(40_000);
    rules.lockPpm = dice.random.nextInt(600_000);
    rules.startPpm = dice.random.nextInt(30_000);
    rules.endPpm = dice.random.nextInt(60_000);
    rules.minQuoteLots = dice.random.nextInt(4);
    rules.maxQuotes = 1 + dice.random.nextInt(dice.chance(3) ? 64 : 5);
    rules.quotesPerMaker = 1 + dice.random.nextInt(rules.maxQuotes);
    switch (dice.random.nextInt(30)) {
      case 0 -> rules.set(new AuctionRules());
      case 1 -> rules.thresholdMicros = dice.extreme();
      case 2 -> rules.durationNs = dice.extreme();
      case 3 -> rules.lockPpm = dice.random.nextInt();
      case 4 -> rules.endPpm = 500_000 + dice.random.nextInt(2);
      case 5 -> rules.maxQuotes = 64 + dice.random.nextInt(2);
      case 6 -> rules.quotesPerMaker = rules.maxQuotes + dice.random.nextInt(2);
      case 7 -> rules.startPpm = -dice.random.nextInt(2);
      default -> rules.minQuoteLots *= 2;
    }
  }

  Step quote() {
    PlaceQuote command = new PlaceQuote();
    command.subAccountId = dice.subAccountId();
    command.auctionId = dice.random.nextLong();
    command.clOrdId = dice.chance(3) ? 1 + dice.random.nextInt(8) : 0;
    List<NaiveAuctions.Auction> open = open();
    if (open.isEmpty() || dice.chance(30)) {
      command.orderQtyLots = dice.lots(1);
      command.priceTicks = dice.price(1);
      return step(command);
    }
    NaiveAuctions.Auction auction = dice.any(open);
    int marketId = auction.order.market.id;
    int way = auction.end - auction.start;
    int ticks = dice.random.nextInt(Math.max(1, Math.abs(way) + 2));
    command.auctionId = auction.id;
    command.orderQtyLots = dice.lots(marketId);
    command.priceTicks =
        dice.chance(15) ? dice.price(marketId) : auction.start + Integer.signum(way) * ticks;
    return step(command);
  }

  private Step step(PlaceQuote command) {
    return new Step(
        header,
        NaiveSessions.TRADERS,
        (engine, stamped) -> engine.placeQuote(stamped, command),
        naive -> naive.trading.auctions.place(command),
        "quote",
        command);
  }
}
