package io.quantdesk.bench.l3;

import io.quantdesk.engine.order.Side;
import java.util.List;

/**
 * A book driven by LOBSTER messages. An order whose id never came with a new order is part of what
 * rested before: the unnamed order of its level.
 */
final class LobsterBook {
  private final TrackedBook book;
  private long executions;
  private long executionsAtHead;
  private long withdrawals;
  private long withdrawalsWhole;

  LobsterBook(BookTape tape) {
    book = TrackedBook.opened(tape);
  }

  TrackedBook book() {
    return book;
  }

  void apply(LobsterMessage message) {
    switch (message.type()) {
      case NEW -> rest(message);
      case PARTIAL_CANCEL, DELETE -> withdraw(message);
      case EXECUTION -> execute(message);
      default -> {
        // The orders that are shown stay as they are.
      }
    }
  }

  private void rest(LobsterMessage message) {
    // The exchange rested this order, so what it would trade with here left out of sight.
    while (book.crosses(message.side(), message.priceTicks())) {
      Side stale = message.side().opposite();
      book.removeLevel(stale, book.bestPriceTicks(stale));
    }
    book.add(message.orderId(), message.side(), message.priceTicks(), message.qtyLots());
  }

  private void withdraw(LobsterMessage message) {
    withdrawals++;
    long orderId = restingId(message);
    long leaves = book.leavesLots(orderId);
    boolean isWhole = leaves == message.qtyLots();
    boolean isPartial = message.type() == LobsterMessage.Type.PARTIAL_CANCEL || orderId < 0;
    if (isPartial ? leaves >= message.qtyLots() : isWhole) {
      withdrawalsWhole++;
    }
    take(orderId, message.qtyLots());
  }

  /**
   * The incoming order of an execution, as large as the execution. It is matched where the queue
   * head is the order that the exchange filled; elsewhere the exchange's word counts, so that one
   * difference stays one.
   */
  private void execute(LobsterMessage message) {
    executions++;
    Side side = message.side();
    long orderId = restingId(message);
    boolean isHead =
        book.bestPriceTicks(side) == message.priceTicks()
            && book.headOrderId(side) == orderId
            && book.leavesLots(orderId) >= message.qtyLots();
    if (!isHead) {
      take(orderId, message.qtyLots());
      return;
    }
    long left = book.match(side.opposite(), message.priceTicks(), message.qtyLots());
    if (left == 0
        && book.fills().equals(List.of(new TrackedBook.Fill(orderId, message.qtyLots())))) {
      executionsAtHead++;
    }
  }

  private long restingId(LobsterMessage message) {
    return book.isResting(message.orderId())
        ? message.orderId()
        : TrackedBook.unnamed(message.side(), message.priceTicks());
  }

  private void take(long orderId, long qtyLots) {
    if (book.isResting(orderId)) {
      book.reduceTo(orderId, Math.max(0, book.leavesLots(orderId) - qtyLots));
    }
  }

  /** Executions of visible orders. */
  long executions() {
    return executions;
  }

  /** Those whose incoming order filled here what it filled at the exchange. */
  long executionsAtHead() {
    return executionsAtHead;
  }

  /** Cancels of a part, and deletes. */
  long withdrawals() {
    return withdrawals;
  }

  /** Those that found as much resting as they take. */
  long withdrawalsWhole() {
    return withdrawalsWhole;
  }
}
