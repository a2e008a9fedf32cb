package io.quantdesk.engine.event;

import io.quantdesk.engine.funds.WithdrawalRules;

/**
 * Event, valid during the call that hands it over and reused after it. Fields are those of the
 * message of the same name.
 */
public final class WithdrawalRulesSet {
  public final WithdrawalRules rules = new WithdrawalRules();
}
