package io.quantdesk.server.challenge;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * Writes reports as the text that is hashed: one a line, comma-separated, joined by LF without a
 * trailing one.
 */
final class ReportText implements ReportSink {
  private static final int FIELD_BYTES = 11;
  private static final int LINE_BYTES = 7 * FIELD_BYTES;

  private final OutputStream out;
  private final byte[] line = new byte[LINE_BYTES];
  private final byte[] digits = new byte[FIELD_BYTES];
  private int length;
  private boolean first = true;

  ReportText(OutputStream out) {
    this.out = out;
  }

  @Override
  public void onReports(long[] words, int count) {
    try {
      for (int at = 0; at < count; at += ReportBuffer.WORDS) {
        length = 0;
        if (!first) {
          line[length++] = '\n';
        }
        first = false;
        format(words, at);
        out.write(line, 0, length);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void format(long[] words, int at) {
    int type = ReportBuffer.type(words, at);
    int orderId = ReportBuffer.orderId(words, at);
    int priceTicks = ReportBuffer.priceTicks(words, at);
    int qtyLots = ReportBuffer.qtyLots(words, at);
    append(type);
    field(ReportBuffer.seq(words, at));
    switch (type) {
      case ReportBuffer.ACCEPTED, ReportBuffer.MODIFIED -> {
        field(ReportBuffer.side(words, at));
        field(orderId);
        field(priceTicks);
        field(qtyLots);
      }
      case ReportBuffer.TRADE -> {
        field(priceTicks);
        field(qtyLots);
        field(orderId);
        field(ReportBuffer.takerId(words, at));
      }
      case ReportBuffer.CANCELED -> {
        field(ReportBuffer.side(words, at));
        field(orderId);
        field(priceTicks);
      }
      default -> field(orderId);
    }
  }

  private void field(int unsigned) {
    line[length++] = ',';
    append(unsigned);
  }

  private void append(int unsigned) {
    int from = digits.length;
    long rest = Integer.toUnsignedLong(unsigned);
    do {
      digits[--from] = (byte) ('0' + rest % 10);
      rest /= 10;
    } while (rest != 0);
    System.arraycopy(digits, from, line, length, digits.length - from);
    length += digits.length - from;
  }
}
