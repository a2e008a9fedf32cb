package io.quantdesk.server.pipeline;

import io.quantdesk.engine.Engine;
import io.quantdesk.engine.command.CommandHeader;
import io.quantdesk.engine.command.SetWithdrawalRules;
import io.quantdesk.engine.command.Transfer;
import io.quantdesk.protocol.sbe.ConfirmWithdrawalDecoder;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import io.quantdesk.protocol.sbe.RevertWithdrawalDecoder;
import io.quantdesk.protocol.sbe.SetWithdrawalRulesDecoder;
import io.quantdesk.protocol.sbe.TransferDecoder;
import io.quantdesk.protocol.sbe.WithdrawalRulesDecoder;
import org.agrona.DirectBuffer;

/** Decodes the commands about transfers and withdrawals; used by {@link CommandAdapter} alone. */
final class FundsCommandAdapter {
  private final Engine engine;
  private final Transfer transfer = new Transfer();
  private final SetWithdrawalRules setWithdrawalRules = new SetWithdrawalRules();
  private final TransferDecoder transferMessage = new TransferDecoder();
  private final ConfirmWithdrawalDecoder confirmMessage = new ConfirmWithdrawalDecoder();
  private final RevertWithdrawalDecoder revertMessage = new RevertWithdrawalDecoder();
  private final SetWithdrawalRulesDecoder rulesMessage = new SetWithdrawalRulesDecoder();

  FundsCommandAdapter(Engine engine) {
    this.engine = engine;
  }

  /** Executes the message whose header was read; false: it is no such command. */
  boolean execute(
      CommandHeader header, DirectBuffer buffer, int message, MessageHeaderDecoder frame) {
    switch (frame.templateId()) {
      case TransferDecoder.TEMPLATE_ID ->
          onTransfer(header, transferMessage.wrapAndApplyHeader(buffer, message, frame));
      case ConfirmWithdrawalDecoder.TEMPLATE_ID ->
          onConfirm(header, confirmMessage.wrapAndApplyHeader(buffer, message, frame));
      case RevertWithdrawalDecoder.TEMPLATE_ID ->
          onRevert(header, revertMessage.wrapAndApplyHeader(buffer, message, frame));
      case SetWithdrawalRulesDecoder.TEMPLATE_ID ->
          onSetRules(header, rulesMessage.wrapAndApplyHeader(buffer, message, frame));
      default -> {
        return false;
      }
    }
    return true;
  }

  private void onTransfer(CommandHeader header, TransferDecoder message) {
    header.clientSeq = message.clientSeq();
    transfer.amountMicros = message.amountMicros();
    transfer.fromSubAccountId = (int) message.fromSubAccountId();
    transfer.toSubAccountId = (int) message.toSubAccountId();
    engine.transfer(header, transfer);
  }

  private void onConfirm(CommandHeader header, ConfirmWithdrawalDecoder message) {
    header.clientSeq = message.clientSeq();
    engine.confirmWithdrawal(header, message.withdrawalId());
  }

  private void onRevert(CommandHeader header, RevertWithdrawalDecoder message) {
    header.clientSeq = message.clientSeq();
    engine.revertWithdrawal(header, message.withdrawalId());
  }

  private void onSetRules(CommandHeader header, SetWithdrawalRulesDecoder message) {
    header.clientSeq = message.clientSeq();
    WithdrawalRulesDecoder from = message.rules();
    setWithdrawalRules.rules.hourlyLimitMicros = from.hourlyLimitMicros();
    setWithdrawalRules.rules.hourlySharePpm = from.hourlySharePpm();
    setWithdrawalRules.rules.holdNs = from.holdNs();
    engine.setWithdrawalRules(header, setWithdrawalRules);
  }
}
