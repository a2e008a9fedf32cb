package io.quantdesk.server.challenge;

import org.agrona.collections.Int2IntHashMap;

/** Ids from anywhere in 32 bits: a hash map with room for all orders that can rest. */
final class SparseOrderSlots implements OrderSlots {
  private static final float LOAD_FACTOR = 0.5f;
  private static final int CAPACITY_MAX = 1 << 29;

  private final Int2IntHashMap slots;

  SparseOrderSlots(int restingMax) {
    int capacity = (int) Math.min(restingMax * 2L, CAPACITY_MAX);
    slots = new Int2IntHashMap(capacity, LOAD_FACTOR, NONE);
  }

  @Override
  public int get(int orderId) {
    return slots.get(orderId);
  }

  @Override
  public void put(int orderId, int slot) {
    slots.put(orderId, slot);
  }

  @Override
  public void remove(int orderId) {
    slots.remove(orderId);
  }
}
