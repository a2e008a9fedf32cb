package io.quantdesk.engine.event;

import io.quantdesk.engine.fee.FeeSchedule;

/** Other fee tiers hold; accounts whose tier changes by it are told with the next ticks. */
public final class FeeScheduleSet {
  public final FeeSchedule schedule = new FeeSchedule();
}
