package io.quantdesk.server.pipeline;

import io.quantdesk.engine.event.InsuranceChanged;
import io.quantdesk.engine.event.LiquidationEnded;
import io.quantdesk.engine.event.LiquidationRulesSet;
import io.quantdesk.engine.event.LiquidationStarted;
import io.quantdesk.engine.event.LiquidationStepped;
import io.quantdesk.engine.event.LossSocialized;
import io.quantdesk.engine.event.PositionSettled;
import io.quantdesk.engine.market.LiquidationRules;
import io.quantdesk.protocol.sbe.InsuranceChangedEncoder;
import io.quantdesk.protocol.sbe.LiquidationEndedEncoder;
import io.quantdesk.protocol.sbe.LiquidationRulesEncoder;
import io.quantdesk.protocol.sbe.LiquidationRulesSetEncoder;
import io.quantdesk.protocol.sbe.LiquidationStartedEncoder;
import io.quantdesk.protocol.sbe.LiquidationSteppedEncoder;
import io.quantdesk.protocol.sbe.LossSocializedEncoder;
import io.quantdesk.protocol.sbe.MessageHeaderEncoder;
import io.quantdesk.protocol.sbe.PositionSettledEncoder;
import org.agrona.MutableDirectBuffer;

/**
 * Writes the events of liquidations and of settled markets as messages; used by {@link
 * EventPublisher} alone.
 */
final class LiquidationEventEncoder {
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final LiquidationStartedEncoder liquidationStarted = new LiquidationStartedEncoder();
  private final LiquidationSteppedEncoder liquidationStepped = new LiquidationSteppedEncoder();
  private final LiquidationEndedEncoder liquidationEnded = new LiquidationEndedEncoder();
  private final InsuranceChangedEncoder insuranceChanged = new InsuranceChangedEncoder();
  private final LiquidationRulesSetEncoder liquidationRulesSet = new LiquidationRulesSetEncoder();
  private final LossSocializedEncoder lossSocialized = new LossSocializedEncoder();
  private final PositionSettledEncoder positionSettled = new PositionSettledEncoder();

  void encode(LiquidationStarted event, MutableDirectBuffer buffer, int offset) {
    liquidationStarted
        .wrapAndApplyHeader(buffer, offset, header)
        .equityMicros(event.equityMicros)
        .maintenanceMarginMicros(event.maintenanceMarginMicros)
        .subAccountId(event.subAccountId);
  }

  void encode(LiquidationStepped event, MutableDirectBuffer buffer, int offset) {
    liquidationStepped
        .wrapAndApplyHeader(buffer, offset, header)
        .lots(event.lots)
        .leavesLots(event.leavesLots)
        .tradedMicros(event.tradedMicros)
        .feeMicros(event.feeMicros)
        .subAccountId(event.subAccountId)
        .counterpartySubAccountId(event.counterpartySubAccountId)
        .zeroPriceTicks(event.zeroPriceTicks)
        .limitPriceTicks(event.limitPriceTicks)
        .marketId(event.marketId)
        .kind(io.quantdesk.protocol.sbe.LiquidationKind.get((short) event.kind.code()));
  }

  void encode(LiquidationEnded event, MutableDirectBuffer buffer, int offset) {
    liquidationEnded
        .wrapAndApplyHeader(buffer, offset, header)
        .equityMicros(event.equityMicros)
        .maintenanceMarginMicros(event.maintenanceMarginMicros)
        .badDebtMicros(event.badDebtMicros)
        .uncoveredMicros(event.uncoveredMicros)
        .subAccountId(event.subAccountId);
  }

  void encode(InsuranceChanged event, MutableDirectBuffer buffer, int offset) {
    insuranceChanged
        .wrapAndApplyHeader(buffer, offset, header)
        .balanceMicros(event.balanceMicros)
        .changeMicros(event.changeMicros)
        .marketId(event.marketId)
        .reason(io.quantdesk.protocol.sbe.InsuranceChangeReason.get((short) event.reason.code()));
  }

  void encode(LiquidationRulesSet event, MutableDirectBuffer buffer, int offset) {
    liquidationRulesSet.wrapAndApplyHeader(buffer, offset, header).marketId(event.marketId);
    write(event.rules, liquidationRulesSet.rules());
  }

  void encode(LossSocialized event, MutableDirectBuffer buffer, int offset) {
    lossSocialized
        .wrapAndApplyHeader(buffer, offset, header)
        .lossMicros(event.lossMicros)
        .uncoveredMicros(event.uncoveredMicros)
        .excessMicros(event.excessMicros)
        .dustMicros(event.dustMicros)
        .indexChange(event.indexChange)
        .fundingIndex(event.fundingIndex)
        .openInterestLots(event.openInterestLots)
        .subAccountId(event.subAccountId)
        .marketId(event.marketId)
        .side(io.quantdesk.protocol.sbe.Side.get((short) event.side.code()));
  }

  void encode(PositionSettled event, MutableDirectBuffer buffer, int offset) {
    positionSettled
        .wrapAndApplyHeader(buffer, offset, header)
        .lots(event.lots)
        .leavesLots(event.leavesLots)
        .subAccountId(event.subAccountId)
        .priceTicks(event.priceTicks)
        .marketId(event.marketId);
  }

  static void write(LiquidationRules from, LiquidationRulesEncoder to) {
    to.feePpm(from.feePpm)
        .bufferPpm(from.bufferPpm)
        .adjustmentPpm(from.adjustmentPpm)
        .spreadPpm(from.spreadPpm)
        .chunkPpm(from.chunkPpm)
        .closeOutPpm(from.closeOutPpm)
        .deleveraging(from.deleveraging.code())
        .chunkAboveMicros(from.chunkAboveMicros)
        .dustMicros(from.dustMicros)
        .cooldownNs(from.cooldownNs)
        .socializesLosses((short) (from.socializesLosses ? 1 : 0));
  }
}
