package io.quantdesk.bench.l3;

import io.quantdesk.bench.l3.NaiveMarket.Order;
import io.quantdesk.engine.order.Side;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** A naive market that writes down what happens in its best levels as LOBSTER does. */
final class LobsterMarket {
  private static final int MIDDLE = 1_000_000;
  private static final int TICK = 100;

  final List<String> messages = new ArrayList<>();
  final List<String> rows = new ArrayList<>();
  private final NaiveMarket market;
  private final int levels;
  private long timeMicros;

  LobsterMarket(long seed, int levels) {
    this.market = new NaiveMarket(seed);
    this.levels = levels;
  }

  LobsterMarket run(int steps) {
    for (int i = 0; i < steps; i++) {
      timeMicros++;
      int what = market.below(10);
      if (what < 5 || market.size() < 20) {
        Side side = market.anySide();
        Order order =
            market.rest(
                side, market.passivePrice(side, MIDDLE, TICK), 100L * (1 + market.below(9)));
        write(1, order, order.qty);
      } else if (what < 8) {
        withdraw(market.any());
      } else if (what < 9) {
        market.take(
            market.anySide(),
            100L * (1 + market.below(30)),
            fill -> write(4, fill.maker(), fill.qty()));
      } else {
        messages.add(time() + ",5,0,7,999950,1");
        rows.add(row());
      }
    }
    return this;
  }

  private void withdraw(Order order) {
    boolean isWhole = order.qty == 100 || market.below(2) == 0;
    long qty = isWhole ? order.qty : 100;
    market.reduce(order, qty);
    write(isWhole ? 3 : 2, order, qty);
  }

  private void write(int type, Order order, long qty) {
    String row = row();
    if (rows.isEmpty() || !row.equals(rows.get(rows.size() - 1))) {
      messages.add(
          "%s,%d,%d,%d,%d,%d"
              .formatted(time(), type, order.id, qty, order.price, order.side.sign()));
      rows.add(row);
    }
  }

  private String time() {
    return "34200.%06d".formatted(timeMicros);
  }

  private String row() {
    Iterator<Map.Entry<Integer, Long>> asks =
        market.levels(Side.SELL, levels).entrySet().iterator();
    Iterator<Map.Entry<Integer, Long>> bids = market.levels(Side.BUY, levels).entrySet().iterator();
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < levels; i++) {
      columns.add(level(asks, "9999999999,0"));
      columns.add(level(bids, "-9999999999,0"));
    }
    return String.join(",", columns);
  }

  private static String level(Iterator<Map.Entry<Integer, Long>> levels, String none) {
    if (!levels.hasNext()) {
      return none;
    }
    Map.Entry<Integer, Long> level = levels.next();
    return level.getKey() + "," + level.getValue();
  }

  LobsterReplay writeTo(Path folder) {
    return new LobsterReplay(
        RecordingFiles.write(folder.resolve("TEST_message_" + levels + ".csv"), messages),
        RecordingFiles.write(folder.resolve("TEST_orderbook_" + levels + ".csv.gz"), rows));
  }
}
