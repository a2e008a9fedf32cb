package io.quantdesk.bench.cascade;

import io.quantdesk.engine.Engine;
import io.quantdesk.engine.EngineConfig;
import io.quantdesk.engine.EngineView;
import io.quantdesk.engine.Invariants;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.CancelOrder;
import io.quantdesk.engine.command.CommandHeader;
import io.quantdesk.engine.command.CreateMarket;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.command.SetFundingRate;
import io.quantdesk.engine.command.SetFundingRules;
import io.quantdesk.engine.command.SetLiquidationRules;
import io.quantdesk.engine.command.UpdateOracle;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.math.Bytes32;
import io.quantdesk.engine.order.Side;
import java.util.List;

/**
 * An engine of one market, called as the pipeline calls it: a tick as soon as the engine wants one,
 * and a microsecond of its time for each command. Knows how long each command took, once it is told
 * to {@link #startTiming}.
 */
final class TimedEngine {
  static final int MARKET_ID = 1;

  private static final long NANOS_PER_COMMAND = 1_000;

  private final CascadeTally tally;
  private final Engine engine;
  private final EngineView view;
  private final CommandHeader header = new CommandHeader();
  private final UpdateOracle oracle = new UpdateOracle();
  private final CancelOrder cancel = new CancelOrder();
  private final SetFundingRate fundingRate = new SetFundingRate();
  private final Bytes32 wallet = new Bytes32();
  private CommandTimes times = new CommandTimes();
  private long checksOfPrices;
  private long nanosOfCheckedPrices;

  TimedEngine(EngineConfig config, CascadeTally tally, long startNs) {
    this.tally = tally;
    engine = new Engine(config, tally);
    view = engine.view();
    header.timeNs = startNs;
  }

  EngineView view() {
    return view;
  }

  CommandTimes times() {
    return times;
  }

  /** Forgets all times before. */
  void startTiming() {
    times = new CommandTimes();
  }

  /** Exact measures that oracle prices have led to at once. */
  long checksOfPrices() {
    return checksOfPrices;
  }

  /** How long those prices took. */
  long nanosOfCheckedPrices() {
    return nanosOfCheckedPrices;
  }

  /** Opens the market; the engine must accept all of it. */
  void open(
      CreateMarket market,
      SetLiquidationRules liquidation,
      SetFundingRules funding,
      int firstTicks,
      long tickSizeE9) {
    engine.createMarket(header, market);
    requireAccepted();
    engine.setLiquidationRules(header, liquidation);
    requireAccepted();
    engine.setFundingRules(header, funding);
    requireAccepted();
    oracle.marketId = MARKET_ID;
    oracle.exponent = -9;
    price(firstTicks, tickSizeE9);
    engine.setMarketState(header, MARKET_ID, MarketState.OPEN, 0);
    requireAccepted();
  }

  /** A new owner's sub-account. */
  int newSubAccount() {
    wallet.w0++;
    engine.createAccount(header, wallet);
    requireAccepted();
    return view.subAccountCount();
  }

  void fundInsurance(long amountMicros) {
    engine.fundInsurance(header, MARKET_ID, amountMicros);
    requireAccepted();
  }

  /** The rate that longs pay at the next full hour; null: the engine's own. */
  void nextFundingRate(Integer rateE9) {
    if (rateE9 != null) {
      fundingRate.marketId = MARKET_ID;
      fundingRate.rateE9 = rateE9;
      engine.setFundingRate(header, fundingRate);
      requireAccepted();
    }
  }

  /** Does what becomes due until a time, and moves on to it. */
  void moveTo(long timeNs) {
    while (engine.nextDeadlineNs() <= timeNs) {
      header.timeNs = Math.max(header.timeNs, engine.nextDeadlineNs());
      tick();
    }
    header.timeNs = Math.max(header.timeNs, timeNs);
  }

  /** Ticks until nothing is due at once. */
  void settle() {
    while (engine.nextDeadlineNs() <= header.timeNs) {
      tick();
    }
  }

  void price(int ticks, long tickSizeE9) {
    oracle.priceMantissa = ticks * tickSizeE9;
    oracle.publishTimeNs = header.timeNs;
    long checksBefore = view.marginChecks();
    long start = System.nanoTime();
    engine.updateOracle(header, oracle);
    long ns = System.nanoTime() - start;
    requireAccepted();
    long checks = view.marginChecks() - checksBefore;
    record(checks == 0 ? CommandKind.CALM_PRICE : CommandKind.PRICE, ns);
    if (checks > 0) {
      checksOfPrices += checks;
      nanosOfCheckedPrices += ns;
    }
  }

  RejectReason place(PlaceOrder order) {
    order.marketId = MARKET_ID;
    long start = System.nanoTime();
    engine.placeOrder(header, order);
    record(CommandKind.ORDER, System.nanoTime() - start);
    return tally.lastReason();
  }

  /** Cancels an order, which may be gone already. */
  void cancel(int subAccountId, long clOrdId) {
    cancel.subAccountId = subAccountId;
    cancel.clOrdId = clOrdId;
    long start = System.nanoTime();
    engine.cancelOrder(header, cancel);
    record(CommandKind.CANCEL, System.nanoTime() - start);
  }

  RejectReason deposit(int subAccountId, long amountMicros) {
    long start = System.nanoTime();
    engine.deposit(header, subAccountId, amountMicros);
    record(CommandKind.FUNDS, System.nanoTime() - start);
    return tally.lastReason();
  }

  int bestTicks(Side side) {
    return view.bestPriceTicks(MARKET_ID, side);
  }

  /** What is broken, in words. */
  List<String> violations() {
    return new Invariants(view).violations();
  }

  long stateHash() {
    return engine.stateHash();
  }

  private void tick() {
    long start = System.nanoTime();
    engine.tick(header, header.timeNs);
    record(CommandKind.TICK, System.nanoTime() - start);
  }

  private void record(CommandKind kind, long ns) {
    times.add(kind, ns);
    header.timeNs += NANOS_PER_COMMAND;
  }

  private void requireAccepted() {
    if (tally.lastReason() != RejectReason.NONE) {
      throw new IllegalStateException("the engine refused: " + tally.lastReason());
    }
  }
}
