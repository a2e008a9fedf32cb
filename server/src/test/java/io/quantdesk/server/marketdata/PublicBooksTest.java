package io.quantdesk.server.marketdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantdesk.engine.book.OrderBook;
import io.quantdesk.engine.order.Side;
import io.quantdesk.protocol.sbe.BookChange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublicBooksTest {
  private static final int PRICE = 100;
  private static final long FIRST = 1;
  private static final long SECOND = 2;

  private final PublicBooks books = new PublicBooks(PublishedEngine.CAPACITIES);
  private OrderBook book;

  @BeforeEach
  void addTwoOrders() {
    books.create(1);
    book = books.find(1).book;
    assertShows(FIRST, 10, BookChange.ADDED, 10);
    assertShows(SECOND, 15, BookChange.ADDED, 5);
  }

  @Test
  void shouldTakeFromAnOrderWhatItsLevelLost() {
    assertShows(FIRST, 8, BookChange.REDUCED, 3);
    assertThat(firstInQueue()).isEqualTo(FIRST);
    assertShows(FIRST, 5, BookChange.REMOVED, 0);
    assertThat(firstInQueue()).isEqualTo(SECOND);
    assertShows(SECOND, 0, BookChange.REMOVED, 0);
    assertThat(book.bestPriceTicks(Side.BUY)).isEqualTo(OrderBook.NO_PRICE);
  }

  @Test
  void shouldMoveAnOrderThatShowsMoreToTheEndOfItsQueue() {
    assertShows(FIRST, 22, BookChange.ADDED, 17);
    assertThat(firstInQueue()).isEqualTo(SECOND);
  }

  @Test
  void shouldShowNothingOfAChangeOfHiddenQuantity() {
    assertThat(books.apply(book, Side.BUY, PRICE, FIRST, 15)).isFalse();
    assertThat(firstInQueue()).isEqualTo(FIRST);
  }

  @Test
  void shouldStopAtAnEventThatContradictsTheBook() {
    assertThatThrownBy(() -> books.apply(book, Side.BUY, PRICE, 3, 14))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("order 3 takes 1 lots from a level where it is not");
    assertThatThrownBy(() -> books.apply(book, Side.BUY, PRICE, FIRST, 4))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("order 1 takes more from its level than it shows");
  }

  @Test
  void shouldRememberTheNextOrderWhenTheRememberedOneLeavesItsPlace() {
    int second = book.nextOrder(book.firstOrder(PRICE));
    books.watch(book.firstOrder(PRICE));
    assertShows(FIRST, 22, BookChange.ADDED, 17);
    assertThat(books.watched()).isEqualTo(second);
    assertShows(SECOND, 17, BookChange.REMOVED, 0);
    assertThat(books.orderId(books.watched())).isEqualTo(FIRST);
    assertShows(FIRST, 0, BookChange.REMOVED, 0);
    assertThat(books.watched()).isEqualTo(PublicBooks.NONE);
  }

  private void assertShows(long orderId, long levelQtyLots, BookChange change, long orderQtyLots) {
    assertThat(books.apply(book, Side.BUY, PRICE, orderId, levelQtyLots)).isTrue();
    assertThat(books.change()).isEqualTo(change);
    assertThat(books.orderQtyLots()).isEqualTo(orderQtyLots);
    assertThat(book.levelQtyLots(PRICE)).isEqualTo(levelQtyLots);
  }

  private long firstInQueue() {
    return books.orderId(book.firstOrder(PRICE));
  }
}
