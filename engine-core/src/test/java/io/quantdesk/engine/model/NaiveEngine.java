package io.quantdesk.engine.model;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.AdminCommandKind;
import io.quantdesk.engine.command.SetCollateralAsset;
import io.quantdesk.engine.command.SetPriceRules;
import io.quantdesk.engine.command.UpdateCollateralPrice;
import io.quantdesk.engine.command.UpdateOracle;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.order.TriggerSource;

/** The naive exchange and its orders, and what concerns both. */
final class NaiveEngine {
  final NaiveExchange exchange = new NaiveExchange();
  final NaiveTrading trading = new NaiveTrading(exchange);
  final NaiveFunds funds;
  final NaiveAlerts alerts = new NaiveAlerts(exchange);

  final NaiveAdministration admin;

  NaiveEngine(int withdrawalCapacity) {
    funds = new NaiveFunds(exchange, trading, withdrawalCapacity);
    admin = new NaiveAdministration(exchange, new NaiveLoosening(this));
    trading.liquidation.socialization.closes =
        marketId -> admin.outdate(AdminCommandKind.SET_MARKET_STATE, marketId);
  }

  Answer updateOracle(UpdateOracle command) {
    boolean[] before = permissions(command.marketId);
    Answer answer = exchange.updateOracle(command);
    if (answer.reason() == RejectReason.NONE) {
      NaiveMarket market = exchange.market(command.marketId);
      ease(command.marketId, before);
      trading.auctions.oracleChanged(market);
      if (market.oracle.hasTaken) {
        trading.triggers.overtake(market);
        trading.triggers.price(market, TriggerSource.MARK);
        trading.triggers.price(market, TriggerSource.INDEX);
      }
    }
    return answer;
  }

  Answer setPriceRules(SetPriceRules command) {
    boolean[] before = permissions(command.marketId);
    Answer answer = exchange.setPriceRules(command);
    if (answer.reason() == RejectReason.NONE && !exchange.onlyChecks) {
      ease(command.marketId, before);
      trading.auctions.oracleChanged(exchange.market(command.marketId));
      trading.triggers.opened(exchange.market(command.marketId));
    }
    return answer;
  }

  Answer setCollateralAsset(SetCollateralAsset command, String symbol) {
    NaiveCollateral.Asset asset = exchange.collateral.asset(command.assetId);
    boolean[] before = permissions(asset == null ? null : asset.oracle);
    Answer answer = exchange.collateral.set(command, symbol);
    if (answer.reason() == RejectReason.NONE && asset != null) {
      ease(before, permissions(asset.oracle));
    }
    return answer;
  }

  Answer updateCollateralPrice(UpdateCollateralPrice command) {
    NaiveCollateral.Asset asset = exchange.collateral.asset(command.assetId);
    boolean[] before = permissions(asset == null ? null : asset.oracle);
    Answer answer = exchange.collateral.update(command);
    if (answer.reason() == RejectReason.NONE) {
      ease(before, permissions(asset.oracle));
    }
    return answer;
  }

  private boolean[] permissions(int marketId) {
    NaiveMarket market = exchange.market(marketId);
    return permissions(market == null ? null : market.oracle);
  }

  /** Whether positions may be closed in the market, taken out of it, and not by its mark alone. */
  private boolean[] permissions(NaiveOracle oracle) {
    if (oracle == null) {
      return new boolean[4];
    }
    long nowNs = exchange.nowNs;
    boolean closes = oracle.mayLiquidate(nowNs);
    boolean leaves = oracle.mayLeaveMarket(nowNs);
    boolean isVolatile = oracle.isVolatile(nowNs);
    return new boolean[] {closes, leaves, closes && !isVolatile, leaves && !isVolatile};
  }

  /** More may be done in a market than before: those who wait need not any longer. */
  private void ease(int marketId, boolean[] before) {
    ease(before, permissions(marketId));
  }

  private void ease(boolean[] before, boolean[] after) {
    for (int i = 0; i < after.length; i++) {
      if (after[i] && !before[i]) {
        trading.liquidation.eased();
      }
    }
  }

  Answer tick() {
    admin.step();
    return trading.tick();
  }

  boolean isDue() {
    return trading.isDue() || admin.isDue();
  }

  Answer setState(int marketId, MarketState state, int settlementPrice) {
    NaiveMarket market = exchange.market(marketId);
    boolean empty = !trading.reduceOnly.isClearing(market);
    Answer answer = exchange.setState(marketId, state, settlementPrice, empty);
    if (answer.reason() == RejectReason.NONE && !exchange.onlyChecks) {
      trading.reduceOnly.stateChanged(market);
      trading.settlement.stateChanged(market);
      trading.triggers.opened(market);
      trading.auctions.marketChanged(market);
    }
    return answer;
  }
}
