package io.quantdesk.engine.limit;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.SetRateLimits;
import io.quantdesk.engine.event.RateLimitsSet;

/** Takes the operator's command about rate limits. */
public final class RateLimitDesk {
  /** Largest size of a bucket. */
  public static final long MAX_ORDER_TOKENS = 1_000_000_000;

  private final RateLimits limits;
  private final EngineEvents events;
  private final RateLimitsSet limitsSet = new RateLimitsSet();

  public RateLimitDesk(RateLimits limits, EngineEvents events) {
    this.limits = limits;
    this.events = events;
  }

  /**
   * Why limits would be refused: tokens not within 0 to MAX_ORDER_TOKENS, an interval below 0, or
   * one without tokens.
   */
  public RejectReason check(SetRateLimits command) {
    long orderTokens = command.orderTokens;
    long refillIntervalNs = command.refillIntervalNs;
    if (orderTokens < 0
        || orderTokens > MAX_ORDER_TOKENS
        || refillIntervalNs < 0
        || (orderTokens == 0 && refillIntervalNs != 0)) {
      return RejectReason.INVALID_RATE_LIMIT;
    }
    return RejectReason.NONE;
  }

  /** Sets new limits and fills every bucket, or refuses them. */
  public RejectReason set(SetRateLimits command) {
    RejectReason reason = check(command);
    if (reason == RejectReason.NONE) {
      limits.set(command.orderTokens, command.refillIntervalNs);
      limitsSet.orderTokens = command.orderTokens;
      limitsSet.refillIntervalNs = command.refillIntervalNs;
      events.rateLimitsSet(limitsSet);
    }
    return reason;
  }
}
