package io.quantdesk.engine.book;

import static io.quantdesk.engine.order.Side.BUY;
import static io.quantdesk.engine.order.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantdesk.engine.book.NaiveBook.Fill;
import io.quantdesk.engine.book.NaiveBook.Resting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderBookTest {
  private static final int HIGHEST = Integer.MAX_VALUE;

  private final RestingOrders orders = new RestingOrders(64);
  private final PriceLevels levels = new PriceLevels(16, 64);
  private final BookUnderTest book = new BookUnderTest(orders, levels);

  @AfterEach
  void shouldGiveEverythingBackWhenTheBookIsSweptEmpty() {
    book.match(BUY, HIGHEST, Long.MAX_VALUE);
    book.match(SELL, 0, Long.MAX_VALUE);

    assertThat(orders.available()).isEqualTo(64);
    assertThat(levels.levelsAvailable()).isEqualTo(16);
    assertThat(levels.nodesAvailable()).isEqualTo(64);
  }

  @Test
  void shouldStartEmpty() {
    assertThat(book.book().bestPriceTicks(BUY)).isEqualTo(OrderBook.NO_PRICE);
    assertThat(book.book().bestPriceTicks(SELL)).isEqualTo(OrderBook.NO_PRICE);
    assertThat(book.book().bestQtyLots(BUY)).isZero();
    assertThat(book.book().levelQtyLots(100)).isZero();
    assertThat(book.book().firstOrder(100)).isEqualTo(RestingOrders.NONE);
    assertThat(book.match(BUY, HIGHEST, 5)).isEmpty();
    assertThat(book.match(SELL, 0, 5)).isEmpty();
  }

  @Test
  void shouldFillOldestOrderOfBestPriceFirst() {
    book.add(1, SELL, 101, 5);
    book.add(2, SELL, 100, 5);
    book.add(3, SELL, 100, 5);
    book.add(4, SELL, 102, 5);

    assertThat(book.match(BUY, 101, 18))
        .containsExactly(
            new Fill(2, 100, 5, 0, 5), new Fill(3, 100, 5, 0, 0), new Fill(1, 101, 5, 0, 0));
    assertThat(book.prices(SELL)).containsExactly(102);
  }

  @Test
  void shouldFillBidsFromTheHighestDown() {
    book.add(1, BUY, 99, 5);
    book.add(2, BUY, 100, 5);
    book.add(3, BUY, 98, 5);

    assertThat(book.match(SELL, 99, 7))
        .containsExactly(new Fill(2, 100, 5, 0, 0), new Fill(1, 99, 2, 3, 3));
    assertThat(book.prices(BUY)).containsExactly(99, 98);
  }

  @Test
  void shouldKeepPlaceInQueueAfterPartialFill() {
    book.add(1, SELL, 100, 5);
    book.add(2, SELL, 100, 5);
    book.match(BUY, 100, 2);

    assertThat(book.queue(100)).containsExactly(new Resting(1, 3), new Resting(2, 5));
    assertThat(book.match(BUY, 100, 4))
        .containsExactly(new Fill(1, 100, 3, 0, 5), new Fill(2, 100, 1, 4, 4));
  }

  @Test
  void shouldCountFillsInCumLots() {
    book.add(1, SELL, 100, 5);
    int slot = book.book().firstOrder(100);
    book.match(BUY, 100, 2);
    book.match(BUY, 100, 1);

    assertThat(orders.leavesLots(slot)).isEqualTo(2);
    assertThat(orders.cumLots(slot)).isEqualTo(3);
  }

  @Test
  void shouldTradeNothingBeyondTheLimit() {
    book.add(1, SELL, 100, 5);
    book.add(2, BUY, 90, 5);

    assertThat(book.match(BUY, 99, 5)).isEmpty();
    assertThat(book.match(SELL, 91, 5)).isEmpty();
    assertThat(book.match(BUY, 100, 0)).isEmpty();
  }

  @Test
  void shouldTellLevelQuantityAfterEachChange() {
    assertThat(book.add(1, BUY, 100, 5)).isEqualTo(5);
    assertThat(book.add(2, BUY, 100, 7)).isEqualTo(12);
    assertThat(book.reduce(1, 2)).isEqualTo(9);
    assertThat(book.remove(2)).isEqualTo(2);
    assertThat(book.book().levelQtyLots(100)).isEqualTo(2);
    assertThat(book.book().bestQtyLots(BUY)).isEqualTo(2);
    assertThat(book.remove(1)).isZero();
    assertThat(book.book().bestQtyLots(BUY)).isZero();
  }

  @Test
  void shouldKeepPlaceInQueueWhenReduced() {
    book.add(1, BUY, 100, 5);
    book.add(2, BUY, 100, 5);
    book.reduce(1, 1);

    assertThat(book.queue(100)).containsExactly(new Resting(1, 1), new Resting(2, 5));
  }

  @Test
  void shouldRemoveFirstMiddleAndLastOfAQueue() {
    for (int id = 1; id <= 5; id++) {
      book.add(id, SELL, 100, id);
    }
    book.remove(3);
    book.remove(1);
    book.remove(5);

    assertThat(book.queue(100)).containsExactly(new Resting(2, 2), new Resting(4, 4));
    book.add(6, SELL, 100, 6);
    assertThat(book.queue(100))
        .containsExactly(new Resting(2, 2), new Resting(4, 4), new Resting(6, 6));
  }

  @Test
  void shouldFindNextBestWhenBestLevelEmpties() {
    book.add(1, BUY, 5, 1);
    book.add(2, BUY, 100, 1);
    book.add(3, BUY, 1_000_000, 1);
    book.add(4, SELL, 1_000_001, 1);
    book.add(5, SELL, 2_000_000_000, 1);

    book.remove(3);
    assertThat(book.book().bestPriceTicks(BUY)).isEqualTo(100);
    book.remove(2);
    assertThat(book.book().bestPriceTicks(BUY)).isEqualTo(5);
    book.remove(1);
    assertThat(book.book().bestPriceTicks(BUY)).isEqualTo(OrderBook.NO_PRICE);
    book.remove(4);
    assertThat(book.book().bestPriceTicks(SELL)).isEqualTo(2_000_000_000);
  }

  @Test
  void shouldKeepBestWhenWorseLevelEmpties() {
    book.add(1, BUY, 100, 1);
    book.add(2, BUY, 99, 1);
    book.remove(2);

    assertThat(book.prices(BUY)).containsExactly(100);
  }

  @Test
  void shouldTakeLowestAndHighestPrice() {
    book.add(1, BUY, 0, 1);
    book.add(2, SELL, HIGHEST, 2);

    assertThat(book.book().bestPriceTicks(BUY)).isZero();
    assertThat(book.book().bestPriceTicks(SELL)).isEqualTo(HIGHEST);
    assertThat(book.match(SELL, 0, 1)).containsExactly(new Fill(1, 0, 1, 0, 0));
    assertThat(book.match(BUY, HIGHEST, 1)).containsExactly(new Fill(2, HIGHEST, 1, 1, 1));
  }

  @Test
  void shouldTakeAskAtZeroAndBidAtHighestPrice() {
    book.add(1, SELL, 0, 1);
    assertThat(book.match(BUY, 0, 1)).containsExactly(new Fill(1, 0, 1, 0, 0));
    book.add(2, BUY, HIGHEST, 1);
    assertThat(book.match(SELL, HIGHEST, 1)).containsExactly(new Fill(2, HIGHEST, 1, 0, 0));
  }

  @Test
  void shouldCountFillableUpToAskedQuantityWithinLimit() {
    book.add(1, SELL, 100, 5);
    book.add(2, SELL, 100, 5);
    book.add(3, SELL, 105, 5);

    assertThat(book.book().fillableLots(BUY, 99, 100)).isZero();
    assertThat(book.book().fillableLots(BUY, 100, 100)).isEqualTo(10);
    assertThat(book.book().fillableLots(BUY, 105, 100)).isEqualTo(15);
    assertThat(book.book().fillableLots(BUY, 105, 7)).isEqualTo(7);
    assertThat(book.queue(100)).hasSize(2);
  }

  @Test
  void shouldCountFillableBeyondTheRangeOfLong() {
    book.add(1, SELL, 100, Long.MAX_VALUE);
    book.add(2, SELL, 101, Long.MAX_VALUE);

    assertThat(book.book().fillableLots(BUY, 101, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
    book.remove(2);
  }

  @Test
  void shouldWalkLevelsFromAnyPrice() {
    book.add(1, BUY, 100, 1);
    book.add(2, BUY, 10_000, 1);
    book.add(3, SELL, 50_000_000, 1);

    assertThat(book.book().nextPriceTicks(BUY, 5_000)).isEqualTo(100);
    assertThat(book.book().nextPriceTicks(BUY, 101)).isEqualTo(100);
    assertThat(book.book().nextPriceTicks(BUY, 100)).isEqualTo(OrderBook.NO_PRICE);
    assertThat(book.book().nextPriceTicks(SELL, 20_000_000)).isEqualTo(50_000_000);
    assertThat(book.book().nextPriceTicks(SELL, HIGHEST)).isEqualTo(OrderBook.NO_PRICE);
  }

  @Test
  void shouldRefuseOrderThroughTheOtherSideAsCorruptCode() {
    book.add(1, SELL, 100, 1);
    int slot = orders.acquire();
    orders.setPriceAndSide(slot, 100, BUY);
    orders.setLeavesLots(slot, 1);

    assertThatThrownBy(() -> book.book().add(slot)).isInstanceOf(IllegalStateException.class);
    orders.release(slot);
  }

  @Test
  void shouldRefuseOrderWithoutLeavesAsCorruptCode() {
    int slot = orders.acquire();
    orders.setPriceAndSide(slot, 100, BUY);

    assertThatThrownBy(() -> book.book().add(slot)).isInstanceOf(IllegalStateException.class);
    orders.release(slot);
  }

  @Test
  void shouldRefuseLevelWhoseQuantityWouldOverflow() {
    book.add(1, SELL, 100, Long.MAX_VALUE);
    int slot = orders.acquire();
    orders.setPriceAndSide(slot, 100, SELL);
    orders.setLeavesLots(slot, 1);

    assertThatThrownBy(() -> book.book().add(slot)).isInstanceOf(ArithmeticException.class);
    assertThat(book.queue(100)).containsExactly(new Resting(1, Long.MAX_VALUE));
    orders.release(slot);
  }

  @Test
  void shouldRefuseToReduceToNothingOrToMore() {
    book.add(1, BUY, 100, 5);

    assertThatThrownBy(() -> book.reduce(1, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> book.reduce(1, 6)).isInstanceOf(IllegalArgumentException.class);
    assertThat(book.reduce(1, 5)).isEqualTo(5);
  }

  @Test
  void shouldHaveRoomForKnownPricesOnlyWhenLevelsAreOut() {
    for (int i = 0; i < 16; i++) {
      book.add(i, BUY, i * 1_000, 1);
    }

    assertThat(book.book().hasRoomFor(BUY, 15_000)).isTrue();
    assertThat(book.book().hasRoomFor(BUY, 15_001)).isFalse();
    book.remove(7);
    assertThat(book.book().hasRoomFor(BUY, 15_001)).isTrue();
  }

  @Test
  void shouldKeepBooksApartThatShareThePools() {
    BookUnderTest other = new BookUnderTest(orders, levels);
    book.add(1, SELL, 100, 5);
    other.add(2, BUY, 100, 7);

    assertThat(book.match(BUY, 100, 1)).containsExactly(new Fill(1, 100, 1, 4, 4));
    assertThat(other.match(SELL, 100, 7)).containsExactly(new Fill(2, 100, 7, 0, 0));
    assertThat(other.book().bestPriceTicks(SELL)).isEqualTo(OrderBook.NO_PRICE);
  }
}
