package io.quantdesk.engine;

import static io.quantdesk.engine.EngineUnderTest.USDC;
import static io.quantdesk.engine.EngineUnderTest.limit;
import static io.quantdesk.engine.EngineUnderTest.parameters;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.order.Side;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an iceberg order shows, and how its slices follow each other. */
class IcebergTest {
  private final EngineUnderTest engine = new EngineUnderTest();
  private int alice;
  private int bob;

  @BeforeEach
  void openMarket() {
    engine.openMarket(parameters(), 1_000);
    alice = engine.trader(100 * USDC);
    bob = engine.trader(100 * USDC);
  }

  @Test
  void shouldShowOneSliceAndCountAllOfItForMargin() {
    assertThat(iceberg(alice, 10, 3)).first().asString().contains("shows 3").endsWith("level 3");
    assertThat(engine.view.levelQtyLots(1, 1_000)).isEqualTo(3);
    int order = engine.view.order(alice, engine.orderId(), 0);
    assertThat(engine.view.orderLeavesLots(order)).isEqualTo(10);
    assertThat(engine.view.positionOrderLots(engine.view.position(alice, 1), Side.SELL))
        .isEqualTo(10);
  }

  @Test
  void shouldTakeTurnsWithOtherIcebergsOfItsLevel() {
    iceberg(alice, 5, 2);
    iceberg(alice, 3, 1);
    List<String> lines = engine.buy(bob, 1, 8, 1_000);
    assertThat(lines.stream().filter(line -> line.startsWith("traded")).map(IcebergTest::maker))
        .containsExactly("#1", "#2", "#1", "#2", "#1", "#2");
  }

  @Test
  void shouldLeaveTheLevelWithItsLastSlice() {
    iceberg(alice, 4, 3);
    engine.buy(bob, 1, 4, 1_000);
    assertThat(engine.view.levelQtyLots(1, 1_000)).isZero();
    assertThat(engine.view.order(alice, 1L << 24, 0)).isEqualTo(EngineView.NONE);
  }

  @Test
  void shouldEndAnIncomingOrderThatHasMetTheMostSlices() {
    for (int i = 0; i < 62; i++) {
      iceberg(alice, 100, 1);
    }
    assertThat(engine.buy(bob, 1, 6_200, 1_000))
        .contains("done #63 s2 m1 BUY 56@1000 cum 6144 MATCH_LIMIT unrested");
    assertThat(engine.view.levelQtyLots(1, 1_000)).isEqualTo(56);
  }

  @Test
  void shouldHaveAtMostAHundredSlices() {
    assertThat(iceberg(alice, 101, 1)).last().isEqualTo("= INVALID_DISPLAY_QUANTITY");
    assertThat(iceberg(alice, 100, 1)).last().isEqualTo("= NONE #1");
    assertThat(engine.amend(alice, engine.orderId(), 101, 1_000))
        .containsExactly("= INVALID_DISPLAY_QUANTITY #1");
  }

  @Test
  void shouldGoOnShowingItsPartWhenItIsMadeLarger() {
    iceberg(alice, 10, 10);
    engine.amend(alice, engine.orderId(), 50, 1_000);
    assertThat(engine.view.levelQtyLots(1, 1_000)).isEqualTo(10);
  }

  private List<String> iceberg(int subAccountId, long lots, long shown) {
    PlaceOrder order = limit(subAccountId, 1, Side.SELL, lots, 1_000);
    order.displayQtyLots = shown;
    return engine.place(order);
  }

  /** The maker's number in a line such as "traded 1 2@1000 #3 x #1 ...". */
  private static String maker(String line) {
    return line.replaceAll(".* maker (#\\d+) .*", "$1");
  }
}
