package io.quantdesk.engine;

import io.quantdesk.engine.admin.AdminDesks;
import io.quantdesk.engine.admin.AdminEvents;
import io.quantdesk.engine.admin.Administration;
import io.quantdesk.engine.auction.AuctionRulesDesk;
import io.quantdesk.engine.collateral.CollateralDesk;
import io.quantdesk.engine.command.AdminCommand;
import io.quantdesk.engine.command.AmendOrder;
import io.quantdesk.engine.command.CancelAll;
import io.quantdesk.engine.command.CancelOrder;
import io.quantdesk.engine.command.CommandHeader;
import io.quantdesk.engine.command.CreateMarket;
import io.quantdesk.engine.command.CreateSubAccount;
import io.quantdesk.engine.command.FundInsurance;
import io.quantdesk.engine.command.MoveCollateral;
import io.quantdesk.engine.command.PlaceBracket;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.command.PlaceQuote;
import io.quantdesk.engine.command.ScheduleCancel;
import io.quantdesk.engine.command.SetApprovalRules;
import io.quantdesk.engine.command.SetAuctionRules;
import io.quantdesk.engine.command.SetBackstopRules;
import io.quantdesk.engine.command.SetCollateralAsset;
import io.quantdesk.engine.command.SetFeeSchedule;
import io.quantdesk.engine.command.SetFeeTier;
import io.quantdesk.engine.command.SetFundingRate;
import io.quantdesk.engine.command.SetFundingRules;
import io.quantdesk.engine.command.SetLeverage;
import io.quantdesk.engine.command.SetLiquidationRules;
import io.quantdesk.engine.command.SetMarkRules;
import io.quantdesk.engine.command.SetMarketState;
import io.quantdesk.engine.command.SetOpenInterestShare;
import io.quantdesk.engine.command.SetPriceRules;
import io.quantdesk.engine.command.SetRateLimits;
import io.quantdesk.engine.command.SetWithdrawalRules;
import io.quantdesk.engine.command.SettleCollateral;
import io.quantdesk.engine.command.Transfer;
import io.quantdesk.engine.command.UpdateCollateralPrice;
import io.quantdesk.engine.command.UpdateMarket;
import io.quantdesk.engine.command.UpdateOracle;
import io.quantdesk.engine.event.CountedEvents;
import io.quantdesk.engine.fee.FeeDesk;
import io.quantdesk.engine.funding.Funding;
import io.quantdesk.engine.funding.FundingDesk;
import io.quantdesk.engine.funds.AccountDesk;
import io.quantdesk.engine.funds.CollateralMoves;
import io.quantdesk.engine.funds.DepositDesk;
import io.quantdesk.engine.funds.IsolatedMargin;
import io.quantdesk.engine.funds.TransferDesk;
import io.quantdesk.engine.funds.WithdrawalDesk;
import io.quantdesk.engine.index.DeadlineQueue;
import io.quantdesk.engine.limit.RateLimitDesk;
import io.quantdesk.engine.liquidation.BackstopDesk;
import io.quantdesk.engine.liquidation.BackstopUnwinding;
import io.quantdesk.engine.liquidation.InsuranceFund;
import io.quantdesk.engine.liquidation.Liquidation;
import io.quantdesk.engine.liquidation.LiquidationDesk;
import io.quantdesk.engine.liquidation.LossSocialization;
import io.quantdesk.engine.market.MarkDesk;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.market.MarketDesk;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.market.OracleDesk;
import io.quantdesk.engine.market.PriceFollowers;
import io.quantdesk.engine.math.Bytes32;
import io.quantdesk.engine.risk.LeverageDesk;
import io.quantdesk.engine.risk.LiquidationPrice;
import io.quantdesk.engine.risk.MakerMargin;
import io.quantdesk.engine.risk.OpenInterestShareDesk;
import io.quantdesk.engine.risk.OrderMargin;
import io.quantdesk.engine.risk.RiskAlerts;
import io.quantdesk.engine.risk.ScopeMargin;
import io.quantdesk.engine.risk.Withdrawable;
import io.quantdesk.engine.session.Admission;
import io.quantdesk.engine.session.Permission;
import io.quantdesk.engine.session.SessionDesk;
import io.quantdesk.engine.session.SessionRole;
import io.quantdesk.engine.settlement.Settlement;
import io.quantdesk.engine.trading.Trading;
import io.quantdesk.engine.trigger.FiringTurn;

/**
 * The market: turns (state, command) into (state, events). One method per command; each call ends
 * with exactly one {@link EngineEvents#outcome}. Deterministic: no clock, no files, no threads; the
 * same commands give the same events on any machine. Owned by one thread.
 *
 * <p>The order in which a command's reasons for refusal are looked for is written at the class that
 * takes it; the session's come first: see {@link Admission#admits}.
 */
public final class Engine {
  /** Deadline of an engine that waits for nothing. */
  public static final long NO_DEADLINE = DeadlineQueue.NEVER;

  private final EngineConfig config;
  private final EngineState state;
  private final Admission admission;
  private final SessionDesk sessionDesk;
  private final AccountDesk accountDesk;
  private final DepositDesk depositDesk;
  private final IsolatedMargin isolatedMargin;
  private final WithdrawalDesk withdrawalDesk;
  private final TransferDesk transferDesk;
  private final OracleDesk oracleDesk;
  private final MarkDesk markDesk;
  private final LeverageDesk leverageDesk;
  private final RiskAlerts riskAlerts;
  private final Trading trading;
  private final Settlement settlement;
  private final Liquidation liquidation;
  private final BackstopUnwinding backstopUnwinding;
  private final Funding funding;
  private final FeeDesk feeDesk;
  private final PriceFollowers followers;
  private final Administration administration;
  private final SetMarketState setMarketState = new SetMarketState();
  private final FundInsurance fundInsurance = new FundInsurance();
  private final CollateralDesk collateralDesk;
  private final CollateralMoves collateralMoves;
  private final EngineView view;

  /** Takes all memory of the configured capacities and starts without any state. */
  public Engine(EngineConfig config, EngineEvents events) {
    this.config = config;
    state = new EngineState(config);
    CountedEvents counted = new CountedEvents(events);
    ScopeMargin scopeMargin =
        new ScopeMargin(state.scopes, state.positions, state.markets, state.collateral);
    Withdrawable withdrawable = new Withdrawable(state.scopes, scopeMargin);
    LiquidationPrice liquidationPrice =
        new LiquidationPrice(state.positions, state.markets, scopeMargin);
    OrderMargin orderMargin = new OrderMargin(state, scopeMargin);
    MakerMargin makerMargin =
        new MakerMargin(
            state.positions,
            new ScopeMargin(state.scopes, state.positions, state.markets, state.collateral));
    admission = new Admission(state.sessions, state.time, counted);
    sessionDesk = new SessionDesk(state.sessions, counted);
    accountDesk = new AccountDesk(state, counted);
    riskAlerts = new RiskAlerts(state, scopeMargin, counted);
    isolatedMargin = new IsolatedMargin(state, withdrawable, riskAlerts, counted);
    depositDesk = new DepositDesk(state, riskAlerts, counted);
    collateralMoves = new CollateralMoves(state, withdrawable, riskAlerts, counted);
    withdrawalDesk = new WithdrawalDesk(state, withdrawable, collateralMoves, riskAlerts, counted);
    transferDesk = new TransferDesk(state, withdrawable, riskAlerts, counted);
    AdminEvents adminEvents = new AdminEvents(state, counted);
    MarketDesk marketDesk =
        new MarketDesk(
            state.markets, state.positions, state.feeTiers.schedule(), adminEvents, counted);
    markDesk = new MarkDesk(state.markets, state.markTimes, state.time, counted);
    oracleDesk = new OracleDesk(state.markets, state.oracleWatch, markDesk, state.time, counted);
    leverageDesk = new LeverageDesk(state, scopeMargin, riskAlerts, counted);
    trading =
        new Trading(
            state, orderMargin, makerMargin, liquidationPrice, isolatedMargin, riskAlerts, counted);
    InsuranceFund insurance = new InsuranceFund(state, counted);
    settlement = new Settlement(state, trading.forcedOrders(), insurance, counted);
    LossSocialization losses =
        new LossSocialization(state, marketDesk, trading.clearance(), counted);
    liquidation =
        new Liquidation(
            state, scopeMargin, trading.forcedOrders(), insurance, losses, riskAlerts, counted);
    backstopUnwinding = new BackstopUnwinding(state, trading.forcedOrders(), insurance, counted);
    funding = new Funding(state, counted);
    feeDesk = new FeeDesk(state, counted);
    collateralDesk = new CollateralDesk(state, counted);
    followers = new PriceFollowers(state);
    AdminDesks desks =
        new AdminDesks(
            marketDesk,
            oracleDesk,
            markDesk,
            new RateLimitDesk(state.rateLimits, counted),
            withdrawalDesk,
            insurance,
            new LiquidationDesk(state.markets, counted),
            new BackstopDesk(state, counted),
            new FundingDesk(state, counted),
            new AuctionRulesDesk(state.markets, counted),
            feeDesk,
            new OpenInterestShareDesk(state, counted),
            collateralDesk);
    administration =
        new Administration(
            state, desks, trading.clearance(), settlement, followers, adminEvents, counted);
    view = new EngineView(state, scopeMargin, withdrawable, liquidationPrice);
  }

  /**
   * Command 1 of a journal, which says with what capacities its engine is made. It is no refusal
   * but an IllegalStateException when it comes later, or when this engine has others: then the
   * journal is not this engine's.
   */
  public void configure(CommandHeader header, EngineConfig capacities) {
    if (header.seq != 1 || !capacities.equals(config)) {
      throw new IllegalStateException(
          "command "
              + header.seq
              + " configures "
              + capacities
              + ", but this engine has "
              + config);
    }
    admission.finish(header, RejectReason.NONE, 0);
  }

  public void openSession(
      CommandHeader header, long connectionId, SessionRole role, Bytes32 clientName) {
    if (admission.admits(header, Permission.SERVE)) {
      finish(header, sessionDesk.open(connectionId, role, clientName), 0);
    }
  }

  public void placeOrder(CommandHeader header, PlaceOrder order) {
    if (admission.admits(header, Permission.TRADE)) {
      RejectReason reason = trading.entry().place(order);
      finish(header, reason, trading.entry().placedOrderId());
    }
  }

  public void placeBracket(CommandHeader header, PlaceBracket bracket) {
    if (admission.admits(header, Permission.TRADE)) {
      RejectReason reason = trading.bracketEntry().place(bracket);
      finish(header, reason, trading.bracketEntry().placedOrderId());
    }
  }

  public void cancelOrder(CommandHeader header, CancelOrder cancel) {
    if (admission.admits(header, Permission.TRADE)) {
      RejectReason reason = trading.cancellation().cancel(cancel);
      finish(header, reason, trading.cancellation().canceledOrderId());
    }
  }

  public void amendOrder(CommandHeader header, AmendOrder amend) {
    if (admission.admits(header, Permission.TRADE)) {
      RejectReason reason = trading.amendment().amend(amend);
      finish(header, reason, trading.amendment().amendedOrderId());
    }
  }

  public void cancelAll(CommandHeader header, CancelAll cancelAll) {
    if (admission.admits(header, Permission.TRADE)) {
      finish(header, trading.massCancellation().request(header, cancelAll), 0);
    }
  }

  public void scheduleCancel(CommandHeader header, ScheduleCancel schedule) {
    if (admission.admits(header, Permission.TRADE)) {
      finish(header, trading.deadManSwitches().schedule(header, schedule), 0);
    }
  }

  public void deposit(CommandHeader header, int subAccountId, long amountMicros) {
    if (admission.admits(header, Permission.TRADE)) {
      finish(header, depositDesk.deposit(subAccountId, amountMicros), 0);
    }
  }

  public void withdraw(CommandHeader header, int subAccountId, long amountMicros) {
    if (admission.admits(header, Permission.TRADE)) {
      finish(header, withdrawalDesk.request(subAccountId, amountMicros), 0);
    }
  }

  public void confirmWithdrawal(CommandHeader header, long withdrawalId) {
    if (admission.admits(header, Permission.SETTLE)) {
      finish(header, withdrawalDesk.confirm(withdrawalId), 0);
    }
  }

  public void revertWithdrawal(CommandHeader header, long withdrawalId) {
    if (admission.admits(header, Permission.SETTLE)) {
      finish(header, withdrawalDesk.revert(withdrawalId), 0);
    }
  }

  public void setWithdrawalRules(CommandHeader header, SetWithdrawalRules rules) {
    administer(header, rules);
  }

  public void transfer(CommandHeader header, Transfer transfer) {
    if (admission.admits(header, Permission.TRADE)) {
      finish(header, transferDesk.transfer(transfer), 0);
    }
  }

  public void createAccount(CommandHeader header, Bytes32 wallet) {
    if (admission.admits(header, Permission.TRADE)) {
      finish(header, accountDesk.createAccount(wallet), 0);
    }
  }

  public void createSubAccount(CommandHeader header, CreateSubAccount subAccount) {
    if (admission.admits(header, Permission.TRADE)) {
      finish(header, accountDesk.createSubAccount(subAccount), 0);
    }
  }

  public void createMarket(CommandHeader header, CreateMarket market) {
    administer(header, market);
  }

  public void updateMarket(CommandHeader header, UpdateMarket market) {
    administer(header, market);
  }

  /**
   * Moves a market to another state, see {@link MarketDesk#check}.
   *
   * @param settlementTicks at which price positions are closed in SETTLEMENT; 0: the mark
   */
  public void setMarketState(
      CommandHeader header, int marketId, MarketState marketState, int settlementTicks) {
    setMarketState.marketId = marketId;
    setMarketState.state = marketState;
    setMarketState.settlementTicks = settlementTicks;
    administer(header, setMarketState);
  }

  public void setRateLimits(CommandHeader header, SetRateLimits limits) {
    administer(header, limits);
  }

  public void setLiquidationRules(CommandHeader header, SetLiquidationRules rules) {
    administer(header, rules);
  }

  public void setBackstopRules(CommandHeader header, SetBackstopRules rules) {
    administer(header, rules);
  }

  public void fundInsurance(CommandHeader header, int marketId, long amountMicros) {
    fundInsurance.marketId = marketId;
    fundInsurance.amountMicros = amountMicros;
    administer(header, fundInsurance);
  }

  public void setFundingRules(CommandHeader header, SetFundingRules rules) {
    administer(header, rules);
  }

  public void setFundingRate(CommandHeader header, SetFundingRate rate) {
    administer(header, rate);
  }

  public void setAuctionRules(CommandHeader header, SetAuctionRules rules) {
    administer(header, rules);
  }

  public void setFeeSchedule(CommandHeader header, SetFeeSchedule schedule) {
    administer(header, schedule);
  }

  public void setFeeTier(CommandHeader header, SetFeeTier tier) {
    administer(header, tier);
  }

  public void setOpenInterestShare(CommandHeader header, SetOpenInterestShare share) {
    administer(header, share);
  }

  public void placeQuote(CommandHeader header, PlaceQuote quote) {
    if (admission.admits(header, Permission.TRADE)) {
      RejectReason reason = trading.quoteEntry().place(quote);
      finish(header, reason, trading.quoteEntry().placedOrderId());
    }
  }

  public void setLeverage(CommandHeader header, SetLeverage leverage) {
    if (admission.admits(header, Permission.TRADE)) {
      finish(header, leverageDesk.set(leverage), 0);
    }
  }

  public void updateOracle(CommandHeader header, UpdateOracle update) {
    if (admission.admits(header, Permission.PRICE)) {
      RejectReason reason = oracleDesk.update(update);
      if (reason == RejectReason.NONE) {
        followers.judged(state.markets.get(update.marketId));
      }
      if (reason == RejectReason.NONE && oracleDesk.hasMoved()) {
        followers.priced(state.markets.get(update.marketId));
      }
      finish(header, reason, 0);
    }
  }

  public void setPriceRules(CommandHeader header, SetPriceRules rules) {
    administer(header, rules);
  }

  public void setMarkRules(CommandHeader header, SetMarkRules rules) {
    administer(header, rules);
  }

  public void setApprovalRules(CommandHeader header, SetApprovalRules rules) {
    administer(header, rules);
  }

  public void approveProposal(CommandHeader header, long proposalId) {
    if (admission.admits(header, Permission.ADMINISTER)) {
      finish(header, administration.approve(header, proposalId), 0);
    }
  }

  public void rejectProposal(CommandHeader header, long proposalId) {
    if (admission.admits(header, Permission.ADMINISTER)) {
      finish(header, administration.reject(header, proposalId), 0);
    }
  }

  private void administer(CommandHeader header, AdminCommand command) {
    if (admission.admits(header, Permission.ADMINISTER)) {
      RejectReason reason = administration.take(header, command);
      finish(header, reason, administration.proposalId());
    }
  }

  public void setCollateralAsset(CommandHeader header, SetCollateralAsset asset) {
    administer(header, asset);
  }

  public void updateCollateralPrice(CommandHeader header, UpdateCollateralPrice price) {
    if (admission.admits(header, Permission.PRICE)) {
      finish(header, collateralDesk.update(price), 0);
    }
  }

  /** The operator takes collateral that the treasury has bought, for money. */
  public void settleCollateral(CommandHeader header, SettleCollateral settlement) {
    administer(header, settlement);
  }

  public void depositCollateral(CommandHeader header, MoveCollateral move) {
    if (admission.admits(header, Permission.TRADE)) {
      finish(header, collateralMoves.deposit(move), 0);
    }
  }

  public void withdrawCollateral(CommandHeader header, MoveCollateral move) {
    if (admission.admits(header, Permission.TRADE)) {
      finish(header, collateralMoves.withdraw(move), 0);
    }
  }

  public void transferCollateral(CommandHeader header, MoveCollateral move) {
    if (admission.admits(header, Permission.TRADE)) {
      finish(header, collateralMoves.transfer(move), 0);
    }
  }

  private void moveMarks() {
    markDesk.startStep();
    Market moved = markDesk.nextMoved();
    while (moved != null) {
      followers.marked(moved);
      moved = markDesk.nextMoved();
    }
  }

  /**
   * Does the work that has become due, in bounded steps: a proposal of an administrator, fee tiers,
   * funding, what orders wait for (see {@link Trading#step}), settlement, reduce-only triggers,
   * liquidations, other triggers (c7), slices of backstops, and last the marks that move by
   * themselves: what follows from them comes with the next tick, as from a price of the oracle. A
   * tick that comes early or late does what is due at its own time, so the deadline it was made for
   * is for the record.
   */
  public void tick(CommandHeader header, long deadlineNs) {
    if (admission.admits(header, Permission.SERVE)) {
      administration.step();
      oracleDesk.step();
      feeDesk.step();
      funding.step();
      trading.step(header);
      settlement.step();
      state.marginWatch.resume();
      fireAndLiquidate();
      backstopUnwinding.step();
      moveMarks();
      finish(header, RejectReason.NONE, 0);
    }
  }

  /**
   * Liquidations wait until no reduce-only trigger is due any more, but for those of one price of a
   * market only: once its next price has come before they are done, liquidations go first.
   */
  private void fireAndLiquidate() {
    boolean isOvertaken = state.dueTriggers.isOvertaken();
    if (isOvertaken) {
      liquidation.step();
    }
    if (trading.fireTriggers(FiringTurn.BEFORE_LIQUIDATIONS)) {
      if (!isOvertaken) {
        liquidation.step();
      }
      trading.fireTriggers(FiringTurn.AFTER_LIQUIDATIONS);
    }
  }

  /** Answers bytes that were no valid command. */
  public void rejectFrame(CommandHeader header, RejectReason reason) {
    admission.rejectFrame(header, reason);
  }

  /** When the engine wants its next tick, in nanoseconds since 1970; NO_DEADLINE: never. */
  public long nextDeadlineNs() {
    return state.nextDeadlineNs();
  }

  /** Capacities that it was made with. */
  public EngineConfig config() {
    return config;
  }

  /** 64-bit hash over the whole state, the same on any machine for the same commands. */
  public long stateHash() {
    return state.hash();
  }

  /**
   * All that commands have changed and that later ones depend on. For snapshots, which read it
   * whole, or fill that of an engine that has not executed anything.
   */
  public EngineState state() {
    return state;
  }

  /** Read-only look at the state, for the engine's own thread. */
  public EngineView view() {
    return view;
  }

  /** Ends an admitted command: what has to be measured is, as the last of its changes. */
  private void finish(CommandHeader header, RejectReason reason, long orderId) {
    isolatedMargin.finishCommand();
    state.marginWatch.finishCommand();
    riskAlerts.tell();
    admission.finish(header, reason, orderId);
  }
}
