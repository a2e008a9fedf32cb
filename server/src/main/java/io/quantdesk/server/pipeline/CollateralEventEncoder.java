package io.quantdesk.server.pipeline;

import io.quantdesk.engine.collateral.CollateralTerms;
import io.quantdesk.engine.event.CollateralAssetSet;
import io.quantdesk.engine.event.CollateralChanged;
import io.quantdesk.engine.event.CollateralPriceUpdated;
import io.quantdesk.engine.event.CollateralSettled;
import io.quantdesk.engine.event.CollateralSold;
import io.quantdesk.engine.event.CollateralWithdrawal;
import io.quantdesk.protocol.sbe.CollateralAssetSetEncoder;
import io.quantdesk.protocol.sbe.CollateralChangeReason;
import io.quantdesk.protocol.sbe.CollateralChangedEncoder;
import io.quantdesk.protocol.sbe.CollateralPriceUpdatedEncoder;
import io.quantdesk.protocol.sbe.CollateralSettledEncoder;
import io.quantdesk.protocol.sbe.CollateralSoldEncoder;
import io.quantdesk.protocol.sbe.CollateralTermsEncoder;
import io.quantdesk.protocol.sbe.CollateralWithdrawalEncoder;
import io.quantdesk.protocol.sbe.MessageHeaderEncoder;
import io.quantdesk.protocol.sbe.OracleStatus;
import io.quantdesk.protocol.sbe.WithdrawalPhase;
import org.agrona.MutableDirectBuffer;

/** Writes the events of collateral as messages; used by {@link EventPublisher} alone. */
final class CollateralEventEncoder {
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final CollateralAssetSetEncoder assetSet = new CollateralAssetSetEncoder();
  private final CollateralPriceUpdatedEncoder priceUpdated = new CollateralPriceUpdatedEncoder();
  private final CollateralChangedEncoder changed = new CollateralChangedEncoder();
  private final CollateralWithdrawalEncoder withdrawal = new CollateralWithdrawalEncoder();
  private final CollateralSoldEncoder sold = new CollateralSoldEncoder();
  private final CollateralSettledEncoder settled = new CollateralSettledEncoder();

  void encode(CollateralAssetSet event, MutableDirectBuffer buffer, int offset) {
    assetSet.wrapAndApplyHeader(buffer, offset, header).assetId(event.assetId);
    SymbolBytes.write(
        event.symbol, buffer, assetSet.offset() + CollateralAssetSetEncoder.symbolEncodingOffset());
    write(event.terms, assetSet.terms());
    OracleEventEncoder.write(event.rules, assetSet.rules());
  }

  static void write(CollateralTerms from, CollateralTermsEncoder to) {
    to.unitSizeE9(from.unitSizeE9)
        .tickSizeE9(from.tickSizeE9)
        .capUnits(from.capUnits)
        .scaleStartMicros(from.scaleStartMicros)
        .initialWeightPpm(from.initialWeightPpm)
        .maintenanceWeightPpm(from.maintenanceWeightPpm)
        .discountPpm(from.discountPpm);
  }

  void encode(CollateralPriceUpdated event, MutableDirectBuffer buffer, int offset) {
    priceUpdated
        .wrapAndApplyHeader(buffer, offset, header)
        .priceMantissa(event.priceMantissa)
        .confidenceMantissa(event.confidenceMantissa)
        .publishTimeNs(event.publishTimeNs)
        .priceTicks(event.priceTicks)
        .averageTicks(event.averageTicks)
        .assetId(event.assetId)
        .exponent((byte) event.exponent)
        .publishers(event.publishers)
        .status(OracleStatus.get((short) event.status.code()));
  }

  void encode(CollateralChanged event, MutableDirectBuffer buffer, int offset) {
    changed
        .wrapAndApplyHeader(buffer, offset, header)
        .units(event.units)
        .changeUnits(event.changeUnits)
        .subAccountId(event.subAccountId)
        .assetId(event.assetId)
        .reason(CollateralChangeReason.get((short) event.reason.code()));
  }

  void encode(CollateralWithdrawal event, MutableDirectBuffer buffer, int offset) {
    withdrawal
        .wrapAndApplyHeader(buffer, offset, header)
        .withdrawalId(event.withdrawalId)
        .units(event.units)
        .subAccountId(event.subAccountId)
        .assetId(event.assetId)
        .phase(WithdrawalPhase.get((short) event.phase.code()));
  }

  void encode(CollateralSold event, MutableDirectBuffer buffer, int offset) {
    sold.wrapAndApplyHeader(buffer, offset, header)
        .units(event.units)
        .proceedsMicros(event.proceedsMicros)
        .treasuryUnits(event.treasuryUnits)
        .subAccountId(event.subAccountId)
        .priceTicks(event.priceTicks)
        .assetId(event.assetId);
  }

  void encode(CollateralSettled event, MutableDirectBuffer buffer, int offset) {
    settled
        .wrapAndApplyHeader(buffer, offset, header)
        .units(event.units)
        .amountMicros(event.amountMicros)
        .treasuryUnits(event.treasuryUnits)
        .treasuryMicros(event.treasuryMicros)
        .assetId(event.assetId);
  }
}
