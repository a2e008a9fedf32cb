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

/**
 * Margin tiers as they are written: {@code 0:10%/5% 1000000:20%/10%}, each the notional in USDC
 * from which on it holds, its initial and its maintenance margin.
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
      throw new ScenarioError(words.get(UpperTiers.MAX + 1), "a market has at most 8 margin tiers");
    }
    target.upperTiers.clear();
    for (int i = 0; i < words.size(); i++) {
      Matcher parts = TIER.matcher(words.get(i).text());
      if (!parts.matches()) {
        throw new ScenarioError(words.get(i), "is not " + FORM);
      }
      Decimal bound = new Decimal(Decimal.parse(parts.group(1)), words.get(i));
      long boundMicros = bound.in(MarketUnits::micros);
      int initialPpm = ppm(parts.group(2), words.get(i));
      int maintenancePpm = ppm(parts.group(3), words.get(i));
      if (i > 0) {
        target.upperTiers.put(i - 1, boundMicros, initialPpm, maintenancePpm);
      } else if (boundMicros == 0) {
        target.initialMarginPpm = initialPpm;
        target.maintenanceMarginPpm = maintenancePpm;
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

  /** Whether tiers as written are those of a text that {@link #read} made. */
  public static boolean same(String written, String actual) {
    MarketParameters parameters = new MarketParameters();
    write(tokens(written), parameters);
    return actual.equals(read(parameters));
  }

  private static List<Token> tokens(String text) {
    return Pattern.compile(" ")
        .splitAsStream(text)
        .map(word -> new Token(TokenKind.WORD, word, 0, 0))
        .toList();
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
