package io.quantdesk.protocol.client;

import org.agrona.DirectBuffer;

/**
 * Receives public market data: BookLevelChanged, TradePrinted, MarkPublished, BestPricesChanged,
 * and the snapshots of books that anybody has asked for.
 */
@FunctionalInterface
public interface MarketDataHandler {
  /**
   * One message, in the order in which the engine sent them; valid during the call.
   *
   * @param offset where the message header starts
   * @param length of the message, header included
   */
  void onMessage(int templateId, DirectBuffer buffer, int offset, int length);

  /**
   * The engine was faster than this client, and messages are lost before the next one. Books must
   * be told ({@link MarketBook#messagesLost}): those of a market that falls quiet would not notice.
   */
  default void onMessagesLost() {}
}
