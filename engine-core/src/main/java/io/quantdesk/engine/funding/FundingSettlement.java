package io.quantdesk.engine.funding;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.account.BalanceChangeReason;
import io.quantdesk.engine.account.Ledger;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.account.Scopes;
import io.quantdesk.engine.event.BalanceChanged;
import io.quantdesk.engine.event.FundingPaid;
import io.quantdesk.engine.market.Market;

/**
 * Lets a position pay, or get, what it owes in funding (c6). That happens whenever its lots are
 * about to change and at no other time: until then everything that measures counts what is owed as
 * if it were paid.
 */
public final class FundingSettlement {
  private final Scopes scopes;
  private final Positions positions;
  private final Ledger ledger;
  private final EngineEvents events;
  private final FundingPaid paid = new FundingPaid();
  private final BalanceChanged balanceChanged = new BalanceChanged();

  public FundingSettlement(EngineState state, EngineEvents events) {
    scopes = state.scopes;
    positions = state.positions;
    ledger = state.ledger;
    this.events = events;
  }

  /** Settles a position whose market's index has moved since the last time. */
  public void settle(int slot, Market market) {
    long lots = positions.lots(slot);
    long owed = market.owedMicros(lots, positions.fundingIndex(slot));
    positions.fundingIndex(slot, market.fundingIndex(lots));
    int scopeId = positions.scopeId(slot);
    ledger.payFunding(scopeId, market.id(), owed);
    if (owed == 0) {
      return;
    }
    paid.subAccountId = scopeId;
    paid.marketId = market.id();
    paid.positionLots = lots;
    paid.paidMicros = owed;
    paid.fundingIndex = market.fundingIndex(lots);
    events.fundingPaid(paid);
    balanceChanged.subAccountId = scopeId;
    balanceChanged.cashMicros = scopes.cashMicros(scopeId);
    balanceChanged.changeMicros = -owed;
    balanceChanged.reason = BalanceChangeReason.FUNDING;
    events.balanceChanged(balanceChanged);
  }
}
