package io.quantdesk.engine;

import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.collateral.CollateralAsset;
import io.quantdesk.engine.collateral.CollateralLedger;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.math.WideSum;
import java.util.List;

/**
 * Adds up all money and all positions in one walk (rule c8): money is conserved (I1), longs equal
 * shorts (I2), open interest is their sum (I4), funding that is paid and owed adds up (I5), no
 * insurance fund is below 0 (I6); and the same of every other asset, in its units.
 */
final class MoneyAudit {
  private final EngineState state;
  private List<String> violations;
  private long[] longs;
  private long[] shorts;
  private WideSum[] owed;
  private long[] mostOwed;
  private long cash;
  private long costs;
  private long gross;

  MoneyAudit(EngineState state) {
    this.state = state;
  }

  /** Adds every rule that is broken, in words. */
  void check(List<String> found) {
    violations = found;
    start();
    for (int scopeId = 1; scopeId <= state.accounts.subAccountCount(); scopeId++) {
      add(scopeId);
    }
    checkMoney();
    for (int assetId = 1; assetId <= state.collateral.count(); assetId++) {
      checkAsset(state.collateral.get(assetId));
    }
    for (int marketId = 1; marketId <= state.markets.count(); marketId++) {
      checkMarket(state.markets.get(marketId));
    }
  }

  private void start() {
    int markets = state.markets.count() + 1;
    longs = new long[markets];
    shorts = new long[markets];
    mostOwed = new long[markets];
    owed = new WideSum[markets];
    for (int marketId = 1; marketId < markets; marketId++) {
      owed[marketId] = new WideSum().set(state.ledger.fundingPoolMicros(marketId));
      mostOwed[marketId] = state.ledger.fundingSettlements(marketId);
    }
    cash = 0;
    costs = 0;
    gross = Math.abs(state.ledger.treasuryMicros());
  }

  private void add(int scopeId) {
    cash += state.scopes.cashMicros(scopeId);
    gross += Math.abs(state.scopes.cashMicros(scopeId));
    int slot = state.scopes.firstPosition(scopeId);
    while (slot != Positions.NONE) {
      int marketId = state.positions.marketId(slot);
      long lots = state.positions.lots(slot);
      long since = state.positions.fundingIndex(slot);
      costs += state.positions.costMicros(slot);
      longs[marketId] += Math.max(lots, 0);
      shorts[marketId] += Math.max(-lots, 0);
      owed[marketId].add(state.markets.get(marketId).owedMicros(lots, since));
      mostOwed[marketId] += lots == 0 ? 0 : 1;
      require(lots != 0 || since == 0, "funding index without lots, slot", slot);
      slot = state.positions.next(slot);
    }
  }

  private void checkMoney() {
    long insurance = 0;
    long pools = 0;
    long dust = 0;
    for (int marketId = 1; marketId <= state.markets.count(); marketId++) {
      long fund = state.ledger.insuranceMicros(marketId);
      require(fund >= 0, "I6: insurance fund below 0", fund);
      insurance += fund;
      pools += state.ledger.fundingPoolMicros(marketId);
      dust += state.ledger.dustMicros(marketId);
      gross += Math.abs(state.ledger.fundingPoolMicros(marketId));
    }
    long pending = state.pendingWithdrawals.sum(0);
    gross += insurance + pending + dust;
    require(cash == state.ledger.cashMicros(), "I1: the ledger has not this sum of cash:", cash);
    require(gross == state.ledger.grossMicros(), "the ledger has not this gross sum:", gross);
    require(costs == state.ledger.costMicros(), "I1: the ledger has not this sum of costs:", costs);
    require(insurance == state.ledger.insuranceMicros(), "insurance", insurance);
    require(pending == state.ledger.pendingWithdrawalsMicros(), "pending withdrawals", pending);
    require(pools == state.ledger.fundingPoolMicros(), "funding pools", pools);
    long held = cash + insurance + pending + pools + dust + state.ledger.treasuryMicros() - costs;
    long net = state.ledger.depositsMicros() - state.ledger.withdrawalsMicros();
    require(held == net, "I1: money is off by", held - net);
  }

  /** I1 of an asset, and no part of it is below 0. */
  private void checkAsset(CollateralAsset asset) {
    CollateralLedger ledger = asset.ledger();
    long held = 0;
    for (int scopeId = 1; scopeId <= state.accounts.subAccountCount(); scopeId++) {
      long units = state.collateral.units(scopeId, asset.id());
      require(units >= 0, "I6: collateral below 0, scope", scopeId);
      held += units;
    }
    long pending = state.pendingWithdrawals.sum(asset.id());
    require(held == ledger.heldUnits(), "I1: sub-accounts have not these units:", held);
    require(pending == ledger.pendingUnits(), "pending units", pending);
    require(ledger.treasuryUnits() >= 0, "I6: treasury below 0, asset", asset.id());
    require(ledger.imbalanceUnits() == 0, "I1: units are off by", ledger.imbalanceUnits());
  }

  private void checkMarket(Market market) {
    int id = market.id();
    require(longs[id] == shorts[id], "I2: longs are not shorts in market", id);
    require(
        longs[id] == market.openInterestLots(),
        "I4: open interest is not the sum of longs in market",
        id);
    require(
        !owed[id].isNegative() && owed[id].fitsLong() && owed[id].value() <= mostOwed[id],
        "I5: funding that is paid and owed is off by",
        owed[id].value());
  }

  private void require(boolean holds, String violation, long what) {
    if (!holds) {
      violations.add(violation + ' ' + what);
    }
  }
}
