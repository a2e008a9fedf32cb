package io.quantdesk.server.scenario.world;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.event.AccountCreated;
import io.quantdesk.engine.event.BalanceChanged;
import io.quantdesk.engine.event.CancelScheduled;
import io.quantdesk.engine.event.CommandOutcome;
import io.quantdesk.engine.event.LeverageSet;
import io.quantdesk.engine.event.MassCancelCompleted;
import io.quantdesk.engine.event.PositionChanged;
import io.quantdesk.engine.event.RiskAlert;
import io.quantdesk.engine.event.ScheduledCancelStarted;
import io.quantdesk.engine.event.ScheduledCloseEnded;
import io.quantdesk.engine.event.SessionOpened;
import io.quantdesk.engine.event.SubAccountCreated;
import io.quantdesk.server.units.MarketUnits;
import java.math.BigDecimal;

/** What outcomes and the events of sessions and accounts say. */
final class AccountFacts {
  private static final int HEALTH_DIGITS = 4;

  private AccountFacts() {}

  static Fact outcome(CommandOutcome event) {
    boolean accepted = event.reason == RejectReason.NONE;
    Fact.Builder outcome = Fact.of(accepted ? FactWord.ACCEPTED : FactWord.REJECTED);
    if (!accepted) {
      outcome.reason(event.reason);
    }
    if (accepted && event.orderId >>> 24 == 0 && event.orderId != 0) {
      outcome.number("proposal", event.orderId);
    } else if (event.orderId != 0) {
      outcome.id("order", event.orderId);
    }
    if (event.sessionId != 0) {
      outcome.id("session", event.sessionId).number("client-seq", event.clientSeq);
    }
    if (event.originalSeq != 0) {
      outcome.number("original", event.originalSeq);
    }
    return outcome.number("events", event.eventCount).build();
  }

  static Fact opened(SessionOpened event) {
    return Fact.of(FactWord.SESSION)
        .id("session", event.sessionId)
        .word("role", event.role)
        .number("last-client-seq", event.lastClientSeq)
        .number("connection", event.connectionId)
        .build();
  }

  static Fact created(AccountCreated event) {
    return Fact.of(FactWord.ACCOUNT)
        .id("account", event.accountId)
        .text("wallet", Ascii32.readable(event.wallet))
        .number("id", event.accountId)
        .build();
  }

  static Fact created(SubAccountCreated event) {
    return Fact.of(FactWord.SUB_ACCOUNT)
        .id("sub-account", event.subAccountId)
        .id("account", event.accountId)
        .number("number", event.number)
        .number("id", event.subAccountId)
        .idIfAny("isolated", event.isolatedMarketId)
        .idIfAny("parent", event.parentSubAccountId)
        .build();
  }

  static Fact position(PositionChanged event, MarketUnits units) {
    Fact.Builder position =
        Fact.of(FactWord.POSITION)
            .id("account", event.subAccountId)
            .id("market", event.marketId)
            .number("qty", units.quantity(event.positionLots))
            .number("cost", MarketUnits.money(event.costMicros))
            .number("realized", MarketUnits.money(event.realizedPnlMicros))
            .number("total-realized", MarketUnits.money(event.totalRealizedPnlMicros));
    BigDecimal entry = units.entryPrice(event.positionLots, event.costMicros);
    return (entry == null ? position : position.number("price", entry)).build();
  }

  static Fact riskAlert(RiskAlert event) {
    return Fact.of(FactWord.RISK_ALERT)
        .id("account", event.subAccountId)
        .number("level", MarketUnits.plain(BigDecimal.valueOf(event.level, HEALTH_DIGITS)))
        .number("health", MarketUnits.plain(BigDecimal.valueOf(event.healthFactor, HEALTH_DIGITS)))
        .number("equity", MarketUnits.money(event.equityMicros))
        .number("maintenance", MarketUnits.money(event.maintenanceMarginMicros))
        .build();
  }

  static Fact leverage(LeverageSet event) {
    return Fact.of(FactWord.LEVERAGE)
        .id("account", event.subAccountId)
        .number("leverage", event.leverage)
        .id("market", event.marketId)
        .build();
  }

  static Fact balance(BalanceChanged event) {
    return Fact.of(FactWord.BALANCE)
        .id("account", event.subAccountId)
        .number("cash", MarketUnits.money(event.cashMicros))
        .number("change", MarketUnits.money(event.changeMicros))
        .word("reason", event.reason)
        .build();
  }

  static Fact cancelScheduled(CancelScheduled event) {
    return Fact.of(FactWord.CANCEL_SCHEDULED)
        .id("account", event.subAccountId)
        .idIfAny("time", event.cancelTimeNs)
        .flag("close-all", event.closeAll)
        .build();
  }

  static Fact cancelStarted(ScheduledCancelStarted event) {
    return Fact.of(FactWord.CANCEL_STARTED)
        .id("account", event.subAccountId)
        .id("time", event.cancelTimeNs)
        .flag("close-all", event.closeAll)
        .build();
  }

  /** The reason of a refusal alone. */
  static Fact closeEnded(ScheduledCloseEnded event, MarketUnits units) {
    Fact.Builder ended =
        Fact.of(FactWord.CLOSE_ENDED)
            .id("account", event.subAccountId)
            .id("market", event.marketId)
            .number("leaves", units.quantity(event.leavesLots));
    return (event.reason == RejectReason.NONE ? ended : ended.reason(event.reason)).build();
  }

  static Fact massCanceled(MassCancelCompleted event) {
    return Fact.of(FactWord.MASS_CANCELED)
        .id("account", event.subAccountId)
        .number("count", event.canceledOrders)
        .number("request", event.requestSeq)
        .build();
  }
}
