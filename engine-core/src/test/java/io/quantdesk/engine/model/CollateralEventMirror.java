package io.quantdesk.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.collateral.WithdrawalPhase;
import io.quantdesk.engine.event.CollateralAssetSet;
import io.quantdesk.engine.event.CollateralChanged;
import io.quantdesk.engine.event.CollateralPriceUpdated;
import io.quantdesk.engine.event.CollateralSettled;
import io.quantdesk.engine.event.CollateralSold;
import io.quantdesk.engine.event.CollateralWithdrawal;

/** The part of {@link EventMirror} that is about collateral. */
abstract class CollateralEventMirror implements EngineEvents {
  final CollateralMirror collateral = new CollateralMirror();

  /** Cash of the treasury. */
  long fees;

  /** Since the last outcome. */
  int events;

  long lastWithdrawal;

  @Override
  public void collateralAssetSet(CollateralAssetSet event) {
    events++;
  }

  @Override
  public void collateralPriceUpdated(CollateralPriceUpdated event) {
    events++;
    collateral.priced(event);
  }

  @Override
  public void collateralChanged(CollateralChanged event) {
    events++;
    collateral.changed(event);
  }

  @Override
  public void collateralWithdrawal(CollateralWithdrawal event) {
    events++;
    if (event.phase == WithdrawalPhase.REQUESTED) {
      assertThat(event.withdrawalId).isEqualTo(++lastWithdrawal);
    }
    collateral.withdrawn(event);
  }

  @Override
  public void collateralSold(CollateralSold event) {
    events++;
    fees -= event.proceedsMicros;
    collateral.sold(event);
  }

  @Override
  public void collateralSettled(CollateralSettled event) {
    events++;
    fees += event.amountMicros;
    assertThat(event.treasuryMicros).isEqualTo(fees);
    collateral.settled(event);
  }
}
