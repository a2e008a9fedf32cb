package io.quantdesk.protocol.client;

import io.quantdesk.protocol.sbe.CommandOutcomeDecoder;
import org.agrona.DirectBuffer;

/**
 * Receives what the engine sends to a session, in the order of (commandSeq, ordinal), on the thread
 * that polls. Decoders and buffers are valid during the call. Messages are not handed over twice,
 * also not after a reconnect.
 */
public interface EgressHandler {
  /**
   * The answer to a command of this session.
   *
   * @param durability code of {@link io.quantdesk.protocol.sbe.Durability}: what it survives
   */
  void onOutcome(CommandOutcomeDecoder outcome, int durability);

  /**
   * Something happened to an account of this session, or through a command of it.
   *
   * @param offset where the message header starts
   * @param length of the message, header included
   */
  void onEvent(long commandSeq, int ordinal, DirectBuffer buffer, int offset, int length);
}
