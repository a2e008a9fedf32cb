package io.quantdesk.server.pipeline;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.event.CollateralAssetSet;
import io.quantdesk.engine.event.CollateralChanged;
import io.quantdesk.engine.event.CollateralPriceUpdated;
import io.quantdesk.engine.event.CollateralSettled;
import io.quantdesk.engine.event.CollateralSold;
import io.quantdesk.engine.event.CollateralWithdrawal;
import io.quantdesk.protocol.sbe.CollateralAssetSetEncoder;
import io.quantdesk.protocol.sbe.CollateralChangedEncoder;
import io.quantdesk.protocol.sbe.CollateralPriceUpdatedEncoder;
import io.quantdesk.protocol.sbe.CollateralSettledEncoder;
import io.quantdesk.protocol.sbe.CollateralSoldEncoder;
import io.quantdesk.protocol.sbe.CollateralWithdrawalEncoder;

/** The part of {@link EventPublisher} that is about collateral. */
abstract class CollateralPublisher implements EngineEvents {
  private final OutputRing output;
  private final CollateralEventEncoder encoder = new CollateralEventEncoder();

  CollateralPublisher(OutputRing output) {
    this.output = output;
  }

  /** Takes room for an event's message with a block of this length; returns its offset. */
  abstract int claim(int blockLength);

  @Override
  public void collateralAssetSet(CollateralAssetSet event) {
    int offset = claim(CollateralAssetSetEncoder.BLOCK_LENGTH);
    encoder.encode(event, output.buffer(), offset);
  }

  @Override
  public void collateralPriceUpdated(CollateralPriceUpdated event) {
    int offset = claim(CollateralPriceUpdatedEncoder.BLOCK_LENGTH);
    encoder.encode(event, output.buffer(), offset);
  }

  @Override
  public void collateralChanged(CollateralChanged event) {
    int offset = claim(CollateralChangedEncoder.BLOCK_LENGTH);
    encoder.encode(event, output.buffer(), offset);
  }

  @Override
  public void collateralWithdrawal(CollateralWithdrawal event) {
    int offset = claim(CollateralWithdrawalEncoder.BLOCK_LENGTH);
    encoder.encode(event, output.buffer(), offset);
  }

  @Override
  public void collateralSold(CollateralSold event) {
    int offset = claim(CollateralSoldEncoder.BLOCK_LENGTH);
    encoder.encode(event, output.buffer(), offset);
  }

  @Override
  public void collateralSettled(CollateralSettled event) {
    int offset = claim(CollateralSettledEncoder.BLOCK_LENGTH);
    encoder.encode(event, output.buffer(), offset);
  }
}
