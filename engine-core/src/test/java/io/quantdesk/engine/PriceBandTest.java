package io.quantdesk.engine;

import static io.quantdesk.engine.EngineUnderTest.USDC;
import static io.quantdesk.engine.EngineUnderTest.ioc;
import static io.quantdesk.engine.EngineUnderTest.limit;
import static io.quantdesk.engine.EngineUnderTest.parameters;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.order.TimeInForce;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Limits that rest and prices of trades stay near the mark: 10 % and 2 % here. */
class PriceBandTest {
  private final EngineUnderTest engine = new EngineUnderTest();
  private int alice;
  private int bob;

  @BeforeEach
  void openMarket() {
    MarketParameters parameters = parameters();
    parameters.placementBandPpm = 100_000;
    parameters.matchBandPpm = 20_000;
    engine.openMarket(parameters, 1_001);
    alice = engine.trader(USDC);
    bob = engine.trader(USDC);
  }

  @Test
  void shouldRefuseALimitOutsideThePlacementBandRoundedTowardsTheMark() {
    // 10 % of 1,001 are 100.1.
    assertThat(engine.buy(alice, 1, 1, 900)).last().isEqualTo("= PRICE_OUTSIDE_BAND");
    assertThat(engine.buy(alice, 1, 1, 901)).last().isEqualTo("= NONE #1");
    assertThat(engine.sell(alice, 1, 1, 1_102)).last().isEqualTo("= PRICE_OUTSIDE_BAND");
    assertThat(engine.sell(alice, 1, 1, 1_101)).last().isEqualTo("= NONE #2");
  }

  @Test
  void shouldRefuseAnAmendmentToAPriceOutsideThePlacementBand() {
    engine.buy(alice, 1, 2, 990);
    long orderId = engine.orderId();
    assertThat(engine.amend(alice, orderId, 2, 900)).containsExactly("= PRICE_OUTSIDE_BAND #1");
    engine.mark(1, 2_000);
    assertThat(engine.amend(alice, orderId, 1, 990)).last().isEqualTo("= NONE #1");
    assertThat(engine.amend(alice, orderId, 2, 990)).containsExactly("= PRICE_OUTSIDE_BAND #1");
  }

  @Test
  void shouldLetImmediateOrdersHaveAnyLimit() {
    assertThat(engine.place(ioc(alice, 1, Side.BUY, 1, 5_000))).last().isEqualTo("= NONE #1");
  }

  @Test
  void shouldEndTheRemainderAtTheEndOfTheMatchBand() {
    engine.sell(bob, 1, 1, 1_021);
    engine.sell(bob, 1, 1, 1_022);
    assertThat(engine.buy(alice, 1, 3, 1_050))
        .contains("done #3 s1 m1 BUY 2@1050 cum 1 PRICE_BAND unrested")
        .last()
        .isEqualTo("= NONE #3");
    assertThat(engine.place(ioc(alice, 1, Side.BUY, 3, 1_050)))
        .contains("done #4 s1 m1 BUY 3@1050 cum 0 PRICE_BAND unrested");
  }

  @Test
  void shouldRestTheRemainderWhenTheBandKeptItFromNothing() {
    engine.sell(bob, 1, 1, 1_021);
    assertThat(engine.buy(alice, 1, 3, 1_050)).contains("rested #2 s1 m1 BUY 2@1050 level 2");
  }

  @Test
  void shouldNotTradeWithAPriceThatTheMarkLeftBehind() {
    engine.sell(bob, 1, 1, 1_010);
    engine.mark(1, 1_100);
    assertThat(engine.buy(alice, 1, 1, 1_100))
        .contains("done #2 s1 m1 BUY 1@1100 cum 0 PRICE_BAND unrested");
    engine.mark(1, 1_030);
    assertThat(engine.buy(alice, 1, 1, 1_100))
        .filteredOn(line -> line.contains("traded"))
        .hasSize(1);
  }

  @Test
  void shouldNotCountWhatLiesOutsideTheBandForFillOrKill() {
    engine.sell(bob, 1, 1, 1_021);
    engine.sell(bob, 1, 1, 1_022);
    var fok = limit(alice, 1, Side.BUY, 2, 1_050);
    fok.timeInForce = TimeInForce.FOK;
    assertThat(engine.place(fok)).last().isEqualTo("= FOK_NOT_FILLABLE");
  }

  @Test
  void shouldSlideAPostOnlyOrderOneTickOutsideTheOtherSide() {
    engine.sell(bob, 1, 1, 1_010);
    var order = limit(alice, 1, Side.BUY, 1, 1_050);
    order.postOnlySlide = true;
    assertThat(engine.place(order))
        .containsExactly(
            "accepted #2 s1 m1 BUY 1@1009 LIMIT GTC slides cl 0 rests 1 level 1", "= NONE #2");
    assertThat(engine.amend(alice, engine.orderId(), 1, 1_060))
        .containsExactly("= NOTHING_TO_AMEND #2");
    var ask = limit(bob, 1, Side.SELL, 1, 1_000);
    ask.postOnlySlide = true;
    assertThat(engine.place(ask).get(0)).contains("SELL 1@1010");
    assertThat(engine.amend(bob, engine.orderId(), 2, 1_000))
        .contains("rested #3 s2 m1 SELL 2@1010 level 3");
  }

  @Test
  void shouldRefuseASlideThatFindsNoPrice() {
    MarketParameters wide = parameters();
    int market = engine.openMarket(wide, 1_000);
    engine.sell(bob, market, 1, 1);
    var order = limit(alice, market, Side.BUY, 1, 5);
    order.postOnlySlide = true;
    assertThat(engine.place(order)).last().isEqualTo("= POST_ONLY_WOULD_CROSS");
  }
}
