package io.quantdesk.server.scenario;

import io.quantdesk.engine.command.CommandHeader;
import io.quantdesk.engine.math.Bytes64;
import io.quantdesk.protocol.AdminMessages;
import io.quantdesk.protocol.CommandEntry;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import io.quantdesk.protocol.sbe.MessageHeaderEncoder;
import java.nio.ByteOrder;
import org.agrona.concurrent.UnsafeBuffer;

/** Room for one entry of the command journal, and what all commands have in common in it. */
abstract class CommandBuffer {
  final UnsafeBuffer buffer = new UnsafeBuffer(new byte[640]);
  final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private int length;
  private Bytes64 reason;

  final UnsafeBuffer buffer() {
    return buffer;
  }

  final int length() {
    return length;
  }

  /** Adds the reason to what was written if it is a command of an administrator. */
  final void finish() {
    MessageHeaderDecoder written = new MessageHeaderDecoder();
    written.wrap(buffer, CommandEntry.MESSAGE_OFFSET);
    if (AdminMessages.haveReason(written.templateId())) {
      int offset = length - AdminMessages.REASON_LENGTH;
      for (int i = 0; i < Bytes64.WORDS; i++) {
        buffer.putLong(offset + i * Long.BYTES, reason.word(i), ByteOrder.LITTLE_ENDIAN);
      }
    }
  }

  /** What was written of a command of an administrator, from behind clientSeq to its reason. */
  final byte[] content() {
    int start = CommandEntry.MESSAGE_OFFSET + MessageHeaderEncoder.ENCODED_LENGTH + Long.BYTES;
    byte[] content = new byte[length - start - AdminMessages.REASON_LENGTH];
    buffer.getBytes(start, content);
    return content;
  }

  /** Stamps a new entry; answers where its message goes. */
  final int start(CommandHeader stamp, int blockLength) {
    buffer.setMemory(0, buffer.capacity(), (byte) 0);
    reason = stamp.reason;
    CommandEntry.stamp(buffer, 0, stamp.timeNs, stamp.sessionId);
    length = CommandEntry.MESSAGE_OFFSET + MessageHeaderEncoder.ENCODED_LENGTH + blockLength;
    return CommandEntry.MESSAGE_OFFSET;
  }
}
