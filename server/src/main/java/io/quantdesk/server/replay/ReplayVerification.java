package io.quantdesk.server.replay;

import io.quantdesk.engine.Engine;
import io.quantdesk.engine.EngineConfig;
import io.quantdesk.journal.JournalReader;
import io.quantdesk.server.pipeline.EngineReplay;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Executes a command journal from its beginning in a new engine and compares the event block of
 * every command, byte for byte, with the event journal. Both journals are read once, side by side,
 * in constant memory, and verified by their readers on the way. Owned by one thread, used once.
 */
public final class ReplayVerification {
  private static final int BATCH = 256;

  private final EngineReplay replay;
  private final JournalReader commands;
  private final JournalReader events;
  private final JournalReader.EntryHandler onBlock;
  private final JournalReader.EntryHandler executeCommand = this::executeCommand;
  private final JournalReader.EntryHandler keepBlock = this::keepBlock;
  private final JournalReader.EntryHandler compareBlock = this::compareBlock;
  private final BlockQueue replayed = new BlockQueue();
  private final UnsafeBuffer journalledBlock = new UnsafeBuffer();
  private final UnsafeBuffer replayedBlock = new UnsafeBuffer();
  private long executed;
  private long compared;
  private long firstDifference;

  /**
   * What a verification came to.
   *
   * @param commands executed
   * @param blocks of the event journal that were compared
   * @param firstDifference sequence of the first command whose events differ; 0: none does
   */
  public record Result(long commands, long blocks, long firstDifference) {
    /** Whether every command led to exactly the journalled events. */
    public boolean isIdentical() {
      return firstDifference == 0 && commands == blocks;
    }
  }

  /**
   * Prepares a verification; the readers stay their owner's and stand at sequence 1.
   *
   * @param config capacities of the engine that wrote the journals
   * @param onBlock receives every journalled event block, after its comparison
   */
  public ReplayVerification(
      EngineConfig config,
      JournalReader commands,
      JournalReader events,
      JournalReader.EntryHandler onBlock) {
    this.replay = new EngineReplay(config);
    this.commands = commands;
    this.events = events;
    this.onBlock = onBlock;
  }

  /** Runs to the end of both journals, or to the first difference. */
  public Result run() {
    int polled = BATCH;
    while (polled > 0 && firstDifference == 0) {
      polled = events.poll(compareBlock, BATCH);
    }
    polled = BATCH;
    while (polled > 0 && firstDifference == 0) {
      polled = commands.poll(executeCommand, BATCH);
    }
    return new Result(executed, compared, firstDifference);
  }

  /** The engine in the state after the newest command executed. */
  public Engine engine() {
    return replay.engine();
  }

  private void compareBlock(long seq, DirectBuffer buffer, int offset, int length) {
    if (firstDifference != 0) {
      return;
    }
    while (replayed.isEmpty()) {
      if (commands.poll(executeCommand, 1) == 0) {
        firstDifference = seq;
        return;
      }
    }
    journalledBlock.wrap(buffer, offset, length);
    replayed.take(replayedBlock);
    if (!journalledBlock.equals(replayedBlock)) {
      firstDifference = seq;
      return;
    }
    compared++;
    onBlock.onEntry(seq, buffer, offset, length);
  }

  private void executeCommand(long seq, DirectBuffer buffer, int offset, int length) {
    replay.execute(seq, buffer, offset, length, keepBlock);
    executed++;
  }

  private void keepBlock(long seq, DirectBuffer buffer, int offset, int length) {
    replayed.add(buffer, offset, length);
  }
}
