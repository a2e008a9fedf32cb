package io.quantdesk.server.cli;

import io.quantdesk.protocol.client.L2Book;
import io.quantdesk.protocol.sbe.Side;
import io.quantdesk.server.client.ListedMarket;
import io.quantdesk.server.units.MarketUnits;
import java.io.PrintWriter;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the book of a market as everybody sees it. */
@Command(
    name = "book",
    description = "Prints the best ten price levels of a market, from the public market data.",
    mixinStandardHelpOptions = true)
final class BookCommand implements Callable<Integer> {
  private static final int LEVELS = 10;

  @Spec private CommandSpec spec;
  @Mixin private ClientOptions client;

  @Parameters(index = "0", paramLabel = "SYMBOL", description = "Such as BTC-PERP.")
  private String symbol;

  @Override
  public Integer call() {
    ListedMarket market = client.market(symbol);
    L2Book book = client.book(market.marketId());
    PrintWriter out = spec.commandLine().getOut();
    out.println(symbol + " after message " + book.marketSeq());
    println(out, "quantity", "bid", "ask", "quantity");
    Iterator<Map.Entry<Integer, Long>> bids = book.levels(Side.BUY).entrySet().iterator();
    Iterator<Map.Entry<Integer, Long>> asks = book.levels(Side.SELL).entrySet().iterator();
    for (int row = 0; row < LEVELS && (bids.hasNext() || asks.hasNext()); row++) {
      Map.Entry<Integer, Long> bid = bids.hasNext() ? bids.next() : null;
      Map.Entry<Integer, Long> ask = asks.hasNext() ? asks.next() : null;
      MarketUnits units = market.units();
      println(
          out, quantity(bid, units), price(bid, units), price(ask, units), quantity(ask, units));
    }
    return 0;
  }

  private static void println(PrintWriter out, String... cells) {
    out.println(String.format("%16s %14s   %-14s %s", (Object[]) cells).stripTrailing());
  }

  private static String price(Map.Entry<Integer, Long> level, MarketUnits units) {
    return level == null ? "" : units.price(level.getKey()).toPlainString();
  }

  private static String quantity(Map.Entry<Integer, Long> level, MarketUnits units) {
    return level == null ? "" : units.quantity(level.getValue()).toPlainString();
  }
}
