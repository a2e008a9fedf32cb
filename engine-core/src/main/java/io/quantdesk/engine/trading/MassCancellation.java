package io.quantdesk.engine.trading;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.account.Accounts;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.account.Scopes;
import io.quantdesk.engine.book.RestingOrders;
import io.quantdesk.engine.command.CancelAll;
import io.quantdesk.engine.command.CommandHeader;
import io.quantdesk.engine.event.MassCancelCompleted;
import io.quantdesk.engine.limit.RateLimits;
import io.quantdesk.engine.market.Markets;
import io.quantdesk.engine.order.DoneReason;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.order.SideFilter;

/**
 * Cancels all resting and waiting orders of a sub-account that were there when it was asked: up to
 * {@value #MAX_ORDERS_PER_STEP} with the command itself, the rest in steps of as many by ticks, the
 * oldest request first. Within a request: market by market, buys first, oldest first. Quotes of
 * locked auctions stay.
 */
public final class MassCancellation {
  /** Most orders that one command takes out. */
  public static final int MAX_ORDERS_PER_STEP = 256;

  private final Accounts accounts;
  private final Scopes scopes;
  private final Positions positions;
  private final Markets markets;
  private final RestingOrders orders;
  private final LiveOrders liveOrders;
  private final AuctionOrders auctions;
  private final OrderRemoval removal;
  private final MassCancelQueue pending;
  private final ClosingQueue closings;
  private final RateLimits rateLimits;
  private final EngineEvents events;
  private final MassCancelCompleted completed = new MassCancelCompleted();

  MassCancellation(
      EngineState state, AuctionOrders auctions, OrderRemoval removal, EngineEvents events) {
    accounts = state.accounts;
    scopes = state.scopes;
    positions = state.positions;
    markets = state.markets;
    orders = state.orders;
    liveOrders = state.liveOrders;
    pending = state.massCancels;
    closings = state.closings;
    rateLimits = state.rateLimits;
    this.auctions = auctions;
    this.removal = removal;
    this.events = events;
  }

  /**
   * Does the first step of a request. Refusals in this order: missing field, unknown sub-account,
   * rate limit, unknown market, too many requests waiting.
   */
  public RejectReason request(CommandHeader header, CancelAll command) {
    if (command.side == null) {
      return RejectReason.INVALID_FIELD;
    }
    if (!accounts.hasSubAccount(command.subAccountId)) {
      return RejectReason.UNKNOWN_SUB_ACCOUNT;
    }
    if (!rateLimits.takeCancel(command.subAccountId)) {
      return RejectReason.RATE_LIMITED;
    }
    if (command.marketId != 0 && markets.find(command.marketId) == null) {
      return RejectReason.UNKNOWN_MARKET;
    }
    if (pending.isFull()) {
      return RejectReason.MASS_CANCEL_CAPACITY;
    }
    MassCancelQueue.Request request =
        add(header, command.subAccountId, command.marketId, command.side);
    cancelUpTo(MAX_ORDERS_PER_STEP, request);
    if (isDone(request)) {
      pending.removeLast();
      complete(request);
    }
    return RejectReason.NONE;
  }

  /**
   * Puts off the cancel of all orders of a sub-account to the next steps; the caller has asked
   * {@link #isFull}.
   *
   * @param closesPositions whether its positions are closed when its orders are out
   */
  void start(CommandHeader header, int subAccountId, boolean closesPositions) {
    add(header, subAccountId, 0, SideFilter.BOTH).closesPositions = closesPositions;
  }

  /** Whether no more requests can wait. */
  boolean isFull() {
    return pending.isFull();
  }

  /** Goes on with the waiting requests, the oldest first; one that finds nothing counts as one. */
  public void step() {
    int left = MAX_ORDERS_PER_STEP;
    while (left > 0 && !pending.isEmpty()) {
      MassCancelQueue.Request request = pending.first();
      left -= Math.max(1, cancelUpTo(left, request));
      if (isDone(request)) {
        pending.removeFirst();
        complete(request);
      }
    }
  }

  private MassCancelQueue.Request add(
      CommandHeader header, int subAccountId, int marketId, SideFilter side) {
    MassCancelQueue.Request request = pending.addLast();
    request.seq = header.seq;
    request.timeNs = header.timeNs;
    request.lastNumber = liveOrders.lastNumber();
    request.subAccountId = subAccountId;
    request.marketId = marketId;
    request.sideCode = side.code();
    request.canceledOrders = 0;
    request.closesPositions = false;
    return request;
  }

  private void complete(MassCancelQueue.Request request) {
    completed.requestSeq = request.seq;
    completed.canceledOrders = request.canceledOrders;
    completed.subAccountId = request.subAccountId;
    events.massCancelCompleted(completed);
    if (request.closesPositions) {
      closings.add(request.subAccountId);
    }
  }

  private int cancelUpTo(int limit, MassCancelQueue.Request request) {
    int left = limit;
    int position = scopes.firstPosition(request.subAccountId);
    while (position != Positions.NONE && left > 0) {
      int next = positions.next(position);
      if (concernsMarket(request, position)) {
        left -= cancelUpTo(left, request, position, Side.BUY);
        left -= cancelUpTo(left, request, position, Side.SELL);
      }
      position = next;
    }
    request.canceledOrders += limit - left;
    return limit - left;
  }

  private int cancelUpTo(int limit, MassCancelQueue.Request request, int position, Side side) {
    int canceled = 0;
    int slot = firstOrder(request, position, side);
    while (slot != LiveOrders.NONE && canceled < limit) {
      removal.remove(slot, DoneReason.MASS_CANCELED);
      canceled++;
      slot = firstOrder(request, position, side);
    }
    return canceled;
  }

  private boolean isDone(MassCancelQueue.Request request) {
    int position = scopes.firstPosition(request.subAccountId);
    while (position != Positions.NONE) {
      if (concernsMarket(request, position)
          && (firstOrder(request, position, Side.BUY) != LiveOrders.NONE
              || firstOrder(request, position, Side.SELL) != LiveOrders.NONE)) {
        return false;
      }
      position = positions.next(position);
    }
    return true;
  }

  private boolean concernsMarket(MassCancelQueue.Request request, int position) {
    return request.marketId == 0 || request.marketId == positions.marketId(position);
  }

  /**
   * Oldest order of a position's side that the request takes, or NONE. Lists run from old to new,
   * so later orders stand behind all that it takes. A slot that was just released has empty lists.
   */
  private int firstOrder(MassCancelQueue.Request request, int position, Side side) {
    if (request.sideCode != SideFilter.BOTH.code() && request.sideCode != side.code()) {
      return LiveOrders.NONE;
    }
    int slot = positions.oldestOrder(position, side);
    while (slot != LiveOrders.NONE && auctions.isFirm(slot)) {
      slot = orders.ownerNext(slot);
    }
    boolean taken =
        slot != LiveOrders.NONE && LiveOrders.number(orders.orderId(slot)) <= request.lastNumber;
    return taken ? slot : LiveOrders.NONE;
  }
}
