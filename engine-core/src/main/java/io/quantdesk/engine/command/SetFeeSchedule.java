package io.quantdesk.engine.command;

import io.quantdesk.engine.fee.FeeSchedule;

/** Fee tiers of all accounts from now on, as an operator sets them; without tiers: no schedule. */
public final class SetFeeSchedule {
  public final FeeSchedule schedule = new FeeSchedule();
}
