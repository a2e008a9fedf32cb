package io.quantdesk.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.collateral.WithdrawalPhase;
import io.quantdesk.engine.event.CollateralChanged;
import io.quantdesk.engine.event.CollateralPriceUpdated;
import io.quantdesk.engine.event.CollateralSettled;
import io.quantdesk.engine.event.CollateralSold;
import io.quantdesk.engine.event.CollateralWithdrawal;
import java.util.HashMap;
import java.util.Map;

/** Who has what of which asset, as a reader of the events alone sees it. */
final class CollateralMirror {
  final Map<Long, Long> units = new HashMap<>();
  final Map<Integer, Integer> prices = new HashMap<>();
  final Map<Integer, Long> treasury = new HashMap<>();
  final Map<Integer, Long> pending = new HashMap<>();
  private final Map<Long, Long> withdrawals = new HashMap<>();

  void priced(CollateralPriceUpdated event) {
    prices.put(event.assetId, event.priceTicks);
  }

  void changed(CollateralChanged event) {
    long key = EventMirror.key(event.subAccountId, event.assetId);
    Long before = units.put(key, event.units);
    long change = event.units - (before == null ? 0 : before);
    assertThat(event.changeUnits).isNotZero().isEqualTo(change);
    assertThat(event.units).isNotNegative();
  }

  void withdrawn(CollateralWithdrawal event) {
    if (event.phase == WithdrawalPhase.REQUESTED) {
      withdrawals.put(event.withdrawalId, event.units);
      pending.merge(event.assetId, event.units, Long::sum);
    } else {
      assertThat(withdrawals.remove(event.withdrawalId)).isEqualTo(event.units);
      pending.merge(event.assetId, -event.units, Long::sum);
    }
  }

  void sold(CollateralSold event) {
    long after = treasury.merge(event.assetId, event.units, Long::sum);
    assertThat(event.treasuryUnits).isEqualTo(after);
  }

  void settled(CollateralSettled event) {
    long after = treasury.merge(event.assetId, -event.units, Long::sum);
    assertThat(event.treasuryUnits).isEqualTo(after);
  }
}
