package io.quantdesk.engine;

import static io.quantdesk.engine.EngineUnderTest.USDC;
import static io.quantdesk.engine.EngineUnderTest.ioc;
import static io.quantdesk.engine.EngineUnderTest.limit;
import static io.quantdesk.engine.EngineUnderTest.parameters;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.order.OrdType;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.order.TimeInForce;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reduce-only orders follow their position; alice is long 10, bob short 10. */
class ReduceOnlyTest {
  private final EngineUnderTest engine = new EngineUnderTest();
  private int alice;
  private int bob;
  private int carol;

  @BeforeEach
  void openPositions() {
    engine.openMarket(parameters(), 1_000);
    alice = engine.trader(USDC);
    bob = engine.trader(USDC);
    carol = engine.trader(USDC);
    engine.buy(alice, 1, 10, 1_000);
    engine.sell(bob, 1, 10, 1_000);
  }

  @Test
  void shouldRefuseOneWithoutAPositionToReduce() {
    assertThat(reduce(carol, Side.SELL, 1, 1_010)).last().isEqualTo("= NOTHING_TO_REDUCE");
    assertThat(reduce(alice, Side.BUY, 1, 990)).last().isEqualTo("= NOTHING_TO_REDUCE");
    assertThat(reduce(alice, Side.SELL, 1, 1_010)).last().isEqualTo("= NONE #3");
  }

  @Test
  void shouldCutALargerQuantityToThePosition() {
    assertThat(reduce(alice, Side.SELL, 15, 1_010))
        .first()
        .asString()
        .contains("SELL 10@1010")
        .contains("reduce-only");
    assertThat(engine.view.levelQtyLots(1, 1_010)).isEqualTo(10);
  }

  @Test
  void shouldLetEachOrderBeAsLargeAsThePosition() {
    assertThat(reduce(alice, Side.SELL, 10, 1_010)).last().isEqualTo("= NONE #3");
    assertThat(reduce(alice, Side.SELL, 10, 1_020)).last().isEqualTo("= NONE #4");
  }

  @Test
  void shouldCutRestingOrdersWithTheTickBehindTheTradeThatMadeThePositionSmaller() {
    reduce(alice, Side.SELL, 10, 1_010);
    reduce(alice, Side.SELL, 10, 1_020);
    engine.buy(carol, 1, 4, 1_010);
    assertThat(engine.tick())
        .containsExactly("reduced #4 s1 m1 SELL 6@1020 leaves 6 REDUCE_ONLY level 6", "= NONE");
  }

  @Test
  void shouldEndThemWhenThePositionIsClosed() {
    reduce(alice, Side.SELL, 10, 1_010);
    reduce(alice, Side.SELL, 3, 1_020);
    engine.buy(carol, 1, 10, 1_010);
    assertThat(engine.tick())
        .containsExactly("done #4 s1 m1 SELL 3@1020 cum 0 REDUCE_ONLY level 0", "= NONE");
  }

  @Test
  void shouldEndThemWhenThePositionFlips() {
    reduce(alice, Side.SELL, 10, 1_010);
    engine.buy(carol, 1, 12, 999);
    engine.place(ioc(alice, 1, Side.SELL, 12, 999));
    assertThat(engine.tick())
        .containsExactly("done #3 s1 m1 SELL 10@1010 cum 0 REDUCE_ONLY level 0", "= NONE");
  }

  @Test
  void shouldFillNoMoreThanThePositionWithinOneSweep() {
    reduce(alice, Side.SELL, 10, 1_010);
    reduce(alice, Side.SELL, 10, 1_020);
    assertThat(engine.buy(carol, 1, 25, 1_030))
        .contains("done #4 s1 m1 SELL 10@1020 cum 0 REDUCE_ONLY level 0")
        .anyMatch(line -> line.startsWith("rested #5 s3 m1 BUY 15@1030"));
    assertThat(engine.view.position(alice, 1)).isEqualTo(EngineView.NONE);
  }

  @Test
  void shouldFillAPartOfAnOrderAndEndTheRestWhenThePositionIsUsedUp() {
    reduce(alice, Side.SELL, 6, 1_010);
    reduce(alice, Side.SELL, 10, 1_020);
    assertThat(engine.buy(carol, 1, 25, 1_030))
        .contains("done #4 s1 m1 SELL 6@1020 cum 4 REDUCE_ONLY level 0");
  }

  @Test
  void shouldCountOrdinaryFillsOfTheSameSweepToo() {
    engine.sell(alice, 1, 7, 1_005);
    reduce(alice, Side.SELL, 10, 1_010);
    assertThat(engine.buy(carol, 1, 25, 1_030))
        .contains("done #4 s1 m1 SELL 7@1010 cum 3 REDUCE_ONLY level 0");
  }

  @Test
  void shouldCountForFillOrKillWhatThePositionAllows() {
    reduce(alice, Side.SELL, 10, 1_010);
    reduce(alice, Side.SELL, 10, 1_020);
    PlaceOrder order = limit(carol, 1, Side.BUY, 11, 1_030);
    order.timeInForce = TimeInForce.FOK;
    assertThat(engine.place(order)).last().isEqualTo("= FOK_NOT_FILLABLE");
  }

  @Test
  void shouldNeedNoMarginAndStayOutOfTheOrderSums() {
    engine.withdraw(alice, engine.view.withdrawableMicros(alice));
    assertThat(engine.sell(alice, 1, 30, 1_000)).last().isEqualTo("= INSUFFICIENT_MARGIN");
    assertThat(reduce(alice, Side.SELL, 10, 1_000)).last().isEqualTo("= NONE #3");
  }

  @Test
  void shouldNotTakeAwayThePositionThatOtherOrdersLeanOn() {
    engine.withdraw(alice, engine.view.withdrawableMicros(alice));
    assertThat(engine.sell(alice, 1, 20, 1_000)).last().isEqualTo("= NONE #3");
    assertThat(reduce(alice, Side.SELL, 10, 1_000)).last().isEqualTo("= INSUFFICIENT_MARGIN");
  }

  @Test
  void shouldCountWhatOtherOrdersLeanOnOnceAReduceOnlyOrderIsThere() {
    engine.withdraw(alice, engine.view.withdrawableMicros(alice));
    assertThat(reduce(alice, Side.SELL, 10, 1_010)).last().isEqualTo("= NONE #3");
    assertThat(engine.sell(alice, 1, 20, 1_000)).last().isEqualTo("= INSUFFICIENT_MARGIN");
  }

  @Test
  void shouldLetStopsAndMarketOrdersCloseInAReduceOnlyMarketBesideATakeProfit() {
    reduce(alice, Side.SELL, 10, 1_100);
    PlaceOrder stop = reduceOnly(alice, Side.SELL, 10, 0);
    stop.ordType = OrdType.STOP;
    stop.timeInForce = TimeInForce.IOC;
    stop.triggerPriceTicks = 900;
    engine.place(stop);
    engine.state(1, MarketState.REDUCE_ONLY);
    engine.tick();
    reduce(bob, Side.BUY, 10, 950);
    engine.mark(1, 900);
    assertThat(engine.tick())
        .anyMatch(line -> line.startsWith("triggered #4"))
        .anyMatch(line -> line.startsWith("traded"));
    assertThat(engine.view.openInterestLots(1)).isZero();
  }

  @Test
  void shouldLetAnOrderShrinkInAReduceOnlyMarket() {
    reduce(alice, Side.SELL, 10, 1_100);
    long first = engine.orderId();
    reduce(alice, Side.SELL, 10, 1_200);
    engine.state(1, MarketState.REDUCE_ONLY);
    assertThat(engine.amend(alice, first, 8, 1_100)).last().isEqualTo("= NONE #3");
    int order = engine.view.order(alice, first, 0);
    assertThat(engine.view.orderLeavesLots(order)).isEqualTo(8);
  }

  @Test
  void shouldCutAndEndWaitingOnes() {
    PlaceOrder stop = reduceOnly(alice, Side.SELL, 10, 0);
    stop.ordType = OrdType.STOP;
    stop.timeInForce = TimeInForce.IOC;
    stop.triggerPriceTicks = 900;
    engine.place(stop);
    engine.buy(carol, 1, 4, 1_000);
    engine.place(ioc(alice, 1, Side.SELL, 4, 1_000));
    assertThat(engine.tick()).first().asString().startsWith("reduced #3 s1 m1 SELL 6@0 leaves 6");
    engine.buy(carol, 1, 6, 1_000);
    engine.place(ioc(alice, 1, Side.SELL, 6, 1_000));
    assertThat(engine.tick()).first().asString().contains("done #3").contains("REDUCE_ONLY");
  }

  @Test
  void shouldTakeOnlyReduceOnlyOrdersInAReduceOnlyMarket() {
    engine.state(1, MarketState.REDUCE_ONLY);
    assertThat(engine.buy(carol, 1, 1, 990)).last().isEqualTo("= MARKET_REDUCE_ONLY");
    assertThat(reduce(alice, Side.SELL, 6, 1_010)).last().isEqualTo("= NONE #3");
    assertThat(reduce(alice, Side.SELL, 6, 1_020)).first().asString().contains("SELL 4@1020");
    assertThat(reduce(alice, Side.SELL, 1, 1_030)).last().isEqualTo("= NOTHING_TO_REDUCE");
  }

  @Test
  void shouldTakeOtherOrdersOutOfAMarketThatBecomesReduceOnly() {
    engine.buy(carol, 1, 1, 990);
    engine.sell(carol, 1, 2, 1_010);
    reduce(alice, Side.SELL, 10, 1_010);
    engine.state(1, MarketState.REDUCE_ONLY);
    assertThat(reduce(bob, Side.BUY, 10, 1_010))
        .contains("done #4 s3 m1 SELL 2@1010 cum 0 MARKET_REDUCE_ONLY level 10")
        .anyMatch(line -> line.startsWith("traded"));
    assertThat(engine.tick()).contains("done #3 s3 m1 BUY 1@990 cum 0 MARKET_REDUCE_ONLY level 0");
    assertThat(engine.view.openInterestLots(1)).isZero();
  }

  @Test
  void shouldClearAMarketThatIsSettledAndDelistItWhenItIsEmpty() {
    reduce(alice, Side.SELL, 10, 1_010);
    engine.state(1, MarketState.SETTLEMENT);
    assertThat(engine.buy(carol, 1, 1, 990)).last().isEqualTo("= MARKET_NOT_ACCEPTING_ORDERS");
    assertThat(engine.state(1, MarketState.DELISTED)).containsExactly("= MARKET_NOT_EMPTY");
    assertThat(engine.tick())
        .containsExactly(
            "done #3 s1 m1 SELL 10@1010 cum 0 MARKET_CLOSED level 0",
            "settled s1 m1 10@1000 leaves 0",
            "settled s2 m1 10@1000 leaves 0",
            "position s1 m1 0 cost 0 realized 0 total 0",
            "position s2 m1 0 cost 0 realized 0 total 0",
            "= NONE");
    assertThat(engine.state(1, MarketState.OPEN)).containsExactly("= INVALID_STATE_TRANSITION");
    assertThat(engine.state(1, MarketState.DELISTED)).last().isEqualTo("= NONE");
  }

  @Test
  void shouldTakeNoPriceForADelistedMarket() {
    engine.openMarket(parameters(), 500);
    engine.state(2, MarketState.SETTLEMENT);
    assertThat(engine.state(2, MarketState.DELISTED)).containsExactly("= MARKET_NOT_EMPTY");
    engine.tick();
    assertThat(engine.state(2, MarketState.DELISTED)).last().isEqualTo("= NONE");
    assertThat(engine.mark(2, 501)).containsExactly("= MARKET_DELISTED");
    assertThat(engine.updateMarket(2, parameters())).containsExactly("= MARKET_DELISTED");
    assertThat(engine.state(2, MarketState.OPEN)).containsExactly("= INVALID_STATE_TRANSITION");
  }

  private List<String> reduce(int subAccountId, Side side, long lots, int priceTicks) {
    return engine.place(reduceOnly(subAccountId, side, lots, priceTicks));
  }

  private static PlaceOrder reduceOnly(int subAccountId, Side side, long lots, int priceTicks) {
    PlaceOrder order = limit(subAccountId, 1, side, lots, priceTicks);
    order.reduceOnly = true;
    return order;
  }
}
