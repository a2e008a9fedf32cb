package io.quantdesk.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.liquidation.InsuranceChangeReason;
import io.quantdesk.engine.liquidation.LiquidationKind;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.order.DoneReason;
import io.quantdesk.engine.order.OrdType;
import io.quantdesk.engine.order.SelfTradePrevention;
import io.quantdesk.engine.order.TimeInForce;
import io.quantdesk.engine.order.TriggerSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lists rules and words of the engine that no scenario file shows. */
class RuleCoverageTest {
  private static final Path RULES = Path.of("..", "docs", "rules.md");
  private static final Pattern RULE =
      Pattern.compile("^\\| (c\\d+\\.[a-z-]+) \\|", Pattern.MULTILINE);
  private static final Pattern TAG = Pattern.compile("\\[(c\\d+[.a-z-]*)]");

  /** Takes 1,024 unfinished mass cancels: see MassCancelTest. */
  private static final Set<String> SHOWN_ELSEWHERE = Set.of("MASS_CANCEL_CAPACITY");

  static List<Class<? extends Enum<?>>> words() {
    return List.of(
        RejectReason.class,
        DoneReason.class,
        OrdType.class,
        TimeInForce.class,
        MarketState.class,
        SelfTradePrevention.class,
        TriggerSource.class,
        LiquidationKind.class,
        InsuranceChangeReason.class);
  }

  @Test
  void shouldShowEveryRuleAndNameNoOther() throws IOException {
    assertThat(found(TAG, scenarios())).isEqualTo(found(RULE, Files.readString(RULES)));
  }

  @ParameterizedTest
  @MethodSource("words")
  void shouldNameEveryWord(Class<? extends Enum<?>> type) throws IOException {
    String scenarios = scenarios();
    List<String> missing =
        Arrays.stream(type.getEnumConstants())
            .map(Enum::name)
            .filter(name -> !SHOWN_ELSEWHERE.contains(name) && !isNamed(name, scenarios))
            .toList();
    assertThat(missing).isEmpty();
  }

  private static boolean isNamed(String name, String scenarios) {
    String word = name.toLowerCase(Locale.ROOT).replace('_', '-');
    return Pattern.compile("(?<![\\w-])(" + name + "|" + word + ")(?![\\w-])")
        .matcher(scenarios)
        .find();
  }

  private static String scenarios() throws IOException {
    StringBuilder text = new StringBuilder();
    for (Path file : ScenarioFiles.all()) {
      text.append(Files.readString(file)).append('\n');
    }
    return text.toString();
  }

  private static Set<String> found(Pattern pattern, String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
