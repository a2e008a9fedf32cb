package io.quantdesk.engine.model;

import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.engine.market.MarketState;

/**
 * The random workload of thousands of accounts with leverage in a dozen markets whose prices crash
 * and whose oracles fall silent.
 */
final class CrowdWorkload extends RandomWorkload {
  private static final int ISOLATED = 50;

  final CrowdPrices prices;

  CrowdWorkload(long seed, NaiveEngine model) {
    super(seed, model, WorkloadSize.CROWD);
    prices = new CrowdPrices(dice, model);
    openSessions();
    for (int i = 0; i < WorkloadSize.CROWD.accounts(); i++) {
      preparation.add(this::createAccount);
    }
    for (int i = 1; i <= WorkloadSize.CROWD.markets(); i++) {
      int number = i;
      preparation.add(() -> createMarket(number));
      preparation.add(() -> oracle(number, CrowdMarkets.basePrice(number)));
      preparation.add(() -> setState(number, MarketState.OPEN));
      preparation.add(() -> socializeLosses(number));
    }
    for (int i = 1; i <= WorkloadSize.CROWD.markets(); i += 2) {
      startBackstop(i);
    }
    for (int i = 0; i < WorkloadSize.CROWD.markets() * 3; i++) {
      preparation.add(this::setLiquidationRules);
      preparation.add(this::setFundingRules);
      preparation.add(this::fundInsurance);
    }
    startCollateral();
    for (int i = 0; i < WorkloadSize.CROWD.accounts() * 2; i++) {
      preparation.add(() -> dice.chance(3) ? collateral.deposit() : move(true));
    }
    for (int i = 1; i <= ISOLATED; i++) {
      int number = i;
      preparation.add(() -> createIsolated(number, 1 + number % WorkloadSize.CROWD.markets()));
    }
  }

  @Override
  Step placeOrder() {
    return dice.chance(2) ? orders.placePlainOrder() : super.placeOrder();
  }

  @Override
  int approvalsEvery() {
    return 60;
  }

  @Override
  Step price() {
    CrowdPrices.Price price = prices.next();
    return price == null ? move(true) : oracle(price.marketId(), price.ticks());
  }

  @Override
  MarketParameters parameters(int number) {
    return CrowdMarkets.parameters(number);
  }
}
