package io.quantdesk.server.pipeline;

import io.quantdesk.engine.event.BackstopDrawn;
import io.quantdesk.engine.event.BackstopRulesSet;
import io.quantdesk.engine.event.BackstopUnwound;
import io.quantdesk.engine.market.BackstopRules;
import io.quantdesk.protocol.sbe.BackstopDrawnEncoder;
import io.quantdesk.protocol.sbe.BackstopRulesEncoder;
import io.quantdesk.protocol.sbe.BackstopRulesSetEncoder;
import io.quantdesk.protocol.sbe.BackstopUnwoundEncoder;
import io.quantdesk.protocol.sbe.MessageHeaderEncoder;
import org.agrona.MutableDirectBuffer;

/** Writes the events of backstops as messages; used by {@link EventPublisher} alone. */
final class BackstopEventEncoder {
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final BackstopRulesSetEncoder rulesSet = new BackstopRulesSetEncoder();
  private final BackstopDrawnEncoder drawn = new BackstopDrawnEncoder();
  private final BackstopUnwoundEncoder unwound = new BackstopUnwoundEncoder();

  void encode(BackstopRulesSet event, MutableDirectBuffer buffer, int offset) {
    rulesSet.wrapAndApplyHeader(buffer, offset, header).marketId(event.marketId);
    write(event.rules, rulesSet.rules());
  }

  static void write(BackstopRules from, BackstopRulesEncoder to) {
    to.capMicros(from.capMicros)
        .drawMicros(from.drawMicros)
        .drawIntervalNs(from.drawIntervalNs)
        .sliceMicros(from.sliceMicros)
        .unwindIntervalNs(from.unwindIntervalNs)
        .subAccountId(from.subAccountId);
  }

  void encode(BackstopDrawn event, MutableDirectBuffer buffer, int offset) {
    drawn
        .wrapAndApplyHeader(buffer, offset, header)
        .collateralMicros(event.collateralMicros)
        .drawnMicros(event.drawnMicros)
        .intervalEndNs(event.intervalEndNs)
        .subAccountId(event.subAccountId)
        .marketId(event.marketId);
  }

  void encode(BackstopUnwound event, MutableDirectBuffer buffer, int offset) {
    unwound
        .wrapAndApplyHeader(buffer, offset, header)
        .lots(event.lots)
        .leavesLots(event.leavesLots)
        .tradedMicros(event.tradedMicros)
        .returnedMicros(event.returnedMicros)
        .subAccountId(event.subAccountId)
        .limitPriceTicks(event.limitPriceTicks)
        .marketId(event.marketId);
  }
}
