package io.quantdesk.server.scenario;

import io.quantdesk.engine.collateral.CollateralTerms;
import io.quantdesk.engine.command.CommandHeader;
import io.quantdesk.engine.command.MoveCollateral;
import io.quantdesk.engine.command.SetCollateralAsset;
import io.quantdesk.engine.command.SettleCollateral;
import io.quantdesk.engine.command.UpdateCollateralPrice;
import io.quantdesk.protocol.sbe.DepositCollateralEncoder;
import io.quantdesk.protocol.sbe.MessageHeaderEncoder;
import io.quantdesk.protocol.sbe.SetCollateralAssetEncoder;
import io.quantdesk.protocol.sbe.SettleCollateralEncoder;
import io.quantdesk.protocol.sbe.TransferCollateralEncoder;
import io.quantdesk.protocol.sbe.UpdateCollateralPriceEncoder;
import io.quantdesk.protocol.sbe.WithdrawCollateralEncoder;
import org.agrona.MutableDirectBuffer;

/** Writes commands about collateral as journal entries. */
final class CollateralCommandWriter {
  private final CommandWriter writer;
  private final MutableDirectBuffer buffer;
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();

  CollateralCommandWriter(CommandWriter writer) {
    this.writer = writer;
    buffer = writer.buffer();
  }

  void set(CommandHeader stamp, SetCollateralAsset command) {
    SetCollateralAssetEncoder message = new SetCollateralAssetEncoder();
    int offset = writer.start(stamp, SetCollateralAssetEncoder.BLOCK_LENGTH);
    message.wrapAndApplyHeader(buffer, offset, header);
    message.clientSeq(stamp.clientSeq).assetId(command.assetId);
    int symbol = message.offset() + SetCollateralAssetEncoder.symbolEncodingOffset();
    CommandWriter.put(command.symbol, buffer, symbol, 3);
    CollateralTerms from = command.terms;
    message
        .terms()
        .unitSizeE9(from.unitSizeE9)
        .tickSizeE9(from.tickSizeE9)
        .capUnits(from.capUnits)
        .scaleStartMicros(from.scaleStartMicros)
        .initialWeightPpm(from.initialWeightPpm)
        .maintenanceWeightPpm(from.maintenanceWeightPpm)
        .discountPpm(from.discountPpm);
    CommandWriter.put(command.rules, message.rules());
  }

  void settle(CommandHeader stamp, SettleCollateral command) {
    SettleCollateralEncoder message = new SettleCollateralEncoder();
    int offset = writer.start(stamp, SettleCollateralEncoder.BLOCK_LENGTH);
    message.wrapAndApplyHeader(buffer, offset, header);
    message
        .clientSeq(stamp.clientSeq)
        .units(command.units)
        .amountMicros(command.amountMicros)
        .assetId(command.assetId);
  }

  void update(CommandHeader stamp, UpdateCollateralPrice command) {
    UpdateCollateralPriceEncoder message = new UpdateCollateralPriceEncoder();
    int offset = writer.start(stamp, UpdateCollateralPriceEncoder.BLOCK_LENGTH);
    message.wrapAndApplyHeader(buffer, offset, header);
    message
        .clientSeq(stamp.clientSeq)
        .priceMantissa(command.price.priceMantissa)
        .confidenceMantissa(command.price.confidenceMantissa)
        .publishTimeNs(command.price.publishTimeNs)
        .assetId(command.assetId)
        .exponent((byte) command.price.exponent)
        .publishers(command.price.publishers);
  }

  void deposit(CommandHeader stamp, MoveCollateral command) {
    DepositCollateralEncoder message = new DepositCollateralEncoder();
    int offset = writer.start(stamp, DepositCollateralEncoder.BLOCK_LENGTH);
    message.wrapAndApplyHeader(buffer, offset, header);
    message
        .clientSeq(stamp.clientSeq)
        .units(command.units)
        .subAccountId(command.subAccountId)
        .assetId(command.assetId);
  }

  void withdraw(CommandHeader stamp, MoveCollateral command) {
    WithdrawCollateralEncoder message = new WithdrawCollateralEncoder();
    int offset = writer.start(stamp, WithdrawCollateralEncoder.BLOCK_LENGTH);
    message.wrapAndApplyHeader(buffer, offset, header);
    message
        .clientSeq(stamp.clientSeq)
        .units(command.units)
        .subAccountId(command.subAccountId)
        .assetId(command.assetId);
  }

  void transfer(CommandHeader stamp, MoveCollateral command) {
    TransferCollateralEncoder message = new TransferCollateralEncoder();
    int offset = writer.start(stamp, TransferCollateralEncoder.BLOCK_LENGTH);
    message.wrapAndApplyHeader(buffer, offset, header);
    message
        .clientSeq(stamp.clientSeq)
        .units(command.units)
        .fromSubAccountId(command.subAccountId)
        .toSubAccountId(command.toSubAccountId)
        .assetId(command.assetId);
  }
}
