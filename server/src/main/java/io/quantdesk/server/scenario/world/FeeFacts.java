package io.quantdesk.server.scenario.world;

import io.quantdesk.engine.event.FeeScheduleSet;
import io.quantdesk.engine.event.FeeTierChanged;
import io.quantdesk.engine.fee.FeeSchedule;
import io.quantdesk.server.scenario.text.ScenarioError;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.units.MarketUnits;
import java.math.BigDecimal;
import java.util.List;
import java.util.StringJoiner;

/** What the events of fee tiers say, and a schedule as it is written. */
public final class FeeFacts {
  private FeeFacts() {}

  /**
   * Sets all tiers from words such as {@code 1000000:0.045%/0.01%}.
   *
   * @throws ScenarioError when there are too many
   */
  public static void write(List<Token> words, FeeSchedule target) {
    if (words.size() > FeeSchedule.MAX) {
      throw new ScenarioError(words.get(FeeSchedule.MAX), "there are at most 10 fee tiers");
    }
    target.clear();
    for (int i = 0; i < words.size(); i++) {
      TierText.Tier tier = TierText.Tier.of(words.get(i));
      target.put(i, tier.boundMicros(), tier.firstPpm(), tier.secondPpm());
    }
  }

  static Fact scheduleSet(FeeScheduleSet event) {
    FeeSchedule schedule = event.schedule;
    Fact.Builder fact = Fact.of(FactWord.FEE_SCHEDULE);
    if (schedule.count() == 0) {
      return fact.flag("none", true).build();
    }
    StringJoiner tiers = new StringJoiner(" ");
    for (int i = 0; i < schedule.count(); i++) {
      TierText.Tier tier =
          new TierText.Tier(
              schedule.lowerBoundMicros(i), schedule.takerFeePpm(i), schedule.makerFeePpm(i));
      tiers.add(tier.toString());
    }
    return fact.text("tiers", tiers.toString()).build();
  }

  static Fact tierChanged(FeeTierChanged event) {
    return Fact.of(FactWord.FEE_TIER)
        .id("account", event.accountId)
        .number("tier", event.tier)
        .flag("given", event.given)
        .number("volume", MarketUnits.money(event.volumeMicros))
        .number("taker", BigDecimal.valueOf(event.takerFeePpm))
        .number("maker", BigDecimal.valueOf(event.makerFeePpm))
        .build();
  }
}
