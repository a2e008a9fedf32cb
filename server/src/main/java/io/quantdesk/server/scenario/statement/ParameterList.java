package io.quantdesk.server.scenario.statement;

import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.server.scenario.text.Decimal;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenReader;
import io.quantdesk.server.scenario.world.MarketParameter;
import io.quantdesk.server.scenario.world.TierText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The parameters that a statement names, with their values as written. */
final class ParameterList {
  private final Map<MarketParameter, Decimal> values = new EnumMap<>(MarketParameter.class);
  private final List<Token> tiers = new ArrayList<>();

  /** Takes one parameter from the text when there is one. */
  boolean accept(TokenReader in) {
    if (in.accept("tiers")) {
      tiers.clear();
      tiers.add(in.word(TierText.FORM, TierText::isTier));
      Token next = in.acceptWord(TierText.FORM, TierText::isTier);
      while (next != null) {
        tiers.add(next);
        next = in.acceptWord(TierText.FORM, TierText::isTier);
      }
      return true;
    }
    for (MarketParameter parameter : MarketParameter.values()) {
      if (in.accept(parameter.keyword())) {
        values.put(parameter, Clauses.numberOrRate(parameter.kind(), in));
        return true;
      }
    }
    return false;
  }

  /** Sets the named ones; units come first, because the others are counted in them. */
  void apply(MarketParameters target) {
    values.forEach((parameter, value) -> parameter.write(target, value));
    if (!tiers.isEmpty()) {
      TierText.write(tiers, target);
    }
  }
}
