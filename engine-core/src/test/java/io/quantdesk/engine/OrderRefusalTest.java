package io.quantdesk.engine;

import static io.quantdesk.engine.EngineUnderTest.limit;
import static io.quantdesk.engine.EngineUnderTest.parameters;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.order.OrdType;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.order.TimeInForce;
import org.junit.jupiter.api.Test;

/** One order that is wrong in every way, repaired step by step: each step shows the next reason. */
class OrderRefusalTest {
  private final EngineUnderTest engine = new EngineUnderTest();

  @Test
  void shouldRefuseInTheDocumentedOrder() {
    MarketParameters parameters = parameters();
    parameters.minOrderLots = 2;
    parameters.maxOrderLots = 100;
    parameters.maxOpenInterestLots = 120;
    assertThat(engine.createMarket("BTC-PERP", parameters)).last().isEqualTo("= NONE");
    engine.mark(1, 1_000);
    int maker = engine.trader(1_000_000);
    int taker = engine.trader(0);

    PlaceOrder order = limit(99, 99, null, 0, 0);
    order.postOnly = true;
    order.timeInForce = TimeInForce.FOK;
    order.clOrdId = 5;
    assertRefused(order, "INVALID_FIELD");
    order.side = Side.BUY;
    assertRefused(order, "UNKNOWN_SUB_ACCOUNT");
    order.subAccountId = taker;
    assertRefused(order, "UNKNOWN_MARKET");
    order.marketId = 1;
    assertRefused(order, "MARKET_NOT_ACCEPTING_ORDERS");
    engine.state(1, MarketState.OPEN);
    engine.sell(maker, 1, 100, 1_000);
    PlaceOrder live = limit(taker, 1, Side.BUY, 2, 1);
    live.clOrdId = 5;
    engine.deposit(taker, 100_000);
    assertThat(engine.place(live)).last().isEqualTo("= NONE #2");
    engine.state(1, MarketState.POST_ONLY);
    assertRefused(order, "INVALID_ORDER_COMBINATION");
    order.postOnly = false;
    assertRefused(order, "MARKET_POST_ONLY");
    engine.state(1, MarketState.OPEN);
    assertRefused(order, "INVALID_QUANTITY");
    order.orderQtyLots = 1;
    assertRefused(order, "QUANTITY_BELOW_MINIMUM");
    order.orderQtyLots = 101;
    assertRefused(order, "QUANTITY_ABOVE_MAXIMUM");
    order.orderQtyLots = 100;
    assertRefused(order, "INVALID_PRICE");
    order.priceTicks = parameters.maxPriceTicks + 1;
    assertRefused(order, "INVALID_PRICE");
    order.priceTicks = 999;
    order.timeInForce = TimeInForce.GTD;
    order.expireTimeNs = engine.header.timeNs;
    assertRefused(order, "INVALID_EXPIRE_TIME");
    order.timeInForce = TimeInForce.FOK;
    assertRefused(order, "INVALID_ORDER_COMBINATION");
    order.expireTimeNs = 0;
    assertRefused(order, "DUPLICATE_CL_ORD_ID");
    order.clOrdId = 6;
    assertRefused(order, "FOK_NOT_FILLABLE");
    order.priceTicks = 1_000;
    order.timeInForce = TimeInForce.GTC;
    order.postOnly = true;
    assertRefused(order, "POST_ONLY_WOULD_CROSS");
    order.postOnly = false;
    order.orderQtyLots = 50;
    assertThat(engine.place(order)).last().isEqualTo("= NONE #3");
    order.clOrdId = 7;
    order.orderQtyLots = 71;
    assertRefused(order, "OPEN_INTEREST_LIMIT");
    order.orderQtyLots = 70;
    engine.withdraw(taker, 90_000);
    assertRefused(order, "INSUFFICIENT_MARGIN");
  }

  @Test
  void shouldRefuseAnUnknownTypeOrTimeInForce() {
    engine.openMarket(parameters(), 100);
    PlaceOrder order = limit(engine.trader(100), 1, Side.BUY, 1, 1);
    order.ordType = null;
    assertRefused(order, "INVALID_FIELD");
    order.ordType = OrdType.LIMIT;
    order.timeInForce = null;
    assertRefused(order, "INVALID_FIELD");
  }

  @Test
  void shouldTakeNoOrdersWhenClosedButCancels() {
    engine.openMarket(parameters(), 100);
    int trader = engine.trader(1_000);
    for (MarketState closed : new MarketState[] {MarketState.CANCEL_ONLY, MarketState.HALTED}) {
      engine.buy(trader, 1, 1, 100);
      long orderId = engine.orderId();
      engine.state(1, closed);
      assertRefused(limit(trader, 1, Side.BUY, 1, 100), "MARKET_NOT_ACCEPTING_ORDERS");
      assertThat(engine.amend(trader, orderId, 2, 100))
          .last()
          .asString()
          .startsWith("= MARKET_NOT_ACCEPTING_ORDERS");
      assertThat(engine.cancel(trader, orderId)).hasSize(2);
      assertThat(engine.deposit(trader, 1)).last().isEqualTo("= NONE");
      engine.state(1, MarketState.OPEN);
    }
  }

  @Test
  void shouldRefuseAMarketOrderWithAPriceThatIsNone() {
    engine.openMarket(parameters(), 100);
    PlaceOrder order = EngineUnderTest.market(engine.trader(1_000), 1, Side.BUY, 1);
    order.priceTicks = -1;
    assertRefused(order, "INVALID_PRICE");
  }

  private void assertRefused(PlaceOrder order, String reason) {
    assertThat(engine.place(order))
        .containsExactly(
            "rejected s%d m%d cl %d %s"
                .formatted(order.subAccountId, order.marketId, order.clOrdId, reason),
            "= " + reason);
  }
}
