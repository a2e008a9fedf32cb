package io.quantdesk.server.pipeline;

import io.quantdesk.engine.event.MarkPriceUpdated;
import io.quantdesk.engine.event.MarkRulesSet;
import io.quantdesk.engine.event.OraclePriceUpdated;
import io.quantdesk.engine.event.OracleStatusChanged;
import io.quantdesk.engine.event.PriceRulesSet;
import io.quantdesk.engine.mark.MarkRules;
import io.quantdesk.engine.oracle.PriceRules;
import io.quantdesk.protocol.sbe.MarkPriceUpdatedEncoder;
import io.quantdesk.protocol.sbe.MarkRulesEncoder;
import io.quantdesk.protocol.sbe.MarkRulesSetEncoder;
import io.quantdesk.protocol.sbe.MessageHeaderEncoder;
import io.quantdesk.protocol.sbe.OraclePriceUpdatedEncoder;
import io.quantdesk.protocol.sbe.OracleStatus;
import io.quantdesk.protocol.sbe.OracleStatusChangedEncoder;
import io.quantdesk.protocol.sbe.PriceRulesEncoder;
import io.quantdesk.protocol.sbe.PriceRulesSetEncoder;
import org.agrona.MutableDirectBuffer;

/** Writes the events of prices as messages; used by {@link EventPublisher} alone. */
final class OracleEventEncoder {
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final OraclePriceUpdatedEncoder oraclePriceUpdated = new OraclePriceUpdatedEncoder();
  private final MarkPriceUpdatedEncoder markPriceUpdated = new MarkPriceUpdatedEncoder();
  private final MarkRulesSetEncoder markRulesSet = new MarkRulesSetEncoder();
  private final PriceRulesSetEncoder priceRulesSet = new PriceRulesSetEncoder();
  private final OracleStatusChangedEncoder oracleStatusChanged = new OracleStatusChangedEncoder();

  void encode(OraclePriceUpdated event, MutableDirectBuffer buffer, int offset) {
    oraclePriceUpdated
        .wrapAndApplyHeader(buffer, offset, header)
        .priceMantissa(event.priceMantissa)
        .confidenceMantissa(event.confidenceMantissa)
        .publishTimeNs(event.publishTimeNs)
        .indexTicks(event.indexTicks)
        .marketId(event.marketId)
        .exponent((byte) event.exponent)
        .publishers(event.publishers);
  }

  void encode(MarkPriceUpdated event, MutableDirectBuffer buffer, int offset) {
    markPriceUpdated
        .wrapAndApplyHeader(buffer, offset, header)
        .markTicks(event.markTicks)
        .indexTicks(event.indexTicks)
        .marketId(event.marketId)
        .basisTicks(event.components.basisTicks)
        .bookTicks(event.components.bookTicks)
        .fundingTicks(event.components.fundingTicks);
  }

  void encode(MarkRulesSet event, MutableDirectBuffer buffer, int offset) {
    markRulesSet.wrapAndApplyHeader(buffer, offset, header).marketId(event.marketId);
    write(event.rules, markRulesSet.rules());
  }

  static void write(MarkRules from, MarkRulesEncoder to) {
    to.intervalNs(from.intervalNs)
        .averagingNs(from.averagingNs)
        .maxAgeNs(from.maxAgeNs)
        .impactNotionalMicros(from.impactNotionalMicros)
        .maxBasisPpm(from.maxBasisPpm)
        .bandPpm(from.bandPpm);
  }

  void encode(PriceRulesSet event, MutableDirectBuffer buffer, int offset) {
    priceRulesSet.wrapAndApplyHeader(buffer, offset, header).marketId(event.marketId);
    write(event.rules, priceRulesSet.rules());
  }

  static void write(PriceRules from, PriceRulesEncoder to) {
    to.wideConfidencePpm(from.wideConfidencePpm)
        .uncertainConfidencePpm(from.uncertainConfidencePpm)
        .averageBandPpm(from.averageBandPpm)
        .jumpPpm(from.jumpPpm)
        .marginFactorPpm(from.marginFactorPpm)
        .minPublishers(from.minPublishers)
        .updatesAfterOutage(from.updatesAfterOutage)
        .staleTradeNs(from.staleTradeNs)
        .staleMarginNs(from.staleMarginNs);
  }

  void encode(OracleStatusChanged event, MutableDirectBuffer buffer, int offset) {
    oracleStatusChanged
        .wrapAndApplyHeader(buffer, offset, header)
        .averageTicks(event.averageTicks)
        .updatesToThaw(event.updatesToThaw)
        .marketId(event.marketId)
        .status(OracleStatus.get((short) event.status.code()))
        .oldStatus(OracleStatus.get((short) event.oldStatus.code()))
        .conditions((short) event.conditions);
  }
}
