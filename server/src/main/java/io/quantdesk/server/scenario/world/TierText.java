package io.quantdesk.server.scenario.world;

import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.engine.market.UpperTiers;
import io.quantdesk.server.scenario.text.Decimal;
import io.quantdesk.server.scenario.text.Rates;
import io.quantdesk.server.scenario.text.ScenarioError;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenKind;
import io.quantdesk.server.units.MarketUnits;
import java.math.BigDecimal;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tiers as they are written: {@code 0:10%/5% 1000000:20%/10%}, each the USDC from which on it holds
 * and two rates. Of margin tiers they are the notional, initial and maintenance margin; of fee
 * tiers the volume, the taker's and the maker's fee.
 */
public final class TierText {
  /** How a tier is written. */
  public static final String FORM = "a margin tier (0:10%/5%)";

  private static final Pattern TIER = Pattern.compile("([^:/]+):([^:/]+)/([^:/]+)");

  private TierText() {}

  /** Whether a word is a tier. */
  public static boolean isTier(String word) {
    Matcher matcher = TIER.matcher(word);
    return matcher.matches()
        && Decimal.isDecimal(matcher.group(1))
        && Rates.isRate(matcher.group(2))
        && Rates.isRate(matcher.group(3));
  }

  /**
   * Sets all tiers.
   *
   * @throws ScenarioError when there are too many, or the first does not begin at 0
   */
  public static void write(List<Token> words, MarketParameters target) {
    if (words.size() > UpperTiers.MAX + 1) {
      throw new ScenarioError(
          words.get(UpperTiers.MAX + 1),
          "a market has at most " + (UpperTiers.MAX + 1) + " margin tiers");
    }
    target.upperTiers.clear();
    for (int i = 0; i < words.size(); i++) {
      Tier tier = Tier.of(words.get(i));
      if (i > 0) {
        target.upperTiers.put(i - 1, tier.boundMicros, tier.firstPpm, tier.secondPpm);
      } else if (tier.boundMicros == 0) {
        target.initialMarginPpm = tier.firstPpm;
        target.maintenanceMarginPpm = tier.secondPpm;
      } else {
        throw new ScenarioError(words.get(0), "the first margin tier begins at 0");
      }
    }
  }

  /** All tiers, or null when there is only one. */
  static String read(MarketParameters parameters) {
    UpperTiers tiers = parameters.upperTiers;
    if (tiers.count() == 0) {
      return null;
    }
    StringJoiner text = new StringJoiner(" ");
    text.add(tier(0, parameters.initialMarginPpm, parameters.maintenanceMarginPpm));
    for (int i = 0; i < tiers.count(); i++) {
      text.add(
          tier(
              tiers.lowerBoundMicros(i), tiers.initialMarginPpm(i), tiers.maintenanceMarginPpm(i)));
    }
    return text.toString();
  }

  /** Whether tiers as written are those of a text that a fact has. */
  public static boolean same(String written, String actual) {
    return Pattern.compile(" ")
        .splitAsStream(written)
        .map(word -> new Token(TokenKind.WORD, word, 0, 0))
        .map(Tier::of)
        .map(Tier::toString)
        .collect(Collectors.joining(" "))
        .equals(actual);
  }

  /**
   * One tier.
   *
   * @param boundMicros USDC from which on it holds
   * @param firstPpm the rate in front of the slash
   * @param secondPpm the rate behind it
   */
  record Tier(long boundMicros, int firstPpm, int secondPpm) {
    static Tier of(Token word) {
      Matcher parts = TIER.matcher(word.text());
      if (!parts.matches()) {
        throw new ScenarioError(word, "is not " + FORM);
      }
      Decimal bound = new Decimal(Decimal.parse(parts.group(1)), word);
      return new Tier(
          bound.in(MarketUnits::micros), ppm(parts.group(2), word), ppm(parts.group(3), word));
    }

    @Override
    public String toString() {
      return tier(boundMicros, firstPpm, secondPpm);
    }
  }

  private static String tier(long boundMicros, int initialPpm, int maintenancePpm) {
    return MarketUnits.money(boundMicros).toPlainString()
        + ":"
        + Rates.percent(BigDecimal.valueOf(initialPpm))
        + "/"
        + Rates.percent(BigDecimal.valueOf(maintenancePpm));
  }

  private static int ppm(String rate, Token at) {
    try {
      return Rates.parts(rate).intValueExact();
    } catch (ArithmeticException e) {
      throw new ScenarioError(at, rate + " is no whole number of ppm");
    }
  }
}
