package io.quantdesk.server.scenario.text;

import io.quantdesk.server.units.MarketUnits;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations ({@code 5s}, {@code 250ms}) and times ({@code 10:00:00}, an ISO instant in UTC). */
public final class Times {
  private static final Pattern DURATION =
      Pattern.compile("([0-9][0-9_]*(?:\\.[0-9]+)?)(ns|us|ms|s|m|h|d)");
  private static final Pattern CLOCK =
      Pattern.compile("[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?");
  private static final Pattern INSTANT = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z");
  private static final Map<String, Long> UNIT_NS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L,
          "d", 86_400_000_000_000L);
  private static final long SECOND_NS = 1_000_000_000L;

  private Times() {}

  /** Takes the next token, which must be a duration; in nanoseconds. */
  public static long durationNs(TokenReader in) {
    Token token = in.word("a duration (5s, 250ms)", text -> DURATION.matcher(text).matches());
    Matcher matcher = DURATION.matcher(token.text());
    if (!matcher.matches()) {
      throw new IllegalStateException(token.text());
    }
    BigDecimal unit = BigDecimal.valueOf(UNIT_NS.get(matcher.group(2)));
    Decimal amount = new Decimal(Decimal.parse(matcher.group(1)).multiply(unit), token);
    return amount.in(ns -> MarketUnits.whole(ns, BigDecimal.ONE, "a nanosecond"));
  }

  /** Whether a word is a time of day or an instant. */
  public static boolean isTime(String word) {
    return CLOCK.matcher(word).matches() || INSTANT.matcher(word).matches();
  }

  /**
   * Nanoseconds since 1970 of a word that is a time.
   *
   * @param dayOfNs any time of the day that a time of day belongs to
   * @throws ScenarioError when there is no such time
   */
  public static long timeNs(Token token, long dayOfNs) {
    try {
      if (INSTANT.matcher(token.text()).matches()) {
        Instant instant = Instant.parse(token.text());
        return Math.addExact(
            Math.multiplyExact(instant.getEpochSecond(), SECOND_NS), instant.getNano());
      }
      long day = Math.floorDiv(dayOfNs, UNIT_NS.get("d"));
      return day * UNIT_NS.get("d") + LocalTime.parse(token.text()).toNanoOfDay();
    } catch (DateTimeParseException | ArithmeticException e) {
      throw new ScenarioError(token, token.text() + " is no time");
    }
  }

  /** How a time is written: an ISO instant in UTC. */
  public static String format(long timeNs) {
    return Instant.ofEpochSecond(Math.floorDiv(timeNs, SECOND_NS), Math.floorMod(timeNs, SECOND_NS))
        .toString();
  }
}
