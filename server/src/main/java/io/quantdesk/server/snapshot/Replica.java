package io.quantdesk.server.snapshot;

import io.quantdesk.engine.EngineConfig;
import io.quantdesk.journal.JournalReader;
import io.quantdesk.journal.replay.CommandProcessor;
import io.quantdesk.protocol.CommandEntry;
import io.quantdesk.server.egress.AccountSessions;
import io.quantdesk.server.marketdata.MarketDataPublisher;
import io.quantdesk.server.pipeline.EngineReplay;
import io.quantdesk.server.pipeline.OutputRing;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.BusySpinIdleStrategy;

/**
 * The state behind some command of a journal: that of the engine, and what the way out has derived
 * from its events. One thread.
 */
public final class Replica implements CommandProcessor {
  private static final int OUTPUT_BYTES = 1 << 20;

  private final EngineReplay replay;
  private final AccountSessions accounts;
  private final MarketDataPublisher marketData;
  private long lastSeq;
  private long lastTimeNs;

  /** In front of the first command, with an engine that nobody else listens to. */
  public Replica(EngineConfig capacities) {
    this(capacities, new OutputRing(OUTPUT_BYTES, new BusySpinIdleStrategy()));
  }

  /** In front of the first command, with an engine that goes on to publish to a ring. */
  public Replica(EngineConfig capacities, OutputRing output) {
    replay = new EngineReplay(capacities, output);
    accounts = new AccountSessions(capacities.subAccounts());
    marketData = new MarketDataPublisher(capacities);
  }

  /** The engine, and the ring behind it. */
  public EngineReplay replay() {
    return replay;
  }

  /** Which session gets the events of which sub-account. */
  public AccountSessions accounts() {
    return accounts;
  }

  /** What the public has been told. */
  public MarketDataPublisher marketData() {
    return marketData;
  }

  /** Sequence of the newest command that was executed; 0: none. */
  public long lastSeq() {
    return lastSeq;
  }

  /** Its time, nanoseconds since 1970. */
  public long lastTimeNs() {
    return lastTimeNs;
  }

  /** Executes the next command; its events count once they are handed to {@link #onBlock}. */
  @Override
  public void execute(
      long seq, DirectBuffer buffer, int offset, int length, JournalReader.EntryHandler handler) {
    replay.execute(seq, buffer, offset, length, handler);
    lastTimeNs = CommandEntry.timeNs(buffer, offset);
    lastSeq = seq;
  }

  /** Takes note of an event block that is in the event journal, or will be. */
  public void onBlock(long seq, DirectBuffer buffer, int offset, int length) {
    accounts.onBlock(buffer, offset, length);
    marketData.onRecovered(buffer, offset, length);
  }

  /** What a snapshot keeps, in the order in which it does. */
  List<Object> parts() {
    return List.of(replay.engine().state(), accounts.remembered(), marketData.remembered());
  }

  /** The parts were filled with the state behind a command. */
  void isBehind(long seq, long timeNs) {
    lastSeq = seq;
    lastTimeNs = timeNs;
  }
}
