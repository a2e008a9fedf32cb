package io.quantdesk.server.challenge;

/** Which slot a file's order id has in the book: the mapping that stands in front of any book. */
interface OrderSlots {
  /** No slot: the id does not rest. */
  int NONE = -1;

  int get(int orderId);

  void put(int orderId, int slot);

  void remove(int orderId);
}
