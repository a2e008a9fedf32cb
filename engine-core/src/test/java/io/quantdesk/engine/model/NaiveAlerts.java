package io.quantdesk.engine.model;

import static io.quantdesk.engine.model.NaiveMarket.big;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Levels of health that were told, by sub-account (rule c4). */
final class NaiveAlerts {
  private static final List<Integer> LEVELS = List.of(10_000, 11_000, 12_000, 15_000, 20_000);

  long count;

  /** Sum over all alerts, whatever their order within a command. */
  long digest;

  private final NaiveExchange exchange;
  private final Map<Integer, TreeSet<Integer>> told = new HashMap<>();

  NaiveAlerts(NaiveExchange exchange) {
    this.exchange = exchange;
  }

  static long digest(int scopeId, int level, long health) {
    return (31L * scopeId + level) * 1_000_003 + health;
  }

  /** The lowest level that was told and has not been left; 0: none. */
  int level(int scopeId) {
    TreeSet<Integer> levels = told.getOrDefault(scopeId, new TreeSet<>());
    return levels.isEmpty() ? 0 : levels.first();
  }

  /** At the end of each command. */
  void tell() {
    for (NaiveScope scope : exchange.touched) {
      BigInteger health = scope.health();
      TreeSet<Integer> levels = told.computeIfAbsent(scope.id, unused -> new TreeSet<>());
      levels.removeIf(level -> health.multiply(big(100)).compareTo(big(level * 105L)) >= 0);
      int before = level(scope.id);
      LEVELS.stream().filter(level -> health.compareTo(big(level)) < 0).forEach(levels::add);
      if (level(scope.id) != before) {
        count++;
        digest += digest(scope.id, level(scope.id), health.longValue());
      }
    }
  }
}
