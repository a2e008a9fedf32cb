package io.quantdesk.server.audit.decode;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.event.FeeScheduleSet;
import io.quantdesk.engine.event.FeeTierChanged;
import io.quantdesk.engine.event.OpenInterestShareSet;
import io.quantdesk.engine.fee.FeeSchedule;
import io.quantdesk.protocol.sbe.FeeScheduleDecoder;
import io.quantdesk.protocol.sbe.FeeScheduleSetDecoder;
import io.quantdesk.protocol.sbe.FeeTierChangedDecoder;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import io.quantdesk.protocol.sbe.OpenInterestShareSetDecoder;
import org.agrona.DirectBuffer;

/** Turns messages about fee tiers and shares of open interest back into events. */
final class FeeEventDecoder {
  private final EngineEvents events;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();

  FeeEventDecoder(EngineEvents events) {
    this.events = events;
  }

  /** Decodes the message whose header starts there; refuses any other event. */
  void decode(int templateId, DirectBuffer buffer, int offset) {
    switch (templateId) {
      case FeeScheduleSetDecoder.TEMPLATE_ID -> scheduleSet(buffer, offset);
      case FeeTierChangedDecoder.TEMPLATE_ID -> tierChanged(buffer, offset);
      case OpenInterestShareSetDecoder.TEMPLATE_ID -> shareSet(buffer, offset);
      default -> throw new IllegalStateException("unknown event " + templateId);
    }
  }

  private void shareSet(DirectBuffer buffer, int offset) {
    OpenInterestShareSetDecoder message = new OpenInterestShareSetDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    OpenInterestShareSet event = new OpenInterestShareSet();
    event.marketId = message.marketId();
    event.share.sharePpm = message.sharePpm();
    event.share.floorLots = message.floorLots();
    events.openInterestShareSet(event);
  }

  private void scheduleSet(DirectBuffer buffer, int offset) {
    FeeScheduleSetDecoder message = new FeeScheduleSetDecoder();
    FeeScheduleDecoder from = message.wrapAndApplyHeader(buffer, offset, header).schedule();
    FeeScheduleSet event = new FeeScheduleSet();
    for (int i = 0; i < FeeSchedule.MAX; i++) {
      event.schedule.put(
          i, from.tierLowerBoundMicros(i), from.tierTakerFeePpm(i), from.tierMakerFeePpm(i));
    }
    events.feeScheduleSet(event);
  }

  private void tierChanged(DirectBuffer buffer, int offset) {
    FeeTierChangedDecoder message = new FeeTierChangedDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    FeeTierChanged event = new FeeTierChanged();
    event.accountId = (int) message.accountId();
    event.subAccountId = (int) message.subAccountId();
    event.tier = message.tier();
    event.given = message.given() == 1;
    event.volumeMicros = message.volumeMicros();
    event.takerFeePpm = message.takerFeePpm();
    event.makerFeePpm = message.makerFeePpm();
    events.feeTierChanged(event);
  }
}
