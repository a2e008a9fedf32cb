package io.quantdesk.engine.trading;

import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.account.Accounts;
import io.quantdesk.engine.book.RestingOrders;
import io.quantdesk.engine.command.CancelOrder;
import io.quantdesk.engine.limit.RateLimits;
import io.quantdesk.engine.order.DoneReason;

/** Cancels single orders. A cancel is never refused for reasons of market state or margin. */
public final class OrderCancellation {
  private final Accounts accounts;
  private final RestingOrders orders;
  private final LiveOrders liveOrders;
  private final RateLimits rateLimits;
  private final AuctionOrders auctions;
  private final OrderRemoval removal;
  private long canceledOrderId;

  OrderCancellation(EngineState state, AuctionOrders auctions, OrderRemoval removal) {
    accounts = state.accounts;
    orders = state.orders;
    liveOrders = state.liveOrders;
    rateLimits = state.rateLimits;
    this.auctions = auctions;
    this.removal = removal;
  }

  /**
   * Refusals in this order: unknown sub-account; rate limit; unknown order, which is also one that
   * is not live any more or belongs to another sub-account; a quote whose auction is locked.
   */
  public RejectReason cancel(CancelOrder command) {
    canceledOrderId = command.orderId;
    if (!accounts.hasSubAccount(command.subAccountId)) {
      return RejectReason.UNKNOWN_SUB_ACCOUNT;
    }
    if (!rateLimits.takeCancel(command.subAccountId)) {
      return RejectReason.RATE_LIMITED;
    }
    int slot = liveOrders.find(command.subAccountId, command.orderId, command.clOrdId);
    if (slot == LiveOrders.NONE) {
      return RejectReason.UNKNOWN_ORDER;
    }
    canceledOrderId = orders.orderId(slot);
    if (auctions.isFirm(slot)) {
      return RejectReason.AUCTION_LOCKED;
    }
    removal.remove(slot, DoneReason.CANCELED);
    return RejectReason.NONE;
  }

  /** Id of the order that the last call found or that its command named. */
  public long canceledOrderId() {
    return canceledOrderId;
  }
}
