package io.quantdesk.server.pipeline;

import io.quantdesk.engine.Engine;
import io.quantdesk.engine.command.CommandHeader;
import io.quantdesk.engine.command.SetOpenInterestShare;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import io.quantdesk.protocol.sbe.SetOpenInterestShareDecoder;
import org.agrona.DirectBuffer;

/** Decodes the command about shares of open interest; used by {@link CommandAdapter} alone. */
final class OpenInterestShareCommandAdapter {
  private final Engine engine;
  private final SetOpenInterestShare command = new SetOpenInterestShare();
  private final SetOpenInterestShareDecoder message = new SetOpenInterestShareDecoder();

  OpenInterestShareCommandAdapter(Engine engine) {
    this.engine = engine;
  }

  void set(CommandHeader header, DirectBuffer buffer, int offset, MessageHeaderDecoder frame) {
    message.wrapAndApplyHeader(buffer, offset, frame);
    header.clientSeq = message.clientSeq();
    command.marketId = message.marketId();
    command.share.sharePpm = message.sharePpm();
    command.share.floorLots = message.floorLots();
    engine.setOpenInterestShare(header, command);
  }
}
