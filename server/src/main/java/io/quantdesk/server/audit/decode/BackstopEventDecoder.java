package io.quantdesk.server.audit.decode;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.event.BackstopDrawn;
import io.quantdesk.engine.event.BackstopRulesSet;
import io.quantdesk.engine.event.BackstopUnwound;
import io.quantdesk.protocol.sbe.BackstopDrawnDecoder;
import io.quantdesk.protocol.sbe.BackstopRulesDecoder;
import io.quantdesk.protocol.sbe.BackstopRulesSetDecoder;
import io.quantdesk.protocol.sbe.BackstopUnwoundDecoder;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import org.agrona.DirectBuffer;

/** Turns messages about backstops back into events. */
final class BackstopEventDecoder {
  private final EngineEvents events;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();

  BackstopEventDecoder(EngineEvents events) {
    this.events = events;
  }

  /** Decodes the message whose header starts there; refuses any other event. */
  void decode(int templateId, DirectBuffer buffer, int offset) {
    switch (templateId) {
      case BackstopRulesSetDecoder.TEMPLATE_ID -> rulesSet(buffer, offset);
      case BackstopDrawnDecoder.TEMPLATE_ID -> drawn(buffer, offset);
      case BackstopUnwoundDecoder.TEMPLATE_ID -> unwound(buffer, offset);
      default -> throw new IllegalStateException("unknown event " + templateId);
    }
  }

  private void rulesSet(DirectBuffer buffer, int offset) {
    BackstopRulesSetDecoder message = new BackstopRulesSetDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    BackstopRulesSet event = new BackstopRulesSet();
    event.marketId = message.marketId();
    BackstopRulesDecoder from = message.rules();
    event.rules.subAccountId = (int) from.subAccountId();
    event.rules.capMicros = from.capMicros();
    event.rules.drawMicros = from.drawMicros();
    event.rules.drawIntervalNs = from.drawIntervalNs();
    event.rules.sliceMicros = from.sliceMicros();
    event.rules.unwindIntervalNs = from.unwindIntervalNs();
    events.backstopRulesSet(event);
  }

  private void drawn(DirectBuffer buffer, int offset) {
    BackstopDrawnDecoder message = new BackstopDrawnDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    BackstopDrawn event = new BackstopDrawn();
    event.collateralMicros = message.collateralMicros();
    event.drawnMicros = message.drawnMicros();
    event.intervalEndNs = message.intervalEndNs();
    event.subAccountId = (int) message.subAccountId();
    event.marketId = message.marketId();
    events.backstopDrawn(event);
  }

  private void unwound(DirectBuffer buffer, int offset) {
    BackstopUnwoundDecoder message = new BackstopUnwoundDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    BackstopUnwound event = new BackstopUnwound();
    event.lots = message.lots();
    event.leavesLots = message.leavesLots();
    event.tradedMicros = message.tradedMicros();
    event.returnedMicros = message.returnedMicros();
    event.subAccountId = (int) message.subAccountId();
    event.limitPriceTicks = message.limitPriceTicks();
    event.marketId = message.marketId();
    events.backstopUnwound(event);
  }
}
