package io.quantdesk.server.audit.decode;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.event.InsuranceChanged;
import io.quantdesk.engine.event.LiquidationEnded;
import io.quantdesk.engine.event.LiquidationRulesSet;
import io.quantdesk.engine.event.LiquidationStarted;
import io.quantdesk.engine.event.LiquidationStepped;
import io.quantdesk.engine.event.LossSocialized;
import io.quantdesk.engine.event.PositionSettled;
import io.quantdesk.engine.liquidation.InsuranceChangeReason;
import io.quantdesk.engine.liquidation.LiquidationKind;
import io.quantdesk.engine.market.DeleveragingStrategy;
import io.quantdesk.engine.order.Side;
import io.quantdesk.protocol.sbe.AuctionEndedDecoder;
import io.quantdesk.protocol.sbe.AuctionOpenedDecoder;
import io.quantdesk.protocol.sbe.AuctionRulesSetDecoder;
import io.quantdesk.protocol.sbe.BackstopDrawnDecoder;
import io.quantdesk.protocol.sbe.BackstopRulesSetDecoder;
import io.quantdesk.protocol.sbe.BackstopUnwoundDecoder;
import io.quantdesk.protocol.sbe.CollateralAssetSetDecoder;
import io.quantdesk.protocol.sbe.CollateralChangedDecoder;
import io.quantdesk.protocol.sbe.CollateralPriceUpdatedDecoder;
import io.quantdesk.protocol.sbe.CollateralSettledDecoder;
import io.quantdesk.protocol.sbe.CollateralSoldDecoder;
import io.quantdesk.protocol.sbe.CollateralWithdrawalDecoder;
import io.quantdesk.protocol.sbe.FeeScheduleSetDecoder;
import io.quantdesk.protocol.sbe.FeeTierChangedDecoder;
import io.quantdesk.protocol.sbe.FundingPaidDecoder;
import io.quantdesk.protocol.sbe.FundingRateScheduledDecoder;
import io.quantdesk.protocol.sbe.FundingRateSetDecoder;
import io.quantdesk.protocol.sbe.FundingRulesSetDecoder;
import io.quantdesk.protocol.sbe.InsuranceChangedDecoder;
import io.quantdesk.protocol.sbe.LiquidationEndedDecoder;
import io.quantdesk.protocol.sbe.LiquidationRulesDecoder;
import io.quantdesk.protocol.sbe.LiquidationRulesSetDecoder;
import io.quantdesk.protocol.sbe.LiquidationStartedDecoder;
import io.quantdesk.protocol.sbe.LiquidationSteppedDecoder;
import io.quantdesk.protocol.sbe.LossSocializedDecoder;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import io.quantdesk.protocol.sbe.OpenInterestShareSetDecoder;
import io.quantdesk.protocol.sbe.PositionSettledDecoder;
import io.quantdesk.protocol.sbe.QuoteAcceptedDecoder;
import org.agrona.DirectBuffer;

/** Turns messages about liquidations and settled markets back into events. */
final class LiquidationEventDecoder {
  private final EngineEvents events;
  private final FundsEventDecoder funds;
  private final CollateralEventDecoder collateral;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final FundingEventDecoder fundings;
  private final BackstopEventDecoder backstops;
  private final AuctionEventDecoder auctions;
  private final FeeEventDecoder fees;

  LiquidationEventDecoder(EngineEvents events) {
    this.events = events;
    funds = new FundsEventDecoder(events);
    collateral = new CollateralEventDecoder(events);
    fundings = new FundingEventDecoder(events);
    backstops = new BackstopEventDecoder(events);
    auctions = new AuctionEventDecoder(events);
    fees = new FeeEventDecoder(events);
  }

  /** Decodes the message whose header starts there, or leaves it to the next decoder. */
  void decode(int templateId, DirectBuffer buffer, int offset) {
    switch (templateId) {
      case LiquidationStartedDecoder.TEMPLATE_ID -> liquidationStarted(buffer, offset);
      case LiquidationSteppedDecoder.TEMPLATE_ID -> liquidationStepped(buffer, offset);
      case LiquidationEndedDecoder.TEMPLATE_ID -> liquidationEnded(buffer, offset);
      case InsuranceChangedDecoder.TEMPLATE_ID -> insuranceChanged(buffer, offset);
      case LiquidationRulesSetDecoder.TEMPLATE_ID -> liquidationRulesSet(buffer, offset);
      case LossSocializedDecoder.TEMPLATE_ID -> lossSocialized(buffer, offset);
      case PositionSettledDecoder.TEMPLATE_ID -> positionSettled(buffer, offset);
      case BackstopRulesSetDecoder.TEMPLATE_ID,
          BackstopDrawnDecoder.TEMPLATE_ID,
          BackstopUnwoundDecoder.TEMPLATE_ID ->
          backstops.decode(templateId, buffer, offset);
      case FundingRulesSetDecoder.TEMPLATE_ID,
          FundingRateSetDecoder.TEMPLATE_ID,
          FundingPaidDecoder.TEMPLATE_ID,
          FundingRateScheduledDecoder.TEMPLATE_ID ->
          fundings.decode(templateId, buffer, offset);
      case CollateralAssetSetDecoder.TEMPLATE_ID,
          CollateralPriceUpdatedDecoder.TEMPLATE_ID,
          CollateralChangedDecoder.TEMPLATE_ID,
          CollateralWithdrawalDecoder.TEMPLATE_ID,
          CollateralSoldDecoder.TEMPLATE_ID,
          CollateralSettledDecoder.TEMPLATE_ID ->
          collateral.decode(templateId, buffer, offset);
      case AuctionRulesSetDecoder.TEMPLATE_ID,
          AuctionOpenedDecoder.TEMPLATE_ID,
          QuoteAcceptedDecoder.TEMPLATE_ID,
          AuctionEndedDecoder.TEMPLATE_ID ->
          auctions.decode(templateId, buffer, offset);
      case FeeScheduleSetDecoder.TEMPLATE_ID,
          FeeTierChangedDecoder.TEMPLATE_ID,
          OpenInterestShareSetDecoder.TEMPLATE_ID ->
          fees.decode(templateId, buffer, offset);
      default -> funds.decode(templateId, buffer, offset);
    }
  }

  private void liquidationStarted(DirectBuffer buffer, int offset) {
    LiquidationStartedDecoder message = new LiquidationStartedDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    LiquidationStarted event = new LiquidationStarted();
    event.equityMicros = message.equityMicros();
    event.maintenanceMarginMicros = message.maintenanceMarginMicros();
    event.subAccountId = (int) message.subAccountId();
    events.liquidationStarted(event);
  }

  private void liquidationStepped(DirectBuffer buffer, int offset) {
    LiquidationSteppedDecoder message = new LiquidationSteppedDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    LiquidationStepped event = new LiquidationStepped();
    event.lots = message.lots();
    event.leavesLots = message.leavesLots();
    event.tradedMicros = message.tradedMicros();
    event.feeMicros = message.feeMicros();
    event.subAccountId = (int) message.subAccountId();
    event.counterpartySubAccountId = (int) message.counterpartySubAccountId();
    event.zeroPriceTicks = message.zeroPriceTicks();
    event.limitPriceTicks = message.limitPriceTicks();
    event.marketId = message.marketId();
    event.kind = LiquidationKind.of(message.kind().value());
    events.liquidationStepped(event);
  }

  private void liquidationEnded(DirectBuffer buffer, int offset) {
    LiquidationEndedDecoder message = new LiquidationEndedDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    LiquidationEnded event = new LiquidationEnded();
    event.equityMicros = message.equityMicros();
    event.maintenanceMarginMicros = message.maintenanceMarginMicros();
    event.badDebtMicros = message.badDebtMicros();
    event.uncoveredMicros = message.uncoveredMicros();
    event.subAccountId = (int) message.subAccountId();
    events.liquidationEnded(event);
  }

  private void insuranceChanged(DirectBuffer buffer, int offset) {
    InsuranceChangedDecoder message = new InsuranceChangedDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    InsuranceChanged event = new InsuranceChanged();
    event.balanceMicros = message.balanceMicros();
    event.changeMicros = message.changeMicros();
    event.marketId = message.marketId();
    event.reason = InsuranceChangeReason.of(message.reason().value());
    events.insuranceChanged(event);
  }

  private void lossSocialized(DirectBuffer buffer, int offset) {
    LossSocializedDecoder message = new LossSocializedDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    LossSocialized event = new LossSocialized();
    event.lossMicros = message.lossMicros();
    event.uncoveredMicros = message.uncoveredMicros();
    event.excessMicros = message.excessMicros();
    event.dustMicros = message.dustMicros();
    event.indexChange = message.indexChange();
    event.fundingIndex = message.fundingIndex();
    event.openInterestLots = message.openInterestLots();
    event.subAccountId = (int) message.subAccountId();
    event.marketId = message.marketId();
    event.side = Side.of(message.side().value());
    events.lossSocialized(event);
  }

  private void positionSettled(DirectBuffer buffer, int offset) {
    PositionSettledDecoder message = new PositionSettledDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    PositionSettled event = new PositionSettled();
    event.lots = message.lots();
    event.leavesLots = message.leavesLots();
    event.subAccountId = (int) message.subAccountId();
    event.priceTicks = message.priceTicks();
    event.marketId = message.marketId();
    events.positionSettled(event);
  }

  private void liquidationRulesSet(DirectBuffer buffer, int offset) {
    LiquidationRulesSetDecoder message = new LiquidationRulesSetDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    LiquidationRulesSet event = new LiquidationRulesSet();
    event.marketId = message.marketId();
    LiquidationRulesDecoder from = message.rules();
    event.rules.feePpm = from.feePpm();
    event.rules.bufferPpm = from.bufferPpm();
    event.rules.adjustmentPpm = from.adjustmentPpm();
    event.rules.spreadPpm = from.spreadPpm();
    event.rules.chunkPpm = from.chunkPpm();
    event.rules.closeOutPpm = from.closeOutPpm();
    event.rules.deleveraging = DeleveragingStrategy.of(from.deleveraging());
    event.rules.chunkAboveMicros = from.chunkAboveMicros();
    event.rules.dustMicros = from.dustMicros();
    event.rules.cooldownNs = from.cooldownNs();
    event.rules.socializesLosses = from.socializesLosses() != 0;
    events.liquidationRulesSet(event);
  }
}
