package io.quantdesk.server.pipeline;

import io.quantdesk.engine.Engine;
import io.quantdesk.engine.command.CommandHeader;
import io.quantdesk.engine.command.Transfer;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import io.quantdesk.protocol.sbe.TransferDecoder;
import org.agrona.DirectBuffer;

/** Decodes the commands that move money within the exchange; used by CommandAdapter alone. */
final class FundsCommandAdapter {
  private final Engine engine;
  private final Transfer transfer = new Transfer();
  private final TransferDecoder transferMessage = new TransferDecoder();

  FundsCommandAdapter(Engine engine) {
    this.engine = engine;
  }

  /** Executes the message whose header was read; false: it is no such command. */
  boolean execute(
      CommandHeader header, DirectBuffer buffer, int message, MessageHeaderDecoder frame) {
    if (frame.templateId() == TransferDecoder.TEMPLATE_ID) {
      onTransfer(header, transferMessage.wrapAndApplyHeader(buffer, message, frame));
      return true;
    }
    return false;
  }

  private void onTransfer(CommandHeader header, TransferDecoder message) {
    header.clientSeq = message.clientSeq();
    transfer.amountMicros = message.amountMicros();
    transfer.fromSubAccountId = (int) message.fromSubAccountId();
    transfer.toSubAccountId = (int) message.toSubAccountId();
    engine.transfer(header, transfer);
  }
}
