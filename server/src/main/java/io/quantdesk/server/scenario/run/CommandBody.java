package io.quantdesk.server.scenario.run;

import io.quantdesk.engine.command.CommandHeader;

/** What a command says, without its stamp: it can be sent any number of times. */
@FunctionalInterface
public interface CommandBody {
  /** Hands the command over under a stamp. */
  void sendTo(CommandTarget target, CommandHeader header);
}
