package io.quantdesk.bench.l3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantdesk.bench.l3.NaiveMarket.Order;
import io.quantdesk.bench.recording.BadDataException;
import io.quantdesk.engine.order.Side;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BitstampReplayTest {
  private static final String BOOK =
      "3 order_book {\"bids\": [[\"99.00\", \"1.0\"]], \"asks\": [[\"101.00\", \"2.0\"]]}";

  @TempDir private Path folder;

  @Test
  void shouldShowTheBooksOfANaiveMarket() throws Exception {
    Result result = run(market(1, 0));

    assertThat(result.checks())
        .filteredOn(check -> check.name().contains("as recorded"))
        .allMatch(check -> check.right() == check.total() && check.total() > 100);
    assertThat(result.isReached()).isTrue();
  }

  @Test
  void shouldGoOnWhenDeletionsAreMissing() throws Exception {
    Result result = run(market(2, 8));

    Check bids = RecordingFiles.check(result, "all bid levels");
    assertThat(bids.right()).isLessThan(bids.total());
    Check balanced = RecordingFiles.check(result, "books whose");
    assertThat(balanced.right()).isEqualTo(balanced.total()).isGreaterThan(100);
  }

  @Test
  void shouldTradeANewOrderThatCrosses() throws Exception {
    Result result =
        run(
            List.of(
                BOOK,
                order("created", 1, "100.00", "1.5", 0),
                order("created", 2, "100.00", "1.0", 1),
                order("changed", 1, "100.00", "0.5", 0),
                order("deleted", 2, "100.00", "0.0", 1),
                "4 trade {\"price\": 100.0, \"amount\": 1.0, \"id\": 7}",
                "5 order_book {\"bids\": [[\"100.00\", \"0.5\"], [\"99.00\", \"1.0\"]],"
                    + " \"asks\": [[\"101.00\", \"2.0\"]]}"));

    assertThat(RecordingFiles.check(result, "changed orders").right()).isEqualTo(1);
    assertThat(RecordingFiles.check(result, "all bid levels").right()).isEqualTo(1);
    assertThat(RecordingFiles.check(result, "all ask levels").right()).isEqualTo(1);
    assertThat(RecordingFiles.check(result, "events about").right()).isEqualTo(4);
  }

  @Test
  void shouldPassOverEventsOfUnknownOrders() throws Exception {
    Result result =
        run(
            List.of(
                BOOK,
                order("created", 1, "98.00", "1.0", 0),
                order("created", 1, "98.00", "1.0", 0),
                order("changed", 5, "98.00", "1.0", 0),
                order("deleted", 6, "97.00", "1.0", 0),
                order("deleted", 7, "99.00", "1.0", 0)));

    Check known = RecordingFiles.check(result, "events about");
    assertThat(known.right()).isEqualTo(2);
    assertThat(known.total()).isEqualTo(5);
  }

  @Test
  void shouldRefuseACrossedBook() {
    assertThatThrownBy(
            () ->
                run(
                    List.of(
                        "3 order_book {\"bids\": [[\"99.00\", \"1.0\"]],"
                            + " \"asks\": [[\"99.00\", \"2.0\"]]}")))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("feed.log.xz:1: the best bid is not below the best ask");
  }

  /** Leaves out one deletion in so many; none for 0. */
  private static List<String> market(long seed, int lossOneIn) {
    NaiveMarket market = new NaiveMarket(seed);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 4_000; i++) {
      if (i % 20 == 0) {
        lines.add(
            "%d order_book {\"bids\": %s, \"asks\": %s}"
                .formatted(i, levels(market, Side.BUY), levels(market, Side.SELL)));
      }
      if (market.below(2) == 0 || market.size() < 60) {
        Side side = market.anySide();
        Order order =
            market.rest(side, market.passivePrice(side, 20_000, 1), 1 + market.below(1_000));
        lines.add(line("created", order));
      } else {
        Order order = market.any();
        if (order.qty > 1 && market.below(4) == 0) {
          market.reduce(order, 1);
          lines.add(line("changed", order));
        } else {
          String deleted = line("deleted", order);
          market.reduce(order, order.qty);
          if (lossOneIn == 0 || market.below(lossOneIn) > 0) {
            lines.add(deleted);
          }
        }
      }
    }
    return lines;
  }

  private static String levels(NaiveMarket market, Side side) {
    return market.levels(side, BitstampEvent.LEVELS_MAX).entrySet().stream()
        .map(
            level ->
                "[\"%s\", \"%s\"]"
                    .formatted(
                        BigDecimal.valueOf(level.getKey(), 2),
                        BigDecimal.valueOf(level.getValue(), 8).toPlainString()))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String line(String kind, Order order) {
    return order(
        kind,
        order.id,
        BigDecimal.valueOf(order.price, 2).toPlainString(),
        BigDecimal.valueOf(order.qty, 8).toPlainString(),
        order.side.code());
  }

  private static String order(String kind, long id, String price, String amount, int side) {
    return "1 order_%s {\"price\": \"%s\", \"amount\": \"%s\", \"id\": %d, \"order_type\": %d}"
        .formatted(kind, price, amount, id, side);
  }

  private Result run(List<String> lines) throws BadDataException {
    return new BitstampReplay(RecordingFiles.write(folder.resolve("feed.log.xz"), lines)).run();
  }
}
