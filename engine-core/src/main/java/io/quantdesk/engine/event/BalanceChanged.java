package io.quantdesk.engine.event;

import io.quantdesk.engine.account.BalanceChangeReason;

/**
 * Event, valid during the call that hands it over and reused after it. Fields are those of the
 * message of the same name.
 */
public final class BalanceChanged {
  /** After the change. */
  public long cashMicros;

  public long changeMicros;

  public int subAccountId;

  public BalanceChangeReason reason;
}
