package io.quantdesk.server.scenario.run;

import io.quantdesk.server.scenario.text.Meaning;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenReader;
import java.util.Set;

/**
 * Which session sends a command and under which number: {@code via SESSION}, {@code seq N}. Every
 * statement that sends a command takes them; without them its usual session and the next number.
 */
public final class CommandOptions {
  private static final long NEXT = -1;

  private final Names names;
  private Token session;
  private long clientSeq = NEXT;

  /** Makes options with nothing chosen. */
  public CommandOptions(Names names) {
    this.names = names;
  }

  /** The usual session, the next number. */
  public static CommandOptions none() {
    return new CommandOptions(new Names(Set.of()));
  }

  /** Takes one option from the text when there is one. */
  public boolean accept(TokenReader in) {
    if (in.accept("via")) {
      session = names.require(in, Meaning.SESSION);
      return true;
    }
    if (in.accept("seq")) {
      clientSeq = in.count("a client sequence");
      return true;
    }
    return false;
  }

  /** Takes options up to the end of the statement. */
  public CommandOptions toEnd(TokenReader in) {
    while (in.hasMore()) {
      if (!accept(in)) {
        throw in.unexpected();
      }
    }
    return this;
  }

  /** The chosen session, or the usual one. */
  String sessionOr(String usual) {
    return session == null ? usual : session.text();
  }

  /** The chosen number, or the next one. */
  long clientSeqOr(long nextClientSeq) {
    return clientSeq == NEXT ? nextClientSeq : clientSeq;
  }
}
