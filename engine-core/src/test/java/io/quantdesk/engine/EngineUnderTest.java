package io.quantdesk.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.auction.AuctionRules;
import io.quantdesk.engine.command.AmendOrder;
import io.quantdesk.engine.command.CancelAll;
import io.quantdesk.engine.command.CancelOrder;
import io.quantdesk.engine.command.CommandHeader;
import io.quantdesk.engine.command.CreateMarket;
import io.quantdesk.engine.command.CreateSubAccount;
import io.quantdesk.engine.command.MoveCollateral;
import io.quantdesk.engine.command.PlaceBracket;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.command.PlaceQuote;
import io.quantdesk.engine.command.ScheduleCancel;
import io.quantdesk.engine.command.SetAuctionRules;
import io.quantdesk.engine.command.SetBackstopRules;
import io.quantdesk.engine.command.SetCollateralAsset;
import io.quantdesk.engine.command.SetFeeSchedule;
import io.quantdesk.engine.command.SetFeeTier;
import io.quantdesk.engine.command.SetFundingRate;
import io.quantdesk.engine.command.SetFundingRules;
import io.quantdesk.engine.command.SetLiquidationRules;
import io.quantdesk.engine.command.SetMarkRules;
import io.quantdesk.engine.command.SetOpenInterestShare;
import io.quantdesk.engine.command.SetRateLimits;
import io.quantdesk.engine.command.SetWithdrawalRules;
import io.quantdesk.engine.command.Transfer;
import io.quantdesk.engine.command.UpdateCollateralPrice;
import io.quantdesk.engine.command.UpdateMarket;
import io.quantdesk.engine.command.UpdateOracle;
import io.quantdesk.engine.fee.FeeSchedule;
import io.quantdesk.engine.mark.MarkRules;
import io.quantdesk.engine.market.BackstopRules;
import io.quantdesk.engine.market.FundingRules;
import io.quantdesk.engine.market.LiquidationRules;
import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.math.Bytes32;
import io.quantdesk.engine.order.OrdType;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.order.SideFilter;
import io.quantdesk.engine.order.TimeInForce;
import io.quantdesk.engine.trading.MassCancellation;
import java.util.List;

/**
 * Drives an engine with one call per command, as the server itself, and returns the lines of its
 * events. The invariants are checked after every command.
 */
final class EngineUnderTest {
  static final long USDC = 1_000_000;

  final EventLines events = new EventLines();
  final Engine engine;
  final EngineView view;
  final CommandHeader header = new CommandHeader();

  private final Invariants invariants;

  EngineUnderTest() {
    this(EngineConfig.small());
  }

  EngineUnderTest(EngineConfig config) {
    engine = new Engine(config, events);
    view = engine.view();
    invariants = new Invariants(view);
  }

  /** Parameters of a market with k = 1, no fees, im 10 %, mm 5 %, wide limits. */
  static MarketParameters parameters() {
    MarketParameters parameters = new MarketParameters();
    parameters.tickSizeE9 = 1_000_000;
    parameters.lotSizeE9 = 1_000_000;
    parameters.minOrderLots = 1;
    parameters.maxOrderLots = 1_000_000;
    parameters.maxOpenInterestLots = 10_000_000;
    parameters.maxPriceTicks = 1_000_000;
    parameters.initialMarginPpm = 100_000;
    parameters.maintenanceMarginPpm = 50_000;
    parameters.marketOrderBandPpm = 50_000;
    return parameters;
  }

  /** A new account's first sub-account with cash. */
  int trader(long cashMicros) {
    Bytes32 wallet = new Bytes32();
    wallet.w0 = view.accountCount() + 1L;
    createAccount(wallet);
    if (cashMicros > 0) {
      deposit(view.subAccountCount(), cashMicros);
    }
    return view.subAccountCount();
  }

  /** A new market, open, with a mark. */
  int openMarket(MarketParameters parameters, int markTicks) {
    int marketId = view.marketCount() + 1;
    assertThat(createMarket("MARKET-" + marketId, parameters)).last().isEqualTo("= NONE");
    mark(marketId, markTicks);
    assertThat(state(marketId, MarketState.OPEN)).last().isEqualTo("= NONE");
    return marketId;
  }

  List<String> createAccount(Bytes32 wallet) {
    engine.createAccount(next(), wallet);
    return done();
  }

  List<String> createSubAccount(int accountId) {
    return createIsolated(accountId, 0, 0);
  }

  List<String> createIsolated(int accountId, int parentSubAccountId, int marketId) {
    CreateSubAccount command = new CreateSubAccount();
    command.accountId = accountId;
    command.parentSubAccountId = parentSubAccountId;
    command.isolatedMarketId = marketId;
    engine.createSubAccount(next(), command);
    return done();
  }

  List<String> deposit(int subAccountId, long amountMicros) {
    engine.deposit(next(), subAccountId, amountMicros);
    return done();
  }

  List<String> withdraw(int subAccountId, long amountMicros) {
    engine.withdraw(next(), subAccountId, amountMicros);
    return done();
  }

  List<String> transfer(int from, int to, long amountMicros) {
    Transfer command = new Transfer();
    command.fromSubAccountId = from;
    command.toSubAccountId = to;
    command.amountMicros = amountMicros;
    engine.transfer(next(), command);
    return done();
  }

  List<String> confirmWithdrawal(long withdrawalId) {
    engine.confirmWithdrawal(next(), withdrawalId);
    return done();
  }

  List<String> revertWithdrawal(long withdrawalId) {
    engine.revertWithdrawal(next(), withdrawalId);
    return done();
  }

  List<String> setWithdrawalRules(long limitMicros, int sharePpm, long holdNs) {
    SetWithdrawalRules command = new SetWithdrawalRules();
    command.rules.hourlyLimitMicros = limitMicros;
    command.rules.hourlySharePpm = sharePpm;
    command.rules.holdNs = holdNs;
    engine.setWithdrawalRules(next(), command);
    return done();
  }

  List<String> createMarket(String symbol, MarketParameters parameters) {
    CreateMarket command = new CreateMarket();
    set(command.symbol, symbol);
    command.parameters.set(parameters);
    engine.createMarket(next(), command);
    return done();
  }

  List<String> updateMarket(int marketId, MarketParameters parameters) {
    UpdateMarket command = new UpdateMarket();
    command.marketId = marketId;
    command.parameters.set(parameters);
    engine.updateMarket(next(), command);
    return done();
  }

  List<String> state(int marketId, MarketState state) {
    return state(marketId, state, 0);
  }

  List<String> state(int marketId, MarketState state, int settlementTicks) {
    engine.setMarketState(next(), marketId, state, settlementTicks);
    return done();
  }

  /** An oracle price of whole ticks. */
  List<String> mark(int marketId, int ticks) {
    MarketParameters parameters = new MarketParameters();
    view.copyParameters(marketId, parameters);
    return oracle(marketId, ticks * parameters.tickSizeE9, -9, 1);
  }

  List<String> oracle(int marketId, long mantissa, int exponent, long publishTimeNs) {
    UpdateOracle command = new UpdateOracle();
    command.marketId = marketId;
    command.priceMantissa = mantissa;
    command.exponent = exponent;
    command.publishTimeNs = publishTimeNs;
    engine.updateOracle(next(), command);
    return done();
  }

  List<String> liquidationRules(int marketId, LiquidationRules rules) {
    SetLiquidationRules command = new SetLiquidationRules();
    command.marketId = marketId;
    command.rules.set(rules);
    engine.setLiquidationRules(next(), command);
    return done();
  }

  List<String> markRules(int marketId, MarkRules rules) {
    SetMarkRules command = new SetMarkRules();
    command.marketId = marketId;
    command.rules.set(rules);
    engine.setMarkRules(next(), command);
    return done();
  }

  List<String> backstopRules(int marketId, BackstopRules rules) {
    SetBackstopRules command = new SetBackstopRules();
    command.marketId = marketId;
    command.rules.set(rules);
    engine.setBackstopRules(next(), command);
    return done();
  }

  List<String> fundingRules(int marketId, FundingRules rules) {
    SetFundingRules command = new SetFundingRules();
    command.marketId = marketId;
    command.rules.set(rules);
    engine.setFundingRules(next(), command);
    return done();
  }

  List<String> fundingRate(int marketId, int rateE9) {
    SetFundingRate command = new SetFundingRate();
    command.marketId = marketId;
    command.rateE9 = rateE9;
    engine.setFundingRate(next(), command);
    return done();
  }

  List<String> auctionRules(int marketId, AuctionRules rules) {
    SetAuctionRules command = new SetAuctionRules();
    command.marketId = marketId;
    command.rules.set(rules);
    engine.setAuctionRules(next(), command);
    return done();
  }

  /** A quote of a client order id, or with 0 of none. */
  List<String> quote(int subAccountId, long auctionId, long lots, int priceTicks, long clOrdId) {
    PlaceQuote quote = new PlaceQuote();
    quote.subAccountId = subAccountId;
    quote.auctionId = auctionId;
    quote.orderQtyLots = lots;
    quote.priceTicks = priceTicks;
    quote.clOrdId = clOrdId;
    engine.placeQuote(next(), quote);
    return done();
  }

  List<String> fundInsurance(int marketId, long amountMicros) {
    engine.fundInsurance(next(), marketId, amountMicros);
    return done();
  }

  static PlaceOrder limit(int subAccountId, int marketId, Side side, long lots, int priceTicks) {
    PlaceOrder order = new PlaceOrder();
    order.subAccountId = subAccountId;
    order.marketId = marketId;
    order.side = side;
    order.orderQtyLots = lots;
    order.priceTicks = priceTicks;
    order.ordType = OrdType.LIMIT;
    order.timeInForce = TimeInForce.GTC;
    return order;
  }

  static PlaceOrder ioc(int subAccountId, int marketId, Side side, long lots, int priceTicks) {
    PlaceOrder order = limit(subAccountId, marketId, side, lots, priceTicks);
    order.timeInForce = TimeInForce.IOC;
    return order;
  }

  /** A GTD limit order. */
  static PlaceOrder until(
      long expireTimeNs, int subAccountId, int marketId, Side side, long lots, int priceTicks) {
    PlaceOrder order = limit(subAccountId, marketId, side, lots, priceTicks);
    order.timeInForce = TimeInForce.GTD;
    order.expireTimeNs = expireTimeNs;
    return order;
  }

  static PlaceOrder market(int subAccountId, int marketId, Side side, long lots) {
    PlaceOrder order = ioc(subAccountId, marketId, side, lots, 0);
    order.ordType = OrdType.MARKET;
    return order;
  }

  static PlaceOrder postOnly(int subAccountId, int marketId, Side side, long lots, int priceTicks) {
    PlaceOrder order = limit(subAccountId, marketId, side, lots, priceTicks);
    order.postOnly = true;
    return order;
  }

  List<String> place(PlaceOrder order) {
    engine.placeOrder(next(), order);
    return done();
  }

  List<String> place(PlaceBracket bracket) {
    engine.placeBracket(next(), bracket);
    return done();
  }

  List<String> buy(int subAccountId, int marketId, long lots, int priceTicks) {
    return place(limit(subAccountId, marketId, Side.BUY, lots, priceTicks));
  }

  List<String> sell(int subAccountId, int marketId, long lots, int priceTicks) {
    return place(limit(subAccountId, marketId, Side.SELL, lots, priceTicks));
  }

  /** Id of the order that the last command made or named. */
  long orderId() {
    return events.lastOrderId();
  }

  List<String> cancel(int subAccountId, long orderId) {
    return cancel(subAccountId, orderId, 0);
  }

  List<String> cancel(int subAccountId, long orderId, long clOrdId) {
    CancelOrder command = new CancelOrder();
    command.subAccountId = subAccountId;
    command.orderId = orderId;
    command.clOrdId = clOrdId;
    engine.cancelOrder(next(), command);
    return done();
  }

  List<String> amend(int subAccountId, long orderId, long totalLots, int priceTicks) {
    AmendOrder command = new AmendOrder();
    command.subAccountId = subAccountId;
    command.orderId = orderId;
    command.orderQtyLots = totalLots;
    command.priceTicks = priceTicks;
    engine.amendOrder(next(), command);
    return done();
  }

  List<String> cancelAll(int subAccountId, int marketId, SideFilter side) {
    CancelAll command = new CancelAll();
    command.subAccountId = subAccountId;
    command.marketId = marketId;
    command.side = side;
    engine.cancelAll(next(), command);
    return done();
  }

  List<String> setRateLimits(long orderTokens, long refillIntervalNs) {
    SetRateLimits command = new SetRateLimits();
    command.orderTokens = orderTokens;
    command.refillIntervalNs = refillIntervalNs;
    engine.setRateLimits(next(), command);
    return done();
  }

  List<String> scheduleCancel(int subAccountId, long cancelTimeNs) {
    return schedule(subAccountId, cancelTimeNs, false);
  }

  List<String> scheduleCloseAll(int subAccountId, long cancelTimeNs) {
    return schedule(subAccountId, cancelTimeNs, true);
  }

  private List<String> schedule(int subAccountId, long cancelTimeNs, boolean closesAll) {
    ScheduleCancel command = new ScheduleCancel();
    command.subAccountId = subAccountId;
    command.cancelTimeNs = cancelTimeNs;
    command.closeAll = closesAll;
    engine.scheduleCancel(next(), command);
    return done();
  }

  /** Makes traders with so many orders in market 1 that their mass cancels have to wait. */
  void fillMassCancels(int requests) {
    for (int i = 0; i < requests; i++) {
      PlaceOrder order = limit(trader(1_000 * USDC), 1, Side.BUY, 1, 900);
      for (int j = 0; j < MassCancellation.MAX_ORDERS_PER_STEP + 1; j++) {
        engine.placeOrder(next(), order);
      }
      CancelAll all = new CancelAll();
      all.subAccountId = order.subAccountId;
      all.side = SideFilter.BOTH;
      engine.cancelAll(next(), all);
      events.take();
    }
  }

  List<String> feeSchedule(FeeSchedule schedule) {
    SetFeeSchedule command = new SetFeeSchedule();
    command.schedule.set(schedule);
    engine.setFeeSchedule(next(), command);
    return done();
  }

  List<String> openInterestShare(int marketId, int sharePpm, long floorLots) {
    SetOpenInterestShare command = new SetOpenInterestShare();
    command.marketId = marketId;
    command.share.sharePpm = sharePpm;
    command.share.floorLots = floorLots;
    engine.setOpenInterestShare(next(), command);
    return done();
  }

  List<String> feeTier(int accountId, int tier) {
    SetFeeTier command = new SetFeeTier();
    command.accountId = accountId;
    command.tier = tier;
    engine.setFeeTier(next(), command);
    return done();
  }

  List<String> tick() {
    engine.tick(next(), engine.nextDeadlineNs());
    return done();
  }

  /** Lets time pass before the next command, which comes at a time. */
  void comesAt(long timeNs) {
    header.timeNs = timeNs - 1_000;
  }

  /** Header of the next command, of the server itself. */
  CommandHeader next() {
    return next(0, 0);
  }

  /** Header of the next command, of a session. */
  CommandHeader next(int sessionId, long clientSeq) {
    header.seq++;
    header.timeNs += 1_000;
    header.sessionId = sessionId;
    header.clientSeq = clientSeq;
    return header;
  }

  /** Checks the invariants and takes the lines. */
  List<String> done() {
    assertThat(invariants.violations()).isEmpty();
    return events.take();
  }

  static void set(Bytes32 bytes, String text) {
    bytes.set(word(text, 0), word(text, 8), word(text, 16), word(text, 24));
  }

  private static long word(String text, int from) {
    long word = 0;
    for (int i = from; i < Math.min(text.length(), from + 8); i++) {
      word |= (long) text.charAt(i) << ((i - from) * 8);
    }
    return word;
  }

  /** Lists an asset of unit 1e-6 and tick 0.001, whose price in ticks is told at once. */
  int asset(String symbol, int initialPpm, int maintenancePpm, int ticks) {
    SetCollateralAsset command = new SetCollateralAsset();
    command.symbol.w0 = symbol.charAt(0);
    command.terms.unitSizeE9 = 1_000;
    command.terms.tickSizeE9 = 1_000_000;
    command.terms.capUnits = 200_000_000_000L;
    command.terms.initialWeightPpm = initialPpm;
    command.terms.maintenanceWeightPpm = maintenancePpm;
    command.terms.discountPpm = 50_000;
    command.assetId = assetId(command.symbol);
    engine.setCollateralAsset(next(), command);
    done();
    int assetId = assetId(command.symbol);
    assetPrice(assetId, ticks);
    return assetId;
  }

  private int assetId(Bytes32 symbol) {
    Bytes32 other = new Bytes32();
    for (int id = 1; id <= view.collateral().count(); id++) {
      view.collateral().copySymbol(id, other);
      if (other.sameAs(symbol)) {
        return id;
      }
    }
    return 0;
  }

  List<String> assetPrice(int assetId, int ticks) {
    UpdateCollateralPrice command = new UpdateCollateralPrice();
    command.assetId = assetId;
    command.price.priceMantissa = ticks;
    command.price.exponent = -3;
    CommandHeader stamp = next();
    command.price.publishTimeNs = stamp.timeNs;
    engine.updateCollateralPrice(stamp, command);
    return done();
  }

  /** In millionths of the asset. */
  List<String> depositCollateral(int subAccountId, int assetId, long units) {
    MoveCollateral command = new MoveCollateral();
    command.subAccountId = subAccountId;
    command.assetId = assetId;
    command.units = units;
    engine.depositCollateral(next(), command);
    return done();
  }
}
