package io.quantdesk.server.egress;

import io.quantdesk.journal.Journal;
import io.quantdesk.protocol.EventBlockCursor;
import io.quantdesk.protocol.sbe.CommandOutcomeDecoder;
import io.quantdesk.protocol.sbe.Durability;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import io.quantdesk.server.marketdata.MarketDataPublisher;
import io.quantdesk.server.pipeline.CommandRing;
import io.quantdesk.server.pipeline.OutputRing;
import io.quantdesk.server.session.Connection;
import io.quantdesk.server.session.ConnectionQueue;
import java.nio.ByteOrder;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Lets the engine's events out, batch by batch: wait until their commands are journalled, write
 * them to the event journal as one record, and only then send them. It never waits for a client.
 */
public final class OutputStage implements Agent {
  private static final int BATCH_BLOCKS_MAX = 512;
  private static final int BATCH_BYTES_MAX = 256 * 1024;
  private static final int SEQ_OFFSET =
      MessageHeaderDecoder.ENCODED_LENGTH + CommandOutcomeDecoder.commandSeqEncodingOffset();

  private final OutputRing.Reader blocks;
  private final CommandRing.Consumer journalProgress;
  private final Journal events;
  private final ConnectionQueue connections;
  private final SessionRouter router;
  private final MarketDataPublisher marketData;
  private final CatchUp catchUp;
  private final EventBlockCursor cursor = new EventBlockCursor();
  private volatile long lastRouted;

  /**
   * What the stage works with.
   *
   * @param blocks from the engine stage
   * @param journalProgress the journal stage's end of the command ring
   * @param connections from the conductor
   * @param marketData in the state after the newest event of the journal, and open
   * @param accounts as restored from the journal
   * @param maxSessions highest session id of the engine
   */
  public record Wiring(
      OutputRing.Reader blocks,
      CommandRing.Consumer journalProgress,
      ConnectionQueue connections,
      MarketDataPublisher marketData,
      AccountSessions accounts,
      int maxSessions) {}

  /**
   * Makes the stage.
   *
   * @param events the event journal, complete up to the newest command
   * @param durability what a journalled command survives
   * @param patienceNs how long a client that is behind may leave its ring more than half full
   */
  public OutputStage(Wiring wiring, Journal events, Durability durability, long patienceNs) {
    this.blocks = wiring.blocks();
    this.journalProgress = wiring.journalProgress();
    this.connections = wiring.connections();
    this.events = events;
    this.router = new SessionRouter(wiring.accounts(), wiring.maxSessions(), durability.value());
    this.marketData = wiring.marketData();
    this.catchUp = new CatchUp(events, router, durability, patienceNs);
    this.lastRouted = events.lastSequence();
  }

  @Override
  public int doWork() {
    int count = journalBatch();
    if (count > 0) {
      adoptConnections();
      routeBatch();
    }
    return count + adoptConnections() + catchUp.doWork(lastRouted) + marketData.doWork();
  }

  @Override
  public String roleName() {
    return "output";
  }

  /** Sequence of the newest command whose events are out; any thread may ask. */
  public long lastRouted() {
    return lastRouted;
  }

  private int journalBatch() {
    long journalled = journalProgress.doneSeq();
    int count = 0;
    int bytes = 0;
    while (count < BATCH_BLOCKS_MAX && bytes < BATCH_BYTES_MAX && blocks.next()) {
      long seq = blocks.buffer().getLong(blocks.offset() + SEQ_OFFSET, ByteOrder.LITTLE_ENDIAN);
      if (seq > journalled) {
        blocks.back();
        break;
      }
      events.append(seq, blocks.buffer(), blocks.offset(), blocks.length());
      bytes += blocks.length();
      count++;
    }
    if (count > 0) {
      events.commit();
    }
    return count;
  }

  private void routeBatch() {
    long end = blocks.mark();
    blocks.rewind();
    long seq = lastRouted;
    while (blocks.isBefore(end) && blocks.next()) {
      seq = route(blocks.buffer(), blocks.offset(), blocks.length());
    }
    blocks.release();
    lastRouted = seq;
  }

  private long route(UnsafeBuffer buffer, int offset, int length) {
    cursor.wrap(buffer, offset, length);
    router.onOutcome(cursor, buffer, offset);
    while (cursor.next()) {
      router.onEvent(cursor, buffer);
      marketData.onEvent(cursor, buffer);
    }
    marketData.onCommandEnd(cursor);
    return cursor.outcome().commandSeq();
  }

  private int adoptConnections() {
    int work = 0;
    Connection connection;
    while ((connection = connections.poll()) != null) {
      if (connection.isClosing()) {
        router.letGo(connection);
      } else {
        router.add(connection);
      }
      work++;
    }
    return work;
  }
}
