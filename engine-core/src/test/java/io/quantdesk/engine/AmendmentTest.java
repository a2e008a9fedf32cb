package io.quantdesk.engine;

import static io.quantdesk.engine.EngineUnderTest.USDC;
import static io.quantdesk.engine.EngineUnderTest.ioc;
import static io.quantdesk.engine.EngineUnderTest.parameters;
import static io.quantdesk.engine.EngineUnderTest.postOnly;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.order.Side;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AmendmentTest {
  private final EngineUnderTest engine = new EngineUnderTest();
  private final MarketParameters parameters = parameters();
  private int alice;
  private int bob;

  @BeforeEach
  void openMarket() {
    parameters.minOrderLots = 2;
    parameters.maxOrderLots = 100;
    engine.openMarket(parameters, 1_000);
    alice = engine.trader(USDC);
    bob = engine.trader(USDC);
  }

  @Test
  void shouldKeepThePlaceInTheQueueWhenOnlyTheQuantityFalls() {
    engine.buy(alice, 1, 10, 990);
    long orderId = engine.orderId();
    engine.buy(bob, 1, 10, 990);
    assertThat(engine.amend(alice, orderId, 4, 990))
        .containsExactly(
            "amended #1 s1 m1 BUY 4@990 leaves 4 rests 4 old level 14@990", "= NONE #1");
    assertThat(engine.place(ioc(bob, 1, Side.SELL, 2, 990)).get(1))
        .contains("maker #1 s1 leaves 2");
    assertThat(engine.amend(alice, orderId, 3, 990))
        .containsExactly(
            "amended #1 s1 m1 BUY 3@990 leaves 1 rests 1 old level 11@990", "= NONE #1");
  }

  @Test
  void shouldLoseThePlaceWhenTheQuantityGrows() {
    engine.buy(alice, 1, 10, 990);
    long orderId = engine.orderId();
    engine.buy(bob, 1, 10, 990);
    assertThat(engine.amend(alice, orderId, 11, 990))
        .containsExactly(
            "amended #1 s1 m1 BUY 11@990 leaves 11 rests 0 old level 10@990",
            "rested #1 s1 m1 BUY 11@990 level 21",
            "= NONE #1");
    int carol = engine.trader(USDC);
    assertThat(engine.place(ioc(carol, 1, Side.SELL, 2, 990)).get(1)).contains("maker #2 s2");
  }

  @Test
  void shouldTradeAtTheNewPriceAndRestTheRemainder() {
    engine.sell(bob, 1, 4, 1_010);
    engine.buy(alice, 1, 10, 990);
    long orderId = engine.orderId();
    assertThat(engine.amend(alice, orderId, 10, 1_010))
        .containsExactly(
            "amended #2 s1 m1 BUY 10@1010 leaves 10 rests 0 old level 0@990",
            "traded 1 m1 BUY 4@1010 taker #2 s1 leaves 6 fee 0 maker #1 s2 leaves 0 fee 0 level 0",
            "position s2 m1 -4 cost -4040 realized 0 total 0",
            "position s1 m1 4 cost 4040 realized 0 total 0",
            "rested #2 s1 m1 BUY 6@1010 level 6",
            "= NONE #2");
    int order = engine.view.order(alice, orderId, 0);
    assertThat(engine.view.orderCumLots(order)).isEqualTo(4);
    assertThat(engine.view.orderLeavesLots(order)).isEqualTo(6);
  }

  @Test
  void shouldFillWholeByAnAmendment() {
    engine.sell(bob, 1, 10, 1_010);
    engine.buy(alice, 1, 10, 990);
    long orderId = engine.orderId();
    assertThat(engine.amend(alice, orderId, 10, 1_010)).hasSize(5).last().isEqualTo("= NONE #2");
    assertThat(engine.amend(alice, orderId, 10, 1_010)).containsExactly("= UNKNOWN_ORDER #2");
  }

  @Test
  void shouldEndAnOrderAmendedToWhatIsFilled() {
    engine.buy(alice, 1, 10, 990);
    long orderId = engine.orderId();
    engine.place(ioc(bob, 1, Side.SELL, 4, 990));
    assertThat(engine.amend(alice, orderId, 4, 995))
        .containsExactly("done #1 s1 m1 BUY 6@990 cum 4 AMENDED_BELOW_FILLED level 0", "= NONE #1");
  }

  @Test
  void shouldRefuseInTheDocumentedOrder() {
    engine.buy(alice, 1, 10, 990);
    long orderId = engine.orderId();
    assertThat(engine.amend(77, orderId, 0, 0)).containsExactly("= UNKNOWN_SUB_ACCOUNT #1");
    assertThat(engine.amend(bob, orderId, 0, 0)).containsExactly("= UNKNOWN_ORDER #1");
    engine.state(1, MarketState.HALTED);
    assertThat(engine.amend(alice, orderId, 0, 0))
        .containsExactly("= MARKET_NOT_ACCEPTING_ORDERS #1");
    engine.state(1, MarketState.POST_ONLY);
    assertThat(engine.amend(alice, orderId, 0, 0)).containsExactly("= INVALID_QUANTITY #1");
    assertThat(engine.amend(alice, orderId, 1, 0)).containsExactly("= INVALID_PRICE #1");
    assertThat(engine.amend(alice, orderId, 1, 990)).containsExactly("= QUANTITY_BELOW_MINIMUM #1");
    assertThat(engine.amend(alice, orderId, 101, 990))
        .containsExactly("= QUANTITY_ABOVE_MAXIMUM #1");
    assertThat(engine.amend(alice, orderId, 10, 990)).containsExactly("= NOTHING_TO_AMEND #1");
    assertThat(engine.amend(alice, orderId, 10, 991)).containsExactly("= MARKET_POST_ONLY #1");
    assertThat(engine.amend(alice, orderId, 9, 990)).last().isEqualTo("= NONE #1");
  }

  @Test
  void shouldKeepAPostOnlyOrderAsItWasWhenItWouldCross() {
    engine.sell(bob, 1, 10, 1_010);
    engine.place(postOnly(alice, 1, Side.BUY, 10, 990));
    long orderId = engine.orderId();
    assertThat(engine.amend(alice, orderId, 10, 1_010))
        .containsExactly("= POST_ONLY_WOULD_CROSS #2");
    int order = engine.view.order(alice, orderId, 0);
    assertThat(engine.view.orderPriceTicks(order)).isEqualTo(990);
    engine.state(1, MarketState.POST_ONLY);
    assertThat(engine.amend(alice, orderId, 10, 1_009)).last().isEqualTo("= NONE #2");
  }
}
