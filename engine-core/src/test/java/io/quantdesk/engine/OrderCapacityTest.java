package io.quantdesk.engine;

import static io.quantdesk.engine.EngineUnderTest.ioc;
import static io.quantdesk.engine.EngineUnderTest.limit;
import static io.quantdesk.engine.EngineUnderTest.parameters;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.order.TimeInForce;
import io.quantdesk.engine.trading.Matching;
import org.junit.jupiter.api.Test;

/** A full pool, a long sweep or a huge number is a refusal or an end with a reason of its own. */
class OrderCapacityTest {
  @Test
  void shouldRefuseMoreRestingOrdersThanSlotsButLetImmediateOrdersTrade() {
    EngineUnderTest engine = new EngineUnderTest(new EngineConfig(2, 2, 1, 4, 2, 64, 1));
    engine.openMarket(parameters(), 100);
    int alice = engine.trader(100_000);
    int bob = engine.trader(100_000);
    engine.buy(alice, 1, 1, 90);
    engine.buy(alice, 1, 1, 91);
    assertThat(engine.buy(alice, 1, 1, 92)).last().isEqualTo("= ORDER_CAPACITY");
    assertThat(engine.place(ioc(bob, 1, Side.SELL, 1, 91))).last().isEqualTo("= NONE #3");
    assertThat(engine.buy(alice, 1, 1, 92)).last().isEqualTo("= NONE #4");
  }

  @Test
  void shouldRefuseMorePositionsThanSlots() {
    EngineUnderTest engine = new EngineUnderTest(new EngineConfig(3, 3, 1, 1, 8, 64, 1));
    engine.openMarket(parameters(), 100);
    int alice = engine.trader(100_000);
    int bob = engine.trader(100_000);
    engine.buy(alice, 1, 1, 90);
    assertThat(engine.buy(bob, 1, 1, 90)).last().isEqualTo("= POSITION_CAPACITY");
    assertThat(engine.place(ioc(bob, 1, Side.SELL, 1, 90))).last().isEqualTo("= POSITION_CAPACITY");
    assertThat(engine.buy(alice, 1, 1, 91)).last().isEqualTo("= NONE #2");
    engine.cancel(alice, engine.orderId());
    engine.cancel(alice, 1L << 24);
    assertThat(engine.buy(bob, 1, 1, 90)).last().isEqualTo("= NONE #3");
  }

  @Test
  void shouldRefuseMorePriceLevelsThanFit() {
    EngineUnderTest engine = new EngineUnderTest(new EngineConfig(1, 1, 1, 4, 64, 1, 1));
    engine.openMarket(parameters(), 100);
    int alice = engine.trader(100_000_000);
    engine.buy(alice, 1, 1, 5);
    long orderId = engine.orderId();
    assertThat(engine.buy(alice, 1, 1, 6)).last().isEqualTo("= PRICE_LEVEL_CAPACITY");
    assertThat(engine.amend(alice, orderId, 1, 1_000)).containsExactly("= PRICE_LEVEL_CAPACITY #1");
    assertThat(engine.buy(alice, 1, 1, 5)).last().isEqualTo("= NONE #2");
    assertThat(engine.amend(alice, orderId, 2, 5)).last().isEqualTo("= NONE #1");
  }

  @Test
  void shouldEndAnOrderThatSweepsMoreMakersThanOneCommandMay() {
    EngineUnderTest engine = new EngineUnderTest();
    MarketParameters parameters = parameters();
    parameters.takerFeePpm = 1_000;
    parameters.makerFeePpm = 500;
    engine.openMarket(parameters, 100);
    int maker = engine.trader(1_000_000_000);
    int taker = engine.trader(1_000_000_000);
    engine.place(limit(taker, 1, Side.SELL, 2, 99));
    engine.place(ioc(maker, 1, Side.BUY, 2, 99));
    PlaceOrder ask = limit(maker, 1, Side.SELL, 1, 100);
    for (int i = 0; i < Matching.MAX_FILLS + 2; i++) {
      ask.priceTicks = 100 + i % 3;
      engine.engine.placeOrder(engine.next(), ask);
    }
    engine.done();

    PlaceOrder fok = limit(taker, 1, Side.BUY, Matching.MAX_FILLS + 1, 102);
    fok.timeInForce = TimeInForce.FOK;
    assertThat(engine.place(fok)).last().isEqualTo("= FOK_NOT_FILLABLE");
    var events = engine.place(limit(taker, 1, Side.BUY, Matching.MAX_FILLS + 1, 102));
    assertThat(events).filteredOn(line -> line.startsWith("traded")).hasSize(Matching.MAX_FILLS);
    assertThat(events.get(events.size() - 2))
        .matches("done #\\d+ s2 m1 BUY 1@102 cum 6144 MATCH_LIMIT unrested");
    assertThat(events).last().asString().matches("= NONE #\\d+");
    assertThat(engine.place(ioc(taker, 1, Side.BUY, 3, 102)))
        .filteredOn(line -> line.startsWith("done"))
        .singleElement()
        .asString()
        .contains("BUY 1@102 cum 2 IOC_REMAINDER");
  }

  @Test
  void shouldEndAnImmediateOrderAtTheMatchLimit() {
    EngineUnderTest engine = new EngineUnderTest();
    engine.openMarket(parameters(), 100);
    int maker = engine.trader(1_000_000_000);
    for (int i = 0; i < Matching.MAX_FILLS + 1; i++) {
      engine.engine.placeOrder(engine.next(), limit(maker, 1, Side.SELL, 1, 100));
    }
    engine.done();
    assertThat(engine.place(ioc(engine.trader(1_000_000_000), 1, Side.BUY, 9_000, 100)))
        .filteredOn(line -> line.startsWith("done"))
        .singleElement()
        .asString()
        .contains("2856@100 cum 6144 MATCH_LIMIT unrested");
  }

  @Test
  void shouldRefuseNumbersThatCouldLeaveTheirRange() {
    EngineUnderTest engine = new EngineUnderTest();
    MarketParameters parameters = parameters();
    parameters.maxPriceTicks = Integer.MAX_VALUE;
    parameters.maxOpenInterestLots = ((1L << 62) - 1) / Integer.MAX_VALUE;
    parameters.maxOrderLots = parameters.maxOpenInterestLots;
    engine.openMarket(parameters, 1);
    int alice = engine.trader(1L << 40);
    int bob = engine.trader(1L << 40);
    long largest = parameters.maxOrderLots;
    assertThat(engine.buy(alice, 1, largest, 1)).last().isEqualTo("= NONE #1");
    assertThat(engine.buy(alice, 1, 1, 1)).last().isEqualTo("= ARITHMETIC_LIMIT");
    assertThat(engine.sell(alice, 1, 1, 2)).last().isEqualTo("= NONE #2");
    assertThat(engine.place(ioc(bob, 1, Side.SELL, largest, 1)))
        .last()
        .isEqualTo("= ARITHMETIC_LIMIT");
    assertThat(engine.place(ioc(bob, 1, Side.SELL, largest / 16, 1))).last().isEqualTo("= NONE #3");
  }

  @Test
  void shouldRefuseToOverfillALevel() {
    EngineUnderTest engine = new EngineUnderTest();
    MarketParameters parameters = parameters();
    parameters.maxPriceTicks = 1;
    parameters.maxOpenInterestLots = (1L << 62) - 1;
    parameters.maxOrderLots = parameters.maxOpenInterestLots;
    engine.openMarket(parameters, 1);
    int[] traders = {engine.trader(1L << 60), engine.trader(1L << 60), engine.trader(1L << 60)};
    assertThat(engine.buy(traders[0], 1, 1L << 61, 1)).last().isEqualTo("= NONE #1");
    assertThat(engine.buy(traders[0], 1, 1L << 60, 1)).last().isEqualTo("= NONE #2");
    assertThat(engine.buy(traders[1], 1, 1L << 61, 1)).last().isEqualTo("= NONE #3");
    assertThat(engine.buy(traders[1], 1, 1L << 60, 1)).last().isEqualTo("= NONE #4");
    assertThat(engine.buy(traders[2], 1, 1L << 61, 1)).last().isEqualTo("= ARITHMETIC_LIMIT");
    assertThat(engine.buy(traders[2], 1, (1L << 61) - 1, 1)).last().isEqualTo("= NONE #5");
    assertThat(engine.amend(traders[2], engine.orderId(), 1L << 61, 1))
        .containsExactly("= ARITHMETIC_LIMIT #5");
  }
}
