package io.quantdesk.server.demo.session;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.protocol.client.EgressHandler;
import io.quantdesk.protocol.sbe.CommandOutcomeDecoder;
import io.quantdesk.protocol.sbe.MarkPriceUpdatedDecoder;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import io.quantdesk.server.demo.flow.CommandKind;
import io.quantdesk.server.demo.flow.RefusalCounts;
import org.agrona.DirectBuffer;

/** Reads the answers to the oracle session: mark prices and refusals. Owned by one thread. */
final class OracleEventReader implements EgressHandler {
  private final Pictures pictures;
  private final RefusalCounts refusals;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final MarkPriceUpdatedDecoder mark = new MarkPriceUpdatedDecoder();
  private long events;

  OracleEventReader(Pictures pictures, RefusalCounts refusals) {
    this.pictures = pictures;
    this.refusals = refusals;
  }

  @Override
  public void onOutcome(CommandOutcomeDecoder outcome, int durability) {
    RejectReason reason = RejectReason.of(outcome.reasonRaw());
    if (reason != RejectReason.NONE) {
      refusals.add(CommandKind.ORACLE, reason);
    }
  }

  @Override
  public void onEvent(long commandSeq, int ordinal, DirectBuffer buffer, int offset, int length) {
    events++;
    header.wrap(buffer, offset);
    if (header.templateId() == MarkPriceUpdatedDecoder.TEMPLATE_ID) {
      mark.wrapAndApplyHeader(buffer, offset, header);
      pictures.of(mark.marketId()).onMark(mark.markTicks());
    }
  }

  /** Events received so far. */
  long events() {
    return events;
  }
}
