package io.quantdesk.bench.l3;

import io.quantdesk.bench.l3.NaiveMarket.NaiveFill;
import io.quantdesk.bench.l3.NaiveMarket.Order;
import io.quantdesk.engine.order.Side;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A naive market that writes down what happens order by order, and trades by event. */
final class MboMarket {
  private static final int MIDDLE = 480_000;
  private static final int TICK = 25;
  private static final int SNAPSHOT = 40;
  private static final int LAST = 130;

  final List<String> lines = new ArrayList<>(List.of(MboMessage.HEADER));
  private final NaiveMarket market;
  private long sequence;

  MboMarket(long seed) {
    market = new NaiveMarket(seed);
    for (int i = 0; i < 30; i++) {
      add(SNAPSHOT);
    }
  }

  MboMarket run(int events) {
    for (int i = 0; i < events; i++) {
      sequence++;
      int what = market.below(10);
      if (what < 4 || market.size() < 20) {
        add(LAST);
      } else if (what < 6) {
        Order order = market.any();
        line("C", order, order.qty, LAST);
        market.reduce(order, order.qty);
      } else if (what < 8) {
        modify(market.any());
      } else {
        trade();
      }
    }
    return this;
  }

  private void add(int flags) {
    Side side = market.anySide();
    Order order = market.rest(side, market.passivePrice(side, MIDDLE, TICK), 1 + market.below(9));
    line("A", order, order.qty, flags);
  }

  private void modify(Order order) {
    if (order.qty > 1 && market.below(2) == 0) {
      market.reduce(order, 1);
    } else {
      order.price = market.passivePrice(order.side, MIDDLE, TICK);
      order.qty++;
      market.loseQueuePlace(order);
    }
    line("M", order, order.qty, LAST);
  }

  private void trade() {
    Side taker = market.anySide();
    List<NaiveFill> fills = new ArrayList<>();
    market.take(taker, 1 + market.below(25), fills::add);
    long aggressor = market.nextId();
    int at = 0;
    while (at < fills.size()) {
      int price = fills.get(at).maker().price;
      List<NaiveFill> level = fills.stream().filter(fill -> fill.maker().price == price).toList();
      long sum = level.stream().mapToLong(NaiveFill::qty).sum();
      line("T", taker, aggressor, price, sum, 0);
      level.forEach(fill -> line("F", fill.maker(), fill.qty(), 0));
      at += level.size();
    }
    for (int i = 0; i < fills.size(); i++) {
      Order maker = fills.get(i).maker();
      int flags = i == fills.size() - 1 ? LAST : 0;
      line(maker.qty == 0 ? "C" : "M", maker, Math.max(maker.qty, 1), flags);
    }
  }

  private void line(String action, Order order, long qty, int flags) {
    line(action, order.side, order.id, order.price, qty, flags);
  }

  private void line(String action, Side side, long id, int price, long qty, int flags) {
    lines.add(
        "1703545200000000000,1703545200000000001,%d,%s,%s,%d,%d0000000,%d,%d"
            .formatted(sequence, action, side == Side.BUY ? "B" : "A", id, price, qty, flags));
  }

  MboReplay writeTo(Path folder) {
    return new MboReplay(RecordingFiles.write(folder.resolve("mbo.csv.gz"), lines));
  }
}
