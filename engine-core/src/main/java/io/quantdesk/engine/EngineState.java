package io.quantdesk.engine;

import io.quantdesk.engine.account.Accounts;
import io.quantdesk.engine.account.Ledger;
import io.quantdesk.engine.account.Leverages;
import io.quantdesk.engine.account.OwnerExposures;
import io.quantdesk.engine.account.Positions;
import io.quantdesk.engine.account.Scopes;
import io.quantdesk.engine.admin.Proposals;
import io.quantdesk.engine.auction.AuctionTimes;
import io.quantdesk.engine.book.PriceLevels;
import io.quantdesk.engine.book.RestingOrders;
import io.quantdesk.engine.collateral.Collateral;
import io.quantdesk.engine.fee.FeeTiers;
import io.quantdesk.engine.funds.PendingWithdrawals;
import io.quantdesk.engine.funds.WithdrawalLimits;
import io.quantdesk.engine.index.DeadlineQueue;
import io.quantdesk.engine.limit.RateLimits;
import io.quantdesk.engine.liquidation.Backstops;
import io.quantdesk.engine.liquidation.DeleveragingState;
import io.quantdesk.engine.liquidation.LiquidationQueue;
import io.quantdesk.engine.market.Markets;
import io.quantdesk.engine.market.OracleWatch;
import io.quantdesk.engine.math.StateHash;
import io.quantdesk.engine.session.Sessions;
import io.quantdesk.engine.settlement.SettlementQueue;
import io.quantdesk.engine.threshold.MarginWatch;
import io.quantdesk.engine.trading.Brackets;
import io.quantdesk.engine.trading.ClearanceQueue;
import io.quantdesk.engine.trading.ClosingQueue;
import io.quantdesk.engine.trading.ExpiringOrders;
import io.quantdesk.engine.trading.Icebergs;
import io.quantdesk.engine.trading.LiveOrders;
import io.quantdesk.engine.trading.MassCancelQueue;
import io.quantdesk.engine.trading.ReduceOnlyOrders;
import io.quantdesk.engine.trading.ScheduledCancels;
import io.quantdesk.engine.trigger.DueTriggers;
import io.quantdesk.engine.trigger.TriggerOrders;

/**
 * Everything that a command can change, and nothing else: what a snapshot has to hold. The classes
 * that take commands share one of these; all memory but that of markets and sessions is taken here.
 */
public final class EngineState {
  public final Accounts accounts;
  public final Scopes scopes;
  public final Collateral collateral;
  public final Leverages leverages;
  public final OwnerExposures owners;
  public final Positions positions;
  public final Ledger ledger;
  public final RestingOrders orders;
  public final ExpiringOrders expiringOrders;
  public final LiveOrders liveOrders;
  public final Markets markets;
  public final MassCancelQueue massCancels = new MassCancelQueue();
  public final ScheduledCancels scheduledCancels;
  public final ClosingQueue closings;
  public final RateLimits rateLimits;
  public final Sessions sessions;
  public final CommandTime time = new CommandTime();
  public final TriggerOrders triggers;
  public final DueTriggers dueTriggers;
  public final ReduceOnlyOrders reduceOnly;
  public final Icebergs icebergs;
  public final Brackets brackets;
  public final ClearanceQueue clearances;
  public final SettlementQueue settlements;
  public final LiquidationQueue liquidations;
  public final PendingWithdrawals pendingWithdrawals;
  public final WithdrawalLimits withdrawalLimits;

  /** When funding has something to do next, by market. */
  public final DeadlineQueue fundingTimes;

  /** When the mark is computed next without a price of the oracle, by market. */
  public final DeadlineQueue markTimes;

  public final DeleveragingState deleveraging;
  public final Backstops backstops;

  /** When auctions are to be looked at. */
  public final AuctionTimes auctionTimes;

  public final FeeTiers feeTiers;
  public final OracleWatch oracleWatch;
  public final MarginWatch marginWatch;

  public final Proposals proposals = new Proposals();

  private final StateHash hash = new StateHash();

  EngineState(EngineConfig config) {
    accounts = new Accounts(config.accounts(), config.subAccounts());
    scopes = new Scopes(config.subAccounts());
    collateral = new Collateral(scopes, config.collateralAssets(), time);
    leverages = new Leverages(config.positions());
    owners = new OwnerExposures(accounts, config.positions(), config.markets());
    positions = new Positions(config.positions(), scopes, leverages, owners, config.markets());
    ledger = new Ledger(scopes, config.markets());
    withdrawalLimits = new WithdrawalLimits(config.collateralAssets(), time);
    pendingWithdrawals = new PendingWithdrawals(config.pendingWithdrawals(), config.subAccounts());
    orders = new RestingOrders(config.orders());
    reduceOnly = new ReduceOnlyOrders(positions, config.positions(), config.orders(), time);
    clearances = new ClearanceQueue(config.markets(), time);
    expiringOrders = new ExpiringOrders(orders, time);
    icebergs = new Icebergs(config.orders());
    brackets = new Brackets(config.brackets(), orders, time);
    liveOrders = new LiveOrders(orders, positions, reduceOnly, expiringOrders, icebergs, brackets);
    markets = new Markets(config.markets(), orders, new PriceLevels(config.priceLevels()));
    scheduledCancels = new ScheduledCancels(config.subAccounts());
    closings = new ClosingQueue(config.subAccounts(), time);
    rateLimits = new RateLimits(config.subAccounts(), time);
    sessions = new Sessions(config.sessions());
    triggers =
        new TriggerOrders(config.triggerOrders(), orders, config.markets(), config.subAccounts());
    dueTriggers = new DueTriggers(triggers, markets, config.markets(), time);
    deleveraging = new DeleveragingState(config.subAccounts());
    backstops = new Backstops(scopes, config.markets());
    feeTiers = new FeeTiers(accounts, config.accounts(), time);
    auctionTimes = new AuctionTimes(config.markets(), time);
    oracleWatch = new OracleWatch(markets, auctionTimes, config.markets(), time);
    settlements = new SettlementQueue(config.markets(), time);
    liquidations = new LiquidationQueue(scopes, time);
    fundingTimes = new DeadlineQueue(config.markets() + 1);
    markTimes = new DeadlineQueue(config.markets() + 1);
    marginWatch = new MarginWatch(scopes, positions, markets, collateral, config, time);
  }

  /** When the earliest work is or was due; NO_DEADLINE: there is none. */
  long nextDeadlineNs() {
    long sinceNs = massCancels.pendingSinceNs();
    sinceNs = Math.min(sinceNs, scheduledCancels.firstNs());
    sinceNs = Math.min(sinceNs, closings.pendingSinceNs());
    sinceNs = Math.min(sinceNs, clearances.pendingSinceNs());
    sinceNs = Math.min(sinceNs, settlements.pendingSinceNs());
    sinceNs = Math.min(sinceNs, expiringOrders.nextNs());
    sinceNs = Math.min(sinceNs, brackets.pendingSinceNs());
    sinceNs = Math.min(sinceNs, reduceOnly.pendingSinceNs());
    sinceNs = Math.min(sinceNs, liquidations.nextNs());
    sinceNs = Math.min(sinceNs, deleveraging.pendingSinceNs());
    sinceNs = Math.min(sinceNs, backstops.nextNs());
    sinceNs = Math.min(sinceNs, fundingTimes.firstNs());
    sinceNs = Math.min(sinceNs, markTimes.firstNs());
    sinceNs = Math.min(sinceNs, oracleWatch.nextNs());
    sinceNs = Math.min(sinceNs, auctionTimes.firstNs());
    sinceNs = Math.min(sinceNs, feeTiers.nextNs());
    sinceNs = Math.min(sinceNs, marginWatch.pendingSinceNs());
    sinceNs = Math.min(sinceNs, proposals.nextNs());
    return Math.min(sinceNs, dueTriggers.pendingSinceNs());
  }

  /** Hash over all of it, in an order that depends on the commands alone. */
  long hash() {
    hash.reset();
    accounts.hash(hash);
    ledger.hash(hash);
    for (int scopeId = 1; scopeId <= accounts.subAccountCount(); scopeId++) {
      hash.add(scopes.cashMicros(scopeId)).add(scopes.levelsTold(scopeId));
      positions.hash(scopeId, hash);
    }
    for (int marketId = 1; marketId <= markets.count(); marketId++) {
      positions.hashHolders(marketId, hash);
    }
    liveOrders.hash(hash);
    expiringOrders.hash(hash);
    markets.hash(hash);
    massCancels.hash(hash);
    scheduledCancels.hash(hash);
    closings.hash(hash);
    rateLimits.hash(accounts.subAccountCount(), hash);
    sessions.hash(hash);
    dueTriggers.hash(hash);
    reduceOnly.hash(hash);
    clearances.hash(hash);
    settlements.hash(hash);
    liquidations.hash(hash);
    deleveraging.hash(hash);
    backstops.hash(hash);
    fundingTimes.hash(hash);
    markTimes.hash(hash);
    leverages.hash(hash);
    oracleWatch.hash(hash);
    auctionTimes.hash(hash);
    marginWatch.hash(hash);
    brackets.hash(hash);
    pendingWithdrawals.hash(hash);
    withdrawalLimits.hash(hash);
    feeTiers.hash(hash);
    proposals.hash(hash);
    owners.hash(hash);
    collateral.hash(accounts.subAccountCount(), hash);
    return hash.value();
  }
}
