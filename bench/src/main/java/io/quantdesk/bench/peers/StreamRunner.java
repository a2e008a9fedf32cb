package io.quantdesk.bench.peers;

import io.quantdesk.bench.ThreadUsage;
import io.quantdesk.bench.flow.Flows;
import io.quantdesk.bench.flow.NamedFlow;
import io.quantdesk.server.challenge.BadFlowException;
import io.quantdesk.server.challenge.OrderFlow;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The process of one book. Reads numbers of streams, one a line, runs each on an empty book and
 * answers with a line: nanoseconds of processor time, bytes allocated, trades, hash of the trades.
 */
public final class StreamRunner {
  private static final int BATCH = 1_024;

  private StreamRunner() {}

  /** Arguments: class of the books, folder of streams, messages and seed of generated ones. */
  public static void main(String[] args)
      throws IOException, BadFlowException, ReflectiveOperationException {
    PeerBooks books =
        Class.forName(args[0]).asSubclass(PeerBooks.class).getDeclaredConstructor().newInstance();
    List<OrderFlow> flows = new ArrayList<>();
    for (NamedFlow named :
        Flows.in(Path.of(args[1]), Integer.parseInt(args[2]), Long.parseLong(args[3]))) {
      flows.add(named.flow());
    }
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      System.out.println(run(flows.get(Integer.parseInt(line)), books));
    }
  }

  private static String run(OrderFlow flow, PeerBooks books) {
    TradeHash trades = new TradeHash();
    PeerBook book = books.empty(flow.restingMax(), (int) flow.orderIdMax(), trades);
    System.gc();
    long before = ThreadUsage.allocatedBytes();
    long start = ThreadUsage.processorNs();
    for (int from = 0; from < flow.count(); from += BATCH) {
      apply(flow, from, Math.min(from + BATCH, flow.count()), book);
    }
    long end = ThreadUsage.processorNs();
    long bytes = ThreadUsage.allocatedBytes() - before;
    return new PeerRun(end - start, bytes, trades.count(), trades.hash()).line();
  }

  private static void apply(OrderFlow flow, int from, int to, PeerBook book) {
    for (int i = from; i < to; i++) {
      int head = flow.head(i);
      int orderId = flow.orderId(i);
      int side = OrderFlow.side(head);
      int qtyLots = OrderFlow.qtyLots(head);
      switch (OrderFlow.type(head)) {
        case OrderFlow.NEW -> {
          if (OrderFlow.isImmediateOrCancel(head)) {
            book.placeImmediateOrCancel(orderId, side, flow.priceTicks(i), qtyLots);
          } else {
            book.place(orderId, side, flow.priceTicks(i), qtyLots);
          }
        }
        case OrderFlow.CANCEL -> book.cancel(orderId);
        case OrderFlow.MODIFY -> book.modify(orderId, side, flow.priceTicks(i), qtyLots);
        default -> throw new IllegalArgumentException("message " + i + " reduces an order");
      }
    }
  }
}
