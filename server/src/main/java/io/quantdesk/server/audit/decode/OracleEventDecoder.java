package io.quantdesk.server.audit.decode;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.event.MarkPriceUpdated;
import io.quantdesk.engine.event.MarkRulesSet;
import io.quantdesk.engine.event.OraclePriceUpdated;
import io.quantdesk.engine.event.OracleStatusChanged;
import io.quantdesk.engine.event.PriceRulesSet;
import io.quantdesk.engine.oracle.OracleStatus;
import io.quantdesk.engine.oracle.PriceRules;
import io.quantdesk.protocol.sbe.MarkPriceUpdatedDecoder;
import io.quantdesk.protocol.sbe.MarkRulesDecoder;
import io.quantdesk.protocol.sbe.MarkRulesSetDecoder;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import io.quantdesk.protocol.sbe.OraclePriceUpdatedDecoder;
import io.quantdesk.protocol.sbe.OracleStatusChangedDecoder;
import io.quantdesk.protocol.sbe.PriceRulesDecoder;
import io.quantdesk.protocol.sbe.PriceRulesSetDecoder;
import org.agrona.DirectBuffer;

/** Turns messages about prices back into events. */
final class OracleEventDecoder {
  private final EngineEvents events;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();

  OracleEventDecoder(EngineEvents events) {
    this.events = events;
  }

  /** Decodes the message whose header starts there; whether it was one about prices. */
  boolean decode(int templateId, DirectBuffer buffer, int offset) {
    switch (templateId) {
      case OraclePriceUpdatedDecoder.TEMPLATE_ID -> oraclePriceUpdated(buffer, offset);
      case MarkPriceUpdatedDecoder.TEMPLATE_ID -> markPriceUpdated(buffer, offset);
      case MarkRulesSetDecoder.TEMPLATE_ID -> markRulesSet(buffer, offset);
      case PriceRulesSetDecoder.TEMPLATE_ID -> priceRulesSet(buffer, offset);
      case OracleStatusChangedDecoder.TEMPLATE_ID -> oracleStatusChanged(buffer, offset);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void oraclePriceUpdated(DirectBuffer buffer, int offset) {
    OraclePriceUpdatedDecoder message = new OraclePriceUpdatedDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    OraclePriceUpdated event = new OraclePriceUpdated();
    event.priceMantissa = message.priceMantissa();
    event.confidenceMantissa = message.confidenceMantissa();
    event.publishTimeNs = message.publishTimeNs();
    event.indexTicks = message.indexTicks();
    event.marketId = message.marketId();
    event.exponent = message.exponent();
    event.publishers = message.publishers();
    events.oraclePriceUpdated(event);
  }

  private void markPriceUpdated(DirectBuffer buffer, int offset) {
    MarkPriceUpdatedDecoder message = new MarkPriceUpdatedDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    MarkPriceUpdated event = new MarkPriceUpdated();
    event.markTicks = message.markTicks();
    event.indexTicks = message.indexTicks();
    event.marketId = message.marketId();
    event.components.basisTicks = message.basisTicks();
    event.components.bookTicks = message.bookTicks();
    event.components.fundingTicks = message.fundingTicks();
    events.markPriceUpdated(event);
  }

  private void markRulesSet(DirectBuffer buffer, int offset) {
    MarkRulesSetDecoder message = new MarkRulesSetDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    MarkRulesSet event = new MarkRulesSet();
    event.marketId = message.marketId();
    MarkRulesDecoder from = message.rules();
    event.rules.intervalNs = from.intervalNs();
    event.rules.averagingNs = from.averagingNs();
    event.rules.maxAgeNs = from.maxAgeNs();
    event.rules.impactNotionalMicros = from.impactNotionalMicros();
    event.rules.maxBasisPpm = from.maxBasisPpm();
    event.rules.bandPpm = from.bandPpm();
    events.markRulesSet(event);
  }

  private void priceRulesSet(DirectBuffer buffer, int offset) {
    PriceRulesSetDecoder message = new PriceRulesSetDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    PriceRulesSet event = new PriceRulesSet();
    event.marketId = message.marketId();
    read(message.rules(), event.rules);
    events.priceRulesSet(event);
  }

  static void read(PriceRulesDecoder from, PriceRules to) {
    to.wideConfidencePpm = from.wideConfidencePpm();
    to.uncertainConfidencePpm = from.uncertainConfidencePpm();
    to.averageBandPpm = from.averageBandPpm();
    to.jumpPpm = from.jumpPpm();
    to.marginFactorPpm = from.marginFactorPpm();
    to.minPublishers = from.minPublishers();
    to.updatesAfterOutage = from.updatesAfterOutage();
    to.staleTradeNs = from.staleTradeNs();
    to.staleMarginNs = from.staleMarginNs();
  }

  private void oracleStatusChanged(DirectBuffer buffer, int offset) {
    OracleStatusChangedDecoder message = new OracleStatusChangedDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    OracleStatusChanged event = new OracleStatusChanged();
    event.averageTicks = message.averageTicks();
    event.updatesToThaw = (int) message.updatesToThaw();
    event.marketId = message.marketId();
    event.status = OracleStatus.of(message.status().value());
    event.oldStatus = OracleStatus.of(message.oldStatus().value());
    event.conditions = message.conditions();
    events.oracleStatusChanged(event);
  }
}
