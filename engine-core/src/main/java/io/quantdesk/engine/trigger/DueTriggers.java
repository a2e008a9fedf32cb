package io.quantdesk.engine.trigger;

import io.quantdesk.engine.CommandTime;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.market.Markets;
import io.quantdesk.engine.math.StateHash;
import io.quantdesk.engine.oracle.OracleAction;
import io.quantdesk.engine.order.TriggerSource;

/**
 * Which trigger orders are due. A price that meets a trigger makes its market due; from then on
 * until all that is due has been taken, the highest and lowest price of each source are kept, so
 * that a price that has gone back again still counts. Trailing stops see each price at once. Due
 * markets stand in a queue for each turn, in the order in which they became due. In a market that
 * does not match nothing follows or fires; when it opens, the prices of that moment count. Mark and
 * index of a market whose oracle is not to be relied on count as little (c11).
 */
public final class DueTriggers {
  private static final TriggerSource[] SOURCES = TriggerSource.values();

  private final TriggerOrders triggers;
  private final Markets markets;
  private final CommandTime time;
  private final int[] high;
  private final int[] low;
  private final boolean[] due;
  private final DueMarkets reduceOnly;
  private final DueMarkets others;
  private boolean isOvertaken;

  public DueTriggers(TriggerOrders triggers, Markets markets, int capacity, CommandTime time) {
    this.triggers = triggers;
    this.markets = markets;
    this.time = time;
    high = new int[(capacity + 1) * SOURCES.length];
    low = new int[(capacity + 1) * SOURCES.length];
    due = new boolean[capacity + 1];
    reduceOnly = new DueMarkets(capacity, time);
    others = new DueMarkets(capacity, time);
  }

  /** Takes a trade at another price than the one before. */
  public void traded(Market market, int priceTicks) {
    market.lastTicks(priceTicks);
    moved(market, TriggerSource.LAST);
  }

  /** Takes new mark and index prices. */
  public void priced(Market market) {
    isOvertaken |= hasMet(market, FiringTurn.BEFORE_LIQUIDATIONS);
    seen(market);
  }

  /** Takes a new mark price of the index that was there before. */
  public void marked(Market market) {
    isOvertaken |= hasMet(market, FiringTurn.BEFORE_LIQUIDATIONS);
    moved(market, TriggerSource.MARK);
  }

  /**
   * Whether a market has had its next price while reduce-only orders of it were due: liquidations
   * wait for those of one price, not for those of another one, too. It holds until {@link #next}
   * finds none that is due.
   */
  public boolean isOvertaken() {
    return isOvertaken;
  }

  /**
   * Takes a change of what an open market may do, its state or the rules of its prices: it looks at
   * all its prices.
   */
  public void stateChanged(Market market) {
    if (isOpen(market)) {
      seen(market);
      moved(market, TriggerSource.LAST);
    }
  }

  /** Takes an order that has begun to wait and that prices which are here already may meet. */
  public void activated(Market market, TriggerSource source) {
    moved(market, source);
  }

  /**
   * Whether a trigger would fire at once, by the present price or by one whose work is not done.
   */
  public boolean isMet(Market market, TriggerSource source, boolean rises, int triggerTicks) {
    int price = market.priceTicks(source);
    if (price != 0 && (rises ? price >= triggerTicks : price <= triggerTicks)) {
      return true;
    }
    int at = at(market.id(), source);
    return due[market.id()]
        && high[at] != 0
        && (rises ? high[at] >= triggerTicks : low[at] <= triggerTicks);
  }

  /** Since when the first market of a queue is due; Engine.NO_DEADLINE: none is. */
  public long pendingSinceNs() {
    return Math.min(reduceOnly.pendingSinceNs(), others.pendingSinceNs());
  }

  /**
   * The order that fires next in a turn, or NONE: of the first due market, by source (mark, index,
   * last trade), what rose before what fell, the trigger that the price met first, the oldest
   * order.
   */
  public int next(FiringTurn turn) {
    DueMarkets queue = queue(turn);
    while (!queue.isEmpty()) {
      Market market = markets.get(queue.first());
      int handle = isOpen(market) ? firstMet(market, turn) : TriggerOrders.NONE;
      if (handle != TriggerOrders.NONE) {
        return handle;
      }
      queue.removeFirst();
      if (isOpen(market) && !isQueued(market.id())) {
        settle(market);
      }
    }
    isOvertaken &= turn != FiringTurn.BEFORE_LIQUIDATIONS;
    return TriggerOrders.NONE;
  }

  /** Lets the other markets that are due for a turn go first. */
  public void rotate(FiringTurn turn) {
    queue(turn).rotate();
  }

  /** Adds ranges and queues to a hash, and the waiting orders of all markets. */
  public void hash(StateHash hash) {
    for (int marketId = 1; marketId <= markets.count(); marketId++) {
      hash.add(due[marketId] ? 1 : 0);
      for (TriggerSource source : SOURCES) {
        hash.add(high[at(marketId, source)]).add(low[at(marketId, source)]);
      }
      triggers.hash(marketId, hash);
    }
    triggers.hashHeld(hash);
    reduceOnly.hash(hash);
    others.hash(hash);
    hash.add(isOvertaken ? 1 : 0);
  }

  private void seen(Market market) {
    moved(market, TriggerSource.MARK);
    moved(market, TriggerSource.INDEX);
  }

  private void moved(Market market, TriggerSource source) {
    int price = market.priceTicks(source);
    if (price == 0 || !counts(market, source)) {
      return;
    }
    int marketId = market.id();
    int at = at(marketId, source);
    if (isOpen(market)) {
      triggers.see(marketId, source, price);
    }
    if (!due[marketId]) {
      high[at] = price;
      low[at] = price;
      if (isOpen(market) && hasMet(market, source)) {
        due[marketId] = true;
        startRanges(market);
      }
    } else if (isOpen(market)) {
      low[at] = high[at] == 0 ? price : Math.min(low[at], price);
      high[at] = Math.max(high[at], price);
    }
    if (due[marketId] && isOpen(market)) {
      enqueue(market);
    }
  }

  private void enqueue(Market market) {
    if (firstMet(market, FiringTurn.BEFORE_LIQUIDATIONS) != TriggerOrders.NONE) {
      reduceOnly.add(market.id());
    }
    others.add(market.id());
  }

  private boolean isQueued(int marketId) {
    return reduceOnly.contains(marketId) || others.contains(marketId);
  }

  private DueMarkets queue(FiringTurn turn) {
    return turn == FiringTurn.BEFORE_LIQUIDATIONS ? reduceOnly : others;
  }

  /** Whether something of a turn is to fire in a market. */
  private boolean hasMet(Market market, FiringTurn turn) {
    return due[market.id()] && isOpen(market) && firstMet(market, turn) != TriggerOrders.NONE;
  }

  private boolean hasMet(Market market, TriggerSource source) {
    return firstMet(market, source, FiringTurn.BEFORE_LIQUIDATIONS) != TriggerOrders.NONE
        || firstMet(market, source, FiringTurn.AFTER_LIQUIDATIONS) != TriggerOrders.NONE;
  }

  private int firstMet(Market market, FiringTurn turn) {
    for (TriggerSource source : SOURCES) {
      int handle = firstMet(market, source, turn);
      if (handle != TriggerOrders.NONE) {
        return handle;
      }
    }
    return TriggerOrders.NONE;
  }

  private int firstMet(Market market, TriggerSource source, FiringTurn turn) {
    int at = at(market.id(), source);
    if (high[at] == 0) {
      return TriggerOrders.NONE;
    }
    int risen = triggers.firstMet(market.id(), source, turn, true, high[at]);
    return risen != TriggerOrders.NONE
        ? risen
        : triggers.firstMet(market.id(), source, turn, false, low[at]);
  }

  /** All that was due is done: only the present prices count from here on. */
  private void settle(Market market) {
    due[market.id()] = false;
    startRanges(market);
  }

  private void startRanges(Market market) {
    for (TriggerSource source : SOURCES) {
      int at = at(market.id(), source);
      int price = counts(market, source) ? market.priceTicks(source) : 0;
      high[at] = price;
      low[at] = price;
    }
  }

  private boolean counts(Market market, TriggerSource source) {
    return source == TriggerSource.LAST || market.oracle().allows(OracleAction.TRIGGER, time.ns());
  }

  private static boolean isOpen(Market market) {
    return market.state().matches();
  }

  private static int at(int marketId, TriggerSource source) {
    return marketId * SOURCES.length + source.code();
  }
}
