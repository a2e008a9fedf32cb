package io.quantdesk.server.marketdata;

import io.quantdesk.engine.Engine;
import io.quantdesk.engine.EngineConfig;
import io.quantdesk.engine.EngineView;
import io.quantdesk.engine.command.CommandHeader;
import io.quantdesk.protocol.EventBlockCursor;
import io.quantdesk.protocol.ipc.SnapshotRequests;
import io.quantdesk.protocol.sbe.AuctionFinishedDecoder;
import io.quantdesk.protocol.sbe.AuctionStartedDecoder;
import io.quantdesk.protocol.sbe.BestPricesChangedDecoder;
import io.quantdesk.protocol.sbe.BookDepth;
import io.quantdesk.protocol.sbe.BookLevelChangedDecoder;
import io.quantdesk.protocol.sbe.MarkPublishedDecoder;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import io.quantdesk.protocol.sbe.TradePrintedDecoder;
import io.quantdesk.server.pipeline.EventPublisher;
import io.quantdesk.server.pipeline.OutputRing;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.BusySpinIdleStrategy;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.broadcast.BroadcastBufferDescriptor;
import org.agrona.concurrent.broadcast.BroadcastReceiver;

/**
 * An engine and its market data on one thread: events are encoded and published as in the pipeline,
 * and one listener hears everything before the next command. The numbers of the messages are
 * checked to have no gap.
 */
final class PublishedEngine {
  static final EngineConfig CAPACITIES = new EngineConfig(16, 16, 4, 64, 2_048, 2_048, 4);

  private static final int BROADCAST_BYTES = 1024 * 1024;
  private static final int OUTPUT_BYTES = 1024 * 1024;
  private static final long SECOND_NS = 1_000_000_000;

  final Engine engine;
  final EngineView view;
  final MarketDataPublisher publisher = new MarketDataPublisher(CAPACITIES);
  final CommandHeader header = new CommandHeader();

  private final OutputRing output = new OutputRing(OUTPUT_BYTES, new BusySpinIdleStrategy());
  private final OutputRing.Reader blocks = output.newReader();
  private final EventBlockCursor cursor = new EventBlockCursor();
  private final SnapshotRequests requests;
  private final BroadcastReceiver receiver;
  private final Listener listener;
  private final Map<Integer, Long> newest = new HashMap<>();
  private final MessageHeaderDecoder messageHeader = new MessageHeaderDecoder();
  private final BookLevelChangedDecoder level = new BookLevelChangedDecoder();
  private final TradePrintedDecoder trade = new TradePrintedDecoder();
  private final AuctionStartedDecoder auctionStarted = new AuctionStartedDecoder();
  private final AuctionFinishedDecoder auctionFinished = new AuctionFinishedDecoder();
  private final MarkPublishedDecoder mark = new MarkPublishedDecoder();
  private final BestPricesChangedDecoder best = new BestPricesChangedDecoder();
  private long nowNs;

  /** Hears each message of the broadcast. */
  @FunctionalInterface
  interface Listener {
    void onMessage(DirectBuffer buffer, int offset, int length);
  }

  PublishedEngine(Listener listener) {
    this(
        memory(BROADCAST_BYTES + BroadcastBufferDescriptor.TRAILER_LENGTH),
        memory(SnapshotRequests.fileLength(CAPACITIES.markets())),
        listener);
  }

  /** The same with the memory that listeners share. */
  PublishedEngine(UnsafeBuffer broadcast, UnsafeBuffer requests, Listener listener) {
    this.listener = listener;
    this.requests = new SnapshotRequests(requests);
    engine = new Engine(CAPACITIES, new EventPublisher(output));
    view = engine.view();
    publisher.open(broadcast, this.requests, () -> nowNs);
    receiver = new BroadcastReceiver(broadcast);
  }

  /** Executes a command as the server's own, shows its event block, publishes its events. */
  void execute(Consumer<Engine> command, Listener onBlock) {
    header.seq++;
    header.timeNs = header.seq * SECOND_NS;
    command.accept(engine);
    output.flush();
    if (!blocks.next()) {
      throw new AssertionError("no event block");
    }
    onBlock.onMessage(blocks.buffer(), blocks.offset(), blocks.length());
    cursor.wrap(blocks.buffer(), blocks.offset(), blocks.length());
    while (cursor.next()) {
      publisher.onEvent(cursor, blocks.buffer());
    }
    publisher.onCommandEnd(cursor);
    blocks.release();
    listen();
  }

  /** Lets the publisher take a step of its snapshots. */
  int sendSnapshots() {
    nowNs += SECOND_NS;
    int sent = publisher.doWork();
    listen();
    return sent;
  }

  void request(int marketId, BookDepth depth) {
    requests.ask(marketId, depth);
  }

  /** Number of the newest message of a market. */
  long marketSeq(int marketId) {
    return newest.getOrDefault(marketId, 0L);
  }

  private void listen() {
    while (receiver.receiveNext()) {
      note(receiver.buffer(), receiver.offset());
      listener.onMessage(receiver.buffer(), receiver.offset(), receiver.length());
    }
    if (receiver.lappedCount() > 0) {
      throw new AssertionError("the broadcast is too small for the test");
    }
  }

  private void note(DirectBuffer buffer, int offset) {
    switch (messageHeader.wrap(buffer, offset).templateId()) {
      case BookLevelChangedDecoder.TEMPLATE_ID -> {
        level.wrapAndApplyHeader(buffer, offset, messageHeader);
        requireNext(level.marketId(), level.marketSeq());
      }
      case TradePrintedDecoder.TEMPLATE_ID -> {
        trade.wrapAndApplyHeader(buffer, offset, messageHeader);
        requireNext(trade.marketId(), trade.marketSeq());
      }
      case MarkPublishedDecoder.TEMPLATE_ID -> {
        mark.wrapAndApplyHeader(buffer, offset, messageHeader);
        requireNext(mark.marketId(), mark.marketSeq());
      }
      case BestPricesChangedDecoder.TEMPLATE_ID -> {
        best.wrapAndApplyHeader(buffer, offset, messageHeader);
        requireNext(best.marketId(), best.marketSeq());
      }
      case AuctionStartedDecoder.TEMPLATE_ID -> {
        auctionStarted.wrapAndApplyHeader(buffer, offset, messageHeader);
        requireNext(auctionStarted.marketId(), auctionStarted.marketSeq());
      }
      case AuctionFinishedDecoder.TEMPLATE_ID -> {
        auctionFinished.wrapAndApplyHeader(buffer, offset, messageHeader);
        requireNext(auctionFinished.marketId(), auctionFinished.marketSeq());
      }
      default -> {}
    }
  }

  private void requireNext(int marketId, long marketSeq) {
    if (marketSeq != marketSeq(marketId) + 1) {
      throw new AssertionError("message " + marketSeq + " follows " + marketSeq(marketId));
    }
    newest.put(marketId, marketSeq);
  }

  static UnsafeBuffer memory(int length) {
    return new UnsafeBuffer(BufferUtil.allocateDirectAligned(length, Long.BYTES));
  }
}
