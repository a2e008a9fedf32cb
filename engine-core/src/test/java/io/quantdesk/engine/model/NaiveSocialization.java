package io.quantdesk.engine.model;

import static io.quantdesk.engine.model.NaiveMarket.big;
import static java.math.BigInteger.ZERO;

import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.order.Side;
import java.math.BigInteger;
import java.util.function.IntConsumer;

/** Debt that the insurance fund cannot pay goes to one side of its market (rule c7.7). */
final class NaiveSocialization {
  private static final BigInteger SCALE = big(1L << 20);

  /** Is told the id of a market that comes to be reduce-only. */
  IntConsumer closes;

  /** How often something was spread. */
  long spread;

  /** How often not all was. */
  long uncovered;

  private final NaiveExchange exchange;
  private final NaiveTrading trading;

  NaiveSocialization(NaiveExchange exchange, NaiveTrading trading) {
    this.exchange = exchange;
    this.trading = trading;
  }

  /** Takes as much of what a scope owes as those who hold a side can owe in its place. */
  void spread(NaiveScope debtor, NaiveMarket market, Side side) {
    if (!market.rules.socializesLosses || debtor.cash.signum() >= 0) {
      return;
    }
    BigInteger debt = debtor.cash.negate();
    BigInteger lots = market.openInterest();
    BigInteger perLot = perLot(market, side, debt, lots);
    BigInteger owed = lots.multiply(perLot).divide(SCALE);
    BigInteger room = NaiveExchange.MAX.subtract(exchange.gross());
    if (owed.signum() > 0 && owed.multiply(big(8)).compareTo(room) <= 0) {
      move(market, side, perLot);
      BigInteger loss = owed.min(debt);
      debtor.cash = debtor.cash.add(loss);
      market.funding.pool = market.funding.pool.subtract(owed);
      market.dust = market.dust.add(owed).subtract(loss);
      spread++;
    }
    uncovered += debtor.cash.signum() < 0 ? 1 : 0;
    if (market.state == MarketState.OPEN || market.state == MarketState.POST_ONLY) {
      market.state = MarketState.REDUCE_ONLY;
      closes.accept(market.id);
      trading.reduceOnly.stateChanged(market);
      trading.auctions.marketChanged(market);
      trading.triggers.opened(market);
    }
  }

  /** In units of the index: all of the debt, or what brings the index to its bound. */
  private static BigInteger perLot(
      NaiveMarket market, Side side, BigInteger debt, BigInteger lots) {
    if (lots.signum() == 0) {
      return ZERO;
    }
    BigInteger index = side == Side.BUY ? market.funding.longIndex : market.funding.shortIndex;
    BigInteger left = NaiveFunding.limit(market).subtract(index.multiply(big(side.sign())));
    return NaiveScope.ceil(debt.multiply(SCALE), lots).min(left);
  }

  /** Longs owe by an index that rises, shorts by one that falls. */
  private static void move(NaiveMarket market, Side side, BigInteger perLot) {
    if (side == Side.BUY) {
      market.funding.longIndex = market.funding.longIndex.add(perLot);
    } else {
      market.funding.shortIndex = market.funding.shortIndex.subtract(perLot);
    }
  }
}
