package io.quantdesk.server.pipeline;

import io.quantdesk.journal.Journal;
import org.agrona.concurrent.Agent;

/**
 * Writes the sequenced commands to the command journal, one record per batch, and then declares
 * them journalled. Runs beside the engine stage; nothing that the engine says leaves the process
 * before this stage has passed its command.
 */
public final class JournalStage implements Agent {
  private static final int BATCH_MAX = 512;

  private final CommandRing commands;
  private final CommandRing.Consumer input;
  private final Journal journal;

  public JournalStage(CommandRing commands, CommandRing.Consumer input, Journal journal) {
    this.commands = commands;
    this.input = input;
    this.journal = journal;
  }

  @Override
  public int doWork() {
    int count = Math.min(input.available(), BATCH_MAX);
    if (count == 0) {
      return 0;
    }
    for (int i = 0; i < count; i++) {
      input.next();
      journal.append(input.seq(), commands.buffer(), input.entryOffset(), input.entryLength());
    }
    journal.commit();
    input.markDone();
    return count;
  }

  @Override
  public String roleName() {
    return "journal";
  }
}
