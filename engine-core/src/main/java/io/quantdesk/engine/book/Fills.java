package io.quantdesk.engine.book;

/** Takes the fills of one incoming order, in the order in which they happen. */
@FunctionalInterface
public interface Fills {
  /**
   * One fill at the maker's price. A filled maker (leaves 0) has already left the book and belongs
   * to this listener, which must release its slot. The listener must not call the book.
   *
   * @param levelQtyLots what the maker's price level holds after this fill
   */
  void onFill(int makerSlot, int priceTicks, long qtyLots, long makerLeavesLots, long levelQtyLots);
}
