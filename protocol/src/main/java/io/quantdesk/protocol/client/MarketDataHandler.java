package io.quantdesk.protocol.client;

import org.agrona.DirectBuffer;

/** Receives public market data: BookLevelChanged, TradePrinted, MarkPublished. */
@FunctionalInterface
public interface MarketDataHandler {
  /**
   * One message, in the order of (commandSeq, ordinal); valid during the call.
   *
   * @param offset where the message header starts
   * @param length of the message, header included
   */
  void onMessage(int templateId, DirectBuffer buffer, int offset, int length);
}
