package io.quantdesk.engine.command;

import io.quantdesk.engine.mark.MarkRules;

/** How a market's mark price comes about from now on, as an operator sets it. */
public final class SetMarkRules {
  public final MarkRules rules = new MarkRules();

  public int marketId;
}
