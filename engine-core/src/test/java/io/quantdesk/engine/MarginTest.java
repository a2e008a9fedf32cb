package io.quantdesk.engine;

import static io.quantdesk.engine.EngineUnderTest.ioc;
import static io.quantdesk.engine.EngineUnderTest.limit;
import static io.quantdesk.engine.EngineUnderTest.market;
import static io.quantdesk.engine.EngineUnderTest.parameters;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.engine.order.Side;
import org.junit.jupiter.api.Test;

/** Worked examples of the margin rules, in micros: k = 1, so a lot at a price of 1,000 is 1,000. */
class MarginTest {
  private static final int MARK = 1_000;

  private final EngineUnderTest engine = new EngineUnderTest();

  /** Someone who takes the other side of everything. */
  private final int dealer = engine.trader(1_000_000_000);

  @Test
  void shouldTakeExactlyTheOrderThatEquityCovers() {
    int market = engine.openMarket(parameters(), MARK);
    // 10 lots at the mark: N = 10,000, IM = 1,000, no open loss, no fee.
    int exact = engine.trader(1_000);
    int short1 = engine.trader(999);
    assertThat(engine.buy(exact, market, 10, MARK)).last().isEqualTo("= NONE #1");
    assertThat(engine.buy(short1, market, 10, MARK)).last().isEqualTo("= INSUFFICIENT_MARGIN");
    assertThat(engine.view.initialMarginMicros(exact)).isEqualTo(1_000);
    assertThat(engine.view.maintenanceMarginMicros(exact)).isZero();
  }

  @Test
  void shouldCountTheWorseSideOnly() {
    int market = engine.openMarket(parameters(), MARK);
    int quoter = engine.trader(1_000);
    engine.buy(quoter, market, 10, 990);
    // n = max(0 + 10, 0 - 10): the sell adds nothing to the worst case.
    assertThat(engine.sell(quoter, market, 10, 1_010)).last().isEqualTo("= NONE #2");
    assertThat(engine.view.initialMarginMicros(quoter)).isEqualTo(1_000);
    assertThat(engine.sell(quoter, market, 1, 1_010)).last().isEqualTo("= INSUFFICIENT_MARGIN");
  }

  @Test
  void shouldAddTheOpenLossOfOrdersBeyondTheMark() {
    int market = engine.openMarket(parameters(), MARK);
    // Buys of 5 @ 1,100 and 5 @ 950: loss = 500 - 250 = 250 (netted), N = 10,000, IM = 1,250.
    int trader = engine.trader(1_250);
    assertThat(engine.buy(trader, market, 5, 1_100)).last().isEqualTo("= NONE #1");
    assertThat(engine.view.initialMarginMicros(trader)).isEqualTo(500 + 500);
    assertThat(engine.buy(trader, market, 5, 950)).last().isEqualTo("= NONE #2");
    assertThat(engine.view.initialMarginMicros(trader)).isEqualTo(1_250);
    // A sell of 10 @ 900 would lose 1,000 at once, without raising n. It crosses nothing else's
    // bid.
    engine.cancel(trader, engine.orderId());
    engine.cancel(trader, (1L << 24));
    engine.deposit(trader, 749);
    assertThat(engine.sell(trader, market, 10, 900)).last().isEqualTo("= INSUFFICIENT_MARGIN");
    engine.deposit(trader, 1);
    assertThat(engine.sell(trader, market, 10, 900)).last().isEqualTo("= NONE #3");
  }

  @Test
  void shouldCountTheTakerFeeOfTheMarketablePartOnly() {
    MarketParameters parameters = parameters();
    parameters.takerFeePpm = 10_000;
    int market = engine.openMarket(parameters, MARK);
    engine.sell(dealer, market, 3, MARK);
    // N = 10,000, IM = 1,000, fee = 1 % of the 3 lots that trade = 30.
    int taker = engine.trader(1_029);
    assertThat(engine.buy(taker, market, 10, MARK)).last().isEqualTo("= INSUFFICIENT_MARGIN");
    engine.deposit(taker, 1);
    assertThat(engine.buy(taker, market, 10, MARK)).last().isEqualTo("= NONE #2");
    assertThat(engine.view.cashMicros(taker)).isEqualTo(1_000);
    assertThat(engine.view.equityMicros(taker)).isEqualTo(1_000);
    assertThat(engine.view.initialMarginMicros(taker)).isEqualTo(1_000);
    assertThat(engine.view.treasuryMicros()).isEqualTo(30);
  }

  @Test
  void shouldRoundRequirementsUp() {
    MarketParameters parameters = parameters();
    int market = engine.openMarket(parameters, 11);
    int trader = engine.trader(2);
    // N = 11, IM = ceil(1.1) = 2.
    assertThat(engine.buy(trader, market, 1, 11)).last().isEqualTo("= NONE #1");
    assertThat(engine.view.initialMarginMicros(trader)).isEqualTo(2);
    engine.place(ioc(dealer, market, Side.SELL, 1, 11));
    assertThat(engine.view.maintenanceMarginMicros(trader)).isEqualTo(1);
  }

  @Test
  void shouldMarginAllMarketsOfAScopeTogether() {
    int first = engine.openMarket(parameters(), MARK);
    int second = engine.openMarket(parameters(), MARK);
    int trader = engine.trader(2_000);
    position(trader, first, Side.BUY, 10);
    engine.mark(first, 1_100);
    // Profit of 1,000 in the first market: E = 3,000; IM = 1,100 there, 1,900 left for the second.
    assertThat(engine.view.equityMicros(trader)).isEqualTo(3_000);
    assertThat(engine.sell(trader, second, 20, MARK)).last().isEqualTo("= INSUFFICIENT_MARGIN");
    assertThat(engine.sell(trader, second, 19, MARK)).last().asString().startsWith("= NONE");
  }

  @Test
  void shouldNotMixSubAccounts() {
    int market = engine.openMarket(parameters(), MARK);
    int rich = engine.trader(1_000_000);
    engine.createSubAccount(engine.view.owner(rich));
    int poor = engine.view.subAccountCount();
    assertThat(engine.buy(poor, market, 1, MARK)).last().isEqualTo("= INSUFFICIENT_MARGIN");
  }

  @Test
  void shouldTakeAReducingOrderBelowInitialMarginUnlessItLowersHealth() {
    int market = engine.openMarket(parameters(), MARK);
    int trader = engine.trader(1_000);
    position(trader, market, Side.BUY, 10);
    engine.mark(market, 960);
    // E = 1,000 - 400 = 600, N = 9,600, IM = 960, MM = 480: E/MM = 1.25.
    assertThat(engine.view.equityMicros(trader)).isEqualTo(600);
    assertThat(engine.view.initialMarginMicros(trader)).isEqualTo(960);
    assertThat(engine.view.maintenanceMarginMicros(trader)).isEqualTo(480);
    assertThat(engine.buy(trader, market, 1, 960)).last().isEqualTo("= INSUFFICIENT_MARGIN");
    // 5 lots at 900: E' = 600 - 300 = 300, MM' = 240, the same 1.25.
    assertThat(engine.sell(trader, market, 5, 900)).last().asString().startsWith("= NONE");
    engine.cancel(trader, engine.orderId());
    // One tick lower: 295/240 = 1.229.
    assertThat(engine.sell(trader, market, 5, 899))
        .last()
        .isEqualTo("= REDUCING_ORDER_LOWERS_HEALTH");
    // Closing whole leaves no requirement: taken as long as equity stays at or above 0.
    assertThat(engine.sell(trader, market, 10, 900)).last().asString().startsWith("= NONE");
    engine.cancel(trader, engine.orderId());
    assertThat(engine.sell(trader, market, 10, 899))
        .last()
        .isEqualTo("= REDUCING_ORDER_LOWERS_HEALTH");
    // Turning the position round to the same size does not raise n, but costs 20 x 1.
    assertThat(engine.sell(trader, market, 20, 959))
        .last()
        .isEqualTo("= REDUCING_ORDER_LOWERS_HEALTH");
    assertThat(engine.sell(trader, market, 21, 960)).last().isEqualTo("= INSUFFICIENT_MARGIN");
    assertThat(engine.sell(trader, market, 20, 960)).last().asString().startsWith("= NONE");
  }

  @Test
  void shouldCountTheFeeInTheHealthOfAReducingOrder() {
    MarketParameters parameters = parameters();
    parameters.takerFeePpm = 10_000;
    int market = engine.openMarket(parameters, MARK);
    int trader = engine.trader(1_100);
    position(trader, market, Side.BUY, 10);
    engine.mark(market, 960);
    // E = 1,000 - 400 = 600, MM = 480. 5 lots trade at 910: E' = 600 - 250 - ceil(45.5) = 304.
    engine.buy(dealer, market, 5, 910);
    assertThat(engine.view.equityMicros(trader)).isEqualTo(600);
    assertThat(engine.place(ioc(trader, market, Side.SELL, 5, 909)))
        .last()
        .isEqualTo("= REDUCING_ORDER_LOWERS_HEALTH");
    assertThat(engine.place(ioc(trader, market, Side.SELL, 5, 910)))
        .last()
        .asString()
        .startsWith("= NONE");
  }

  @Test
  void shouldLetAScopeBelowZeroOnlyImproveItself() {
    int market = engine.openMarket(parameters(), MARK);
    int trader = engine.trader(1_000);
    position(trader, market, Side.BUY, 10);
    engine.mark(market, 890);
    // E = -100: every sale at the mark lowers E/MM further below zero.
    assertThat(engine.view.equityMicros(trader)).isEqualTo(-100);
    assertThat(engine.sell(trader, market, 10, 890))
        .last()
        .isEqualTo("= REDUCING_ORDER_LOWERS_HEALTH");
    assertThat(engine.sell(trader, market, 10, 900)).last().asString().startsWith("= NONE");
  }

  @Test
  void shouldTakeTheTwoSidedQuoteOfAFlatMarketMaker() {
    // n does not grow by the second side, and from no position every fill lowers E/MM: an order
    // that initial margin covers is taken all the same.
    int market = engine.openMarket(parameters(), MARK);
    int maker = engine.trader(1_000);
    engine.sell(maker, market, 10, 1_001);
    assertThat(engine.buy(maker, market, 10, 999)).last().isEqualTo("= NONE #2");
  }

  @Test
  void shouldCheckTheResultOfAnAmendment() {
    int market = engine.openMarket(parameters(), MARK);
    int trader = engine.trader(1_000);
    engine.buy(trader, market, 5, MARK);
    long orderId = engine.orderId();
    assertThat(engine.amend(trader, orderId, 11, MARK))
        .last()
        .isEqualTo("= INSUFFICIENT_MARGIN #1");
    assertThat(engine.amend(trader, orderId, 10, MARK)).last().isEqualTo("= NONE #1");
    assertThat(engine.amend(trader, orderId, 10, 1_001))
        .last()
        .isEqualTo("= INSUFFICIENT_MARGIN #1");
    assertThat(engine.amend(trader, orderId, 9, MARK)).last().isEqualTo("= NONE #1");
    assertThat(engine.view.initialMarginMicros(trader)).isEqualTo(900);
  }

  @Test
  void shouldLimitOpenInterestByTheOpeningPart() {
    MarketParameters parameters = parameters();
    parameters.maxOrderLots = 15;
    parameters.maxOpenInterestLots = 15;
    int market = engine.openMarket(parameters, MARK);
    int trader = engine.trader(100_000);
    position(trader, market, Side.BUY, 10);
    assertThat(engine.view.openInterestLots(market)).isEqualTo(10);
    assertThat(engine.buy(trader, market, 6, 990)).last().isEqualTo("= OPEN_INTEREST_LIMIT");
    assertThat(engine.buy(trader, market, 5, 990)).last().asString().startsWith("= NONE");
    // 10 of 15 close: only 5 open.
    assertThat(engine.sell(trader, market, 15, 1_010)).last().asString().startsWith("= NONE");
    parameters.maxOrderLots = 16;
    parameters.maxOpenInterestLots = 16;
    engine.updateMarket(market, parameters);
    assertThat(engine.sell(trader, market, 16, 1_010)).last().asString().startsWith("= NONE");
    parameters.maxOpenInterestLots = 5;
    parameters.maxOrderLots = 5;
    engine.updateMarket(market, parameters);
    assertThat(engine.buy(trader, market, 1, 990)).last().isEqualTo("= OPEN_INTEREST_LIMIT");
    assertThat(engine.place(limit(trader, market, Side.SELL, 5, 1_010)))
        .last()
        .asString()
        .startsWith("= NONE");
  }

  @Test
  void shouldLeaveTheFloorOfAWithdrawal() {
    MarketParameters parameters = parameters();
    parameters.initialMarginPpm = 50_000;
    parameters.maintenanceMarginPpm = 25_000;
    int market = engine.openMarket(parameters, MARK);
    int trader = engine.trader(5_000);
    assertThat(engine.view.withdrawableMicros(trader)).isEqualTo(5_000);
    position(trader, market, Side.BUY, 10);
    // IM = 500, but a tenth of the notional of 10,000 must stay.
    assertThat(engine.view.withdrawableMicros(trader)).isEqualTo(4_000);
    engine.mark(market, 1_100);
    // The profit of 1,000 cannot leave; the notional is 11,000 now.
    assertThat(engine.view.withdrawableMicros(trader)).isEqualTo(3_900);
    engine.mark(market, 900);
    assertThat(engine.view.withdrawableMicros(trader)).isEqualTo(5_000 - 1_000 - 900);
    assertThat(engine.withdraw(trader, 3_101)).containsExactly("= INSUFFICIENT_WITHDRAWABLE");
    assertThat(engine.withdraw(trader, 3_100))
        .containsExactly("balance s2 1900 by -3100 WITHDRAWAL", "requested 1 s2 3100", "= NONE");
    engine.mark(market, 700);
    assertThat(engine.view.withdrawableMicros(trader)).isZero();
  }

  @Test
  void shouldKeepRealisedProfitExactOverPartialCloses() {
    int market = engine.openMarket(parameters(), MARK);
    int trader = engine.trader(10_000);
    engine.sell(dealer, market, 2, MARK);
    engine.place(market(trader, market, Side.BUY, 2));
    engine.sell(dealer, market, 1, 1_001);
    engine.place(market(trader, market, Side.BUY, 1));
    // Cost 3,001 over 3 lots. Closing one takes ceil(1,000.33) = 1,001 off: realised 999 - 1,001.
    engine.buy(dealer, market, 3, 999);
    assertThat(engine.place(ioc(trader, market, Side.SELL, 1, 999)))
        .contains("position s2 m1 2 cost 2000 realized -2 total -2");
    assertThat(engine.place(ioc(trader, market, Side.SELL, 1, 999)))
        .contains("position s2 m1 1 cost 1000 realized -1 total -3");
    assertThat(engine.place(ioc(trader, market, Side.SELL, 1, 999)))
        .contains("position s2 m1 0 cost 0 realized -1 total -4");
    assertThat(engine.view.cashMicros(trader)).isEqualTo(10_000 - 4);
  }

  private void position(int trader, int market, Side side, long lots) {
    int mark = engine.view.markTicks(market);
    engine.place(limit(dealer, market, side.opposite(), lots, mark));
    assertThat(engine.place(ioc(trader, market, side, lots, mark)))
        .last()
        .asString()
        .startsWith("= NONE");
  }
}
