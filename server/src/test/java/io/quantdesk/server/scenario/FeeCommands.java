package io.quantdesk.server.scenario;

import io.quantdesk.engine.command.CommandHeader;
import io.quantdesk.engine.command.SetFeeSchedule;
import io.quantdesk.engine.command.SetFeeTier;
import io.quantdesk.engine.fee.FeeSchedule;
import io.quantdesk.protocol.sbe.FeeScheduleEncoder;
import io.quantdesk.protocol.sbe.MessageHeaderEncoder;
import io.quantdesk.protocol.sbe.SetFeeScheduleEncoder;
import io.quantdesk.protocol.sbe.SetFeeTierEncoder;
import org.agrona.MutableDirectBuffer;

/** Writes commands about fee tiers as messages. */
final class FeeCommands {
  private FeeCommands() {}

  static void write(
      CommandHeader stamp, SetFeeSchedule command, MutableDirectBuffer buffer, int offset) {
    SetFeeScheduleEncoder message = new SetFeeScheduleEncoder();
    message.wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder());
    FeeScheduleEncoder to = message.clientSeq(stamp.clientSeq).schedule();
    FeeSchedule from = command.schedule;
    for (int i = 0; i < FeeSchedule.MAX; i++) {
      to.tierLowerBoundMicros(i, from.lowerBoundMicros(i))
          .tierTakerFeePpm(i, from.takerFeePpm(i))
          .tierMakerFeePpm(i, from.makerFeePpm(i));
    }
  }

  static void write(
      CommandHeader stamp, SetFeeTier command, MutableDirectBuffer buffer, int offset) {
    SetFeeTierEncoder message = new SetFeeTierEncoder();
    message.wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder());
    message.clientSeq(stamp.clientSeq).accountId(command.accountId).tier(command.tier);
  }
}
