package io.quantdesk.bench.cascade;

import io.quantdesk.bench.recording.BadDataException;
import io.quantdesk.bench.recording.Columns;
import io.quantdesk.bench.recording.LineSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * A market's minutes, oldest first.
 *
 * @param name of the file
 * @param tickSizeE9 USDC 1e-9 a tick
 * @param lotSizeE9 units 1e-9 a lot
 */
record MinuteRecording(String name, long tickSizeE9, long lotSizeE9, List<MinuteBar> bars) {
  private static final String BINANCE = "open_time,open,high,low,close,volume,close_time,";
  private static final String FTX = "timestamp,open,high,low,close,volume";
  private static final int BINANCE_COLUMNS = 12;
  private static final int DECIMALS = 3;
  private static final long TICK_SIZE_E9 = 1_000_000;
  private static final int FTX_COLUMNS = 6;
  private static final long MOST_MICROS_A_MINUTE = 1_000_000_000_000_000L;
  private static final long E9_TO_MICROS = 1_000_000_000_000L;
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final DateTimeFormatter FTX_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS");

  /** Whether a first line is that of a format that is known. */
  static boolean isKnown(String firstLine) {
    return firstLine != null && (firstLine.startsWith(BINANCE) || firstLine.equals(FTX));
  }

  /** Reads Binance's candles of a market in USDT, or FTX's minutes, as the first line says. */
  static MinuteRecording read(Path file) throws BadDataException, IOException {
    try (LineSource source = LineSource.open(file)) {
      String first = source.next();
      if (!isKnown(first)) {
        throw source.bad("neither Binance's candles nor FTX's minutes");
      }
      boolean isBinance = first.startsWith(BINANCE);
      List<MinuteBar> bars = new ArrayList<>();
      for (String line = source.next(); line != null; line = source.next()) {
        bars.add(isBinance ? binance(source, line) : ftx(source, line));
        requireOrder(source, bars);
      }
      if (bars.isEmpty()) {
        throw source.bad("no minute");
      }
      String name = file.getFileName().toString().replaceFirst("\\.csv.*", "");
      return new MinuteRecording(
          name, TICK_SIZE_E9, isBinance ? NANOS_PER_SECOND : NANOS_PER_MILLI, List.copyOf(bars));
    }
  }

  private static MinuteBar binance(LineSource source, String line) throws BadDataException {
    Columns columns = new Columns(source, line, BINANCE_COLUMNS);
    long startMs = columns.whole(0, "open_time", 1, Long.MAX_VALUE / NANOS_PER_MILLI);
    return bar(source, columns, startMs * NANOS_PER_MILLI, 7);
  }

  /** Its volume is in dollars. */
  private static MinuteBar ftx(LineSource source, String line) throws BadDataException {
    Columns columns = new Columns(source, line, FTX_COLUMNS);
    return bar(source, columns, startNs(source, columns.text(0)), 5);
  }

  private static MinuteBar bar(LineSource source, Columns columns, long startNs, int valueColumn)
      throws BadDataException {
    int[] prices = new int[4];
    for (int i = 0; i < prices.length; i++) {
      long price = columns.decimal(i + 1, "price", DECIMALS);
      if (price < 1 || price > Integer.MAX_VALUE / 4) {
        throw source.bad("price is out of range: " + columns.text(i + 1));
      }
      prices[i] = (int) price;
    }
    if (prices[1] < Math.max(prices[0], prices[3]) || prices[2] > Math.min(prices[0], prices[3])) {
      throw source.bad("open or close is not between low and high");
    }
    long value = valueMicros(source, columns.text(valueColumn));
    return new MinuteBar(startNs, prices[0], prices[1], prices[2], prices[3], value);
  }

  /** A volume, which some recordings have as a binary fraction: cut off at a micro. */
  private static long valueMicros(LineSource source, String text) throws BadDataException {
    try {
      BigDecimal micros = new BigDecimal(text).movePointRight(6);
      if (micros.signum() >= 0 && micros.compareTo(BigDecimal.valueOf(MOST_MICROS_A_MINUTE)) < 0) {
        return micros.longValue();
      }
    } catch (NumberFormatException e) {
      // Refused below, like a volume out of range.
    }
    throw source.bad("volume is no number from 0 to a billion: '" + text + "'");
  }

  private static long startNs(LineSource source, String text) throws BadDataException {
    try {
      return LocalDateTime.parse(text, FTX_TIME).toEpochSecond(ZoneOffset.UTC) * NANOS_PER_SECOND;
    } catch (DateTimeParseException e) {
      throw source.bad("time is not like 2022-01-21 10:15:00.000000: '" + text + "'");
    }
  }

  private static void requireOrder(LineSource source, List<MinuteBar> bars)
      throws BadDataException {
    int last = bars.size() - 1;
    if (last > 0 && bars.get(last).startNs() <= bars.get(last - 1).startNs()) {
      throw source.bad("a minute that is not later than the one before");
    }
  }

  /** Value of lots at a price, in USDC micros. */
  long valueMicros(long lots, int priceTicks) {
    return lots * priceTicks * (tickSizeE9 * lotSizeE9 / E9_TO_MICROS);
  }

  int highestTicks() {
    return bars.stream().mapToInt(MinuteBar::high).max().orElseThrow();
  }

  /** What was traded on an average day, USDC micros. */
  long valueMicrosPerDay() {
    long total = bars.stream().mapToLong(MinuteBar::valueMicros).sum();
    return total / bars.size() * 1_440;
  }
}
