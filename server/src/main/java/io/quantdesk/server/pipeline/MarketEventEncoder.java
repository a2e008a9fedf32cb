package io.quantdesk.server.pipeline;

import io.quantdesk.engine.event.MarketCreated;
import io.quantdesk.engine.event.MarketStateChanged;
import io.quantdesk.engine.event.MarketUpdated;
import io.quantdesk.engine.event.OpenInterestShareSet;
import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.engine.market.UpperTiers;
import io.quantdesk.engine.math.Bytes32;
import io.quantdesk.protocol.sbe.MarketCreatedEncoder;
import io.quantdesk.protocol.sbe.MarketParametersEncoder;
import io.quantdesk.protocol.sbe.MarketState;
import io.quantdesk.protocol.sbe.MarketStateChangedEncoder;
import io.quantdesk.protocol.sbe.MarketUpdatedEncoder;
import io.quantdesk.protocol.sbe.MessageHeaderEncoder;
import io.quantdesk.protocol.sbe.OpenInterestShareSetEncoder;
import java.nio.ByteOrder;
import org.agrona.MutableDirectBuffer;

/** Writes the events of markets as messages; used by {@link EventPublisher} alone. */
final class MarketEventEncoder {
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final MarketCreatedEncoder created = new MarketCreatedEncoder();
  private final MarketUpdatedEncoder updated = new MarketUpdatedEncoder();
  private final MarketStateChangedEncoder stateChanged = new MarketStateChangedEncoder();
  private final OpenInterestShareSetEncoder openInterestShareSet =
      new OpenInterestShareSetEncoder();

  void encode(MarketCreated event, MutableDirectBuffer buffer, int offset) {
    created
        .wrapAndApplyHeader(buffer, offset, header)
        .marketId(event.marketId)
        .state(MarketState.get((short) event.state.code()));
    write(event.symbol, buffer, created.offset() + MarketCreatedEncoder.symbolEncodingOffset());
    write(event.parameters, created.parameters());
  }

  void encode(MarketUpdated event, MutableDirectBuffer buffer, int offset) {
    updated.wrapAndApplyHeader(buffer, offset, header).marketId(event.marketId);
    write(event.parameters, updated.parameters());
  }

  void encode(MarketStateChanged event, MutableDirectBuffer buffer, int offset) {
    stateChanged
        .wrapAndApplyHeader(buffer, offset, header)
        .marketId(event.marketId)
        .state(MarketState.get((short) event.state.code()))
        .settlementPriceTicks(event.settlementPriceTicks);
  }

  void encode(OpenInterestShareSet event, MutableDirectBuffer buffer, int offset) {
    openInterestShareSet
        .wrapAndApplyHeader(buffer, offset, header)
        .floorLots(event.share.floorLots)
        .sharePpm(event.share.sharePpm)
        .marketId(event.marketId);
  }

  /** The first 24 bytes: a symbol whole, a wallet but for its last word. */
  static void write(Bytes32 from, MutableDirectBuffer buffer, int offset) {
    buffer.putLong(offset, from.w0, ByteOrder.LITTLE_ENDIAN);
    buffer.putLong(offset + 8, from.w1, ByteOrder.LITTLE_ENDIAN);
    buffer.putLong(offset + 16, from.w2, ByteOrder.LITTLE_ENDIAN);
  }

  static void write(MarketParameters from, MarketParametersEncoder to) {
    to.tickSizeE9(from.tickSizeE9)
        .lotSizeE9(from.lotSizeE9)
        .minOrderLots(from.minOrderLots)
        .maxOrderLots(from.maxOrderLots)
        .maxOpenInterestLots(from.maxOpenInterestLots)
        .maxPriceTicks(from.maxPriceTicks)
        .initialMarginPpm(from.initialMarginPpm)
        .maintenanceMarginPpm(from.maintenanceMarginPpm)
        .takerFeePpm(from.takerFeePpm)
        .makerFeePpm(from.makerFeePpm)
        .marketOrderBandPpm(from.marketOrderBandPpm)
        .placementBandPpm(from.placementBandPpm)
        .matchBandPpm(from.matchBandPpm)
        .profitHaircutPpm(from.profitHaircutPpm)
        .openInterestLowerLots(from.openInterestLowerLots)
        .openInterestUpperLots(from.openInterestUpperLots);
    for (int i = 0; i < UpperTiers.MAX; i++) {
      to.tierLowerBoundMicros(i, from.upperTiers.lowerBoundMicros(i))
          .tierInitialMarginPpm(i, from.upperTiers.initialMarginPpm(i))
          .tierMaintenanceMarginPpm(i, from.upperTiers.maintenanceMarginPpm(i));
    }
  }
}
