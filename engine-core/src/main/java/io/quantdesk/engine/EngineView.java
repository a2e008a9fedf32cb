package io.quantdesk.engine;

import io.quantdesk.engine.admin.Proposals;
import io.quantdesk.engine.auction.Auction;
import io.quantdesk.engine.collateral.CollateralView;
import io.quantdesk.engine.mark.MarkComponents;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.math.Bytes32;
import io.quantdesk.engine.oracle.OracleStatus;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.risk.LiquidationPrice;
import io.quantdesk.engine.risk.RiskAlerts;
import io.quantdesk.engine.risk.ScopeMargin;
import io.quantdesk.engine.risk.Withdrawable;
import io.quantdesk.engine.trading.LiveOrders;

/**
 * Read-only look at an engine's state. Belongs to the engine's thread; valid between commands. Ids
 * that do not exist are the caller's mistake: IllegalArgumentException.
 *
 * <p>Positions and orders are walked by handles: a handle is valid until the next command, and
 * {@link #NONE} ends a walk.
 */
public final class EngineView {
  /** No position, no order, no price. */
  public static final int NONE = -1;

  private final EngineState state;
  private final ScopeMargin margin;
  private final Withdrawable withdrawable;
  private final LiquidationPrice liquidationPrice;
  private final CollateralView collateral;

  EngineView(
      EngineState state,
      ScopeMargin margin,
      Withdrawable withdrawable,
      LiquidationPrice liquidationPrice) {
    this.state = state;
    this.margin = margin;
    this.withdrawable = withdrawable;
    this.liquidationPrice = liquidationPrice;
    collateral = new CollateralView(state.collateral, state.time);
  }

  /** Commands of administrators that wait for approval, and the rules of it. */
  public Proposals proposals() {
    return state.proposals;
  }

  /** Accounts have the ids 1 to this. */
  public int accountCount() {
    return state.accounts.accountCount();
  }

  /** Sub-accounts have the ids 1 to this. */
  public int subAccountCount() {
    return state.accounts.subAccountCount();
  }

  /** Markets have the ids 1 to this. */
  public int marketCount() {
    return state.markets.count();
  }

  /** Copies the wallet of an account. */
  public void copyWallet(int accountId, Bytes32 destination) {
    require(state.accounts.hasAccount(accountId), "account", accountId);
    state.accounts.copyWallet(accountId, destination);
  }

  /** Account of a wallet, or 0. */
  public int accountOf(Bytes32 wallet) {
    return state.accounts.findByWallet(wallet);
  }

  /** Fee tier of an account. */
  public int feeTier(int accountId) {
    require(state.accounts.hasAccount(accountId), "account", accountId);
    return state.feeTiers.tier(accountId);
  }

  /** What an account has traded in the last 30 full days while there was a fee schedule. */
  public long tradedVolumeMicros(int accountId) {
    require(state.accounts.hasAccount(accountId), "account", accountId);
    return state.feeTiers.volumeMicros(accountId);
  }

  /** Account that owns a sub-account. */
  public int owner(int subAccountId) {
    requireSubAccount(subAccountId);
    return state.accounts.owner(subAccountId);
  }

  /** Number of a sub-account within its account. */
  public int subAccountNumber(int subAccountId) {
    requireSubAccount(subAccountId);
    return state.accounts.number(subAccountId);
  }

  /** Copies the symbol of a market. */
  public void copySymbol(int marketId, Bytes32 destination) {
    destination.set(market(marketId).symbol());
  }

  /** Copies the parameters of a market. */
  public void copyParameters(int marketId, MarketParameters destination) {
    destination.set(market(marketId).parameters());
  }

  public MarketState marketState(int marketId) {
    return market(marketId).state();
  }

  /** Factor k: USDC micros of one lot at a price of one tick. */
  public long microsPerLotTick(int marketId) {
    return market(marketId).microsPerLotTick();
  }

  /** Mark price, 0 before the first. */
  public int markTicks(int marketId) {
    return market(marketId).markTicks();
  }

  /** Index price, 0 before the first. */
  public int indexTicks(int marketId) {
    return market(marketId).indexTicks();
  }

  /** Copies the components of the last mark. */
  public void copyMarkComponents(int marketId, MarkComponents destination) {
    destination.set(market(marketId).mark().components());
  }

  /** Condition of the price at the time of the last command. */
  public OracleStatus oracleStatus(int marketId) {
    return market(marketId).oracle().status(state.time.ns());
  }

  /** Good updates that have to follow before anybody is liquidated again. */
  public int updatesToThaw(int marketId) {
    return market(marketId).oracle().updatesToThaw();
  }

  /** Price of the last trade, 0 before the first. */
  public int lastTicks(int marketId) {
    return market(marketId).lastTicks();
  }

  /** Lots of all long positions. */
  public long openInterestLots(int marketId) {
    return market(marketId).openInterestLots();
  }

  /** Best price of a side, or NONE. */
  public int bestPriceTicks(int marketId, Side side) {
    return market(marketId).book().bestPriceTicks(side);
  }

  /** Next worse price of a side that has orders, or NONE. */
  public int nextPriceTicks(int marketId, Side side, int priceTicks) {
    return market(marketId).book().nextPriceTicks(side, priceTicks);
  }

  /** What rests at a price. */
  public long levelQtyLots(int marketId, int priceTicks) {
    return market(marketId).book().levelQtyLots(priceTicks);
  }

  /** Handle of the order that is filled first at a price, or NONE. */
  public int firstInQueue(int marketId, int priceTicks) {
    return market(marketId).book().firstOrder(priceTicks);
  }

  /** Handle of the order behind a resting order at its price, or NONE. */
  public int nextInQueue(int marketId, int order) {
    return market(marketId).book().nextOrder(order);
  }

  /** Number of orders in the book on a side. */
  public int restingOrders(int marketId, Side side) {
    return market(marketId).restingOrders(side);
  }

  public long cashMicros(int subAccountId) {
    requireSubAccount(subAccountId);
    return state.scopes.cashMicros(subAccountId);
  }

  /**
   * Cash and unrealised profit of a sub-account less the funding that it owes; at the limits of a
   * long it stops.
   */
  public long equityMicros(int subAccountId) {
    measure(subAccountId);
    return margin.equity().value();
  }

  /** The equity that counts for initial margin; at the limits of a long it stops. */
  public long initialEquityMicros(int subAccountId) {
    measure(subAccountId);
    return margin.initialEquity().value();
  }

  /** Initial margin with open orders; at the limits of a long it stops. */
  public long initialMarginMicros(int subAccountId) {
    measure(subAccountId);
    return margin.initialMargin().value();
  }

  /** Maintenance margin; at the limits of a long it stops. */
  public long maintenanceMarginMicros(int subAccountId) {
    measure(subAccountId);
    return margin.maintenanceMargin().value();
  }

  /**
   * floor(equity x 1e4 / maintenance margin): below Health.ONE the sub-account can be liquidated;
   * Health.MAX when it requires nothing. At the limits of a long it stops.
   */
  public long healthFactor(int subAccountId) {
    measure(subAccountId);
    return margin.healthFactor();
  }

  /** Whether a sub-account was below its maintenance margin and waits to be liquidated. */
  public boolean isAtRisk(int subAccountId) {
    requireSubAccount(subAccountId);
    return state.marginWatch.atRisk().contains(subAccountId);
  }

  /** Whether ticks have to measure a sub-account before anybody knows that it is safe. */
  public boolean awaitsMarginCheck(int subAccountId) {
    requireSubAccount(subAccountId);
    return state.marginWatch.isWaiting(subAccountId);
  }

  /** Whether any sub-account waits for ticks to measure it. */
  public boolean awaitsMarginChecks() {
    return state.marginWatch.isBehind();
  }

  /** Exact measures of sub-accounts against their maintenance margins so far. */
  public long marginChecks() {
    return state.marginWatch.checks();
  }

  /** Lowest level of health that was told as fallen below and not left since; 0: none. */
  public int alertLevel(int subAccountId) {
    requireSubAccount(subAccountId);
    return RiskAlerts.level(state.scopes.levelsTold(subAccountId));
  }

  /** The most that a withdrawal may take now. */
  public long withdrawableMicros(int subAccountId) {
    requireSubAccount(subAccountId);
    return withdrawable.micros(subAccountId);
  }

  /** Where the cash of an isolated sub-account comes from; 0 of any other. */
  public int parent(int subAccountId) {
    requireSubAccount(subAccountId);
    return state.scopes.isolated().parent(subAccountId);
  }

  /** Assets other than USDC, and who has what of them. */
  public CollateralView collateral() {
    return collateral;
  }

  /** Fees taken less rebates paid, less what was paid for collateral. */
  public long treasuryMicros() {
    return state.ledger.treasuryMicros();
  }

  public long depositsMicros() {
    return state.ledger.depositsMicros();
  }

  public long withdrawalsMicros() {
    return state.ledger.withdrawalsMicros();
  }

  /** Withdrawals that are neither confirmed nor reverted, USDC micros. */
  public long pendingWithdrawalsMicros() {
    return state.ledger.pendingWithdrawalsMicros();
  }

  /** Insurance fund of a market, USDC micros. */
  public long insuranceMicros(int marketId) {
    return state.ledger.insuranceMicros(market(marketId).id());
  }

  /** Funding paid less funding received in a market, USDC micros; below 0 until payers settle. */
  public long fundingPoolMicros(int marketId) {
    return state.ledger.fundingPoolMicros(market(marketId).id());
  }

  /** What spread losses of a market have brought beyond them by roundings, USDC micros. */
  public long dustMicros(int marketId) {
    return state.ledger.dustMicros(market(marketId).id());
  }

  /** Rate of the last funding of a market, 1e-9; 0 before the first. */
  public int fundingRateE9(int marketId) {
    return market(marketId).funding().lastRateE9();
  }

  /** When the next funding of a market is due, nanoseconds since 1970; Long.MAX_VALUE: none is. */
  public long fundingTimeNs(int marketId) {
    return market(marketId).funding().nextFundingNs();
  }

  /** Funding index of one side of a market, USDC micros x 2^20 per lot. */
  public long fundingIndex(int marketId, Side side) {
    return market(marketId).funding().index(side);
  }

  /** Samples of a market since its last funding. */
  public int fundingSamples(int marketId) {
    return market(marketId).funding().samples();
  }

  /** Whether a sub-account is being liquidated. */
  public boolean isUnderLiquidation(int subAccountId) {
    requireSubAccount(subAccountId);
    return state.liquidations.contains(subAccountId);
  }

  /** Running form of the conservation rule: 0, or money appeared or vanished. */
  public long imbalanceMicros() {
    return state.ledger.imbalanceMicros();
  }

  /** Leverage that the owner set for a market; 0: as much as the market allows. */
  public int leverage(int subAccountId, int marketId) {
    requireSubAccount(subAccountId);
    return state.leverages.of(subAccountId, marketId);
  }

  /** New and amended orders that a sub-account may send now, or RateLimits.UNLIMITED. */
  public long ordersLeft(int subAccountId) {
    requireSubAccount(subAccountId);
    return state.rateLimits.ordersLeft(subAccountId);
  }

  /** Cancels that a sub-account may send now, or RateLimits.UNLIMITED. */
  public long cancelsLeft(int subAccountId) {
    requireSubAccount(subAccountId);
    return state.rateLimits.cancelsLeft(subAccountId);
  }

  /** Handle of the first position of a sub-account, or NONE. */
  public int firstPosition(int subAccountId) {
    requireSubAccount(subAccountId);
    return state.scopes.firstPosition(subAccountId);
  }

  /** Handle of the next position of the same sub-account, or NONE. */
  public int nextPosition(int position) {
    return state.positions.next(position);
  }

  /**
   * Handle of a sub-account's position in a market, or NONE when it has neither lots nor orders.
   */
  public int position(int subAccountId, int marketId) {
    return state.positions.find(subAccountId, marketId);
  }

  public int positionMarketId(int position) {
    return state.positions.marketId(position);
  }

  /** Above 0 long, below 0 short. */
  public long positionLots(int position) {
    return state.positions.lots(position);
  }

  /** Signed cost: entry price = cost / (lots x k). */
  public long positionCostMicros(int position) {
    return state.positions.costMicros(position);
  }

  /** Realised since the position was opened, fees excluded. */
  public long positionRealizedMicros(int position) {
    return state.positions.realizedMicros(position);
  }

  /** Funding that a position owes; below 0 what it is to get. */
  public long positionOwedMicros(int position) {
    return market(positionMarketId(position))
        .owedMicros(positionLots(position), state.positions.fundingIndex(position));
  }

  /** Funding index up to which a position has paid; 0 without lots. */
  public long positionFundingIndex(int position) {
    return state.positions.fundingIndex(position);
  }

  /**
   * Mark below which (of a short position: above which) its sub-account could be liquidated, all
   * other marks as they are, in ticks; 0: there is none. See LiquidationPrice.
   */
  public long liquidationTicks(int position) {
    return liquidationPrice.ticks(position);
  }

  /** Lots of a position's resting orders of a side. */
  public long positionOrderLots(int position, Side side) {
    return state.positions.orderLots(position, side);
  }

  /** Handle of a live order by its id, or by its client order id when the id is 0; or NONE. */
  public int order(int subAccountId, long orderId, long clOrdId) {
    return state.liveOrders.find(subAccountId, orderId, clOrdId);
  }

  /** Handle of the oldest order of a position's side, or NONE. */
  public int oldestOrder(int position, Side side) {
    return state.positions.oldestOrder(position, side);
  }

  /** Handle of the next younger order of the same position and side, or NONE. */
  public int youngerOrder(int order) {
    return state.orders.ownerNext(order);
  }

  public long orderId(int order) {
    return state.orders.orderId(order);
  }

  public long clOrdId(int order) {
    return state.orders.clOrdId(order);
  }

  public Side orderSide(int order) {
    return state.orders.side(order);
  }

  public int orderPriceTicks(int order) {
    return state.orders.priceTicks(order);
  }

  public long orderLeavesLots(int order) {
    return state.liveOrders.leavesLots(order);
  }

  /** Lots that the book shows of an order; 0 while it is auctioned or a quote. */
  public long orderShownLots(int order) {
    return LiveOrders.isInAuction(state.orders.flags(order)) ? 0 : state.orders.leavesLots(order);
  }

  public long orderCumLots(int order) {
    return state.orders.cumLots(order);
  }

  /** Price that would fire an order as things are; 0 when it does not wait. */
  public int orderTriggerTicks(int order) {
    int trigger = state.triggers.find(order);
    return trigger == NONE ? 0 : state.triggers.triggerTicks(trigger);
  }

  /** Whether an order only takes what its position has; then it is in no sum of margin. */
  public boolean isReduceOnly(int order) {
    return LiveOrders.isReduceOnly(state.orders.flags(order));
  }

  /** When it expires, nanoseconds since 1970; 0: never. */
  public long orderExpireTimeNs(int order) {
    return state.expiringOrders.expireTimeNs(order);
  }

  /** Best price that a trailing stop has seen since it follows; otherwise 0. */
  public int orderBestTicks(int order) {
    int trigger = state.triggers.find(order);
    return trigger == NONE ? 0 : state.triggers.bestTicks(trigger);
  }

  public int orderMarketId(int order) {
    return state.positions.marketId(state.orders.positionSlot(order));
  }

  public int orderSubAccountId(int order) {
    return state.positions.scopeId(state.orders.positionSlot(order));
  }

  /** Id of the open auction of incoming orders of a side; 0: there is none. */
  public long auctionId(int marketId, Side side) {
    return auction(marketId, side).id();
  }

  /** Order of the open auction of a side; 0: there is none. */
  public long auctionOrderId(int marketId, Side side) {
    Auction auction = auction(marketId, side);
    return auction.isOpen() ? state.orders.orderId(auction.orderSlot()) : 0;
  }

  /** Quotes of the open auction of a side. */
  public int auctionQuotes(int marketId, Side side) {
    return auction(marketId, side).quoteCount();
  }

  private Auction auction(int marketId, Side side) {
    return market(marketId).auctions().of(side);
  }

  EngineState state() {
    return state;
  }

  private Market market(int marketId) {
    Market market = state.markets.find(marketId);
    require(market != null, "market", marketId);
    return market;
  }

  private void measure(int subAccountId) {
    requireSubAccount(subAccountId);
    margin.measure(subAccountId);
  }

  private void requireSubAccount(int subAccountId) {
    require(state.accounts.hasSubAccount(subAccountId), "sub-account", subAccountId);
  }

  private static void require(boolean exists, String what, int id) {
    if (!exists) {
      throw new IllegalArgumentException("no " + what + " " + id);
    }
  }
}
