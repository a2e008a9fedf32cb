package io.quantdesk.server.pipeline;

import io.quantdesk.engine.Engine;
import io.quantdesk.engine.command.CommandHeader;
import io.quantdesk.engine.command.SetApprovalRules;
import io.quantdesk.engine.math.Bytes64;
import io.quantdesk.protocol.AdminMessages;
import io.quantdesk.protocol.sbe.ApprovalRulesDecoder;
import io.quantdesk.protocol.sbe.ApproveProposalDecoder;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import io.quantdesk.protocol.sbe.RejectProposalDecoder;
import io.quantdesk.protocol.sbe.SetApprovalRulesDecoder;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/**
 * Decodes commands about proposals, and the reason of all commands of administrators; used by
 * {@link CommandAdapter} alone.
 */
final class AdminCommandAdapter {
  private final Engine engine;
  private final SetApprovalRules setRules = new SetApprovalRules();
  private final SetApprovalRulesDecoder setRulesMessage = new SetApprovalRulesDecoder();
  private final ApproveProposalDecoder approveMessage = new ApproveProposalDecoder();
  private final RejectProposalDecoder rejectMessage = new RejectProposalDecoder();

  AdminCommandAdapter(Engine engine) {
    this.engine = engine;
  }

  /** Takes the reason from a message whose header was read, if it is one that has it. */
  static void readReason(
      Bytes64 reason, DirectBuffer buffer, int message, MessageHeaderDecoder frame) {
    if (AdminMessages.haveReason(frame.templateId())) {
      int offset =
          message + frame.encodedLength() + AdminMessages.reasonOffset(frame.blockLength());
      for (int i = 0; i < Bytes64.WORDS; i++) {
        reason.word(i, buffer.getLong(offset + i * Long.BYTES, ByteOrder.LITTLE_ENDIAN));
      }
    }
  }

  void setRules(CommandHeader header, DirectBuffer buffer, int offset, MessageHeaderDecoder frame) {
    setRulesMessage.wrapAndApplyHeader(buffer, offset, frame);
    header.clientSeq = setRulesMessage.clientSeq();
    ApprovalRulesDecoder from = setRulesMessage.rules();
    setRules.rules.delayNs = from.delayNs();
    setRules.rules.expiryNs = from.expiryNs();
    setRules.rules.approvals = from.approvals();
    engine.setApprovalRules(header, setRules);
  }

  void approve(CommandHeader header, DirectBuffer buffer, int offset, MessageHeaderDecoder frame) {
    approveMessage.wrapAndApplyHeader(buffer, offset, frame);
    header.clientSeq = approveMessage.clientSeq();
    engine.approveProposal(header, approveMessage.proposalId());
  }

  void reject(CommandHeader header, DirectBuffer buffer, int offset, MessageHeaderDecoder frame) {
    rejectMessage.wrapAndApplyHeader(buffer, offset, frame);
    header.clientSeq = rejectMessage.clientSeq();
    engine.rejectProposal(header, rejectMessage.proposalId());
  }
}
