package io.quantdesk.server.pipeline;

import com.lmax.disruptor.Sequence;
import io.quantdesk.engine.Engine;
import org.agrona.concurrent.Agent;

/**
 * Executes the sequenced commands on the engine, the only thread that touches it, and publishes
 * when the engine wants its next tick. An exception names the command and halts the process: to
 * skip a command would be to diverge from the journal.
 */
public final class EngineStage implements Agent {
  private static final int BATCH_MAX = 256;

  private final CommandRing commands;
  private final CommandRing.Consumer input;
  private final Engine engine;
  private final CommandAdapter adapter;
  private final OutputRing output;
  private final Sequence nextDeadlineNs;

  /**
   * Wires the stage.
   *
   * @param nextDeadlineNs where the engine's next deadline is published, before the batch is
   *     declared done
   */
  public EngineStage(
      CommandRing commands,
      CommandRing.Consumer input,
      Engine engine,
      OutputRing output,
      Sequence nextDeadlineNs) {
    this.commands = commands;
    this.input = input;
    this.engine = engine;
    this.adapter = new CommandAdapter(engine);
    this.output = output;
    this.nextDeadlineNs = nextDeadlineNs;
  }

  @Override
  public int doWork() {
    int count = Math.min(input.available(), BATCH_MAX);
    if (count == 0) {
      return 0;
    }
    for (int i = 0; i < count; i++) {
      input.next();
      execute();
    }
    output.flush();
    nextDeadlineNs.set(engine.nextDeadlineNs());
    input.markDone();
    return count;
  }

  @Override
  public String roleName() {
    return "engine";
  }

  private void execute() {
    try {
      adapter.onCommand(input.seq(), commands.buffer(), input.entryOffset(), input.entryLength());
    } catch (RuntimeException | Error failure) {
      throw new IllegalStateException(
          String.format(
              "the engine failed at command %d, state hash %016x", input.seq(), engine.stateHash()),
          failure);
    }
  }
}
