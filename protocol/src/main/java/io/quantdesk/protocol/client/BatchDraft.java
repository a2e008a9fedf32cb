package io.quantdesk.protocol.client;

import io.quantdesk.protocol.ipc.CommandBatch;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** The commands that a client means to send at once, in private memory. */
final class BatchDraft {
  private final UnsafeBuffer buffer =
      new UnsafeBuffer(
          new byte[CommandBatch.MAX_COMMANDS * CommandBatch.entryLength(CommandDraft.MAX_LENGTH)]);
  private int count;
  private int length;
  private boolean addsRisk;

  void add(CommandDraft draft) {
    if (count == CommandBatch.MAX_COMMANDS) {
      throw new IllegalStateException("a batch has at most " + count + " commands");
    }
    length = CommandBatch.put(buffer, length, draft.buffer(), draft.length());
    count++;
    addsRisk |= draft.addsRisk();
  }

  /** Gives its commands their numbers, which are contiguous. */
  void number(long firstClientSeq) {
    long clientSeq = firstClientSeq;
    for (int entry = 0; entry < length; entry = next(entry)) {
      int command = CommandBatch.commandOffset(entry);
      buffer.putLong(
          command + CommandDraft.CLIENT_SEQ_OFFSET, clientSeq++, ByteOrder.LITTLE_ENDIAN);
    }
  }

  /** Its commands have been sent: it is empty then. */
  void moveTo(UnansweredCommands unanswered) {
    for (int entry = 0; entry < length; entry = next(entry)) {
      unanswered.add(
          buffer, CommandBatch.commandOffset(entry), CommandBatch.commandLength(buffer, entry));
    }
    count = 0;
    length = 0;
    addsRisk = false;
  }

  DirectBuffer buffer() {
    return buffer;
  }

  int count() {
    return count;
  }

  int length() {
    return length;
  }

  /** Whether any of its commands is refused first when the ring fills. */
  boolean addsRisk() {
    return addsRisk;
  }

  private int next(int entry) {
    return entry + CommandBatch.entryLength(CommandBatch.commandLength(buffer, entry));
  }
}
