package io.quantdesk.engine;

import static io.quantdesk.engine.EngineUnderTest.USDC;
import static io.quantdesk.engine.EngineUnderTest.ioc;
import static io.quantdesk.engine.EngineUnderTest.limit;
import static io.quantdesk.engine.EngineUnderTest.parameters;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.order.SelfTradePrevention;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.order.TimeInForce;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An account never trades with itself; the incoming order's mode says what happens instead. */
class SelfTradePreventionTest {
  private final EngineUnderTest engine = new EngineUnderTest();
  private int btc;
  private int alice;
  private int sister;
  private int bob;

  /** Asks: 4 of Alice, 5 of Bob, 6 of Alice's other sub-account, all at one price. */
  @BeforeEach
  void openMarket() {
    btc = engine.openMarket(parameters(), 50_000);
    alice = engine.trader(100 * USDC);
    bob = engine.trader(100 * USDC);
    engine.createSubAccount(1);
    sister = engine.view.subAccountCount();
    engine.deposit(sister, 100 * USDC);
    engine.sell(alice, btc, 4, 50_000);
    engine.sell(bob, btc, 5, 50_000);
    engine.sell(sister, btc, 6, 50_000);
  }

  @Test
  void shouldCancelOwnOrdersInTheWayAndGoOn() {
    assertThat(engine.buy(alice, btc, 7, 50_000))
        .containsExactly(
            "accepted #4 s1 m1 BUY 7@50000 LIMIT GTC cl 0 rests 0 level 0",
            "done #1 s1 m1 SELL 4@50000 cum 0 SELF_TRADE_PREVENTED level 11",
            "traded 1 m1 BUY 5@50000 taker #4 s1 leaves 2 fee 0 maker #2 s2 leaves 0 fee 0 level 6",
            "position s2 m1 -5 cost -250000 realized 0 total 0",
            "position s1 m1 5 cost 250000 realized 0 total 0",
            "done #3 s3 m1 SELL 6@50000 cum 0 SELF_TRADE_PREVENTED level 0",
            "rested #4 s1 m1 BUY 2@50000 level 2",
            "= NONE #4");
  }

  @Test
  void shouldEndTheIncomingOrderAtTheFirstOwnOne() {
    assertThat(engine.place(with(SelfTradePrevention.CANCEL_TAKER, alice, 7)))
        .containsExactly(
            "accepted #4 s1 m1 BUY 7@50000 LIMIT GTC CANCEL_TAKER cl 0 rests 0 level 0",
            "done #4 s1 m1 BUY 7@50000 cum 0 SELF_TRADE_PREVENTED unrested",
            "= NONE #4");
    engine.cancel(alice, firstOrder());
    assertThat(engine.place(with(SelfTradePrevention.CANCEL_TAKER, alice, 7)))
        .contains("done #5 s1 m1 BUY 2@50000 cum 5 SELF_TRADE_PREVENTED unrested");
    assertThat(engine.view.levelQtyLots(btc, 50_000)).isEqualTo(6);
  }

  @Test
  void shouldEndBoth() {
    PlaceOrder order = with(SelfTradePrevention.CANCEL_BOTH, sister, 7);
    order.timeInForce = TimeInForce.IOC;
    assertThat(engine.place(order))
        .containsExactly(
            "accepted #4 s3 m1 BUY 7@50000 LIMIT IOC CANCEL_BOTH cl 0 rests 0 level 0",
            "done #1 s1 m1 SELL 4@50000 cum 0 SELF_TRADE_PREVENTED level 11",
            "done #4 s3 m1 BUY 7@50000 cum 0 SELF_TRADE_PREVENTED unrested",
            "= NONE #4");
  }

  @Test
  void shouldLowerBothByTheSmallerUntilTheIncomingOrderIsUsedUp() {
    assertThat(engine.place(with(SelfTradePrevention.DECREMENT, alice, 11)))
        .containsExactly(
            "accepted #4 s1 m1 BUY 11@50000 LIMIT GTC DECREMENT cl 0 rests 0 level 0",
            "done #1 s1 m1 SELL 4@50000 cum 0 SELF_TRADE_PREVENTED level 11",
            "reduced #4 s1 m1 BUY 7@50000 leaves 7 SELF_TRADE_PREVENTED unrested",
            "traded 1 m1 BUY 5@50000 taker #4 s1 leaves 2 fee 0 maker #2 s2 leaves 0 fee 0 level 6",
            "position s2 m1 -5 cost -250000 realized 0 total 0",
            "position s1 m1 5 cost 250000 realized 0 total 0",
            "reduced #3 s3 m1 SELL 4@50000 leaves 4 SELF_TRADE_PREVENTED level 4",
            "done #4 s1 m1 BUY 2@50000 cum 5 SELF_TRADE_PREVENTED unrested",
            "= NONE #4");
  }

  @Test
  void shouldRestWhatADecrementLeaves() {
    assertThat(engine.place(with(SelfTradePrevention.DECREMENT, alice, 20)))
        .endsWith(
            "done #3 s3 m1 SELL 6@50000 cum 0 SELF_TRADE_PREVENTED level 0",
            "reduced #4 s1 m1 BUY 10@50000 leaves 5 SELF_TRADE_PREVENTED unrested",
            "rested #4 s1 m1 BUY 5@50000 level 5",
            "= NONE #4");
  }

  @Test
  void shouldCountOwnOrdersAsUnavailableForFillOrKill() {
    PlaceOrder fok = with(SelfTradePrevention.CANCEL_MAKER, alice, 6);
    fok.timeInForce = TimeInForce.FOK;
    assertThat(engine.place(fok)).last().isEqualTo("= FOK_NOT_FILLABLE");
    fok.selfTradePrevention = SelfTradePrevention.DECREMENT;
    assertThat(engine.place(fok)).last().isEqualTo("= FOK_NOT_FILLABLE");
    fok.orderQtyLots = 5;
    fok.selfTradePrevention = SelfTradePrevention.CANCEL_MAKER;
    assertThat(engine.place(fok))
        .contains("done #1 s1 m1 SELL 4@50000 cum 0 SELF_TRADE_PREVENTED level 11")
        .last()
        .isEqualTo("= NONE #4");
  }

  @Test
  void shouldNotTakeAnOwnOrderForRoomBehindAPostOnlyOne() {
    PlaceOrder order = with(SelfTradePrevention.CANCEL_TAKER, alice, 1);
    order.postOnly = true;
    assertThat(engine.place(order)).last().isEqualTo("= POST_ONLY_WOULD_CROSS");
  }

  @Test
  void shouldKeepTheModeOfAnAmendedOrder() {
    PlaceOrder order = with(SelfTradePrevention.CANCEL_BOTH, alice, 7);
    order.priceTicks = 49_000;
    engine.place(order);
    assertThat(engine.amend(alice, engine.orderId(), 7, 50_000))
        .containsExactly(
            "amended #4 s1 m1 BUY 7@50000 leaves 7 rests 0 old level 0@49000",
            "done #1 s1 m1 SELL 4@50000 cum 0 SELF_TRADE_PREVENTED level 11",
            "done #4 s1 m1 BUY 7@50000 cum 0 SELF_TRADE_PREVENTED unrested",
            "= NONE #4");
  }

  @Test
  void shouldGiveBackThePositionOfAnImmediateOrderThatOnlyCanceled() {
    int carol = engine.trader(100 * USDC);
    engine.sell(carol, btc, 3, 49_999);
    assertThat(engine.place(ioc(carol, btc, Side.BUY, 3, 49_999)))
        .endsWith(
            "done #4 s4 m1 SELL 3@49999 cum 0 SELF_TRADE_PREVENTED level 0",
            "done #5 s4 m1 BUY 3@49999 cum 0 IOC_REMAINDER unrested",
            "= NONE #5");
    assertThat(engine.view.firstPosition(carol)).isEqualTo(EngineView.NONE);
  }

  private long firstOrder() {
    return engine.view.orderId(
        engine.view.oldestOrder(engine.view.position(alice, btc), Side.SELL));
  }

  private PlaceOrder with(SelfTradePrevention mode, int subAccountId, long lots) {
    PlaceOrder order = limit(subAccountId, btc, Side.BUY, lots, 50_000);
    order.selfTradePrevention = mode;
    return order;
  }
}
