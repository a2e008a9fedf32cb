package io.quantdesk.protocol.ipc;

import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * Kinds of messages in the rings (the type id of Agrona's record header) and marks in their
 * trailers.
 */
public final class RingMessage {
  /** Client to server: one command, an SBE message with its header. */
  public static final int COMMAND = 1;

  /** Client to server: an empty message, the last one of the connection. */
  public static final int DISCONNECT = 2;

  /** Server to client: {@link EgressPrefix} and one SBE message with its header. */
  public static final int EGRESS = 3;

  /** Server to everybody: one SBE message of the market data range with its header. */
  public static final int MARKET_DATA = 4;

  /** Client to server: several commands, see {@link CommandBatch}. */
  public static final int BATCH = 5;

  /** Stands in the consumer's heartbeat of an ingress ring that the server reads no longer. */
  public static final long CLOSED = -1;

  private RingMessage() {}

  /** Length of a ring's file. */
  public static int fileLength(int capacity) {
    return capacity + RingBufferDescriptor.TRAILER_LENGTH;
  }
}
