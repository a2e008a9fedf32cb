package io.quantdesk.engine;

/**
 * Capacities of the engine's pools. They are taken once, at start; reaching one is a refusal with a
 * reason of its own, never growth. They must be the same wherever a journal is replayed, because a
 * refusal is a result: the journal's first command holds them.
 *
 * @param accounts owners, 1 to 16,777,215
 * @param subAccounts margin scopes, 1 to 16,777,215
 * @param markets 1 to 65,535
 * @param positions pairs of sub-account and market that have a position or resting orders, and as
 *     many that have a leverage of their own, 1 to 16,777,215
 * @param orders resting orders over all books and trigger orders, 1 to 16,777,215; see {@link
 *     #triggerOrders}
 * @param priceLevels price levels over all books, 1 to 16,777,215
 * @param sessions client sessions, 1 to 65,535
 */
public record EngineConfig(
    int accounts,
    int subAccounts,
    int markets,
    int positions,
    int orders,
    int priceLevels,
    int sessions) {

  private static final int MAX_24_BITS = (1 << 24) - 1;
  private static final int MAX_16_BITS = (1 << 16) - 1;

  /** Refuses capacities out of range with IllegalArgumentException. */
  public EngineConfig {
    require("accounts", accounts, MAX_24_BITS);
    require("subAccounts", subAccounts, MAX_24_BITS);
    require("markets", markets, MAX_16_BITS);
    require("positions", positions, MAX_24_BITS);
    require("orders", orders, MAX_24_BITS);
    require("priceLevels", priceLevels, MAX_24_BITS);
    require("sessions", sessions, MAX_16_BITS);
  }

  /** For tests and small installations: a few megabytes. */
  public static EngineConfig small() {
    return new EngineConfig(1_024, 4_096, 256, 16_384, 65_536, 32_768, 256);
  }

  /** For one production engine: about one gigabyte. */
  public static EngineConfig standard() {
    return new EngineConfig(262_144, 524_288, 4_096, 1_048_576, 2_097_152, 1_048_576, 4_096);
  }

  /** Trigger orders that can wait at a time: a quarter of all orders, rounded up. */
  public int triggerOrders() {
    return (orders + 3) / 4;
  }

  /** Brackets that can be there at a time: a quarter of all orders, rounded up. */
  public int brackets() {
    return (orders + 3) / 4;
  }

  /** Withdrawals that can be pending at a time: as many as sub-accounts. */
  public int pendingWithdrawals() {
    return subAccounts;
  }

  /** Assets other than USDC that can be listed as collateral. */
  public int collateralAssets() {
    return 16;
  }

  private static void require(String name, int value, int max) {
    if (value < 1 || value > max) {
      throw new IllegalArgumentException(name + " must be 1 to " + max + ": " + value);
    }
  }
}
