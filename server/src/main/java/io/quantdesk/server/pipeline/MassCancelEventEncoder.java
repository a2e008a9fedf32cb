package io.quantdesk.server.pipeline;

import io.quantdesk.engine.event.CancelScheduled;
import io.quantdesk.engine.event.MassCancelCompleted;
import io.quantdesk.engine.event.ScheduledCancelStarted;
import io.quantdesk.engine.event.ScheduledCloseEnded;
import io.quantdesk.protocol.sbe.CancelScheduledEncoder;
import io.quantdesk.protocol.sbe.MassCancelCompletedEncoder;
import io.quantdesk.protocol.sbe.MessageHeaderEncoder;
import io.quantdesk.protocol.sbe.RejectReason;
import io.quantdesk.protocol.sbe.ScheduledCancelStartedEncoder;
import io.quantdesk.protocol.sbe.ScheduledCloseEndedEncoder;
import org.agrona.MutableDirectBuffer;

/**
 * Writes the events of mass cancels and dead-man switches as messages; used by {@link
 * EventPublisher} alone.
 */
final class MassCancelEventEncoder {
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final MassCancelCompletedEncoder completed = new MassCancelCompletedEncoder();
  private final CancelScheduledEncoder scheduled = new CancelScheduledEncoder();
  private final ScheduledCancelStartedEncoder started = new ScheduledCancelStartedEncoder();
  private final ScheduledCloseEndedEncoder closeEnded = new ScheduledCloseEndedEncoder();

  void encode(MassCancelCompleted event, MutableDirectBuffer buffer, int offset) {
    completed
        .wrapAndApplyHeader(buffer, offset, header)
        .requestSeq(event.requestSeq)
        .canceledOrders(event.canceledOrders)
        .subAccountId(event.subAccountId);
  }

  void encode(CancelScheduled event, MutableDirectBuffer buffer, int offset) {
    scheduled
        .wrapAndApplyHeader(buffer, offset, header)
        .cancelTimeNs(event.cancelTimeNs)
        .subAccountId(event.subAccountId)
        .closeAll(flag(event.closeAll));
  }

  void encode(ScheduledCancelStarted event, MutableDirectBuffer buffer, int offset) {
    started
        .wrapAndApplyHeader(buffer, offset, header)
        .cancelTimeNs(event.cancelTimeNs)
        .subAccountId(event.subAccountId)
        .closeAll(flag(event.closeAll));
  }

  void encode(ScheduledCloseEnded event, MutableDirectBuffer buffer, int offset) {
    closeEnded
        .wrapAndApplyHeader(buffer, offset, header)
        .leavesLots(event.leavesLots)
        .subAccountId(event.subAccountId)
        .marketId(event.marketId)
        .reason(RejectReason.get(event.reason.code()));
  }

  private static short flag(boolean isSet) {
    return (short) (isSet ? 1 : 0);
  }
}
