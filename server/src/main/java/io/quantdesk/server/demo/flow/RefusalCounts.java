package io.quantdesk.server.demo.flow;

import io.quantdesk.engine.RejectReason;
import java.util.EnumMap;
import java.util.Map;

/** Counts refused commands by what they were and why they were refused. Owned by one thread. */
public final class RefusalCounts {
  private final Map<CommandKind, Map<RejectReason, Long>> counts = new EnumMap<>(CommandKind.class);
  private long total;

  /** Adds one refusal. */
  public void add(CommandKind kind, RejectReason reason) {
    counts
        .computeIfAbsent(kind, k -> new EnumMap<>(RejectReason.class))
        .merge(reason, 1L, Long::sum);
    total++;
  }

  /** All refusals. */
  public long total() {
    return total;
  }

  /** Refusals of one kind and cause. */
  public long count(CommandKind kind, RejectReason reason) {
    return counts.getOrDefault(kind, Map.of()).getOrDefault(reason, 0L);
  }

  /** All counts above zero, in the order of kind and then of reason. */
  public Map<CommandKind, Map<RejectReason, Long>> byKind() {
    return counts;
  }
}
