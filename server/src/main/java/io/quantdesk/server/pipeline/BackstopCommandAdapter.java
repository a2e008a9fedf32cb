package io.quantdesk.server.pipeline;

import io.quantdesk.engine.Engine;
import io.quantdesk.engine.command.CommandHeader;
import io.quantdesk.engine.command.SetBackstopRules;
import io.quantdesk.engine.market.BackstopRules;
import io.quantdesk.protocol.sbe.BackstopRulesDecoder;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import io.quantdesk.protocol.sbe.SetBackstopRulesDecoder;
import org.agrona.DirectBuffer;

/** Decodes the command about backstops; used by {@link CommandAdapter} alone. */
final class BackstopCommandAdapter {
  private final Engine engine;
  private final SetBackstopRules setRules = new SetBackstopRules();
  private final SetBackstopRulesDecoder message = new SetBackstopRulesDecoder();

  BackstopCommandAdapter(Engine engine) {
    this.engine = engine;
  }

  void setRules(CommandHeader header, DirectBuffer buffer, int offset, MessageHeaderDecoder frame) {
    message.wrapAndApplyHeader(buffer, offset, frame);
    header.clientSeq = message.clientSeq();
    setRules.marketId = message.marketId();
    BackstopRulesDecoder from = message.rules();
    BackstopRules to = setRules.rules;
    to.subAccountId = (int) from.subAccountId();
    to.capMicros = from.capMicros();
    to.drawMicros = from.drawMicros();
    to.drawIntervalNs = from.drawIntervalNs();
    to.sliceMicros = from.sliceMicros();
    to.unwindIntervalNs = from.unwindIntervalNs();
    engine.setBackstopRules(header, setRules);
  }
}
