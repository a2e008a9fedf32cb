package io.quantdesk.server.pipeline;

import io.quantdesk.engine.event.WithdrawalConfirmed;
import io.quantdesk.engine.event.WithdrawalRequested;
import io.quantdesk.engine.event.WithdrawalReverted;
import io.quantdesk.engine.event.WithdrawalRulesSet;
import io.quantdesk.engine.funds.WithdrawalRules;
import io.quantdesk.protocol.sbe.MessageHeaderEncoder;
import io.quantdesk.protocol.sbe.WithdrawalConfirmedEncoder;
import io.quantdesk.protocol.sbe.WithdrawalRequestedEncoder;
import io.quantdesk.protocol.sbe.WithdrawalRevertedEncoder;
import io.quantdesk.protocol.sbe.WithdrawalRulesEncoder;
import io.quantdesk.protocol.sbe.WithdrawalRulesSetEncoder;
import org.agrona.MutableDirectBuffer;

/** Writes the events of withdrawals as messages; used by {@link EventPublisher} alone. */
final class FundsEventEncoder {
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final WithdrawalRequestedEncoder withdrawalRequested = new WithdrawalRequestedEncoder();
  private final WithdrawalConfirmedEncoder withdrawalConfirmed = new WithdrawalConfirmedEncoder();
  private final WithdrawalRevertedEncoder withdrawalReverted = new WithdrawalRevertedEncoder();
  private final WithdrawalRulesSetEncoder withdrawalRulesSet = new WithdrawalRulesSetEncoder();

  void encode(WithdrawalRequested event, MutableDirectBuffer buffer, int offset) {
    withdrawalRequested
        .wrapAndApplyHeader(buffer, offset, header)
        .withdrawalId(event.withdrawalId)
        .amountMicros(event.amountMicros)
        .subAccountId(event.subAccountId);
  }

  void encode(WithdrawalConfirmed event, MutableDirectBuffer buffer, int offset) {
    withdrawalConfirmed
        .wrapAndApplyHeader(buffer, offset, header)
        .withdrawalId(event.withdrawalId)
        .amountMicros(event.amountMicros)
        .subAccountId(event.subAccountId);
  }

  void encode(WithdrawalReverted event, MutableDirectBuffer buffer, int offset) {
    withdrawalReverted
        .wrapAndApplyHeader(buffer, offset, header)
        .withdrawalId(event.withdrawalId)
        .amountMicros(event.amountMicros)
        .subAccountId(event.subAccountId);
  }

  void encode(WithdrawalRulesSet event, MutableDirectBuffer buffer, int offset) {
    withdrawalRulesSet.wrapAndApplyHeader(buffer, offset, header);
    write(event.rules, withdrawalRulesSet.rules());
  }

  static void write(WithdrawalRules from, WithdrawalRulesEncoder to) {
    to.hourlyLimitMicros(from.hourlyLimitMicros)
        .hourlySharePpm(from.hourlySharePpm)
        .holdNs(from.holdNs);
  }
}
