package io.quantdesk.engine.event;

import io.quantdesk.engine.mark.MarkRules;

/**
 * Event, valid during the call that hands it over and reused after it. Fields are those of the
 * message of the same name.
 */
public final class MarkRulesSet {
  public final MarkRules rules = new MarkRules();

  public int marketId;
}
