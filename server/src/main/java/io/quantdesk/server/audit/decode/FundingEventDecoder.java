package io.quantdesk.server.audit.decode;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.event.FundingPaid;
import io.quantdesk.engine.event.FundingRateScheduled;
import io.quantdesk.engine.event.FundingRateSet;
import io.quantdesk.engine.event.FundingRulesSet;
import io.quantdesk.engine.funding.FundingSource;
import io.quantdesk.engine.funding.FundingStatus;
import io.quantdesk.engine.market.FundingRules;
import io.quantdesk.protocol.sbe.FundingPaidDecoder;
import io.quantdesk.protocol.sbe.FundingRateScheduledDecoder;
import io.quantdesk.protocol.sbe.FundingRateSetDecoder;
import io.quantdesk.protocol.sbe.FundingRulesDecoder;
import io.quantdesk.protocol.sbe.FundingRulesSetDecoder;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import org.agrona.DirectBuffer;

/** Turns messages about funding back into events. */
final class FundingEventDecoder {
  private final EngineEvents events;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();

  FundingEventDecoder(EngineEvents events) {
    this.events = events;
  }

  /** Decodes the message whose header starts there; refuses any other event. */
  void decode(int templateId, DirectBuffer buffer, int offset) {
    switch (templateId) {
      case FundingRulesSetDecoder.TEMPLATE_ID -> rulesSet(buffer, offset);
      case FundingRateSetDecoder.TEMPLATE_ID -> rateSet(buffer, offset);
      case FundingPaidDecoder.TEMPLATE_ID -> paid(buffer, offset);
      case FundingRateScheduledDecoder.TEMPLATE_ID -> rateScheduled(buffer, offset);
      default -> throw new IllegalStateException("unknown event " + templateId);
    }
  }

  private void rulesSet(DirectBuffer buffer, int offset) {
    FundingRulesSetDecoder message = new FundingRulesSetDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    FundingRulesSet event = new FundingRulesSet();
    event.marketId = message.marketId();
    FundingRulesDecoder from = message.rules();
    FundingRules to = event.rules;
    to.sampleIntervalNs = from.sampleIntervalNs();
    to.fundingIntervalNs = from.fundingIntervalNs();
    to.impactNotionalMicros = from.impactNotionalMicros();
    to.interestE9 = from.interestE9();
    to.interestClampE9 = from.interestClampE9();
    to.premiumClampE9 = from.premiumClampE9();
    to.rateCapE9 = from.rateCapE9();
    to.minSamples = from.minSamples();
    events.fundingRulesSet(event);
  }

  private void rateSet(DirectBuffer buffer, int offset) {
    FundingRateSetDecoder message = new FundingRateSetDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    FundingRateSet event = new FundingRateSet();
    event.longFundingIndex = message.longFundingIndex();
    event.shortFundingIndex = message.shortFundingIndex();
    event.fundingTimeNs = message.fundingTimeNs();
    event.rateE9 = message.rateE9();
    event.premiumE9 = message.premiumE9();
    event.indexTicks = message.indexTicks();
    event.samples = message.samples();
    event.reference = message.reference();
    event.marketId = message.marketId();
    event.source = FundingSource.of(message.source().value());
    event.status = FundingStatus.of(message.status().value());
    events.fundingRateSet(event);
  }

  private void paid(DirectBuffer buffer, int offset) {
    FundingPaidDecoder message = new FundingPaidDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    FundingPaid event = new FundingPaid();
    event.paidMicros = message.paidMicros();
    event.positionLots = message.positionLots();
    event.fundingIndex = message.fundingIndex();
    event.subAccountId = (int) message.subAccountId();
    event.marketId = message.marketId();
    events.fundingPaid(event);
  }

  private void rateScheduled(DirectBuffer buffer, int offset) {
    FundingRateScheduledDecoder message = new FundingRateScheduledDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    FundingRateScheduled event = new FundingRateScheduled();
    event.fundingTimeNs = message.fundingTimeNs();
    event.rateE9 = message.rateE9();
    event.reference = message.reference();
    event.marketId = message.marketId();
    events.fundingRateScheduled(event);
  }
}
