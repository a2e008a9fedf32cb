package io.quantdesk.engine.trading;

import io.quantdesk.engine.CommandTime;
import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.auction.Auction;
import io.quantdesk.engine.auction.AuctionEnd;
import io.quantdesk.engine.auction.AuctionPath;
import io.quantdesk.engine.auction.AuctionTimes;
import io.quantdesk.engine.book.RestingOrders;
import io.quantdesk.engine.event.AuctionEnded;
import io.quantdesk.engine.event.OrderDone;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.market.Markets;
import io.quantdesk.engine.oracle.OracleAction;
import io.quantdesk.engine.oracle.OraclePermission;
import io.quantdesk.engine.order.DoneReason;

/**
 * Keeps auctions and the slots of their orders and quotes the same. Both count in the order sums of
 * their owners as if they rested: the order at the worst price of its auction, a quote at its own.
 */
final class AuctionOrders {
  private final CommandTime time;
  private final Markets markets;
  private final RestingOrders orders;
  private final Positions positions;
  private final LiveOrders liveOrders;
  private final AuctionTimes times;
  private final EngineEvents events;
  private final OrderDone done = new OrderDone();
  private final AuctionEnded ended = new AuctionEnded();

  AuctionOrders(EngineState state, EngineEvents events) {
    time = state.time;
    markets = state.markets;
    orders = state.orders;
    positions = state.positions;
    liveOrders = state.liveOrders;
    times = state.auctionTimes;
    this.events = events;
  }

  /** Whether a market's state and price allow auctions, to open them and to go on with them. */
  boolean areAllowed(Market market) {
    return market.state() == MarketState.OPEN
        && market.oracle().permission(OracleAction.INCREASE, time.ns()) != OraclePermission.NO;
  }

  /** The auction of an order that is auctioned, or of a quote. */
  Auction auctionOf(int slot, Market market) {
    boolean isQuote = LiveOrders.isQuote(orders.flags(slot));
    return market.auctions().of(isQuote ? orders.side(slot).opposite() : orders.side(slot));
  }

  /** Whether an order is a quote that its owner cannot take back any more. */
  boolean isFirm(int slot) {
    return LiveOrders.isQuote(orders.flags(slot))
        && auctionOf(slot, marketOf(slot)).isLocked(time.ns());
  }

  /** When an open auction is to be traded: once enough is quoted, at the latest at its end. */
  long dueNs(Auction auction) {
    int covering = auction.coveringTicks(orders.leavesLots(auction.orderSlot()), orders);
    return covering == Auction.NO_PRICE
        ? auction.endNs()
        : Math.min(auction.endNs(), AuctionPath.reachesNs(auction, covering));
  }

  /** What is quoted has changed: what is due already stays due. */
  void quotesChanged(Auction auction) {
    if (!times.isDue(auction)) {
      reschedule(auction);
    }
  }

  /** An auction is to be looked at again when it is to be traded. */
  void reschedule(Auction auction) {
    times.set(auction, dueNs(auction));
  }

  /** Ends an order that is auctioned, with its auction, or a quote; the position's slot stays. */
  void remove(int slot, Market market, DoneReason reason) {
    Auction auction = auctionOf(slot, market);
    if (LiveOrders.isQuote(orders.flags(slot))) {
      removeQuote(slot, auction, reason, RejectReason.NONE);
    } else {
      close(auction, market, endOf(reason, market));
      end(slot, reason, RejectReason.NONE);
    }
  }

  /** Takes a quote out of its auction and ends it; the caller looks after its position's slot. */
  void removeQuote(int slot, Auction auction, DoneReason reason, RejectReason rejectReason) {
    auction.remove(slot);
    liveOrders.addLots(slot, -orders.leavesLots(slot));
    end(slot, reason, rejectReason);
    if (!auction.isSettling()) {
      quotesChanged(auction);
    }
  }

  /**
   * Ends an auction with its quotes; its order becomes one that is in no book and counts nowhere,
   * at its own price.
   */
  void close(Auction auction, Market market, AuctionEnd end) {
    int slot = auction.orderSlot();
    tell(auction, market, end);
    times.clear(auction);
    release(auction);
    orders.setPriceAndSide(slot, auction.limitTicks(), auction.side());
    orders.setFlags(slot, orders.flags(slot) & ~LiveOrders.AUCTIONED);
    DoneReason reason =
        end == AuctionEnd.SETTLED ? DoneReason.AUCTION_ENDED : DoneReason.AUCTION_CANCELED;
    for (int i = 0; i < auction.quoteCount(); i++) {
      int quote = auction.quote(i);
      int position = orders.positionSlot(quote);
      liveOrders.addLots(quote, -orders.leavesLots(quote));
      end(quote, reason, RejectReason.NONE);
      positions.releaseIfIdle(position);
    }
    auction.close();
  }

  /** Counts what is left of an auctioned order. */
  void reserve(Auction auction) {
    liveOrders.addLots(auction.orderSlot(), orders.leavesLots(auction.orderSlot()));
  }

  /** Counts an auctioned order no more. */
  void release(Auction auction) {
    liveOrders.addLots(auction.orderSlot(), -orders.leavesLots(auction.orderSlot()));
  }

  private Market marketOf(int slot) {
    return markets.get(positions.marketId(orders.positionSlot(slot)));
  }

  private static AuctionEnd endOf(DoneReason reason, Market market) {
    if (reason == DoneReason.LIQUIDATION) {
      return AuctionEnd.LIQUIDATION;
    }
    if (market.state() != MarketState.OPEN) {
      return AuctionEnd.MARKET_STATE;
    }
    return reason == DoneReason.AUCTION_CANCELED
        ? AuctionEnd.ORACLE_PRICE
        : AuctionEnd.ORDER_CANCELED;
  }

  private void tell(Auction auction, Market market, AuctionEnd end) {
    int slot = auction.orderSlot();
    ended.auctionId = auction.id();
    ended.orderId = orders.orderId(slot);
    ended.filledLots = auction.filledLots();
    ended.quotedLots = auction.quotedLots();
    ended.leavesLots = orders.leavesLots(slot);
    ended.subAccountId = positions.scopeId(orders.positionSlot(slot));
    ended.pathPriceTicks = AuctionPath.priceTicks(auction, time.ns());
    ended.marketId = market.id();
    ended.side = auction.side();
    ended.end = end;
    events.auctionEnded(ended);
  }

  private void end(int slot, DoneReason reason, RejectReason rejectReason) {
    int position = orders.positionSlot(slot);
    done.orderId = orders.orderId(slot);
    done.subAccountId = positions.scopeId(position);
    done.marketId = positions.marketId(position);
    done.side = orders.side(slot);
    done.priceTicks = orders.priceTicks(slot);
    done.canceledQtyLots = orders.leavesLots(slot);
    done.cumQtyLots = orders.cumLots(slot);
    done.reason = reason;
    done.rejectReason = rejectReason;
    events.orderDone(done);
    liveOrders.leave(slot);
  }
}
