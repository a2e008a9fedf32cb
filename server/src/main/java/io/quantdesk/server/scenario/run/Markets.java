package io.quantdesk.server.scenario.run;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.UpdateOracle;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.session.SessionRole;
import io.quantdesk.server.scenario.text.Decimal;
import io.quantdesk.server.scenario.text.Meaning;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.world.Directory;
import io.quantdesk.server.units.MarketUnits;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds markets by name and opens those that wait for their first price: a market that a scenario
 * creates opens by itself as soon as it has one, and the first limit of an order is one.
 */
public final class Markets {
  private final Exchange exchange;
  private final Map<Integer, MarketState> waiting = new HashMap<>();

  Markets(Exchange exchange) {
    this.exchange = exchange;
  }

  /** Number of a market. */
  public int marketId(Token symbol) {
    Long id = exchange.directory().id(Meaning.MARKET, symbol.text());
    if (id == null) {
      throw new RunFailure(symbol, "the market " + symbol.text() + " was refused");
    }
    return Math.toIntExact(id);
  }

  /** A market shall go to a state as soon as it has a price. */
  public void openWithFirstPrice(int marketId, MarketState state) {
    waiting.put(marketId, state);
  }

  /** The scenario sets states itself from here on. */
  public void openByHand(int marketId) {
    waiting.remove(marketId);
  }

  /** Sends an oracle price; a market that waits for its first price opens. */
  public RejectReason price(CommandOptions options, UpdateOracle update) {
    RejectReason reason =
        exchange.send(SessionRole.ORACLE, options, (to, header) -> to.updateOracle(header, update));
    if (reason == RejectReason.NONE) {
      open(update.marketId);
    }
    return reason;
  }

  /** Gives a market that waits for its first price this one, if it can be one. */
  public void priceIfWaiting(int marketId, Decimal price, int ticks) {
    if (!waiting.containsKey(marketId)) {
      return;
    }
    int highest = exchange.directory().market(marketId).parameters().maxPriceTicks;
    if (ticks >= 1 && ticks <= highest) {
      UpdateOracle update = oracle(marketId, price, price.withValue(BigDecimal.ZERO));
      update.publishTimeNs = exchange.timeNs();
      exchange.prepare(
          SessionRole.ORACLE,
          (to, header) -> to.updateOracle(header, update),
          "the first price of " + exchange.directory().name(Meaning.MARKET, marketId));
      open(marketId);
    }
  }

  /** An oracle price without its time, in the fewest digits that hold both numbers. */
  public static UpdateOracle oracle(int marketId, Decimal price, Decimal confidence) {
    UpdateOracle update = new UpdateOracle();
    int scale = Math.max(Math.max(price.value().scale(), confidence.value().scale()), 0);
    BigDecimal unit = BigDecimal.ONE.movePointLeft(scale);
    update.marketId = marketId;
    update.exponent = -scale;
    update.priceMantissa = mantissa(price, unit);
    update.confidenceMantissa = mantissa(confidence, unit);
    return update;
  }

  private static long mantissa(Decimal number, BigDecimal unit) {
    return number.in(value -> MarketUnits.whole(value, unit, unit.toPlainString()));
  }

  private void open(int marketId) {
    MarketState state = waiting.remove(marketId);
    if (state != null) {
      Directory directory = exchange.directory();
      exchange.prepare(
          SessionRole.ADMIN,
          (to, header) -> to.setMarketState(header, marketId, state, 0),
          "opening " + directory.name(Meaning.MARKET, marketId));
    }
  }
}
