package io.quantdesk.server.demo.check;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.journal.JournalReader;
import io.quantdesk.protocol.EventBlockCursor;
import io.quantdesk.protocol.sbe.CommandOutcomeDecoder;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import io.quantdesk.protocol.sbe.PositionChangedDecoder;
import io.quantdesk.protocol.sbe.TradedDecoder;
import java.util.HashMap;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.collections.LongHashSet;

/** Counts what the event journal holds. Owned by one thread. */
public final class JournalTotals implements JournalReader.EntryHandler {
  private static final int FIRST_EVENT = CommandOutcomeDecoder.TEMPLATE_ID;
  private static final int EVENT_KINDS = 100;
  private static final int MARKET_ID_BITS = 16;

  private final EventBlockCursor cursor = new EventBlockCursor();
  private final TradedDecoder traded = new TradedDecoder();
  private final PositionChangedDecoder position = new PositionChangedDecoder();
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final long[] counts = new long[EVENT_KINDS];
  private final Map<Integer, MarketVolume> volumes = new HashMap<>();
  private final LongHashSet positions = new LongHashSet();
  private long blocks;
  private long sessionCommands;
  private long sessionEvents;
  private long refusedCommands;
  private long resentCommands;

  /**
   * Trades of a market.
   *
   * @param trades number of them
   * @param volumeLots sum of their quantities
   */
  public record MarketVolume(long trades, long volumeLots) {
    MarketVolume plus(long lots) {
      return new MarketVolume(trades + 1, volumeLots + lots);
    }
  }

  @Override
  public void onEntry(long sequence, DirectBuffer buffer, int offset, int length) {
    CommandOutcomeDecoder outcome = cursor.wrap(buffer, offset, length).outcome();
    blocks++;
    if (outcome.originalSeq() != 0) {
      resentCommands++;
    } else if (outcome.sessionId() != 0) {
      sessionCommands++;
      sessionEvents += outcome.eventCount();
      refusedCommands += outcome.reasonRaw() == RejectReason.NONE.code() ? 0 : 1;
    }
    while (cursor.next()) {
      counts[cursor.templateId() - FIRST_EVENT]++;
      onEvent(buffer, cursor.messageOffset());
    }
  }

  /** Event blocks, which is the number of commands. */
  public long blocks() {
    return blocks;
  }

  /** Commands that came again after a reconnect, and were answered but not executed again. */
  public long resentCommands() {
    return resentCommands;
  }

  /** Commands that clients sent, each counted once. */
  public long sessionCommands() {
    return sessionCommands;
  }

  /** Events of the commands that clients sent. */
  public long sessionEvents() {
    return sessionEvents;
  }

  /** Commands of clients that were refused. */
  public long refusedCommands() {
    return refusedCommands;
  }

  /** Pairs of sub-account and market that ever had a position. */
  public long positions() {
    return positions.size();
  }

  /** Events of one kind. */
  public long count(int templateId) {
    return counts[templateId - FIRST_EVENT];
  }

  /** Trades of one market. */
  public MarketVolume volume(int marketId) {
    return volumes.getOrDefault(marketId, new MarketVolume(0, 0));
  }

  private void onEvent(DirectBuffer buffer, int messageOffset) {
    if (cursor.templateId() == TradedDecoder.TEMPLATE_ID) {
      traded.wrapAndApplyHeader(buffer, messageOffset, header);
      volumes.merge(
          traded.marketId(),
          new MarketVolume(1, traded.lastQtyLots()),
          (sum, one) -> sum.plus(one.volumeLots()));
    } else if (cursor.templateId() == PositionChangedDecoder.TEMPLATE_ID) {
      position.wrapAndApplyHeader(buffer, messageOffset, header);
      positions.add(position.subAccountId() << MARKET_ID_BITS | position.marketId());
    }
  }
}
