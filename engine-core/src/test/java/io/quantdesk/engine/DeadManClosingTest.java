package io.quantdesk.engine;

import static io.quantdesk.engine.EngineUnderTest.USDC;
import static io.quantdesk.engine.EngineUnderTest.market;
import static io.quantdesk.engine.EngineUnderTest.parameters;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.auction.AuctionRules;
import io.quantdesk.engine.market.BackstopRules;
import io.quantdesk.engine.market.LiquidationRules;
import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.order.Side;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A dead-man switch closes positions behind the orders, by one market order a tick. */
class DeadManClosingTest {
  private static final long SECOND = 1_000_000_000;
  private static final long NOON = 100 * SECOND;

  private final EngineUnderTest engine = new EngineUnderTest();
  private int alice;
  private int bob;

  @BeforeEach
  void openMarkets() {
    engine.openMarket(parameters(), 1_000);
    engine.openMarket(parameters(), 1_000);
    alice = engine.trader(1_000 * USDC);
    bob = engine.trader(1_000 * USDC);
  }

  /** Alice buys lots from Bob at 1,000, or with lots below 0 sells them. */
  private void open(int marketId, long lots) {
    if (lots > 0) {
      engine.sell(bob, marketId, lots, 1_000);
      engine.buy(alice, marketId, lots, 1_000);
    } else {
      engine.buy(bob, marketId, -lots, 1_000);
      engine.sell(alice, marketId, -lots, 1_000);
    }
  }

  /** The tick in which her switch fires. */
  private List<String> fire() {
    engine.scheduleCloseAll(alice, NOON);
    engine.comesAt(NOON);
    return engine.tick();
  }

  /** What is told of orders, trades and positions that are done with. */
  private static List<String> orders(List<String> lines) {
    return lines.stream()
        .filter(line -> line.matches("(accepted|traded|done|scheduled close|auction).*"))
        .toList();
  }

  private List<String> tickOrders() {
    return orders(engine.tick());
  }

  private boolean isDue() {
    return engine.engine.nextDeadlineNs() != Engine.NO_DEADLINE;
  }

  @Test
  void shouldCloseAPositionATickMarketByMarketWhenTheOrdersAreOut() {
    open(2, -3);
    open(1, 5);
    engine.buy(bob, 1, 10, 990);
    engine.sell(bob, 2, 10, 1_010);
    engine.buy(alice, 1, 1, 900);

    assertThat(fire())
        .containsExactly(
            "scheduled cancel started s1 at 100000000000 close all",
            "done #7 s1 m1 BUY 1@900 cum 0 MASS_CANCELED level 0",
            "mass cancel of " + engine.header.seq + " s1 done 1",
            "accepted #8 s1 m1 SELL 5@950 MARKET IOC reduce-only cl 0 rests 0 level 0",
            "traded 3 m1 SELL 5@990 taker #8 s1 leaves 0 fee 0 maker #5 s2 leaves 5 fee 0 level 5",
            "position s2 m1 0 cost 0 realized 50 total 50",
            "balance s2 1000000050 by 50 TRADE",
            "position s1 m1 0 cost 0 realized -50 total -50",
            "balance s1 999999950 by -50 TRADE",
            "scheduled close ended s1 m1 leaves 0 NONE",
            "= NONE");
    assertThat(isDue()).isTrue();
    assertThat(tickOrders())
        .containsExactly(
            "accepted #9 s1 m2 BUY 3@1050 MARKET IOC reduce-only cl 0 rests 0 level 0",
            "traded 4 m2 BUY 3@1010 taker #9 s1 leaves 0 fee 0 maker #6 s2 leaves 7 fee 0 level 7",
            "scheduled close ended s1 m2 leaves 0 NONE");
    assertThat(isDue()).isFalse();
    assertThat(engine.tick()).containsExactly("= NONE");
  }

  @Test
  void shouldWaitForTheEndOfTheMassCancel() {
    open(1, 5);
    engine.buy(bob, 1, 10, 990);
    for (int i = 0; i < 257; i++) {
      engine.buy(alice, 1, 1, 900);
    }
    assertThat(fire()).hasSize(1 + 256 + 1).noneMatch(line -> line.startsWith("accepted"));
    assertThat(tickOrders()).last().isEqualTo("scheduled close ended s1 m1 leaves 0 NONE");
  }

  @Test
  void shouldTakeSeveralOrdersForMoreThanTheLargestAndPayTakerFees() {
    MarketParameters parameters = parameters();
    parameters.maxOrderLots = 40;
    parameters.minOrderLots = 30;
    parameters.takerFeePpm = 10_000;
    open(1, 100);
    engine.updateMarket(1, parameters);
    engine.buy(bob, 1, 40, 1_000);
    engine.buy(bob, 1, 40, 999);
    engine.buy(bob, 1, 40, 998);

    assertThat(orders(fire()))
        .containsExactly(
            "accepted #6 s1 m1 SELL 40@950 MARKET IOC reduce-only cl 0 rests 0 level 0",
            "traded 2 m1 SELL 40@1000 taker #6 s1 leaves 0 fee 400 maker #3 s2 leaves 0 fee 0 level 0");
    assertThat(tickOrders())
        .containsExactly(
            "accepted #7 s1 m1 SELL 40@950 MARKET IOC reduce-only cl 0 rests 0 level 0",
            "traded 3 m1 SELL 40@999 taker #7 s1 leaves 0 fee 400 maker #4 s2 leaves 0 fee 0 level 0");
    // The last 20 lots are fewer than an order may have: one of 30 is cut to them.
    assertThat(tickOrders())
        .containsExactly(
            "accepted #8 s1 m1 SELL 20@950 MARKET IOC reduce-only cl 0 rests 0 level 0",
            "traded 4 m1 SELL 20@998 taker #8 s1 leaves 0 fee 200 maker #5 s2 leaves 20 fee 0 level 20",
            "scheduled close ended s1 m1 leaves 0 NONE");
    assertThat(isDue()).isFalse();
  }

  @Test
  void shouldTellWhatIsLeftWhenThereIsNothingToTradeWithAndNotTryAgain() {
    open(1, 5);
    engine.buy(bob, 1, 2, 960);
    engine.buy(bob, 1, 2, 949);
    assertThat(orders(fire()))
        .containsExactly(
            "accepted #5 s1 m1 SELL 5@950 MARKET IOC reduce-only cl 0 rests 0 level 0",
            "traded 2 m1 SELL 2@960 taker #5 s1 leaves 3 fee 0 maker #3 s2 leaves 0 fee 0 level 0",
            "done #5 s1 m1 SELL 3@950 cum 2 IOC_REMAINDER unrested",
            "scheduled close ended s1 m1 leaves 3 NONE");
    assertThat(isDue()).isFalse();
    open(2, -4);
    engine.sell(alice, 1, 3, 1_000);
    assertThat(orders(fireAgain()))
        .containsExactly(
            "done #8 s1 m1 SELL 3@1000 cum 0 MASS_CANCELED level 0",
            "accepted #9 s1 m1 SELL 3@950 MARKET IOC reduce-only cl 0 rests 0 level 0",
            "done #9 s1 m1 SELL 3@950 cum 0 IOC_REMAINDER unrested",
            "scheduled close ended s1 m1 leaves 3 NONE");
    assertThat(tickOrders()).last().isEqualTo("scheduled close ended s1 m2 leaves -4 NONE");
  }

  private List<String> fireAgain() {
    engine.scheduleCloseAll(alice, 2 * NOON);
    engine.comesAt(2 * NOON);
    return engine.tick();
  }

  @Test
  void shouldGoOnWithTheNextMarketWhenOneTakesNoOrders() {
    open(1, 5);
    open(2, 5);
    engine.buy(bob, 1, 10, 990);
    engine.buy(bob, 2, 10, 990);
    engine.state(1, MarketState.HALTED);
    assertThat(orders(fire()))
        .containsExactly("scheduled close ended s1 m1 leaves 5 MARKET_NOT_ACCEPTING_ORDERS");
    assertThat(tickOrders()).last().isEqualTo("scheduled close ended s1 m2 leaves 0 NONE");
    engine.state(1, MarketState.POST_ONLY);
    assertThat(orders(fireAgain()))
        .containsExactly("scheduled close ended s1 m1 leaves 5 MARKET_POST_ONLY");
  }

  @Test
  void shouldLeaveTheOwnerToTheLiquidation() {
    LiquidationRules rules = new LiquidationRules();
    rules.bufferPpm = 100_000;
    rules.closeOutPpm = 1;
    rules.cooldownNs = 1_000 * SECOND;
    engine.liquidationRules(1, rules);
    int carol = engine.trader(120_000);
    engine.sell(bob, 1, 1_000, 1_000);
    engine.buy(carol, 1, 1_000, 1_000);
    engine.scheduleCloseAll(carol, NOON);
    engine.comesAt(NOON - SECOND);
    engine.mark(1, 920);
    assertThat(engine.tick()).anyMatch(line -> line.startsWith("liquidating s3"));
    engine.comesAt(NOON);
    assertThat(orders(engine.tick()))
        .containsExactly("scheduled close ended s3 m1 leaves 1000 UNDER_LIQUIDATION");
  }

  /** Carol is long 1,000 lots at 1,000; at 900 her equity is 20,000, less than 2/3 of 45,000. */
  @Test
  void shouldLeaveABackstopWhatItHasTakenOver() {
    int house = engine.trader(0);
    int carol = engine.trader(120_000);
    LiquidationRules liquidation = new LiquidationRules();
    liquidation.closeOutPpm = 666_667;
    engine.liquidationRules(1, liquidation);
    BackstopRules rules = new BackstopRules();
    rules.subAccountId = house;
    rules.capMicros = 1_000 * USDC;
    rules.drawMicros = 1_000 * USDC;
    rules.drawIntervalNs = 60 * SECOND;
    rules.sliceMicros = 400_000;
    rules.unwindIntervalNs = 1_000 * SECOND;
    assertThat(engine.backstopRules(1, rules)).last().isEqualTo("= NONE");
    engine.fundInsurance(1, USDC);
    engine.sell(bob, 1, 1_000, 1_000);
    engine.buy(carol, 1, 1_000, 1_000);
    engine.scheduleCloseAll(house, NOON);
    engine.comesAt(NOON - SECOND);
    engine.mark(1, 900);
    assertThat(engine.tick()).anyMatch(line -> line.startsWith("backstop s3"));
    engine.comesAt(NOON);
    assertThat(orders(engine.tick()))
        .containsExactly("scheduled close ended s3 m1 leaves 1000 BACKSTOP_ACCOUNT");
  }

  @Test
  void shouldTradeAtOnceInAMarketWithAuctions() {
    AuctionRules rules = new AuctionRules();
    rules.thresholdMicros = 1;
    rules.durationNs = 10 * SECOND;
    rules.lockPpm = 200_000;
    rules.endPpm = 20_000;
    rules.quotesPerMaker = 2;
    rules.maxQuotes = 3;
    open(1, 5);
    assertThat(engine.auctionRules(1, rules)).last().isEqualTo("= NONE");
    engine.buy(bob, 1, 10, 990);
    assertThat(orders(engine.place(market(alice, 1, Side.SELL, 1))))
        .anyMatch(line -> line.startsWith("auction"));
    assertThat(orders(fire())).last().isEqualTo("scheduled close ended s1 m1 leaves 0 NONE");
  }

  @Test
  void shouldCostNoTokenAndBeTakenWithoutAny() {
    open(1, 5);
    engine.buy(bob, 1, 10, 990);
    engine.setRateLimits(1, 0);
    engine.buy(alice, 1, 1, 900);
    assertThat(engine.view.ordersLeft(alice)).isZero();
    assertThat(orders(fire())).last().isEqualTo("scheduled close ended s1 m1 leaves 0 NONE");
    assertThat(engine.view.ordersLeft(alice)).isZero();
  }

  @Test
  void shouldNeverTradeWithTheOwnersOtherSubAccount() {
    open(1, 5);
    int other = engine.view.subAccountCount() + 1;
    engine.createSubAccount(1);
    engine.deposit(other, 1_000 * USDC);
    engine.buy(other, 1, 10, 995);
    engine.buy(bob, 1, 10, 990);
    assertThat(orders(fire()))
        .containsExactly(
            "accepted #5 s1 m1 SELL 5@950 MARKET IOC reduce-only cl 0 rests 0 level 0",
            "done #3 s3 m1 BUY 10@995 cum 0 SELF_TRADE_PREVENTED level 0",
            "traded 2 m1 SELL 5@990 taker #5 s1 leaves 0 fee 0 maker #4 s2 leaves 5 fee 0 level 5",
            "scheduled close ended s1 m1 leaves 0 NONE");
  }

  @Test
  void shouldLeavePositionsWhenTheLastCallDoesNotAskForThem() {
    open(1, 5);
    engine.buy(bob, 1, 10, 990);
    assertThat(engine.scheduleCloseAll(alice, NOON))
        .containsExactly("cancel scheduled s1 at 100000000000 close all", "= NONE");
    assertThat(engine.scheduleCancel(alice, NOON))
        .containsExactly("cancel scheduled s1 at 100000000000", "= NONE");
    engine.comesAt(NOON);
    assertThat(engine.tick())
        .containsExactly(
            "scheduled cancel started s1 at 100000000000",
            "mass cancel of " + engine.header.seq + " s1 done 0",
            "= NONE");
    assertThat(isDue()).isFalse();
  }

  @Test
  void shouldRefuseToDisarmAndCloseAndKeepWhatWasScheduled() {
    engine.scheduleCancel(alice, NOON);
    assertThat(engine.scheduleCloseAll(alice, 0)).containsExactly("= INVALID_CANCEL_TIME");
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(NOON);
  }

  @Test
  void shouldCloseWhatTheLateCallHadScheduled() {
    open(1, 5);
    engine.buy(bob, 1, 10, 990);
    engine.scheduleCloseAll(alice, NOON);
    engine.comesAt(NOON);
    assertThat(engine.scheduleCancel(alice, 2 * NOON))
        .containsExactly(
            "scheduled cancel started s1 at 100000000000 close all",
            "cancel scheduled s1 at 200000000000",
            "= NONE");
    assertThat(tickOrders()).last().isEqualTo("scheduled close ended s1 m1 leaves 0 NONE");
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(2 * NOON);
  }

  @Test
  void shouldCloseNoMoreThanWasThereWhenItBegan() {
    MarketParameters parameters = parameters();
    open(1, 100);
    parameters.maxOrderLots = 60;
    engine.updateMarket(1, parameters);
    engine.buy(bob, 1, 60, 1_000);
    engine.buy(bob, 1, 60, 999);
    fire();
    open(1, 50);
    assertThat(tickOrders())
        .containsExactly(
            "accepted #8 s1 m1 SELL 40@950 MARKET IOC reduce-only cl 0 rests 0 level 0",
            "traded 4 m1 SELL 40@999 taker #8 s1 leaves 0 fee 0 maker #4 s2 leaves 20 fee 0 level 20",
            "scheduled close ended s1 m1 leaves 50 NONE");
  }

  @Test
  void shouldTellThatAPositionWasClosedMeanwhile() {
    MarketParameters parameters = parameters();
    open(1, 100);
    parameters.maxOrderLots = 60;
    engine.updateMarket(1, parameters);
    engine.buy(bob, 1, 60, 1_000);
    fire();
    engine.buy(bob, 1, 60, 999);
    engine.sell(alice, 1, 40, 999);
    assertThat(tickOrders()).containsExactly("scheduled close ended s1 m1 leaves 0 NONE");
    assertThat(isDue()).isFalse();
  }

  @Test
  void shouldNotHoldUpMassCancelsOfOthers() {
    open(1, 5);
    open(2, 5);
    int carol = engine.trader(1_000 * USDC);
    engine.buy(carol, 1, 1, 900);
    engine.scheduleCloseAll(alice, NOON);
    engine.scheduleCancel(carol, NOON);
    engine.comesAt(NOON);
    assertThat(engine.tick())
        .contains("mass cancel of " + engine.header.seq + " s3 done 1")
        .contains("scheduled close ended s1 m1 leaves 5 NONE");
    assertThat(tickOrders()).last().isEqualTo("scheduled close ended s1 m2 leaves 5 NONE");
  }

  @Test
  void shouldCloseOneSubAccountAfterTheOther() {
    open(1, 5);
    open(2, 5);
    engine.scheduleCloseAll(alice, NOON);
    engine.scheduleCloseAll(bob, NOON);
    engine.comesAt(NOON);
    List<String> ended = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      List<String> lines = engine.tick();
      assertThat(lines).filteredOn(line -> line.startsWith("accepted")).hasSize(1);
      ended.add(lines.get(lines.size() - 2));
    }
    assertThat(ended)
        .containsExactly(
            "scheduled close ended s1 m1 leaves 5 NONE",
            "scheduled close ended s1 m2 leaves 5 NONE",
            "scheduled close ended s2 m1 leaves -5 NONE",
            "scheduled close ended s2 m2 leaves -5 NONE");
    assertThat(isDue()).isFalse();
  }

  @Test
  void shouldLeaveIsolatedChildrenAlone() {
    open(1, 5);
    int child = engine.view.subAccountCount() + 1;
    engine.createIsolated(1, alice, 2);
    engine.transfer(alice, child, USDC);
    engine.sell(bob, 2, 5, 1_000);
    engine.buy(child, 2, 5, 1_000);
    assertThat(orders(fire())).last().isEqualTo("scheduled close ended s1 m1 leaves 5 NONE");
    assertThat(isDue()).isFalse();
  }
}
