package io.quantdesk.engine.event;

/**
 * Event, valid during the call that hands it over and reused after it. Fields are those of the
 * message of the same name.
 */
public final class WithdrawalRequested {
  public long withdrawalId;
  public long amountMicros;
  public int subAccountId;
}
