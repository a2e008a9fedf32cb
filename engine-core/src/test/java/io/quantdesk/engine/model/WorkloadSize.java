package io.quantdesk.engine.model;

import io.quantdesk.engine.EngineConfig;

/**
 * How large an exchange a workload makes.
 *
 * @param accounts to start with
 * @param markets to start with
 * @param liveOrders above which orders are cancelled
 * @param depositMicros most of a usual deposit
 * @param edgeMarketId the market at the edge of the number range; 0: none
 * @param capacities of an engine for it
 */
record WorkloadSize(
    int accounts,
    int markets,
    int liveOrders,
    int depositMicros,
    int edgeMarketId,
    EngineConfig capacities) {
  /** So small that each account meets each other, with every number up to the largest. */
  static final WorkloadSize SMALL =
      new WorkloadSize(6, 4, 80, 2_000_000, 4, new EngineConfig(64, 64, 8, 256, 1_024, 1_024, 8));

  /** So many accounts and markets that work has to be cut into steps. */
  static final WorkloadSize CROWD =
      new WorkloadSize(
          2_000, 12, 3_000, 80_000, 0, new EngineConfig(2_100, 2_200, 12, 32_768, 8_192, 8_192, 8));
}
