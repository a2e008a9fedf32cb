package io.quantdesk.server.pipeline;

import io.quantdesk.engine.Engine;
import io.quantdesk.engine.command.CommandHeader;
import io.quantdesk.engine.command.SetFeeSchedule;
import io.quantdesk.engine.command.SetFeeTier;
import io.quantdesk.engine.fee.FeeSchedule;
import io.quantdesk.protocol.sbe.FeeScheduleDecoder;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import io.quantdesk.protocol.sbe.SetFeeScheduleDecoder;
import io.quantdesk.protocol.sbe.SetFeeTierDecoder;
import org.agrona.DirectBuffer;

/** Decodes commands about fee tiers; used by {@link CommandAdapter} alone. */
final class FeeCommandAdapter {
  private final Engine engine;
  private final SetFeeSchedule setSchedule = new SetFeeSchedule();
  private final SetFeeTier setTier = new SetFeeTier();
  private final SetFeeScheduleDecoder setScheduleMessage = new SetFeeScheduleDecoder();
  private final SetFeeTierDecoder setTierMessage = new SetFeeTierDecoder();

  FeeCommandAdapter(Engine engine) {
    this.engine = engine;
  }

  void setSchedule(
      CommandHeader header, DirectBuffer buffer, int offset, MessageHeaderDecoder frame) {
    setScheduleMessage.wrapAndApplyHeader(buffer, offset, frame);
    header.clientSeq = setScheduleMessage.clientSeq();
    FeeScheduleDecoder from = setScheduleMessage.schedule();
    for (int i = 0; i < FeeSchedule.MAX; i++) {
      setSchedule.schedule.put(
          i, from.tierLowerBoundMicros(i), from.tierTakerFeePpm(i), from.tierMakerFeePpm(i));
    }
    engine.setFeeSchedule(header, setSchedule);
  }

  void setTier(CommandHeader header, DirectBuffer buffer, int offset, MessageHeaderDecoder frame) {
    setTierMessage.wrapAndApplyHeader(buffer, offset, frame);
    header.clientSeq = setTierMessage.clientSeq();
    setTier.accountId = (int) setTierMessage.accountId();
    setTier.tier = setTierMessage.tier();
    engine.setFeeTier(header, setTier);
  }
}
