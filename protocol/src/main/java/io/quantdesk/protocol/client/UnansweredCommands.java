package io.quantdesk.protocol.client;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The commands of a session whose outcome has not come yet, kept for sending them again after a
 * reconnect. Their numbers are contiguous, since the engine answers a session in order. The window
 * bounds how far a client may run ahead of its answers.
 */
final class UnansweredCommands {
  private static final int LENGTH_BYTES = Integer.BYTES;
  private static final int STRIDE = LENGTH_BYTES + CommandDraft.MAX_LENGTH;

  private final int window;
  private final UnsafeBuffer slots;
  private long lastSent;
  private long lastAnswered;

  UnansweredCommands(int window) {
    this.window = window;
    this.slots = new UnsafeBuffer(new byte[window * STRIDE]);
  }

  void startAfter(long clientSeq) {
    lastSent = clientSeq;
    lastAnswered = clientSeq;
  }

  int window() {
    return window;
  }

  int count() {
    return (int) (lastSent - lastAnswered);
  }

  long lastSent() {
    return lastSent;
  }

  long lastAnswered() {
    return lastAnswered;
  }

  void add(DirectBuffer buffer, int offset, int length) {
    lastSent++;
    int slot = slot(lastSent);
    slots.putInt(slot, length);
    slots.putBytes(slot + LENGTH_BYTES, buffer, offset, length);
  }

  /** Notes an answer; false when this command was answered before. */
  boolean answered(long clientSeq) {
    if (clientSeq <= lastAnswered) {
      return false;
    }
    lastAnswered = clientSeq;
    return true;
  }

  DirectBuffer buffer() {
    return slots;
  }

  int offset(long clientSeq) {
    return slot(clientSeq) + LENGTH_BYTES;
  }

  int length(long clientSeq) {
    return slots.getInt(slot(clientSeq));
  }

  private int slot(long clientSeq) {
    return (int) (clientSeq % window) * STRIDE;
  }
}
