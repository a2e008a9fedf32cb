package io.quantdesk.server.scenario.statement;

import io.quantdesk.engine.command.SetRateLimits;
import io.quantdesk.engine.session.SessionRole;
import io.quantdesk.server.scenario.run.CommandOptions;
import io.quantdesk.server.scenario.run.Exchange;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.Times;
import io.quantdesk.server.scenario.text.TokenReader;

/** {@code rate-limits 100 every 10s}; without an interval time brings nothing. */
record RateLimitStatement(long tokens, long intervalNs, CommandOptions options) implements Action {
  static Action read(TokenReader in, Names names) {
    long tokens = in.accept("none") ? 0 : in.count("a number of orders");
    long intervalNs = in.accept("every") ? Times.durationNs(in) : 0;
    return new RateLimitStatement(tokens, intervalNs, new CommandOptions(names).toEnd(in));
  }

  @Override
  public void run(Exchange exchange, Checks checks) {
    SetRateLimits limits = new SetRateLimits();
    limits.orderTokens = tokens;
    limits.refillIntervalNs = intervalNs;
    exchange.send(SessionRole.ADMIN, options, (to, header) -> to.setRateLimits(header, limits));
  }
}
