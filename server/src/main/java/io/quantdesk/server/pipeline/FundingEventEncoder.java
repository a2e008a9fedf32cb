package io.quantdesk.server.pipeline;

import io.quantdesk.engine.event.FundingPaid;
import io.quantdesk.engine.event.FundingRateScheduled;
import io.quantdesk.engine.event.FundingRateSet;
import io.quantdesk.engine.event.FundingRulesSet;
import io.quantdesk.engine.market.FundingRules;
import io.quantdesk.protocol.sbe.FundingPaidEncoder;
import io.quantdesk.protocol.sbe.FundingRateScheduledEncoder;
import io.quantdesk.protocol.sbe.FundingRateSetEncoder;
import io.quantdesk.protocol.sbe.FundingRulesEncoder;
import io.quantdesk.protocol.sbe.FundingRulesSetEncoder;
import io.quantdesk.protocol.sbe.FundingSource;
import io.quantdesk.protocol.sbe.FundingStatus;
import io.quantdesk.protocol.sbe.MessageHeaderEncoder;
import org.agrona.MutableDirectBuffer;

/** Writes the events of funding as messages; used by {@link EventPublisher} alone. */
final class FundingEventEncoder {
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final FundingRulesSetEncoder rulesSet = new FundingRulesSetEncoder();
  private final FundingRateSetEncoder rateSet = new FundingRateSetEncoder();
  private final FundingPaidEncoder paid = new FundingPaidEncoder();
  private final FundingRateScheduledEncoder rateScheduled = new FundingRateScheduledEncoder();

  void encode(FundingRulesSet event, MutableDirectBuffer buffer, int offset) {
    rulesSet.wrapAndApplyHeader(buffer, offset, header).marketId(event.marketId);
    write(event.rules, rulesSet.rules());
  }

  static void write(FundingRules from, FundingRulesEncoder to) {
    to.sampleIntervalNs(from.sampleIntervalNs)
        .fundingIntervalNs(from.fundingIntervalNs)
        .impactNotionalMicros(from.impactNotionalMicros)
        .interestE9(from.interestE9)
        .interestClampE9(from.interestClampE9)
        .premiumClampE9(from.premiumClampE9)
        .rateCapE9(from.rateCapE9)
        .minSamples(from.minSamples);
  }

  void encode(FundingRateSet event, MutableDirectBuffer buffer, int offset) {
    rateSet
        .wrapAndApplyHeader(buffer, offset, header)
        .longFundingIndex(event.longFundingIndex)
        .shortFundingIndex(event.shortFundingIndex)
        .fundingTimeNs(event.fundingTimeNs)
        .rateE9(event.rateE9)
        .premiumE9(event.premiumE9)
        .indexTicks(event.indexTicks)
        .samples(event.samples)
        .reference(event.reference)
        .marketId(event.marketId)
        .source(FundingSource.get((short) event.source.code()))
        .status(FundingStatus.get((short) event.status.code()));
  }

  void encode(FundingPaid event, MutableDirectBuffer buffer, int offset) {
    paid.wrapAndApplyHeader(buffer, offset, header)
        .paidMicros(event.paidMicros)
        .positionLots(event.positionLots)
        .fundingIndex(event.fundingIndex)
        .subAccountId(event.subAccountId)
        .marketId(event.marketId);
  }

  void encode(FundingRateScheduled event, MutableDirectBuffer buffer, int offset) {
    rateScheduled
        .wrapAndApplyHeader(buffer, offset, header)
        .fundingTimeNs(event.fundingTimeNs)
        .rateE9(event.rateE9)
        .reference(event.reference)
        .marketId(event.marketId);
  }
}
