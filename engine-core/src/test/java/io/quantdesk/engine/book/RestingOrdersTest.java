package io.quantdesk.engine.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantdesk.engine.order.Side;
import org.junit.jupiter.api.Test;

class RestingOrdersTest {
  private final RestingOrders orders = new RestingOrders(3);

  @Test
  void shouldHandOutEachSlotOnceAndThenNone() {
    assertThat(orders.acquire()).isEqualTo(0);
    assertThat(orders.acquire()).isEqualTo(1);
    assertThat(orders.available()).isEqualTo(1);
    assertThat(orders.acquire()).isEqualTo(2);
    assertThat(orders.acquire()).isEqualTo(RestingOrders.NONE);
    assertThat(orders.available()).isZero();
  }

  @Test
  void shouldHandOutTheSlotReleasedLastFirst() {
    orders.acquire();
    orders.acquire();
    orders.release(0);
    orders.release(1);

    assertThat(orders.acquire()).isEqualTo(1);
    assertThat(orders.acquire()).isEqualTo(0);
    assertThat(orders.acquire()).isEqualTo(2);
  }

  @Test
  void shouldKeepEveryFieldApartFromTheOthersAndFromOtherSlots() {
    int before = orders.acquire();
    int slot = orders.acquire();
    int after = orders.acquire();
    orders.setPriceAndSide(slot, Integer.MAX_VALUE, Side.SELL);
    orders.setLeavesLots(slot, -1);
    orders.setCumLots(slot, Long.MIN_VALUE);
    orders.setOrderId(slot, Long.MAX_VALUE);
    orders.setClOrdId(slot, -2);
    orders.setPositionSlot(slot, -3);
    orders.setFlags(slot, -4);
    orders.setOwnerNext(slot, -5);
    orders.setOwnerPrev(slot, -6);

    assertThat(orders.priceTicks(slot)).isEqualTo(Integer.MAX_VALUE);
    assertThat(orders.side(slot)).isEqualTo(Side.SELL);
    assertThat(orders.leavesLots(slot)).isEqualTo(-1);
    assertThat(orders.cumLots(slot)).isEqualTo(Long.MIN_VALUE);
    assertThat(orders.orderId(slot)).isEqualTo(Long.MAX_VALUE);
    assertThat(orders.clOrdId(slot)).isEqualTo(-2);
    assertThat(orders.positionSlot(slot)).isEqualTo(-3);
    assertThat(orders.flags(slot)).isEqualTo(-4);
    assertThat(orders.ownerNext(slot)).isEqualTo(-5);
    assertThat(orders.ownerPrev(slot)).isEqualTo(-6);
    assertFieldsReset(before);
    assertFieldsReset(after);
  }

  @Test
  void shouldResetFieldsOfASlotThatComesBack() {
    int slot = orders.acquire();
    orders.setPriceAndSide(slot, 7, Side.SELL);
    orders.setLeavesLots(slot, 7);
    orders.setCumLots(slot, 7);
    orders.setOrderId(slot, 7);
    orders.setClOrdId(slot, 7);
    orders.setPositionSlot(slot, 7);
    orders.setFlags(slot, 7);
    orders.setOwnerNext(slot, 7);
    orders.setOwnerPrev(slot, 7);
    orders.release(slot);

    assertThat(orders.acquire()).isEqualTo(slot);
    assertFieldsReset(slot);
  }

  @Test
  void shouldRefuseToReleaseTwice() {
    int slot = orders.acquire();
    orders.release(slot);

    assertThatThrownBy(() -> orders.release(slot)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shouldRefuseToReleaseAnOrderThatIsInABook() {
    int slot = orders.acquire();
    orders.setLeavesLots(slot, 1);
    new OrderBook(orders, new PriceLevels(1)).add(slot);

    assertThatThrownBy(() -> orders.release(slot)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shouldRefuseCapacitiesThatNoArrayHolds() {
    assertThatThrownBy(() -> new RestingOrders(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RestingOrders(1 << 28))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("268435456");
  }

  private void assertFieldsReset(int slot) {
    assertThat(orders.priceTicks(slot)).isZero();
    assertThat(orders.side(slot)).isEqualTo(Side.BUY);
    assertThat(orders.leavesLots(slot)).isZero();
    assertThat(orders.cumLots(slot)).isZero();
    assertThat(orders.orderId(slot)).isZero();
    assertThat(orders.clOrdId(slot)).isZero();
    assertThat(orders.positionSlot(slot)).isZero();
    assertThat(orders.flags(slot)).isZero();
    assertThat(orders.ownerNext(slot)).isEqualTo(RestingOrders.NONE);
    assertThat(orders.ownerPrev(slot)).isEqualTo(RestingOrders.NONE);
  }
}
