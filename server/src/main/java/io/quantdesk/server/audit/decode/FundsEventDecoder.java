package io.quantdesk.server.audit.decode;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.event.WithdrawalConfirmed;
import io.quantdesk.engine.event.WithdrawalRequested;
import io.quantdesk.engine.event.WithdrawalReverted;
import io.quantdesk.engine.event.WithdrawalRulesSet;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import io.quantdesk.protocol.sbe.WithdrawalConfirmedDecoder;
import io.quantdesk.protocol.sbe.WithdrawalRequestedDecoder;
import io.quantdesk.protocol.sbe.WithdrawalRevertedDecoder;
import io.quantdesk.protocol.sbe.WithdrawalRulesSetDecoder;
import org.agrona.DirectBuffer;

/** Turns messages about withdrawals back into events. */
final class FundsEventDecoder {
  private final EngineEvents events;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();

  FundsEventDecoder(EngineEvents events) {
    this.events = events;
  }

  /** Decodes the message whose header starts there; refuses any other event. */
  void decode(int templateId, DirectBuffer buffer, int offset) {
    switch (templateId) {
      case WithdrawalRequestedDecoder.TEMPLATE_ID -> withdrawalRequested(buffer, offset);
      case WithdrawalConfirmedDecoder.TEMPLATE_ID -> withdrawalConfirmed(buffer, offset);
      case WithdrawalRevertedDecoder.TEMPLATE_ID -> withdrawalReverted(buffer, offset);
      case WithdrawalRulesSetDecoder.TEMPLATE_ID -> withdrawalRulesSet(buffer, offset);
      default -> throw new IllegalStateException("unknown event " + templateId);
    }
  }

  private void withdrawalRequested(DirectBuffer buffer, int offset) {
    WithdrawalRequestedDecoder message = new WithdrawalRequestedDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    WithdrawalRequested event = new WithdrawalRequested();
    event.withdrawalId = message.withdrawalId();
    event.amountMicros = message.amountMicros();
    event.subAccountId = (int) message.subAccountId();
    events.withdrawalRequested(event);
  }

  private void withdrawalConfirmed(DirectBuffer buffer, int offset) {
    WithdrawalConfirmedDecoder message = new WithdrawalConfirmedDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    WithdrawalConfirmed event = new WithdrawalConfirmed();
    event.withdrawalId = message.withdrawalId();
    event.amountMicros = message.amountMicros();
    event.subAccountId = (int) message.subAccountId();
    events.withdrawalConfirmed(event);
  }

  private void withdrawalReverted(DirectBuffer buffer, int offset) {
    WithdrawalRevertedDecoder message = new WithdrawalRevertedDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    WithdrawalReverted event = new WithdrawalReverted();
    event.withdrawalId = message.withdrawalId();
    event.amountMicros = message.amountMicros();
    event.subAccountId = (int) message.subAccountId();
    events.withdrawalReverted(event);
  }

  private void withdrawalRulesSet(DirectBuffer buffer, int offset) {
    WithdrawalRulesSetDecoder message = new WithdrawalRulesSetDecoder();
    message.wrapAndApplyHeader(buffer, offset, header);
    WithdrawalRulesSet event = new WithdrawalRulesSet();
    event.rules.hourlyLimitMicros = message.rules().hourlyLimitMicros();
    event.rules.hourlySharePpm = message.rules().hourlySharePpm();
    event.rules.holdNs = message.rules().holdNs();
    events.withdrawalRulesSet(event);
  }
}
