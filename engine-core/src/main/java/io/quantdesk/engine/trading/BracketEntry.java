package io.quantdesk.engine.trading;

import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.book.RestingOrders;
import io.quantdesk.engine.command.PlaceBracket;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.market.Markets;
import io.quantdesk.engine.order.OrderPart;
import io.quantdesk.engine.trigger.TriggerOrders;

/** Takes brackets, whole or not at all. */
public final class BracketEntry {
  private final Positions positions;
  private final Markets markets;
  private final RestingOrders orders;
  private final LiveOrders liveOrders;
  private final TriggerOrders triggers;
  private final ReduceOnlyOrders reduceOnly;
  private final Brackets brackets;
  private final SenderRules senders;
  private final ReduceOnlyRules rules;
  private final OrderEntry entry;
  private final BracketLegs legs;
  private final OrderAnswers answers;
  private OrderPart refused;
  private long placedOrderId;

  BracketEntry(
      EngineState state,
      SenderRules senders,
      ReduceOnlyRules rules,
      OrderEntry entry,
      BracketLegs legs,
      OrderAnswers answers) {
    positions = state.positions;
    markets = state.markets;
    orders = state.orders;
    liveOrders = state.liveOrders;
    triggers = state.triggers;
    reduceOnly = state.reduceOnly;
    brackets = state.brackets;
    this.senders = senders;
    this.rules = rules;
    this.entry = entry;
    this.legs = legs;
    this.answers = answers;
  }

  /** Takes a bracket or refuses it with OrderRejected; see {@link #placedOrderId}. */
  public RejectReason place(PlaceBracket command) {
    placedOrderId = 0;
    refused = OrderPart.ORDER;
    legs.read(command);
    RejectReason reason = check(command);
    if (reason != RejectReason.NONE) {
      answers.reject(refusedOrder(command), refused, reason);
    } else if (command.hasParent) {
      entry.enter(command.parent, Legs.ATTACHED);
      placedOrderId = entry.placedOrderId();
    } else {
      placedOrderId = legs.enterPair(pairLots(command.parent));
    }
    return reason;
  }

  /**
   * Id of the parent that the last call took, without one of the leg that takes profit; 0 when it
   * refused.
   */
  public long placedOrderId() {
    return placedOrderId;
  }

  private PlaceOrder refusedOrder(PlaceBracket command) {
    return switch (refused) {
      case ORDER -> command.parent;
      case TAKE_PROFIT -> legs.takeProfit();
      case STOP -> legs.stop();
    };
  }

  /**
   * Refusals in this order: missing field, unknown sub-account, rate limit, under liquidation,
   * isolated in another market, unknown market, too few legs, a parent that is reduce-only or asks
   * for an auction; of the parent all that an order of its own is refused for, see {@link
   * OrderEntry}; the leg that takes profit, the one that stops, see {@link BracketLegs}; room.
   */
  private RejectReason check(PlaceBracket command) {
    PlaceOrder parent = command.parent;
    if (parent.side == null
        || parent.selfTradePrevention == null
        || (command.hasParent && OrderEntry.lacksField(parent))
        || legs.lacksField()) {
      return RejectReason.INVALID_FIELD;
    }
    RejectReason reason = senders.check(parent.subAccountId, parent.marketId);
    if (reason != RejectReason.NONE) {
      return reason;
    }
    Market market = markets.find(parent.marketId);
    if (market == null) {
      return RejectReason.UNKNOWN_MARKET;
    }
    if (legs.count() < (command.hasParent ? 1 : 2)) {
      return RejectReason.BRACKET_LEGS_REQUIRED;
    }
    reason = checkOrders(command.hasParent ? parent : null, market);
    return reason == RejectReason.NONE ? checkRoom(command) : reason;
  }

  /**
   * Checks one order after the other.
   *
   * @param parent null: there is none
   */
  private RejectReason checkOrders(PlaceOrder parent, Market market) {
    RejectReason reason = RejectReason.NONE;
    if (parent != null) {
      reason =
          parent.reduceOnly || parent.jit
              ? RejectReason.INVALID_ORDER_COMBINATION
              : entry.checkIn(market, parent);
    }
    if (reason == RejectReason.NONE && legs.hasTakeProfit()) {
      refused = OrderPart.TAKE_PROFIT;
      reason = legs.checkTakeProfit(parent, market);
    }
    if (reason == RejectReason.NONE && legs.hasStop()) {
      refused = OrderPart.STOP;
      reason = legs.checkStop(parent, market);
    }
    return reason;
  }

  /**
   * For all orders together. Refusals in this order: too many waiting of the sub-account, order
   * slots, trigger orders, reduce-only orders, brackets.
   */
  private RejectReason checkRoom(PlaceBracket command) {
    refused = OrderPart.ORDER;
    PlaceOrder parent = command.parent;
    boolean waits = command.hasParent && parent.ordType.isTrigger();
    boolean hasSlot = command.hasParent && (waits || parent.timeInForce.mayRest());
    int waiting = legs.count() + (waits ? 1 : 0);
    int slots = legs.count() + (hasSlot ? 1 : 0);
    if (triggers.countOf(parent.subAccountId) + waiting > TriggerOrders.MAX_PER_SCOPE) {
      return RejectReason.TRIGGER_ORDER_LIMIT;
    }
    if (!liveOrders.canNumber(legs.count() + 1) || orders.available() < slots) {
      return RejectReason.ORDER_CAPACITY;
    }
    if (triggers.available() < waiting) {
      return RejectReason.TRIGGER_CAPACITY;
    }
    int position = positions.find(parent.subAccountId, parent.marketId);
    if (!reduceOnly.hasRoomFor(position, legs.count())) {
      return RejectReason.REDUCE_ONLY_ORDER_LIMIT;
    }
    return brackets.isFull() ? RejectReason.BRACKET_CAPACITY : RejectReason.NONE;
  }

  /** The legs of a pair are cut to their position, which there is. */
  private long pairLots(PlaceOrder pair) {
    int position = positions.find(pair.subAccountId, pair.marketId);
    return Math.min(pair.orderQtyLots, rules.closable(position, pair.side.opposite()));
  }
}
