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
import java.util.HashMap;
import java.util.Map;

/**
 * The rates that a market's longs paid each hour.
 *
 * @param name of the file
 * @param ratesE9 by the hour at which they were due, in hours since 1970
 */
record FundingHistory(String name, Map<Long, Integer> ratesE9) {
  private static final String HEADER = "Symbol,Date,Funding Rate";
  private static final int COLUMNS = 3;
  private static final int SECONDS_PER_HOUR = 3_600;
  private static final int HOURS_OF_A_DAY = 24;
  private static final long NANOS_PER_HOUR = SECONDS_PER_HOUR * 1_000_000_000L;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss[.SSS]");

  /** Whether a first line is that of such a history. */
  static boolean isKnown(String firstLine) {
    return HEADER.equals(firstLine);
  }

  static FundingHistory read(Path file) throws BadDataException, IOException {
    try (LineSource source = LineSource.open(file)) {
      if (!isKnown(source.next())) {
        throw source.bad("no history of funding rates");
      }
      Map<Long, Integer> rates = new HashMap<>();
      for (String line = source.next(); line != null; line = source.next()) {
        Columns columns = new Columns(source, line, COLUMNS);
        rates.put(hour(source, columns.text(1)), rateE9(source, columns.text(2)));
      }
      return new FundingHistory(file.getFileName().toString(), Map.copyOf(rates));
    }
  }

  /** Whether it is hourly and begins, but for a day, no later than a recording. */
  boolean covers(MinuteRecording recording) {
    long first = recording.bars().get(0).startNs() / NANOS_PER_HOUR + HOURS_OF_A_DAY;
    for (long hour = first; hour < first + HOURS_OF_A_DAY; hour++) {
      if (!ratesE9.containsKey(hour)) {
        return false;
      }
    }
    return true;
  }

  /** The rate due at the first full hour after a time, or null. */
  Integer nextRateE9(long timeNs) {
    return ratesE9.get(timeNs / NANOS_PER_HOUR + 1);
  }

  private static long hour(LineSource source, String text) throws BadDataException {
    try {
      long second = LocalDateTime.parse(text, TIME).toEpochSecond(ZoneOffset.UTC);
      return Math.floorDiv(second, SECONDS_PER_HOUR);
    } catch (DateTimeParseException e) {
      throw source.bad("date is not like 2022-01-21 10:00:00: '" + text + "'");
    }
  }

  private static int rateE9(LineSource source, String text) throws BadDataException {
    try {
      return new BigDecimal(text).movePointRight(9).toBigInteger().intValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw source.bad("funding rate is no rate: '" + text + "'");
    }
  }
}
