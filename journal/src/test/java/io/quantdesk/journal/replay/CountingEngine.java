package io.quantdesk.journal.replay;

import io.quantdesk.journal.JournalReader;
import io.quantdesk.protocol.EventBlockCursor;
import io.quantdesk.protocol.sbe.CommandOutcomeEncoder;
import io.quantdesk.protocol.sbe.MarkPriceUpdatedEncoder;
import io.quantdesk.protocol.sbe.MessageHeaderEncoder;
import io.quantdesk.protocol.sbe.RejectReason;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;

/**
 * The smallest state machine with real event blocks: each command is a number that is added up, and
 * brings forth as many events as its last digit, each with the sum.
 */
final class CountingEngine implements CommandProcessor {
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final CommandOutcomeEncoder outcome = new CommandOutcomeEncoder();
  private final MarkPriceUpdatedEncoder event = new MarkPriceUpdatedEncoder();
  private final ExpandableArrayBuffer block = new ExpandableArrayBuffer();
  private long faultySequence;
  private int sum;

  /** The command's events carry one more than they should. */
  CountingEngine withFaultAt(long sequence) {
    faultySequence = sequence;
    return this;
  }

  @Override
  public void execute(
      long sequence,
      DirectBuffer command,
      int offset,
      int length,
      JournalReader.EntryHandler handler) {
    sum += command.getInt(offset);
    final int count = sum % 10;
    outcome
        .wrapAndApplyHeader(block, 0, header)
        .commandSeq(sequence)
        .timeNs(sequence)
        .clientSeq(0)
        .orderId(0)
        .originalSeq(0)
        .sessionId(0)
        .reason(RejectReason.NONE)
        .eventCount(count);
    int at = EventBlockCursor.EVENTS_OFFSET;
    for (int i = 0; i < count; i++) {
      at = event(at, sum + i + (sequence == faultySequence ? 1 : 0));
    }
    handler.onEntry(sequence, block, 0, at);
  }

  private int event(int at, int markTicks) {
    final int length = MessageHeaderEncoder.ENCODED_LENGTH + MarkPriceUpdatedEncoder.BLOCK_LENGTH;
    block.putInt(at, length, ByteOrder.LITTLE_ENDIAN);
    event
        .wrapAndApplyHeader(block, at + EventBlockCursor.LENGTH_BYTES, header)
        .markTicks(markTicks)
        .indexTicks(7)
        .marketId(1);
    return at + EventBlockCursor.LENGTH_BYTES + length;
  }
}
