package io.quantdesk.engine.model;

import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.engine.market.UpperTiers;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who is below maintenance margin. Values, after a command, all whom it has touched and all with a
 * position where prices or rates are not what they were; nobody else can have risen or fallen.
 */
final class NaiveWatch {
  final Set<NaiveScope> underWater = new LinkedHashSet<>();

  private final NaiveExchange exchange;
  private final Map<NaiveMarket, Terms> seen = new HashMap<>();

  private final Map<NaiveCollateral.Asset, Value> values = new HashMap<>();

  /** All that maintenance value depends on. */
  private record Value(int price, int weightPpm) {}

  /** All that equity and requirement of a position in a market depend on. */
  private record Terms(
      int mark, BigInteger longIndex, BigInteger shortIndex, int ratePpm, List<Long> tiers) {
    static Terms of(NaiveMarket market) {
      MarketParameters p = market.parameters;
      UpperTiers upper = p.upperTiers;
      List<Long> tiers = new ArrayList<>();
      for (int i = 0; i < upper.count(); i++) {
        tiers.add(upper.lowerBoundMicros(i));
        tiers.add((long) upper.maintenanceMarginPpm(i));
      }
      return new Terms(
          market.mark,
          market.funding.longIndex,
          market.funding.shortIndex,
          p.maintenanceMarginPpm,
          tiers);
    }
  }

  NaiveWatch(NaiveExchange exchange) {
    this.exchange = exchange;
  }

  void look() {
    Set<NaiveScope> concerned = new LinkedHashSet<>(exchange.touched);
    for (NaiveMarket market : exchange.markets) {
      Terms terms = Terms.of(market);
      if (!terms.equals(seen.put(market, terms))) {
        concerned.addAll(market.holders);
      }
    }
    for (NaiveCollateral.Asset asset : exchange.collateral.assets) {
      Value value = new Value(asset.price, asset.terms.maintenanceWeightPpm);
      if (!value.equals(values.put(asset, value))) {
        exchange.scopes.stream()
            .filter(scope -> scope.units(asset).signum() > 0)
            .forEach(concerned::add);
      }
    }
    for (NaiveScope scope : concerned) {
      if (scope.isUnderWater()) {
        underWater.add(scope);
      } else {
        underWater.remove(scope);
      }
    }
  }
}
