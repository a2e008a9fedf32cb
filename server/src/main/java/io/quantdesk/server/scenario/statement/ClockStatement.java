package io.quantdesk.server.scenario.statement;

import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.ScenarioError;
import io.quantdesk.server.scenario.text.Times;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenReader;

/** {@code wait 5s}, {@code at 10:00:00}, {@code tick}, {@code ticks by-hand}: time and its work. */
final class ClockStatement {
  private ClockStatement() {}

  static Action readWait(TokenReader in, Names names) {
    Token at = in.peek();
    long durationNs = Times.durationNs(in);
    return (exchange, checks) -> {
      try {
        exchange.moveClock(Math.addExact(exchange.timeNs(), durationNs), at);
      } catch (ArithmeticException e) {
        throw new ScenarioError(at, "the clock does not reach that far");
      }
    };
  }

  static Action readAt(TokenReader in, Names names) {
    Token time = in.word("a time (10:00:00, 2026-01-01T10:00:00Z)", Times::isTime);
    return (exchange, checks) -> exchange.moveClock(Times.timeNs(time, exchange.timeNs()), time);
  }

  static Action readTick(TokenReader in, Names names) {
    return (exchange, checks) -> exchange.tick();
  }

  static Action readTicks(TokenReader in, Names names) {
    boolean automatic = in.accept("automatic");
    if (!automatic) {
      in.require("by-hand");
    }
    return (exchange, checks) -> exchange.automaticTicks(automatic);
  }
}
