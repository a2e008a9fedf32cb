package io.quantdesk.server.pipeline;

import io.quantdesk.engine.event.FeeScheduleSet;
import io.quantdesk.engine.event.FeeTierChanged;
import io.quantdesk.engine.fee.FeeSchedule;
import io.quantdesk.protocol.sbe.FeeScheduleEncoder;
import io.quantdesk.protocol.sbe.FeeScheduleSetEncoder;
import io.quantdesk.protocol.sbe.FeeTierChangedEncoder;
import io.quantdesk.protocol.sbe.MessageHeaderEncoder;
import org.agrona.MutableDirectBuffer;

/** Writes the events of fee tiers as messages; used by {@link EventPublisher} alone. */
final class FeeEventEncoder {
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final FeeScheduleSetEncoder scheduleSet = new FeeScheduleSetEncoder();
  private final FeeTierChangedEncoder tierChanged = new FeeTierChangedEncoder();

  void encode(FeeScheduleSet event, MutableDirectBuffer buffer, int offset) {
    write(event.schedule, scheduleSet.wrapAndApplyHeader(buffer, offset, header).schedule());
  }

  static void write(FeeSchedule from, FeeScheduleEncoder to) {
    for (int i = 0; i < FeeSchedule.MAX; i++) {
      to.tierLowerBoundMicros(i, from.lowerBoundMicros(i))
          .tierTakerFeePpm(i, from.takerFeePpm(i))
          .tierMakerFeePpm(i, from.makerFeePpm(i));
    }
  }

  void encode(FeeTierChanged event, MutableDirectBuffer buffer, int offset) {
    tierChanged
        .wrapAndApplyHeader(buffer, offset, header)
        .volumeMicros(event.volumeMicros)
        .accountId(event.accountId)
        .subAccountId(event.subAccountId)
        .takerFeePpm(event.takerFeePpm)
        .makerFeePpm(event.makerFeePpm)
        .tier((short) event.tier)
        .given((short) (event.given ? 1 : 0));
  }
}
