package io.quantdesk.server.pipeline;

import io.quantdesk.engine.admin.ApprovalRules;
import io.quantdesk.engine.event.AdminActed;
import io.quantdesk.engine.event.ApprovalRulesSet;
import io.quantdesk.engine.event.ProposalChanged;
import io.quantdesk.engine.event.ProposalMade;
import io.quantdesk.engine.math.Bytes64;
import io.quantdesk.protocol.sbe.AdminActedEncoder;
import io.quantdesk.protocol.sbe.ApprovalRulesEncoder;
import io.quantdesk.protocol.sbe.ApprovalRulesSetEncoder;
import io.quantdesk.protocol.sbe.MessageHeaderEncoder;
import io.quantdesk.protocol.sbe.ProposalChange;
import io.quantdesk.protocol.sbe.ProposalChangedEncoder;
import io.quantdesk.protocol.sbe.ProposalMadeEncoder;
import io.quantdesk.protocol.sbe.RejectReason;
import java.nio.ByteOrder;
import org.agrona.MutableDirectBuffer;

/** Writes the events of administrators as messages; used by {@link EventPublisher} alone. */
final class AdminEventEncoder {
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final ApprovalRulesSetEncoder rulesSet = new ApprovalRulesSetEncoder();
  private final ProposalMadeEncoder made = new ProposalMadeEncoder();
  private final ProposalChangedEncoder changed = new ProposalChangedEncoder();
  private final AdminActedEncoder acted = new AdminActedEncoder();
  private final AdminContentEncoder content = new AdminContentEncoder();

  void encode(ApprovalRulesSet event, MutableDirectBuffer buffer, int offset) {
    rulesSet.wrapAndApplyHeader(buffer, offset, header);
    write(event.rules, rulesSet.rules());
  }

  static void write(ApprovalRules from, ApprovalRulesEncoder to) {
    to.delayNs(from.delayNs).expiryNs(from.expiryNs).approvals(from.approvals);
  }

  void encode(ProposalMade event, MutableDirectBuffer buffer, int offset) {
    made.wrapAndApplyHeader(buffer, offset, header)
        .proposalId(event.proposalId)
        .dueNs(event.dueNs)
        .expireNs(event.expireNs)
        .sessionId(event.sessionId)
        .approvalsNeeded(event.approvalsNeeded)
        .marketId(event.command.marketId())
        .commandTemplateId(event.command.kind().code());
    write(event.reason, buffer, made.offset() + ProposalMadeEncoder.reasonEncodingOffset());
    int contentOffset = made.offset() + ProposalMadeEncoder.contentEncodingOffset();
    content.encode(event.command, buffer, contentOffset, ProposalMadeEncoder.contentLength());
  }

  void encode(ProposalChanged event, MutableDirectBuffer buffer, int offset) {
    changed
        .wrapAndApplyHeader(buffer, offset, header)
        .proposalId(event.proposalId)
        .sessionId(event.sessionId)
        .approvals(event.approvals)
        .refusal(RejectReason.get(event.refusal.code()))
        .change(ProposalChange.get((short) event.change.code()));
    write(event.reason, buffer, changed.offset() + ProposalChangedEncoder.reasonEncodingOffset());
  }

  void encode(AdminActed event, MutableDirectBuffer buffer, int offset) {
    acted
        .wrapAndApplyHeader(buffer, offset, header)
        .proposalId(event.proposalId)
        .sessionId(event.sessionId)
        .marketId(event.marketId)
        .commandTemplateId(event.kind.code())
        .approvals(event.approvals);
    for (int i = 0; i < event.approverIds.length; i++) {
      acted.approverSessionIds(i, i < event.approvals ? event.approverIds[i] : 0);
    }
    write(event.reason, buffer, acted.offset() + AdminActedEncoder.reasonEncodingOffset());
  }

  private static void write(Bytes64 from, MutableDirectBuffer buffer, int offset) {
    for (int i = 0; i < Bytes64.WORDS; i++) {
      buffer.putLong(offset + i * Long.BYTES, from.word(i), ByteOrder.LITTLE_ENDIAN);
    }
  }
}
