package io.quantdesk.server.scenario.run;

import io.quantdesk.engine.math.Bytes64;
import io.quantdesk.server.scenario.text.Meaning;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenReader;
import io.quantdesk.server.scenario.world.Ascii64;
import java.util.Set;

/**
 * Which session sends a command and under which number: {@code via SESSION}, {@code seq N}; and why
 * an administrator sends it: {@code reason TEXT}. Every statement that sends a command takes them;
 * without them its usual session, the next number and no reason.
 */
public final class CommandOptions {
  private static final long NEXT = -1;

  private final Names names;
  private Token session;
  private long clientSeq = NEXT;
  private final Bytes64 reason = new Bytes64();

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
    if (in.accept("reason")) {
      Ascii64.put(in.word("a reason", word -> true).text(), reason);
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

  /** Puts the reason into a command that it fits. */
  CommandBody explain(CommandBody body) {
    return (to, header) -> {
      header.reason.set(reason);
      body.sendTo(to, header);
    };
  }

  /** The chosen number, or the next one. */
  long clientSeqOr(long nextClientSeq) {
    return clientSeq == NEXT ? nextClientSeq : clientSeq;
  }
}
