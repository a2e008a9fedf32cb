package io.quantdesk.bench.book;

import io.quantdesk.engine.Engine;
import io.quantdesk.engine.EngineConfig;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.CancelOrder;
import io.quantdesk.engine.command.CommandHeader;
import io.quantdesk.engine.command.CreateMarket;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.command.UpdateOracle;
import io.quantdesk.engine.event.CommandOutcome;
import io.quantdesk.engine.event.IgnoredEvents;
import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.math.Bytes32;
import io.quantdesk.engine.order.OrdType;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.order.TimeInForce;

/** A whole engine whose sub-accounts have positions, driven by ids that a flat array maps. */
final class RiskEngine {
  private static final Side[] SIDES = {Side.BUY, Side.SELL};
  private static final long CASH_MICROS = 1_000_000_000L;

  /** More than the cash is good for. */
  private static final int TOO_MANY_LOTS = 2_000_000;

  private static final int POSITION_LOTS = 10;

  private final Outcomes outcomes = new Outcomes();
  private final Engine engine;
  private final CommandHeader header = new CommandHeader();
  private final PlaceOrder order = new PlaceOrder();
  private final CancelOrder cancel = new CancelOrder();
  private final long[] orderIds;

  private static final class Outcomes extends IgnoredEvents {
    private long orderId;
    private RejectReason expected = RejectReason.NONE;
    private long unexpected;

    @Override
    public void outcome(CommandOutcome event) {
      orderId = event.orderId;
      unexpected += event.reason == expected ? 0 : 1;
    }
  }

  RiskEngine(RiskCost.Shape shape, int markTicks, int orders) {
    int subAccounts = shape.subAccounts();
    EngineConfig config =
        new EngineConfig(
            subAccounts,
            subAccounts,
            shape.markets(),
            subAccounts * shape.markets(),
            orders + 2,
            orders + 2,
            1);
    engine = new Engine(config, outcomes);
    orderIds = new long[orders];
    header.timeNs = 1;
    order.ordType = OrdType.LIMIT;
    createSubAccounts(subAccounts);
    for (int marketId = 1; marketId <= shape.markets(); marketId++) {
      createMarket(marketId, markTicks);
      openPositions(marketId, subAccounts, markTicks);
    }
    order.marketId = 1;
    startGoodOrders();
    requireExpectedAnswers();
  }

  void place(int id, int subAccountId, int side, int priceTicks, long lots) {
    header.timeNs++;
    order.subAccountId = subAccountId;
    order.side = SIDES[side];
    order.priceTicks = priceTicks;
    order.orderQtyLots = lots;
    engine.placeOrder(header, order);
    orderIds[id] = outcomes.orderId;
  }

  void cancel(int id, int subAccountId) {
    header.timeNs++;
    cancel.subAccountId = subAccountId;
    cancel.orderId = orderIds[id];
    engine.cancelOrder(header, cancel);
  }

  /** The next orders are refused by the last check before that of the margin. */
  void startOrdersWithoutFill() {
    order.timeInForce = TimeInForce.FOK;
    outcomes.expected = RejectReason.FOK_NOT_FILLABLE;
  }

  /** The next orders are refused by the check of the margin. */
  void startOrdersWithoutMargin() {
    order.timeInForce = TimeInForce.GTC;
    outcomes.expected = RejectReason.INSUFFICIENT_MARGIN;
  }

  /** The next orders are taken. */
  void startGoodOrders() {
    order.timeInForce = TimeInForce.GTC;
    outcomes.expected = RejectReason.NONE;
  }

  void placeInVain(int subAccountId, int side, int priceTicks) {
    header.timeNs++;
    order.subAccountId = subAccountId;
    order.side = SIDES[side];
    order.priceTicks = priceTicks;
    order.orderQtyLots = TOO_MANY_LOTS;
    engine.placeOrder(header, order);
  }

  /** Commands that were refused, or not refused, otherwise than meant would be fast, and wrong. */
  void requireExpectedAnswers() {
    if (outcomes.unexpected > 0) {
      throw new IllegalStateException(outcomes.unexpected + " commands had an unexpected answer");
    }
  }

  private void createSubAccounts(int count) {
    Bytes32 wallet = new Bytes32();
    for (int i = 1; i <= count; i++) {
      wallet.w0 = i;
      engine.createAccount(header, wallet);
      engine.deposit(header, i, CASH_MICROS);
    }
  }

  private void createMarket(int marketId, int markTicks) {
    CreateMarket market = new CreateMarket();
    market.symbol.w0 = (long) '@' + marketId;
    MarketParameters parameters = market.parameters;
    parameters.tickSizeE9 = 1_000_000;
    parameters.lotSizeE9 = 1_000_000;
    parameters.minOrderLots = 1;
    parameters.maxOrderLots = TOO_MANY_LOTS;
    parameters.maxOpenInterestLots = 1_000_000_000;
    parameters.maxPriceTicks = 1_000_000;
    parameters.initialMarginPpm = 100_000;
    parameters.maintenanceMarginPpm = 50_000;
    parameters.takerFeePpm = 500;
    engine.createMarket(header, market);
    UpdateOracle oracle = new UpdateOracle();
    oracle.marketId = marketId;
    oracle.priceMantissa = markTicks;
    oracle.exponent = -3;
    engine.updateOracle(header, oracle);
    engine.setMarketState(header, marketId, MarketState.OPEN, 0);
  }

  /** Every two of them trade with each other. */
  private void openPositions(int marketId, int subAccounts, int markTicks) {
    order.marketId = marketId;
    order.priceTicks = markTicks;
    order.orderQtyLots = POSITION_LOTS;
    for (int i = 1; i < subAccounts; i += 2) {
      order.subAccountId = i;
      order.side = Side.BUY;
      order.timeInForce = TimeInForce.GTC;
      engine.placeOrder(header, order);
      order.subAccountId = i + 1;
      order.side = Side.SELL;
      order.timeInForce = TimeInForce.IOC;
      engine.placeOrder(header, order);
    }
  }
}
