package io.quantdesk.server.challenge;

import java.util.Arrays;

/** Ids that are small numbers: an array. */
final class DenseOrderSlots implements OrderSlots {
  private final int[] slots;

  DenseOrderSlots(int orderIdMax) {
    slots = new int[orderIdMax + 1];
    Arrays.fill(slots, NONE);
  }

  @Override
  public int get(int orderId) {
    return slots[orderId];
  }

  @Override
  public void put(int orderId, int slot) {
    slots[orderId] = slot;
  }

  @Override
  public void remove(int orderId) {
    slots[orderId] = NONE;
  }
}
