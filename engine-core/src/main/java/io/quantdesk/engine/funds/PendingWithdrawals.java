package io.quantdesk.engine.funds;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.index.PairIndex;
import io.quantdesk.engine.math.StateHash;

/**
 * The withdrawals that were taken from their sub-accounts and neither confirmed nor reverted yet,
 * in slots; ids rise by one from 1 on.
 */
public final class PendingWithdrawals {
  /** Result of a look-up that found nothing. */
  public static final int NONE = PairIndex.NONE;

  /** Most that one sub-account can have at a time. */
  public static final int MAX_PER_SUB_ACCOUNT = 16;

  private final PairIndex byId;
  private final long[] ids;
  private final long[] amounts;
  private final int[] scopeIds;

  /** 0: USDC. */
  private final int[] assetIds;

  private final int[] freeSlots;
  private final int[] counts;
  private int free;
  private long lastId;

  public PendingWithdrawals(int capacity, int scopeCapacity) {
    byId = new PairIndex(capacity);
    ids = new long[capacity];
    amounts = new long[capacity];
    scopeIds = new int[capacity];
    assetIds = new int[capacity];
    freeSlots = new int[capacity];
    counts = new int[scopeCapacity + 1];
    for (int slot = capacity - 1; slot >= 0; slot--) {
      freeSlots[free++] = slot;
    }
  }

  /** Refusals in this order: too many of the sub-account, too many at all. */
  RejectReason checkRoom(int scopeId) {
    if (counts[scopeId] == MAX_PER_SUB_ACCOUNT) {
      return RejectReason.PENDING_WITHDRAWAL_LIMIT;
    }
    return free == 0 ? RejectReason.WITHDRAWAL_CAPACITY : RejectReason.NONE;
  }

  /** Adds one of an asset, 0 for USDC, and returns its id; there is room. */
  long add(int scopeId, int assetId, long amount) {
    int slot = freeSlots[--free];
    ids[slot] = ++lastId;
    scopeIds[slot] = scopeId;
    assetIds[slot] = assetId;
    amounts[slot] = amount;
    counts[scopeId]++;
    byId.put(0, lastId, slot);
    return lastId;
  }

  /** Slot of an id, or NONE. */
  int find(long withdrawalId) {
    return byId.find(0, withdrawalId);
  }

  /** 0: USDC. */
  int assetId(int slot) {
    return assetIds[slot];
  }

  /** In micros of USDC, or units of its asset. */
  long amount(int slot) {
    return amounts[slot];
  }

  int scopeId(int slot) {
    return scopeIds[slot];
  }

  void remove(int slot) {
    byId.remove(0, ids[slot]);
    counts[scopeIds[slot]]--;
    ids[slot] = 0;
    freeSlots[free++] = slot;
  }

  /** How many there are. */
  public int count() {
    return byId.size();
  }

  /** Sum of all amounts of an asset, 0 for USDC, added up. */
  public long sum(int assetId) {
    long sum = 0;
    for (int slot = 0; slot < ids.length; slot++) {
      sum += ids[slot] == 0 || assetIds[slot] != assetId ? 0 : amounts[slot];
    }
    return sum;
  }

  /** Adds all of them to a hash. */
  public void hash(StateHash hash) {
    hash.add(lastId).add(free);
    for (int slot = 0; slot < ids.length; slot++) {
      if (ids[slot] != 0) {
        hash.add(slot).add(ids[slot]).add(scopeIds[slot]).add(assetIds[slot]).add(amounts[slot]);
      }
    }
  }
}
