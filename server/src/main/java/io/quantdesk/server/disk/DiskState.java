package io.quantdesk.server.disk;

/** What the disk still allows, from everything to nothing. */
public enum DiskState {
  OPEN,
  /** Orders only close positions; everything else is as ever. */
  REDUCE_ONLY,
  /** No order is taken or amended; cancels, transfers and withdrawals are. */
  NO_ORDERS,
  /** The engine stops in good order. */
  FULL
}
