package io.quantdesk.server.scenario.run;

import io.quantdesk.engine.command.CommandHeader;

/** A command with the stamp under which it was sent. Immutable. */
public record SentCommand(long seq, long timeNs, int sessionId, long clientSeq, CommandBody body) {
  /** Sends it, under the same stamp. */
  public void sendTo(CommandTarget target) {
    CommandHeader header = new CommandHeader();
    header.seq = seq;
    header.timeNs = timeNs;
    header.sessionId = sessionId;
    header.clientSeq = clientSeq;
    body.sendTo(target, header);
  }
}
