package io.quantdesk.server.pipeline;

import io.quantdesk.engine.math.Bytes32;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** A symbol in a message: 24 bytes. */
final class SymbolBytes {
  private static final int SECOND = Long.BYTES;
  private static final int THIRD = 2 * Long.BYTES;

  private SymbolBytes() {}

  static void read(DirectBuffer buffer, int offset, Bytes32 to) {
    to.set(
        buffer.getLong(offset, ByteOrder.LITTLE_ENDIAN),
        buffer.getLong(offset + SECOND, ByteOrder.LITTLE_ENDIAN),
        buffer.getLong(offset + THIRD, ByteOrder.LITTLE_ENDIAN),
        0);
  }

  static void write(Bytes32 symbol, MutableDirectBuffer buffer, int offset) {
    buffer.putLong(offset, symbol.w0, ByteOrder.LITTLE_ENDIAN);
    buffer.putLong(offset + SECOND, symbol.w1, ByteOrder.LITTLE_ENDIAN);
    buffer.putLong(offset + THIRD, symbol.w2, ByteOrder.LITTLE_ENDIAN);
  }
}
