package io.quantdesk.engine.event;

import io.quantdesk.engine.admin.ApprovalRules;

/**
 * Event, valid during the call that hands it over and reused after it. Fields are those of the
 * message of the same name.
 */
public final class ApprovalRulesSet {
  public final ApprovalRules rules = new ApprovalRules();
}
