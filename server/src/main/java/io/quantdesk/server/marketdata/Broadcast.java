package io.quantdesk.server.marketdata;

import io.quantdesk.protocol.ipc.RingMessage;
import io.quantdesk.protocol.sbe.MessageHeaderEncoder;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.broadcast.BroadcastTransmitter;

/** Sends messages to everybody, or to nobody as long as it has no memory to write to. */
final class Broadcast {
  private static final int MAX_LENGTH = 128;

  private final UnsafeBuffer message = new UnsafeBuffer(new byte[MAX_LENGTH]);
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private BroadcastTransmitter transmitter;

  /** From now on messages are heard by those who listen to this memory. */
  void open(UnsafeBuffer memory) {
    transmitter = new BroadcastTransmitter(memory);
  }

  /** Where the next message is to be encoded, at 0. */
  UnsafeBuffer message() {
    return message;
  }

  MessageHeaderEncoder header() {
    return header;
  }

  void send(int blockLength) {
    if (transmitter != null) {
      transmitter.transmit(
          RingMessage.MARKET_DATA, message, 0, MessageHeaderEncoder.ENCODED_LENGTH + blockLength);
    }
  }
}
