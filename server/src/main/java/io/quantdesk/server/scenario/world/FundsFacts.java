package io.quantdesk.server.scenario.world;

import io.quantdesk.engine.event.WithdrawalConfirmed;
import io.quantdesk.engine.event.WithdrawalRequested;
import io.quantdesk.engine.event.WithdrawalReverted;
import io.quantdesk.engine.event.WithdrawalRulesSet;
import io.quantdesk.server.units.MarketUnits;
import java.math.BigDecimal;

/** What the events of withdrawals say. */
final class FundsFacts {
  private FundsFacts() {}

  static Fact requested(WithdrawalRequested event) {
    return Fact.of(FactWord.WITHDRAWAL_REQUESTED)
        .id("account", event.subAccountId)
        .number("amount", MarketUnits.money(event.amountMicros))
        .number("id", event.withdrawalId)
        .build();
  }

  static Fact confirmed(WithdrawalConfirmed event) {
    return Fact.of(FactWord.WITHDRAWAL_CONFIRMED)
        .id("account", event.subAccountId)
        .number("amount", MarketUnits.money(event.amountMicros))
        .number("id", event.withdrawalId)
        .build();
  }

  static Fact reverted(WithdrawalReverted event) {
    return Fact.of(FactWord.WITHDRAWAL_REVERTED)
        .id("account", event.subAccountId)
        .number("amount", MarketUnits.money(event.amountMicros))
        .number("id", event.withdrawalId)
        .build();
  }

  static Fact rules(WithdrawalRulesSet event) {
    return Fact.of(FactWord.WITHDRAWAL_RULES)
        .number("limit", MarketUnits.money(event.rules.hourlyLimitMicros))
        .number("share", BigDecimal.valueOf(event.rules.hourlySharePpm))
        .number("hold-seconds", MarketUnits.nano(event.rules.holdNs))
        .build();
  }
}
