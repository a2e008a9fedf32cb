package io.quantdesk.server.audit.decode;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.admin.ProposalChange;
import io.quantdesk.engine.command.AdminCommand;
import io.quantdesk.engine.command.AdminCommandKind;
import io.quantdesk.engine.command.AdminCommandVisitor;
import io.quantdesk.engine.event.AdminActed;
import io.quantdesk.engine.event.ApprovalRulesSet;
import io.quantdesk.engine.event.ProposalChanged;
import io.quantdesk.engine.event.ProposalMade;
import io.quantdesk.engine.math.Bytes64;
import io.quantdesk.engine.math.StateHash;
import io.quantdesk.protocol.sbe.AdminActedDecoder;
import io.quantdesk.protocol.sbe.ApprovalRulesSetDecoder;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import io.quantdesk.protocol.sbe.ProposalChangedDecoder;
import io.quantdesk.protocol.sbe.ProposalMadeDecoder;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/**
 * Turns messages about proposals back into events. Of a proposed command an event has the kind and
 * the market; its content stays in the message.
 */
final class AdminEventDecoder {
  private final EngineEvents events;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();

  AdminEventDecoder(EngineEvents events) {
    this.events = events;
  }

  /** What a reader of the event alone knows at once of a command. */
  private record Headline(AdminCommandKind kind, int marketId) implements AdminCommand {
    @Override
    public AdminCommand copy() {
      return this;
    }

    @Override
    public void hash(StateHash hash) {
      hash.add(kind.code()).add(marketId);
    }

    @Override
    public <R> R accept(AdminCommandVisitor<R> visitor) {
      throw new UnsupportedOperationException("a headline has no content");
    }
  }

  /** Decodes the message whose header starts there; false: it is another event. */
  boolean decode(int templateId, DirectBuffer buffer, int offset) {
    switch (templateId) {
      case ApprovalRulesSetDecoder.TEMPLATE_ID -> rulesSet(buffer, offset);
      case ProposalMadeDecoder.TEMPLATE_ID -> made(buffer, offset);
      case ProposalChangedDecoder.TEMPLATE_ID -> changed(buffer, offset);
      case AdminActedDecoder.TEMPLATE_ID -> acted(buffer, offset);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void rulesSet(DirectBuffer buffer, int offset) {
    ApprovalRulesSetDecoder message = new ApprovalRulesSetDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    ApprovalRulesSet event = new ApprovalRulesSet();
    event.rules.delayNs = message.rules().delayNs();
    event.rules.expiryNs = message.rules().expiryNs();
    event.rules.approvals = message.rules().approvals();
    events.approvalRulesSet(event);
  }

  private void made(DirectBuffer buffer, int offset) {
    ProposalMadeDecoder message = new ProposalMadeDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    ProposalMade event = new ProposalMade();
    event.proposalId = message.proposalId();
    event.dueNs = message.dueNs();
    event.expireNs = message.expireNs();
    event.sessionId = (int) message.sessionId();
    event.approvalsNeeded = message.approvalsNeeded();
    event.command =
        new Headline(AdminCommandKind.of(message.commandTemplateId()), message.marketId());
    int reason = message.offset() + ProposalMadeDecoder.reasonEncodingOffset();
    read(buffer, reason, event.reason);
    events.proposalMade(event);
  }

  private void changed(DirectBuffer buffer, int offset) {
    ProposalChangedDecoder message = new ProposalChangedDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    ProposalChanged event = new ProposalChanged();
    event.proposalId = message.proposalId();
    event.sessionId = (int) message.sessionId();
    event.approvals = message.approvals();
    event.change = ProposalChange.of(message.changeRaw());
    event.refusal = RejectReason.of(message.refusalRaw());
    int reason = message.offset() + ProposalChangedDecoder.reasonEncodingOffset();
    read(buffer, reason, event.reason);
    events.proposalChanged(event);
  }

  private void acted(DirectBuffer buffer, int offset) {
    AdminActedDecoder message = new AdminActedDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    AdminActed event = new AdminActed();
    event.proposalId = message.proposalId();
    event.sessionId = (int) message.sessionId();
    event.marketId = message.marketId();
    event.kind = AdminCommandKind.of(message.commandTemplateId());
    event.approvals = message.approvals();
    for (int i = 0; i < event.approverIds.length; i++) {
      event.approverIds[i] = (int) message.approverSessionIds(i);
    }
    read(buffer, message.offset() + AdminActedDecoder.reasonEncodingOffset(), event.reason);
    events.adminActed(event);
  }

  private static void read(DirectBuffer buffer, int offset, Bytes64 to) {
    for (int i = 0; i < Bytes64.WORDS; i++) {
      to.word(i, buffer.getLong(offset + i * Long.BYTES, ByteOrder.LITTLE_ENDIAN));
    }
  }
}
