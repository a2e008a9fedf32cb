package io.quantdesk.server.audit.decode;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.collateral.CollateralChangeReason;
import io.quantdesk.engine.collateral.WithdrawalPhase;
import io.quantdesk.engine.event.CollateralAssetSet;
import io.quantdesk.engine.event.CollateralChanged;
import io.quantdesk.engine.event.CollateralPriceUpdated;
import io.quantdesk.engine.event.CollateralSettled;
import io.quantdesk.engine.event.CollateralSold;
import io.quantdesk.engine.event.CollateralWithdrawal;
import io.quantdesk.engine.oracle.OracleStatus;
import io.quantdesk.protocol.sbe.CollateralAssetSetDecoder;
import io.quantdesk.protocol.sbe.CollateralChangedDecoder;
import io.quantdesk.protocol.sbe.CollateralPriceUpdatedDecoder;
import io.quantdesk.protocol.sbe.CollateralSettledDecoder;
import io.quantdesk.protocol.sbe.CollateralSoldDecoder;
import io.quantdesk.protocol.sbe.CollateralTermsDecoder;
import io.quantdesk.protocol.sbe.CollateralWithdrawalDecoder;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/** Turns messages about collateral back into events. */
final class CollateralEventDecoder {
  private final EngineEvents events;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();

  CollateralEventDecoder(EngineEvents events) {
    this.events = events;
  }

  /** Decodes the message whose header starts there; refuses any other event. */
  void decode(int templateId, DirectBuffer buffer, int offset) {
    switch (templateId) {
      case CollateralAssetSetDecoder.TEMPLATE_ID -> assetSet(buffer, offset);
      case CollateralPriceUpdatedDecoder.TEMPLATE_ID -> priceUpdated(buffer, offset);
      case CollateralChangedDecoder.TEMPLATE_ID -> changed(buffer, offset);
      case CollateralWithdrawalDecoder.TEMPLATE_ID -> withdrawal(buffer, offset);
      case CollateralSoldDecoder.TEMPLATE_ID -> sold(buffer, offset);
      case CollateralSettledDecoder.TEMPLATE_ID -> settled(buffer, offset);
      default -> throw new IllegalStateException("unknown event " + templateId);
    }
  }

  private void assetSet(DirectBuffer buffer, int offset) {
    CollateralAssetSetDecoder message = new CollateralAssetSetDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    CollateralAssetSet event = new CollateralAssetSet();
    event.assetId = message.assetId();
    int symbol = message.offset() + CollateralAssetSetDecoder.symbolEncodingOffset();
    event.symbol.set(
        buffer.getLong(symbol, ByteOrder.LITTLE_ENDIAN),
        buffer.getLong(symbol + 8, ByteOrder.LITTLE_ENDIAN),
        buffer.getLong(symbol + 16, ByteOrder.LITTLE_ENDIAN),
        0);
    CollateralTermsDecoder from = message.terms();
    event.terms.unitSizeE9 = from.unitSizeE9();
    event.terms.tickSizeE9 = from.tickSizeE9();
    event.terms.capUnits = from.capUnits();
    event.terms.scaleStartMicros = from.scaleStartMicros();
    event.terms.initialWeightPpm = from.initialWeightPpm();
    event.terms.maintenanceWeightPpm = from.maintenanceWeightPpm();
    event.terms.discountPpm = from.discountPpm();
    OracleEventDecoder.read(message.rules(), event.rules);
    events.collateralAssetSet(event);
  }

  private void priceUpdated(DirectBuffer buffer, int offset) {
    CollateralPriceUpdatedDecoder message = new CollateralPriceUpdatedDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    CollateralPriceUpdated event = new CollateralPriceUpdated();
    event.priceMantissa = message.priceMantissa();
    event.confidenceMantissa = message.confidenceMantissa();
    event.publishTimeNs = message.publishTimeNs();
    event.priceTicks = message.priceTicks();
    event.averageTicks = message.averageTicks();
    event.assetId = message.assetId();
    event.exponent = message.exponent();
    event.publishers = message.publishers();
    event.status = OracleStatus.of(message.status().value());
    events.collateralPriceUpdated(event);
  }

  private void changed(DirectBuffer buffer, int offset) {
    CollateralChangedDecoder message = new CollateralChangedDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    CollateralChanged event = new CollateralChanged();
    event.units = message.units();
    event.changeUnits = message.changeUnits();
    event.subAccountId = (int) message.subAccountId();
    event.assetId = message.assetId();
    event.reason = CollateralChangeReason.of(message.reason().value());
    events.collateralChanged(event);
  }

  private void withdrawal(DirectBuffer buffer, int offset) {
    CollateralWithdrawalDecoder message = new CollateralWithdrawalDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    CollateralWithdrawal event = new CollateralWithdrawal();
    event.withdrawalId = message.withdrawalId();
    event.units = message.units();
    event.subAccountId = (int) message.subAccountId();
    event.assetId = message.assetId();
    event.phase = WithdrawalPhase.of(message.phase().value());
    events.collateralWithdrawal(event);
  }

  private void sold(DirectBuffer buffer, int offset) {
    CollateralSoldDecoder message = new CollateralSoldDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    CollateralSold event = new CollateralSold();
    event.units = message.units();
    event.proceedsMicros = message.proceedsMicros();
    event.treasuryUnits = message.treasuryUnits();
    event.subAccountId = (int) message.subAccountId();
    event.priceTicks = message.priceTicks();
    event.assetId = message.assetId();
    events.collateralSold(event);
  }

  private void settled(DirectBuffer buffer, int offset) {
    CollateralSettledDecoder message = new CollateralSettledDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    CollateralSettled event = new CollateralSettled();
    event.units = message.units();
    event.amountMicros = message.amountMicros();
    event.treasuryUnits = message.treasuryUnits();
    event.treasuryMicros = message.treasuryMicros();
    event.assetId = message.assetId();
    events.collateralSettled(event);
  }
}
