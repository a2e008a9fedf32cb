package io.quantdesk.bench.recording;

import io.quantdesk.engine.order.Side;
import java.math.BigDecimal;

/** One line of comma-separated values; what is not as expected is refused by its name. */
public final class Columns {
  private static final String SEPARATOR = ",";

  private final LineSource source;
  private final String[] texts;

  /** Splits the line that the source gave last. */
  public Columns(LineSource source, String line, int count) throws BadDataException {
    this.source = source;
    this.texts = line.split(SEPARATOR, -1);
    if (texts.length != count) {
      throw source.bad(texts.length + " columns where " + count + " belong");
    }
  }

  public String text(int column) {
    return texts[column];
  }

  /** A whole number within bounds. */
  public long whole(int column, String name, long min, long max) throws BadDataException {
    long value;
    try {
      value = Long.parseLong(texts[column]);
    } catch (NumberFormatException e) {
      throw source.bad(name + " is no whole number: '" + texts[column] + "'");
    }
    if (value < min || value > max) {
      throw source.bad(name + " " + value + " is not within " + min + " to " + max);
    }
    return value;
  }

  public int price(int column) throws BadDataException {
    return (int) whole(column, "price", 1, Integer.MAX_VALUE);
  }

  public long quantity(int column) throws BadDataException {
    return whole(column, "size", 1, Integer.MAX_VALUE);
  }

  /** A side by the two texts that stand for it. */
  public Side side(int column, String buy, String sell) throws BadDataException {
    String text = texts[column];
    if (text.equals(buy)) {
      return Side.BUY;
    }
    if (text.equals(sell)) {
      return Side.SELL;
    }
    throw source.bad("side is neither " + buy + " nor " + sell + ": '" + text + "'");
  }

  /** A number that is not negative, times ten to the power of its decimals; exact or refused. */
  public long decimal(int column, String name, int decimals) throws BadDataException {
    return decimal(source, texts[column], name, decimals);
  }

  public static long decimal(LineSource source, String text, String name, int decimals)
      throws BadDataException {
    try {
      long value = new BigDecimal(text).movePointRight(decimals).longValueExact();
      if (value >= 0) {
        return value;
      }
    } catch (ArithmeticException | NumberFormatException e) {
      // Refused below, like a negative number.
    }
    throw source.bad(
        name + " is no number from 0 with at most " + decimals + " decimals: '" + text + "'");
  }
}
