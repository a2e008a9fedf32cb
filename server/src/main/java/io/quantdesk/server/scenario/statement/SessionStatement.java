package io.quantdesk.server.scenario.statement;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.session.SessionRole;
import io.quantdesk.server.scenario.run.CommandOptions;
import io.quantdesk.server.scenario.text.Meaning;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenReader;

/** {@code session desk trading}, {@code resend}, {@code frame BAD_LENGTH}: what clients send. */
final class SessionStatement {
  private SessionStatement() {}

  static Action readSession(TokenReader in, Names names) {
    Token name = names.declare(in, Meaning.SESSION);
    SessionRole role =
        in.hasMore() ? Clauses.constant(in, SessionRole.values()) : SessionRole.TRADING;
    return (exchange, checks) -> exchange.openSession(name.text(), role);
  }

  static Action readResend(TokenReader in, Names names) {
    Token at = in.peek();
    Token session = null;
    Long clientSeq = null;
    while (in.hasMore()) {
      if (in.accept("seq")) {
        clientSeq = in.count("a client sequence");
      } else if (in.accept("via")) {
        session = names.require(in, Meaning.SESSION);
      } else {
        throw in.unexpected();
      }
    }
    Token sender = session;
    Long number = clientSeq;
    return (exchange, checks) -> exchange.resend(at, sender, number);
  }

  static Action readFrame(TokenReader in, Names names) {
    RejectReason reason = Clauses.constant(in, RejectReason.values());
    CommandOptions options = new CommandOptions(names).toEnd(in);
    return (exchange, checks) -> exchange.rejectFrame(options, reason);
  }
}
