package io.quantdesk.engine;

import static io.quantdesk.engine.EngineUnderTest.USDC;
import static io.quantdesk.engine.EngineUnderTest.ioc;
import static io.quantdesk.engine.EngineUnderTest.limit;
import static io.quantdesk.engine.EngineUnderTest.market;
import static io.quantdesk.engine.EngineUnderTest.parameters;
import static io.quantdesk.engine.EngineUnderTest.postOnly;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.engine.order.OrdType;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.order.TimeInForce;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the events of orders and fills say, whole lists of them. Value of a lot: its price in
 * micros.
 */
class TradingTest {
  private final EngineUnderTest engine = new EngineUnderTest();
  private int btc;
  private int alice;
  private int bob;

  @BeforeEach
  void openMarket() {
    MarketParameters parameters = parameters();
    parameters.takerFeePpm = 500;
    parameters.makerFeePpm = -200;
    btc = engine.openMarket(parameters, 50_000);
    alice = engine.trader(100 * USDC);
    bob = engine.trader(100 * USDC);
  }

  @Test
  void shouldRestAnOrderThatDoesNotCross() {
    assertThat(engine.buy(alice, btc, 10, 49_000))
        .containsExactly(
            "accepted #1 s1 m1 BUY 10@49000 LIMIT GTC cl 0 rests 10 level 10", "= NONE #1");
    assertThat(engine.buy(bob, btc, 5, 49_000))
        .containsExactly(
            "accepted #2 s2 m1 BUY 5@49000 LIMIT GTC cl 0 rests 5 level 15", "= NONE #2");
  }

  @Test
  void shouldTradeAtTheMakersPriceAndRestTheRemainder() {
    engine.sell(alice, btc, 10, 50_000);
    assertThat(engine.buy(bob, btc, 15, 50_100))
        .containsExactly(
            "accepted #2 s2 m1 BUY 15@50100 LIMIT GTC cl 0 rests 0 level 0",
            "traded 1 m1 BUY 10@50000 taker #2 s2 leaves 5 fee 250"
                + " maker #1 s1 leaves 0 fee -100 level 0",
            "position s1 m1 -10 cost -500000 realized 0 total 0",
            "balance s1 100000100 by 100 TRADE",
            "position s2 m1 10 cost 500000 realized 0 total 0",
            "balance s2 99999750 by -250 TRADE",
            "rested #2 s2 m1 BUY 5@50100 level 5",
            "= NONE #2");
  }

  @Test
  void shouldEndTheRemainderOfAnImmediateOrder() {
    engine.sell(alice, btc, 10, 50_000);
    assertThat(engine.place(ioc(bob, btc, Side.BUY, 15, 50_000)))
        .containsExactly(
            "accepted #2 s2 m1 BUY 15@50000 LIMIT IOC cl 0 rests 0 level 0",
            "traded 1 m1 BUY 10@50000 taker #2 s2 leaves 5 fee 250"
                + " maker #1 s1 leaves 0 fee -100 level 0",
            "position s1 m1 -10 cost -500000 realized 0 total 0",
            "balance s1 100000100 by 100 TRADE",
            "position s2 m1 10 cost 500000 realized 0 total 0",
            "balance s2 99999750 by -250 TRADE",
            "done #2 s2 m1 BUY 5@50000 cum 10 IOC_REMAINDER unrested",
            "= NONE #2");
    assertThat(engine.place(ioc(bob, btc, Side.BUY, 15, 50_000)))
        .containsExactly(
            "accepted #3 s2 m1 BUY 15@50000 LIMIT IOC cl 0 rests 0 level 0",
            "done #3 s2 m1 BUY 15@50000 cum 0 IOC_REMAINDER unrested",
            "= NONE #3");
  }

  @Test
  void shouldFillOldestOrderOfTheBestPriceFirst() {
    engine.sell(alice, btc, 4, 50_002);
    engine.sell(alice, btc, 4, 50_001);
    engine.sell(bob, btc, 4, 50_001);
    int carol = engine.trader(100 * USDC);
    assertThat(engine.place(ioc(carol, btc, Side.BUY, 9, 50_002)))
        .filteredOn(line -> line.startsWith("traded"))
        .extracting(line -> line.replaceAll(" fee \\S+", ""))
        .containsExactly(
            "traded 1 m1 BUY 4@50001 taker #4 s3 leaves 5 maker #2 s1 leaves 0 level 4",
            "traded 2 m1 BUY 4@50001 taker #4 s3 leaves 1 maker #3 s2 leaves 0 level 0",
            "traded 3 m1 BUY 1@50002 taker #4 s3 leaves 0 maker #1 s1 leaves 3 level 3");
  }

  @Test
  void shouldCloseThenOpenWhenAFillTurnsAPosition() {
    engine.buy(alice, btc, 10, 50_000);
    engine.place(ioc(bob, btc, Side.SELL, 10, 50_000));
    engine.buy(bob, btc, 30, 49_000);
    assertThat(engine.place(ioc(alice, btc, Side.SELL, 30, 49_000)))
        .containsExactly(
            "accepted #4 s1 m1 SELL 30@49000 LIMIT IOC cl 0 rests 0 level 0",
            "traded 2 m1 SELL 30@49000 taker #4 s1 leaves 0 fee 735"
                + " maker #3 s2 leaves 0 fee -294 level 0",
            "position s2 m1 0 cost 0 realized 10000 total 10000",
            "position s2 m1 20 cost 980000 realized 0 total 10000",
            "balance s2 100010044 by 10294 TRADE",
            "position s1 m1 0 cost 0 realized -10000 total -10000",
            "position s1 m1 -20 cost -980000 realized 0 total -10000",
            "balance s1 99989365 by -10735 TRADE",
            "= NONE #4");
  }

  @Test
  void shouldSayNothingOfABalanceThatDidNotChange() {
    int free = engine.openMarket(parameters(), 50_000);
    engine.buy(alice, free, 1, 50_000);
    assertThat(engine.place(market(bob, free, Side.SELL, 1)))
        .containsExactly(
            "accepted #2 s2 m2 SELL 1@47500 MARKET IOC cl 0 rests 0 level 0",
            "traded 1 m2 SELL 1@50000 taker #2 s2 leaves 0 fee 0 maker #1 s1 leaves 0 fee 0"
                + " level 0",
            "position s1 m2 1 cost 50000 realized 0 total 0",
            "position s2 m2 -1 cost -50000 realized 0 total 0",
            "= NONE #2");
  }

  @Test
  void shouldFillOrRefuseAFillOrKillOrder() {
    engine.sell(alice, btc, 10, 50_000);
    var fok = limit(bob, btc, Side.BUY, 11, 50_000);
    fok.timeInForce = TimeInForce.FOK;
    fok.clOrdId = 7;
    assertThat(engine.place(fok))
        .containsExactly("rejected s2 m1 cl 7 FOK_NOT_FILLABLE", "= FOK_NOT_FILLABLE");
    fok.orderQtyLots = 10;
    assertThat(engine.place(fok)).hasSize(7).last().isEqualTo("= NONE #2");
  }

  @Test
  void shouldRejectPostOnlyOrderThatWouldCross() {
    engine.sell(alice, btc, 10, 50_000);
    assertThat(engine.place(postOnly(bob, btc, Side.BUY, 1, 50_000)))
        .containsExactly("rejected s2 m1 cl 0 POST_ONLY_WOULD_CROSS", "= POST_ONLY_WOULD_CROSS");
    assertThat(engine.place(postOnly(bob, btc, Side.BUY, 1, 49_999)))
        .containsExactly(
            "accepted #2 s2 m1 BUY 1@49999 LIMIT GTC post-only cl 0 rests 1 level 1", "= NONE #2");
  }

  @Test
  void shouldLimitAMarketOrderByTheBandOrATighterPrice() {
    engine.sell(alice, btc, 1, 52_501);
    assertThat(engine.place(market(bob, btc, Side.BUY, 1)))
        .containsExactly(
            "accepted #2 s2 m1 BUY 1@52500 MARKET IOC cl 0 rests 0 level 0",
            "done #2 s2 m1 BUY 1@52500 cum 0 IOC_REMAINDER unrested",
            "= NONE #2");
    var tighter = market(bob, btc, Side.BUY, 1);
    tighter.priceTicks = 51_000;
    assertThat(engine.place(tighter).get(0))
        .isEqualTo("accepted #3 s2 m1 BUY 1@51000 MARKET IOC cl 0 rests 0 level 0");
    tighter.priceTicks = 53_000;
    assertThat(engine.place(tighter).get(0))
        .isEqualTo("accepted #4 s2 m1 BUY 1@52500 MARKET IOC cl 0 rests 0 level 0");
    tighter.side = Side.SELL;
    assertThat(engine.place(tighter).get(0))
        .isEqualTo("accepted #5 s2 m1 SELL 1@53000 MARKET IOC cl 0 rests 0 level 0");
  }

  @Test
  void shouldRoundTheBandTowardsTheMark() {
    engine.mark(btc, 50_001);
    assertThat(engine.place(market(bob, btc, Side.BUY, 1)).get(0)).contains("BUY 1@52501 MARKET");
    assertThat(engine.place(market(bob, btc, Side.SELL, 1)).get(0)).contains("SELL 1@47501 MARKET");
  }

  @Test
  void shouldCancelByOrderIdOrClientOrderId() {
    engine.buy(bob, btc, 3, 49_000);
    var order = limit(alice, btc, Side.BUY, 10, 49_000);
    order.clOrdId = 77;
    engine.place(order);
    long first = engine.orderId();
    assertThat(engine.cancel(alice, first))
        .containsExactly("done #2 s1 m1 BUY 10@49000 cum 0 CANCELED level 3", "= NONE #2");
    assertThat(engine.cancel(alice, first)).containsExactly("= UNKNOWN_ORDER #2");
    engine.place(order);
    assertThat(engine.cancel(alice, 0, 77))
        .containsExactly("done #3 s1 m1 BUY 10@49000 cum 0 CANCELED level 3", "= NONE #3");
    assertThat(engine.cancel(alice, 0, 77)).containsExactly("= UNKNOWN_ORDER");
  }

  @Test
  void shouldNotCancelAnOrderOfAnotherSubAccount() {
    engine.buy(alice, btc, 10, 49_000);
    assertThat(engine.cancel(bob, engine.orderId())).containsExactly("= UNKNOWN_ORDER #1");
    assertThat(engine.cancel(99, engine.orderId())).containsExactly("= UNKNOWN_SUB_ACCOUNT #1");
  }

  @Test
  void shouldRefuseAMarketOrderThatWouldHaveToRest() {
    var order = limit(alice, btc, Side.BUY, 1, 50_000);
    order.ordType = OrdType.MARKET;
    assertThat(engine.place(order)).last().isEqualTo("= INVALID_ORDER_COMBINATION");
  }
}
