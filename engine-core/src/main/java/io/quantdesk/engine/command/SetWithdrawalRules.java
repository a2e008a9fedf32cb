package io.quantdesk.engine.command;

import io.quantdesk.engine.funds.WithdrawalRules;

/**
 * Command, reused by its caller: the engine keeps no reference. Fields are those of the message of
 * the same name.
 */
public final class SetWithdrawalRules {
  public final WithdrawalRules rules = new WithdrawalRules();
}
