package io.quantdesk.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.event.AccountCreated;
import io.quantdesk.engine.event.AdminActed;
import io.quantdesk.engine.event.ApprovalRulesSet;
import io.quantdesk.engine.event.AuctionEnded;
import io.quantdesk.engine.event.AuctionOpened;
import io.quantdesk.engine.event.AuctionRulesSet;
import io.quantdesk.engine.event.BackstopDrawn;
import io.quantdesk.engine.event.BackstopRulesSet;
import io.quantdesk.engine.event.BackstopUnwound;
import io.quantdesk.engine.event.BalanceChanged;
import io.quantdesk.engine.event.CancelScheduled;
import io.quantdesk.engine.event.CommandOutcome;
import io.quantdesk.engine.event.FeeScheduleSet;
import io.quantdesk.engine.event.FeeTierChanged;
import io.quantdesk.engine.event.FundingPaid;
import io.quantdesk.engine.event.FundingRateScheduled;
import io.quantdesk.engine.event.FundingRateSet;
import io.quantdesk.engine.event.FundingRulesSet;
import io.quantdesk.engine.event.InsuranceChanged;
import io.quantdesk.engine.event.LeverageSet;
import io.quantdesk.engine.event.LiquidationEnded;
import io.quantdesk.engine.event.LiquidationRulesSet;
import io.quantdesk.engine.event.LiquidationStarted;
import io.quantdesk.engine.event.LiquidationStepped;
import io.quantdesk.engine.event.LossSocialized;
import io.quantdesk.engine.event.MarkPriceUpdated;
import io.quantdesk.engine.event.MarkRulesSet;
import io.quantdesk.engine.event.MarketCreated;
import io.quantdesk.engine.event.MarketStateChanged;
import io.quantdesk.engine.event.MarketUpdated;
import io.quantdesk.engine.event.MassCancelCompleted;
import io.quantdesk.engine.event.OpenInterestShareSet;
import io.quantdesk.engine.event.OraclePriceUpdated;
import io.quantdesk.engine.event.OracleStatusChanged;
import io.quantdesk.engine.event.OrderAccepted;
import io.quantdesk.engine.event.OrderAmended;
import io.quantdesk.engine.event.OrderDone;
import io.quantdesk.engine.event.OrderEnlarged;
import io.quantdesk.engine.event.OrderReduced;
import io.quantdesk.engine.event.OrderRejected;
import io.quantdesk.engine.event.OrderRested;
import io.quantdesk.engine.event.OrderTriggered;
import io.quantdesk.engine.event.PositionChanged;
import io.quantdesk.engine.event.PositionSettled;
import io.quantdesk.engine.event.PriceRulesSet;
import io.quantdesk.engine.event.ProposalChanged;
import io.quantdesk.engine.event.ProposalMade;
import io.quantdesk.engine.event.QuoteAccepted;
import io.quantdesk.engine.event.RateLimitsSet;
import io.quantdesk.engine.event.RiskAlert;
import io.quantdesk.engine.event.ScheduledCancelStarted;
import io.quantdesk.engine.event.ScheduledCloseEnded;
import io.quantdesk.engine.event.SessionOpened;
import io.quantdesk.engine.event.SubAccountCreated;
import io.quantdesk.engine.event.Traded;
import io.quantdesk.engine.event.WithdrawalConfirmed;
import io.quantdesk.engine.event.WithdrawalRequested;
import io.quantdesk.engine.event.WithdrawalReverted;
import io.quantdesk.engine.event.WithdrawalRulesSet;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.oracle.OracleStatus;
import io.quantdesk.engine.order.Side;
import java.util.HashMap;
import java.util.Map;

/**
 * State as a reader of the events alone sees it: the database writer and the market data live on
 * this being enough. Keeps the outcome of the last command, too.
 */
final class EventMirror extends CollateralEventMirror {
  /** An order with a remainder. */
  static final class Order {
    long total;
    long cum;
    int price;
    int trigger;
    boolean trails;
  }

  /** A position. */
  static final class Position {
    long lots;
    long cost;
    long total;
  }

  final CommandOutcome outcome = new CommandOutcome();
  final Map<Integer, Long> cash = new HashMap<>();
  final Map<Long, Position> positions = new HashMap<>();
  final Map<Long, Order> orders = new HashMap<>();
  final Map<Long, Long> levels = new HashMap<>();
  final Map<Long, Integer> leverages = new HashMap<>();
  final Map<Integer, Integer> marks = new HashMap<>();
  long alerts;
  long alertDigest;
  long tierChanges;
  final Map<Integer, Integer> feeTiers = new HashMap<>();
  long trades;
  long liquidations;
  long settled;
  final Map<Integer, Long> insurance = new HashMap<>();

  /** Open auctions by market and side. */
  final Map<Long, Long> auctions = new HashMap<>();

  final Map<Integer, Long> fundingPools = new HashMap<>();
  final Map<Integer, Long> longIndices = new HashMap<>();
  final Map<Integer, Long> shortIndices = new HashMap<>();
  final Map<Integer, Long> dust = new HashMap<>();
  final Map<Integer, Long> backstopDraws = new HashMap<>();
  long taken;
  long returns;
  final Map<Integer, MarketState> states = new HashMap<>();
  long fundings;
  long payments;
  final Map<Integer, OracleStatus> oracles = new HashMap<>();
  final AdminMirror administration = new AdminMirror();
  long rejected;
  long scheduledCancels;
  long closings;
  long closingDigest;
  long triggered;
  long turns;
  long enlarged;
  final Map<Long, Long> withdrawals = new HashMap<>();

  static long key(int high, int low) {
    return (long) high << 32 | low;
  }

  @Override
  public void outcome(CommandOutcome event) {
    assertThat(event.eventCount).isEqualTo(events);
    events = 0;
    outcome.reason = event.reason;
    outcome.orderId = event.orderId;
    outcome.originalSeq = event.originalSeq;
    outcome.clientSeq = event.clientSeq;
    outcome.sessionId = event.sessionId;
    outcome.commandSeq = event.commandSeq;
    outcome.timeNs = event.timeNs;
    outcome.eventCount = event.eventCount;
  }

  @Override
  public void sessionOpened(SessionOpened event) {
    events++;
  }

  @Override
  public void accountCreated(AccountCreated event) {
    events++;
  }

  @Override
  public void subAccountCreated(SubAccountCreated event) {
    events++;
    cash.put(event.subAccountId, 0L);
  }

  @Override
  public void marketCreated(MarketCreated event) {
    events++;
  }

  @Override
  public void marketUpdated(MarketUpdated event) {
    events++;
  }

  @Override
  public void marketStateChanged(MarketStateChanged event) {
    events++;
    states.put(event.marketId, event.state);
  }

  @Override
  public void oraclePriceUpdated(OraclePriceUpdated event) {
    events++;
  }

  @Override
  public void markRulesSet(MarkRulesSet event) {
    events++;
  }

  @Override
  public void markPriceUpdated(MarkPriceUpdated event) {
    events++;
    marks.put(event.marketId, event.markTicks);
  }

  @Override
  public void orderAccepted(OrderAccepted event) {
    events++;
    Order order = new Order();
    order.total = event.orderQtyLots;
    order.price = event.priceTicks;
    order.trigger = event.triggerPriceTicks;
    order.trails = event.trailingOffsetTicks != 0 || event.trailingOffsetPpm != 0;
    assertThat(orders.put(event.orderId, order)).isNull();
    if (event.restingQtyLots > 0) {
      assertThat(event.restingQtyLots).isEqualTo(event.orderQtyLots);
      level(event.marketId, event.priceTicks, event.levelQtyLots);
    }
  }

  @Override
  public void orderRejected(OrderRejected event) {
    events++;
    rejected++;
  }

  @Override
  public void orderRested(OrderRested event) {
    events++;
    Order order = orders.get(event.orderId);
    assertThat(order.total - order.cum).isEqualTo(event.restingQtyLots);
    assertThat(order.price).isEqualTo(event.priceTicks);
    level(event.marketId, event.priceTicks, event.levelQtyLots);
  }

  @Override
  public void orderAmended(OrderAmended event) {
    events++;
    Order order = orders.get(event.orderId);
    order.total = event.orderQtyLots;
    order.price = event.priceTicks;
    assertThat(order.total - order.cum).isEqualTo(event.leavesQtyLots);
    order.trigger = event.triggerPriceTicks;
    if (event.triggerPriceTicks == 0) {
      level(event.marketId, event.oldPriceTicks, event.oldLevelQtyLots);
    }
  }

  @Override
  public void orderDone(OrderDone event) {
    events++;
    Order order = orders.remove(event.orderId);
    assertThat(order.total - order.cum).isEqualTo(event.canceledQtyLots);
    assertThat(order.cum).isEqualTo(event.cumQtyLots);
    if (event.rested) {
      level(event.marketId, event.priceTicks, event.levelQtyLots);
    }
  }

  @Override
  public void orderReduced(OrderReduced event) {
    events++;
    Order order = orders.get(event.orderId);
    assertThat(event.orderQtyLots).isLessThan(order.total);
    assertThat(event.leavesQtyLots).isPositive().isEqualTo(event.orderQtyLots - order.cum);
    order.total = event.orderQtyLots;
    if (event.rested) {
      level(event.marketId, event.priceTicks, event.levelQtyLots);
    }
  }

  @Override
  public void traded(Traded event) {
    events++;
    trades++;
    assertThat(event.tradeId).isEqualTo(trades);
    fees += event.takerFeeMicros + event.makerFeeMicros;
    fill(event.takerOrderId, event.lastQtyLots, event.takerLeavesQtyLots);
    fill(event.makerOrderId, event.lastQtyLots, event.makerLeavesQtyLots);
    if (!event.quoted) {
      level(event.marketId, event.lastPriceTicks, event.makerLevelQtyLots);
    }
  }

  @Override
  public void positionChanged(PositionChanged event) {
    events++;
    Position position =
        positions.computeIfAbsent(
            key(event.subAccountId, event.marketId), unused -> new Position());
    position.lots = event.positionLots;
    position.cost = event.costMicros;
    position.total = event.totalRealizedPnlMicros;
  }

  @Override
  public void balanceChanged(BalanceChanged event) {
    events++;
    long before = cash.put(event.subAccountId, event.cashMicros);
    assertThat(event.changeMicros).isNotZero().isEqualTo(event.cashMicros - before);
  }

  @Override
  public void cancelScheduled(CancelScheduled event) {
    events++;
  }

  @Override
  public void scheduledCancelStarted(ScheduledCancelStarted event) {
    events++;
    scheduledCancels++;
  }

  @Override
  public void scheduledCloseEnded(ScheduledCloseEnded event) {
    events++;
    closings++;
    closingDigest +=
        NaiveClosing.digest(event.subAccountId, event.marketId, event.leavesLots, event.reason);
  }

  @Override
  public void rateLimitsSet(RateLimitsSet event) {
    events++;
  }

  @Override
  public void massCancelCompleted(MassCancelCompleted event) {
    events++;
  }

  @Override
  public void orderEnlarged(OrderEnlarged event) {
    events++;
    enlarged++;
    Order order = orders.get(event.orderId);
    assertThat(event.orderQtyLots).isGreaterThan(order.total);
    assertThat(order.cum).isZero();
    order.total = event.orderQtyLots;
    if (!order.trails) {
      assertThat(order.trigger).isEqualTo(event.triggerPriceTicks);
    }
  }

  @Override
  public void orderTriggered(OrderTriggered event) {
    events++;
    triggered++;
    Order order = orders.get(event.orderId);
    if (!order.trails) {
      assertThat(order.trigger).isEqualTo(event.triggerPriceTicks);
    }
    turns = (turns * 31 + (event.orderId >>> 24)) * 31 + event.triggerPriceTicks;
    order.trigger = 0;
    order.price = event.priceTicks;
  }

  private void fill(long orderId, long lots, long leaves) {
    Order order = orders.get(orderId);
    order.cum += lots;
    assertThat(order.total - order.cum).isEqualTo(leaves);
    if (leaves == 0) {
      orders.remove(orderId);
    }
  }

  private void level(int marketId, int price, long lots) {
    if (lots == 0) {
      levels.remove(key(marketId, price));
    } else {
      levels.put(key(marketId, price), lots);
    }
  }

  @Override
  public void liquidationStarted(LiquidationStarted event) {
    events++;
    liquidations++;
  }

  @Override
  public void liquidationStepped(LiquidationStepped event) {
    events++;
  }

  @Override
  public void liquidationEnded(LiquidationEnded event) {
    events++;
  }

  @Override
  public void insuranceChanged(InsuranceChanged event) {
    events++;
    long before = insurance.getOrDefault(event.marketId, 0L);
    insurance.put(event.marketId, event.balanceMicros);
    assertThat(event.changeMicros).isNotZero().isEqualTo(event.balanceMicros - before);
  }

  @Override
  public void priceRulesSet(PriceRulesSet event) {
    events++;
  }

  @Override
  public void oracleStatusChanged(OracleStatusChanged event) {
    events++;
    OracleStatus before = oracles.put(event.marketId, event.status);
    assertThat(event.oldStatus).isEqualTo(before == null ? OracleStatus.VALID : before);
  }

  @Override
  public void positionSettled(PositionSettled event) {
    events++;
    settled++;
  }

  @Override
  public void liquidationRulesSet(LiquidationRulesSet event) {
    events++;
  }

  @Override
  public void leverageSet(LeverageSet event) {
    events++;
    leverages.put(key(event.subAccountId, event.marketId), event.leverage);
  }

  @Override
  public void riskAlert(RiskAlert event) {
    events++;
    alerts++;
    alertDigest += NaiveAlerts.digest(event.subAccountId, event.level, event.healthFactor);
  }

  @Override
  public void withdrawalRequested(WithdrawalRequested event) {
    events++;
    assertThat(event.withdrawalId).isEqualTo(++lastWithdrawal);
    withdrawals.put(event.withdrawalId, event.amountMicros);
  }

  @Override
  public void withdrawalConfirmed(WithdrawalConfirmed event) {
    events++;
    assertThat(withdrawals.remove(event.withdrawalId)).isEqualTo(event.amountMicros);
  }

  @Override
  public void withdrawalReverted(WithdrawalReverted event) {
    events++;
    assertThat(withdrawals.remove(event.withdrawalId)).isEqualTo(event.amountMicros);
  }

  @Override
  public void withdrawalRulesSet(WithdrawalRulesSet event) {
    events++;
  }

  @Override
  public void fundingRulesSet(FundingRulesSet event) {
    events++;
  }

  @Override
  public void fundingRateSet(FundingRateSet event) {
    events++;
    fundings++;
    longIndices.put(event.marketId, event.longFundingIndex);
    shortIndices.put(event.marketId, event.shortFundingIndex);
  }

  @Override
  public void fundingPaid(FundingPaid event) {
    events++;
    payments++;
    fundingPools.merge(event.marketId, event.paidMicros, Long::sum);
    assertThat(event.paidMicros).isNotZero();
    Position position = positions.get(key(event.subAccountId, event.marketId));
    assertThat(event.positionLots).isEqualTo(position.lots);
    Map<Integer, Long> indices = position.lots > 0 ? longIndices : shortIndices;
    assertThat(event.fundingIndex).isEqualTo(indices.get(event.marketId));
  }

  @Override
  public void backstopRulesSet(BackstopRulesSet event) {
    events++;
    backstopDraws.remove(event.marketId);
  }

  @Override
  public void backstopDrawn(BackstopDrawn event) {
    events++;
    taken++;
    assertThat(event.drawnMicros).isGreaterThanOrEqualTo(event.collateralMicros);
    backstopDraws.put(event.marketId, event.drawnMicros);
  }

  @Override
  public void backstopUnwound(BackstopUnwound event) {
    events++;
    Position position = positions.get(key(event.subAccountId, event.marketId));
    assertThat(event.leavesLots).isEqualTo(position == null ? 0 : position.lots);
    returns += event.returnedMicros > 0 ? 1 : 0;
  }

  @Override
  public void lossSocialized(LossSocialized event) {
    events++;
    Map<Integer, Long> indices = event.side == Side.BUY ? longIndices : shortIndices;
    long before = indices.getOrDefault(event.marketId, 0L);
    assertThat(event.fundingIndex).isEqualTo(before + event.indexChange);
    indices.put(event.marketId, event.fundingIndex);
    fundingPools.merge(event.marketId, -event.lossMicros - event.excessMicros, Long::sum);
    long dustBefore = dust.getOrDefault(event.marketId, 0L);
    assertThat(event.dustMicros).isEqualTo(dustBefore + event.excessMicros);
    dust.put(event.marketId, event.dustMicros);
    assertThat(cash.get(event.subAccountId)).isEqualTo(-event.lossMicros - event.uncoveredMicros);
  }

  @Override
  public void fundingRateScheduled(FundingRateScheduled event) {
    events++;
  }

  @Override
  public void auctionRulesSet(AuctionRulesSet event) {
    events++;
  }

  @Override
  public void auctionOpened(AuctionOpened event) {
    events++;
    Order order = orders.get(event.orderId);
    assertThat(order.total - order.cum).isEqualTo(event.orderQtyLots);
    assertThat(auctions.put(event.marketId * 2L + event.side.code(), event.auctionId)).isNull();
  }

  @Override
  public void quoteAccepted(QuoteAccepted event) {
    events++;
  }

  @Override
  public void auctionEnded(AuctionEnded event) {
    events++;
    assertThat(auctions.remove(event.marketId * 2L + event.side.code())).isEqualTo(event.auctionId);
    Order order = orders.get(event.orderId);
    assertThat(order == null ? 0 : order.total - order.cum).isEqualTo(event.leavesLots);
  }

  @Override
  public void feeScheduleSet(FeeScheduleSet event) {
    events++;
  }

  @Override
  public void feeTierChanged(FeeTierChanged event) {
    events++;
    tierChanges++;
    feeTiers.put(event.accountId, event.tier);
  }

  @Override
  public void approvalRulesSet(ApprovalRulesSet event) {
    events++;
  }

  @Override
  public void proposalMade(ProposalMade event) {
    events++;
    administration.made(event);
  }

  @Override
  public void proposalChanged(ProposalChanged event) {
    events++;
    administration.changed(event);
  }

  @Override
  public void adminActed(AdminActed event) {
    events++;
    administration.acted(event);
  }

  @Override
  public void openInterestShareSet(OpenInterestShareSet event) {
    events++;
  }
}
