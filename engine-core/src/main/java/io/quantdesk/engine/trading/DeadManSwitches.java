package io.quantdesk.engine.trading;

import io.quantdesk.engine.CommandTime;
import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.account.Accounts;
import io.quantdesk.engine.command.CommandHeader;
import io.quantdesk.engine.command.ScheduleCancel;
import io.quantdesk.engine.event.CancelScheduled;
import io.quantdesk.engine.event.ScheduledCancelStarted;
import io.quantdesk.engine.limit.RateLimits;

/**
 * Cancels all orders of a sub-account at a time that its owner keeps putting off (rule c9). What
 * has become due is begun by ticks, or by the owner's next call if that comes before them: a switch
 * whose time has come cannot be put off any more. The orders leave as by a mass cancel; behind them
 * the positions are closed if the owner has asked for it (see {@link PositionClosing}).
 */
public final class DeadManSwitches {
  /** Least time from a command to the cancel that it schedules. */
  public static final long LEAST_DELAY_NS = 5_000_000_000L;

  /** Most switches that one tick fires. */
  public static final int MAX_SWITCHES_PER_STEP = 256;

  private final Accounts accounts;
  private final CommandTime time;
  private final ScheduledCancels scheduled;
  private final RateLimits rateLimits;
  private final MassCancellation massCancellation;
  private final EngineEvents events;
  private final CancelScheduled cancelScheduled = new CancelScheduled();
  private final ScheduledCancelStarted started = new ScheduledCancelStarted();

  DeadManSwitches(EngineState state, MassCancellation massCancellation, EngineEvents events) {
    accounts = state.accounts;
    time = state.time;
    scheduled = state.scheduledCancels;
    rateLimits = state.rateLimits;
    this.massCancellation = massCancellation;
    this.events = events;
  }

  /**
   * Arms the switch of a sub-account anew, or disarms it. Refusals in this order: unknown
   * sub-account, rate limit, a time less than LEAST_DELAY_NS ahead that is not 0 or is to close
   * positions, too many mass cancels waiting when one has become due.
   */
  public RejectReason schedule(CommandHeader header, ScheduleCancel command) {
    int subAccountId = command.subAccountId;
    if (!accounts.hasSubAccount(subAccountId)) {
      return RejectReason.UNKNOWN_SUB_ACCOUNT;
    }
    if (!rateLimits.takeCancel(subAccountId)) {
      return RejectReason.RATE_LIMITED;
    }
    boolean arms = command.cancelTimeNs != 0 || command.closeAll;
    if (arms && command.cancelTimeNs < time.ns() + LEAST_DELAY_NS) {
      return RejectReason.INVALID_CANCEL_TIME;
    }
    if (scheduled.timeNs(subAccountId) <= time.ns()) {
      if (massCancellation.isFull()) {
        return RejectReason.MASS_CANCEL_CAPACITY;
      }
      fire(header, subAccountId);
    }
    scheduled.disarm(subAccountId);
    if (arms) {
      scheduled.arm(subAccountId, command.cancelTimeNs, command.closeAll);
    }
    cancelScheduled.cancelTimeNs = command.cancelTimeNs;
    cancelScheduled.subAccountId = subAccountId;
    cancelScheduled.closeAll = command.closeAll;
    events.cancelScheduled(cancelScheduled);
    return RejectReason.NONE;
  }

  /** Begins what has become due, up to the limit of a step and as many mass cancels as can wait. */
  public void step(CommandHeader header) {
    int left = MAX_SWITCHES_PER_STEP;
    while (left > 0 && scheduled.firstNs() <= time.ns() && !massCancellation.isFull()) {
      fire(header, scheduled.first());
      left--;
    }
  }

  private void fire(CommandHeader header, int subAccountId) {
    started.cancelTimeNs = scheduled.timeNs(subAccountId);
    started.subAccountId = subAccountId;
    started.closeAll = scheduled.closesAll(subAccountId);
    scheduled.disarm(subAccountId);
    events.scheduledCancelStarted(started);
    massCancellation.start(header, subAccountId, started.closeAll);
  }
}
