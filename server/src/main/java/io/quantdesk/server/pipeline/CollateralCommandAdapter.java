package io.quantdesk.server.pipeline;

import io.quantdesk.engine.Engine;
import io.quantdesk.engine.collateral.CollateralTerms;
import io.quantdesk.engine.command.CommandHeader;
import io.quantdesk.engine.command.MoveCollateral;
import io.quantdesk.engine.command.SetCollateralAsset;
import io.quantdesk.engine.command.SettleCollateral;
import io.quantdesk.engine.command.UpdateCollateralPrice;
import io.quantdesk.protocol.sbe.CollateralTermsDecoder;
import io.quantdesk.protocol.sbe.DepositCollateralDecoder;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import io.quantdesk.protocol.sbe.SetCollateralAssetDecoder;
import io.quantdesk.protocol.sbe.SettleCollateralDecoder;
import io.quantdesk.protocol.sbe.TransferCollateralDecoder;
import io.quantdesk.protocol.sbe.UpdateCollateralPriceDecoder;
import io.quantdesk.protocol.sbe.WithdrawCollateralDecoder;
import org.agrona.DirectBuffer;

/** Decodes the commands about collateral; used by {@link CommandAdapter} alone. */
final class CollateralCommandAdapter {
  private final Engine engine;
  private final SetCollateralAsset setAsset = new SetCollateralAsset();
  private final SettleCollateral settle = new SettleCollateral();
  private final UpdateCollateralPrice update = new UpdateCollateralPrice();
  private final MoveCollateral move = new MoveCollateral();
  private final SetCollateralAssetDecoder setAssetMessage = new SetCollateralAssetDecoder();
  private final SettleCollateralDecoder settleMessage = new SettleCollateralDecoder();
  private final UpdateCollateralPriceDecoder updateMessage = new UpdateCollateralPriceDecoder();
  private final DepositCollateralDecoder depositMessage = new DepositCollateralDecoder();
  private final WithdrawCollateralDecoder withdrawMessage = new WithdrawCollateralDecoder();
  private final TransferCollateralDecoder transferMessage = new TransferCollateralDecoder();

  CollateralCommandAdapter(Engine engine) {
    this.engine = engine;
  }

  /** Executes the message whose header was read; false: it is no such command. */
  boolean execute(
      CommandHeader header, DirectBuffer buffer, int message, MessageHeaderDecoder frame) {
    switch (frame.templateId()) {
      case SetCollateralAssetDecoder.TEMPLATE_ID ->
          onSetAsset(header, setAssetMessage.wrapAndApplyHeader(buffer, message, frame));
      case SettleCollateralDecoder.TEMPLATE_ID ->
          onSettle(header, settleMessage.wrapAndApplyHeader(buffer, message, frame));
      case UpdateCollateralPriceDecoder.TEMPLATE_ID ->
          onUpdate(header, updateMessage.wrapAndApplyHeader(buffer, message, frame));
      case DepositCollateralDecoder.TEMPLATE_ID ->
          onDeposit(header, depositMessage.wrapAndApplyHeader(buffer, message, frame));
      case WithdrawCollateralDecoder.TEMPLATE_ID ->
          onWithdraw(header, withdrawMessage.wrapAndApplyHeader(buffer, message, frame));
      case TransferCollateralDecoder.TEMPLATE_ID ->
          onTransfer(header, transferMessage.wrapAndApplyHeader(buffer, message, frame));
      default -> {
        return false;
      }
    }
    return true;
  }

  private void onSetAsset(CommandHeader header, SetCollateralAssetDecoder message) {
    header.clientSeq = message.clientSeq();
    setAsset.assetId = message.assetId();
    SymbolBytes.read(
        message.buffer(),
        message.offset() + SetCollateralAssetDecoder.symbolEncodingOffset(),
        setAsset.symbol);
    CollateralTermsDecoder from = message.terms();
    CollateralTerms to = setAsset.terms;
    to.unitSizeE9 = from.unitSizeE9();
    to.tickSizeE9 = from.tickSizeE9();
    to.capUnits = from.capUnits();
    to.scaleStartMicros = from.scaleStartMicros();
    to.initialWeightPpm = from.initialWeightPpm();
    to.maintenanceWeightPpm = from.maintenanceWeightPpm();
    to.discountPpm = from.discountPpm();
    OracleCommandReader.read(message.rules(), setAsset.rules);
    engine.setCollateralAsset(header, setAsset);
  }

  private void onSettle(CommandHeader header, SettleCollateralDecoder message) {
    header.clientSeq = message.clientSeq();
    settle.assetId = message.assetId();
    settle.units = message.units();
    settle.amountMicros = message.amountMicros();
    engine.settleCollateral(header, settle);
  }

  private void onUpdate(CommandHeader header, UpdateCollateralPriceDecoder message) {
    header.clientSeq = message.clientSeq();
    update.assetId = message.assetId();
    update.price.priceMantissa = message.priceMantissa();
    update.price.confidenceMantissa = message.confidenceMantissa();
    update.price.publishTimeNs = message.publishTimeNs();
    update.price.exponent = message.exponent();
    update.price.publishers = message.publishers();
    engine.updateCollateralPrice(header, update);
  }

  private void onDeposit(CommandHeader header, DepositCollateralDecoder message) {
    header.clientSeq = message.clientSeq();
    move.units = message.units();
    move.subAccountId = (int) message.subAccountId();
    move.assetId = message.assetId();
    engine.depositCollateral(header, move);
  }

  private void onWithdraw(CommandHeader header, WithdrawCollateralDecoder message) {
    header.clientSeq = message.clientSeq();
    move.units = message.units();
    move.subAccountId = (int) message.subAccountId();
    move.assetId = message.assetId();
    engine.withdrawCollateral(header, move);
  }

  private void onTransfer(CommandHeader header, TransferCollateralDecoder message) {
    header.clientSeq = message.clientSeq();
    move.units = message.units();
    move.subAccountId = (int) message.fromSubAccountId();
    move.toSubAccountId = (int) message.toSubAccountId();
    move.assetId = message.assetId();
    engine.transferCollateral(header, move);
  }
}
