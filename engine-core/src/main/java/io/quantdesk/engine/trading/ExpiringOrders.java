package io.quantdesk.engine.trading;

import io.quantdesk.engine.CommandTime;
import io.quantdesk.engine.book.RestingOrders;
import io.quantdesk.engine.index.DeadlineQueue;
import io.quantdesk.engine.math.StateHash;

/**
 * When good-till-date orders expire. An order has expired from its expire time on, compared with
 * the time of the command: it must not trade any more, though it stays in the book until a tick or
 * an incoming order takes it out. Orders without the flag {@link LiveOrders#EXPIRES} are not here.
 */
public final class ExpiringOrders {
  private final RestingOrders orders;
  private final CommandTime time;
  private final DeadlineQueue deadlines;

  /** Takes memory for as many as all of the given orders. */
  public ExpiringOrders(RestingOrders orders, CommandTime time) {
    this.orders = orders;
    this.time = time;
    deadlines = new DeadlineQueue(orders.capacity());
  }

  /** The earliest expire time, or DeadlineQueue.NEVER. */
  public long nextNs() {
    return deadlines.firstNs();
  }

  /** How many there are. */
  public int count() {
    return deadlines.size();
  }

  /** When the order in a slot expires; 0: never. */
  public long expireTimeNs(int slot) {
    return expires(slot) ? deadlines.timeNs(slot) : 0;
  }

  /** Whether any order has expired. */
  boolean areDue() {
    return deadlines.firstNs() <= time.ns();
  }

  /** Slot of the order that expires first: there must be one. */
  int first() {
    return deadlines.firstHandle();
  }

  boolean hasExpired(int slot) {
    return expires(slot) && deadlines.timeNs(slot) <= time.ns();
  }

  /** Adds an order, whose id holds its slot. */
  void add(long orderId, long expireTimeNs) {
    deadlines.add(orderId, expireTimeNs);
  }

  /** Forgets an order that leaves. */
  void remove(int slot) {
    deadlines.remove(slot);
  }

  /** Adds all of it to a hash. */
  public void hash(StateHash hash) {
    deadlines.hash(hash);
  }

  private boolean expires(int slot) {
    return (orders.flags(slot) & LiveOrders.EXPIRES) != 0;
  }
}
