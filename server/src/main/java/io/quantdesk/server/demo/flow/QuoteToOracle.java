package io.quantdesk.server.demo.flow;

import io.quantdesk.engine.command.UpdateOracle;
import io.quantdesk.server.demo.feed.FeedMessage;
import java.util.concurrent.TimeUnit;

/**
 * Plays the best quotes of one feed as oracle prices: the mid, with half the spread as its
 * confidence, when it has moved by a tick or more and at most ten times a second of the feed.
 */
public final class QuoteToOracle {
  private static final long MIN_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(100);

  private final DemoMarket market;
  private final UpdateOracle update = new UpdateOracle();
  private long sentAtNs = Long.MIN_VALUE / 2;
  private int sentTwiceMidTicks;

  /** Starts as if no price was ever sent. */
  public QuoteToOracle(DemoMarket market) {
    this.market = market;
  }

  /** The mid of a quote, exact: half a tick is 5 in the decimal place after the tick's. */
  public static long midMantissa(FeedMessage quote) {
    return (quote.bestBidTicks + quote.bestAskTicks) * 5L;
  }

  /** Power of ten of the mantissas of a market. */
  public static int exponent(DemoMarket market) {
    return -(market.source().priceDecimals() + 1);
  }

  /** Whether a quote is news for the oracle. */
  public boolean isDue(FeedMessage quote) {
    int twiceMidTicks = quote.bestBidTicks + quote.bestAskTicks;
    return Math.abs(twiceMidTicks - sentTwiceMidTicks) >= 2
        && quote.receiveNs - sentAtNs >= MIN_INTERVAL_NS;
  }

  /**
   * Sends the price of a quote; false when the sink has no room.
   *
   * @param publishTimeNs time of the price by the clock that the engine lives in, nanoseconds since
   *     1970: the recording's own would be years old
   */
  public boolean send(FeedMessage quote, long publishTimeNs, CommandSink sink) {
    update.marketId = market.marketId();
    update.priceMantissa = midMantissa(quote);
    update.confidenceMantissa = Math.max(0, quote.bestAskTicks - quote.bestBidTicks) * 5L;
    update.exponent = exponent(market);
    update.publishTimeNs = publishTimeNs;
    if (sink.updateOracle(update) == CommandSink.NO_ROOM) {
      return false;
    }
    sentAtNs = quote.receiveNs;
    sentTwiceMidTicks = quote.bestBidTicks + quote.bestAskTicks;
    return true;
  }
}
