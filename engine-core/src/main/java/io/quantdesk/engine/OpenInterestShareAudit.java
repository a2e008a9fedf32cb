package io.quantdesk.engine;

import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.order.Side;
import java.util.Arrays;
import java.util.List;

/** Adds up anew what accounts could come to hold in markets where that is bounded (c11). */
final class OpenInterestShareAudit {
  private final EngineState state;

  OpenInterestShareAudit(EngineState state) {
    this.state = state;
  }

  /** Adds every sum that is not that of its sub-accounts, in words. */
  void check(List<String> violations) {
    for (int marketId = 1; marketId <= state.markets.count(); marketId++) {
      Market market = state.markets.get(marketId);
      if (market.openInterestShare().isOn() != state.owners.counts(marketId)) {
        violations.add(
            "owners are counted without a share, or not with one, in market " + marketId);
      } else if (state.owners.counts(marketId)) {
        check(marketId, Side.BUY, violations);
        check(marketId, Side.SELL, violations);
      }
    }
  }

  private void check(int marketId, Side side, List<String> violations) {
    long[] sums = new long[state.accounts.accountCount() + 1];
    for (int scopeId = 1; scopeId <= state.accounts.subAccountCount(); scopeId++) {
      int slot = state.positions.find(scopeId, marketId);
      if (slot != Positions.NONE) {
        sums[state.accounts.owner(scopeId)] += state.positions.potentialLots(slot, side);
      }
    }
    long[] kept = new long[sums.length];
    for (int accountId = 1; accountId < sums.length; accountId++) {
      kept[accountId] =
          state.owners.lots(state.accounts.firstSubAccount(accountId), marketId, side);
    }
    if (!Arrays.equals(sums, kept)) {
      violations.add("sums of owners are not those of their sub-accounts in market " + marketId);
    }
  }
}
