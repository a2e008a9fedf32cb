package io.quantdesk.engine.market;

import io.quantdesk.engine.CommandTime;
import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.auction.AuctionTimes;
import io.quantdesk.engine.event.OracleStatusChanged;
import io.quantdesk.engine.index.DeadlineQueue;
import io.quantdesk.engine.math.StateHash;
import io.quantdesk.engine.oracle.OracleGuard;
import io.quantdesk.engine.oracle.OracleStatus;

/**
 * Tells when the status of a market's oracle has changed: with the command that changed it, or by
 * age with the first tick after it. What is told decides nothing: that is asked for with the exact
 * age, see {@link OracleGuard}.
 */
public final class OracleWatch {
  /** Most markets whose status one tick tells. */
  private static final int MAX_PER_TICK = 256;

  private final Markets markets;
  private final AuctionTimes auctions;
  private final CommandTime time;
  private final DeadlineQueue changes;
  private final OracleStatusChanged changed = new OracleStatusChanged();

  public OracleWatch(Markets markets, AuctionTimes auctions, int marketCapacity, CommandTime time) {
    this.markets = markets;
    this.auctions = auctions;
    this.time = time;
    changes = new DeadlineQueue(marketCapacity + 1);
  }

  /** When the next status changes by age, or Engine.NO_DEADLINE. */
  public long nextNs() {
    return changes.firstNs();
  }

  /** Tells what has changed of a market, and waits for what age will change. */
  public void look(Market market, EngineEvents events) {
    OracleGuard oracle = market.oracle();
    int before = oracle.toldConditions();
    if (oracle.tell(time.ns())) {
      changed.marketId = market.id();
      changed.oldStatus = OracleStatus.worst(before);
      changed.status = OracleStatus.worst(oracle.toldConditions());
      changed.conditions = oracle.toldConditions();
      changed.updatesToThaw = oracle.updatesToThaw();
      changed.averageTicks = oracle.isOn() ? oracle.averageTicks(time.ns()) : 0;
      events.oracleStatusChanged(changed);
      auctions.marketChanged(market);
    }
    if (changes.has(market.id())) {
      changes.remove(market.id());
    }
    long nextNs = oracle.nextChangeNs(time.ns());
    if (nextNs != DeadlineQueue.NEVER) {
      changes.add(market.id(), nextNs);
    }
  }

  /** Tells what age has changed by now. */
  public void step(EngineEvents events) {
    for (int left = MAX_PER_TICK; left > 0 && changes.firstNs() <= time.ns(); left--) {
      look(markets.get(changes.firstHandle()), events);
    }
  }

  /** Adds what it waits for to a hash. */
  public void hash(StateHash hash) {
    changes.hash(hash);
  }
}
