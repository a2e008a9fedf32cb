package io.quantdesk.server.pipeline;

import io.quantdesk.engine.Engine;
import io.quantdesk.engine.EngineConfig;
import io.quantdesk.journal.JournalReader;
import io.quantdesk.journal.replay.CommandProcessor;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.BusySpinIdleStrategy;

/**
 * Executes commands of a journal one by one and hands over the event block of each: what recovery,
 * verification and followers do. The same adapter, engine and publisher as in the pipeline, on the
 * caller's thread.
 */
public final class EngineReplay implements CommandProcessor {
  private final OutputRing output;
  private final OutputRing.Reader blocks;
  private final Engine engine;
  private final CommandAdapter adapter;

  /** Replays into a new engine. */
  public EngineReplay(EngineConfig config) {
    this(config, new OutputRing(1024 * 1024, new BusySpinIdleStrategy()));
  }

  /** Replays into a new engine that goes on to publish to this ring. */
  public EngineReplay(EngineConfig config, OutputRing output) {
    this.output = output;
    this.blocks = output.newReader();
    this.engine = new Engine(config, new EventPublisher(output));
    this.adapter = new CommandAdapter(engine);
  }

  /** The engine in the state after the newest command. */
  public Engine engine() {
    return engine;
  }

  /** The ring that the engine publishes to. */
  public OutputRing output() {
    return output;
  }

  /** The reading end of the ring, at the end of what was replayed. */
  public OutputRing.Reader blocks() {
    return blocks;
  }

  /**
   * Executes one entry of the command journal.
   *
   * @param handler receives the event block of the command, valid during the call
   */
  @Override
  public void execute(
      long seq, DirectBuffer buffer, int offset, int length, JournalReader.EntryHandler handler) {
    adapter.onCommand(seq, buffer, offset, length);
    output.flush();
    if (!blocks.next()) {
      throw new IllegalStateException("command " + seq + " ended without an outcome");
    }
    handler.onEntry(seq, blocks.buffer(), blocks.offset(), blocks.length());
    blocks.release();
  }
}
