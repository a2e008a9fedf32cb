package io.quantdesk.engine.trigger;

/** When due trigger orders fire within a tick (c7): an owner's own stop may save him. */
public enum FiringTurn {
  /** Reduce-only orders, which can only take risk away. */
  BEFORE_LIQUIDATIONS(0),
  /** All others. */
  AFTER_LIQUIDATIONS(1);

  private final int code;

  FiringTurn(int code) {
    this.code = code;
  }

  /** Number from 0, for tables. */
  int code() {
    return code;
  }

  /** The turn of an order that is reduce-only or is not. */
  static FiringTurn ofOrder(boolean isReduceOnly) {
    return isReduceOnly ? BEFORE_LIQUIDATIONS : AFTER_LIQUIDATIONS;
  }
}
