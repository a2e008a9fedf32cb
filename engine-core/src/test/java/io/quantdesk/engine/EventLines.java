package io.quantdesk.engine;

import io.quantdesk.engine.event.AccountCreated;
import io.quantdesk.engine.event.AdminActed;
import io.quantdesk.engine.event.ApprovalRulesSet;
import io.quantdesk.engine.event.AuctionEnded;
import io.quantdesk.engine.event.AuctionOpened;
import io.quantdesk.engine.event.AuctionRulesSet;
import io.quantdesk.engine.event.BalanceChanged;
import io.quantdesk.engine.event.CancelScheduled;
import io.quantdesk.engine.event.CommandOutcome;
import io.quantdesk.engine.event.LeverageSet;
import io.quantdesk.engine.event.MarketCreated;
import io.quantdesk.engine.event.MarketStateChanged;
import io.quantdesk.engine.event.MarketUpdated;
import io.quantdesk.engine.event.MassCancelCompleted;
import io.quantdesk.engine.event.OrderAccepted;
import io.quantdesk.engine.event.OrderAmended;
import io.quantdesk.engine.event.OrderDone;
import io.quantdesk.engine.event.OrderEnlarged;
import io.quantdesk.engine.event.OrderReduced;
import io.quantdesk.engine.event.OrderRejected;
import io.quantdesk.engine.event.OrderRested;
import io.quantdesk.engine.event.OrderTriggered;
import io.quantdesk.engine.event.PositionChanged;
import io.quantdesk.engine.event.ProposalChanged;
import io.quantdesk.engine.event.ProposalMade;
import io.quantdesk.engine.event.QuoteAccepted;
import io.quantdesk.engine.event.RateLimitsSet;
import io.quantdesk.engine.event.ScheduledCancelStarted;
import io.quantdesk.engine.event.ScheduledCloseEnded;
import io.quantdesk.engine.event.SessionOpened;
import io.quantdesk.engine.event.SubAccountCreated;
import io.quantdesk.engine.event.Traded;
import io.quantdesk.engine.event.WithdrawalConfirmed;
import io.quantdesk.engine.event.WithdrawalRequested;
import io.quantdesk.engine.event.WithdrawalReverted;
import io.quantdesk.engine.event.WithdrawalRulesSet;
import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.engine.market.UpperTiers;
import io.quantdesk.engine.math.Bytes32;
import io.quantdesk.engine.order.OrderPart;
import io.quantdesk.engine.order.SelfTradePrevention;
import io.quantdesk.engine.order.TriggerSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Every event as one line with all its fields, so that tests assert whole lists. Orders are named
 * by the counter of their id: #1 is the first order taken. Sub-accounts are s1, s2, markets m1, m2.
 */
public final class EventLines extends CollateralEventLines {
  private final List<String> lines = new ArrayList<>();
  private long lastOrderId;
  private int eventCount;

  /** Whether commands of administrators that are done at once have a line for the audit, too. */
  boolean tellsActions;

  /** The lines since the last call, the outcome last. */
  public List<String> take() {
    List<String> taken = List.copyOf(lines);
    lines.clear();
    return taken;
  }

  /** Order id of the last outcome. */
  public long lastOrderId() {
    return lastOrderId;
  }

  static String order(long orderId) {
    return orderId == 0 ? "none" : "#" + (orderId >>> 24);
  }

  @Override
  void add(Object... parts) {
    StringBuilder line = new StringBuilder();
    for (Object part : parts) {
      line.append(line.isEmpty() ? "" : " ").append(part);
    }
    lines.add(line.toString());
    eventCount++;
  }

  @Override
  public void outcome(CommandOutcome event) {
    boolean isOrder = event.orderId >>> 24 != 0;
    String line = "= " + event.reason;
    line += event.orderId == 0 ? "" : " " + (isOrder ? order(event.orderId) : "p" + event.orderId);
    line += event.originalSeq == 0 ? "" : " as " + event.originalSeq;
    line += event.eventCount == eventCount ? "" : " COUNT " + event.eventCount;
    lines.add(line);
    lastOrderId = event.orderId;
    eventCount = 0;
  }

  @Override
  public void sessionOpened(SessionOpened event) {
    add(
        "session",
        event.sessionId,
        event.role,
        "last",
        event.lastClientSeq,
        "connection",
        event.connectionId);
  }

  @Override
  public void accountCreated(AccountCreated event) {
    add("account", event.accountId, "wallet", event.wallet.w0);
  }

  @Override
  public void subAccountCreated(SubAccountCreated event) {
    add("sub-account s" + event.subAccountId, "of", event.accountId, "number", event.number);
  }

  @Override
  public void marketCreated(MarketCreated event) {
    add("market m" + event.marketId, text(event.symbol), event.state, text(event.parameters));
  }

  @Override
  public void marketUpdated(MarketUpdated event) {
    add("updated m" + event.marketId, text(event.parameters));
  }

  @Override
  public void marketStateChanged(MarketStateChanged event) {
    String price = event.settlementPriceTicks == 0 ? "" : " at " + event.settlementPriceTicks;
    add("state m" + event.marketId, event.state + price);
  }

  @Override
  public void orderAccepted(OrderAccepted event) {
    add(
        "accepted",
        order(event.orderId),
        "s" + event.subAccountId,
        "m" + event.marketId,
        event.side,
        event.orderQtyLots + "@" + event.priceTicks,
        event.ordType,
        event.timeInForce,
        (event.expireTimeNs == 0 ? "" : "expires " + event.expireTimeNs + " ")
            + (event.postOnly ? "post-only " : "")
            + (event.postOnlySlide ? "slides " : "")
            + (event.reduceOnly ? "reduce-only " : "")
            + (event.displayQtyLots > 0 ? "shows " + event.displayQtyLots + " " : "")
            + (event.selfTradePrevention == SelfTradePrevention.CANCEL_MAKER
                ? ""
                : event.selfTradePrevention + " ")
            + "cl",
        event.clOrdId,
        "rests",
        event.restingQtyLots,
        "level",
        event.levelQtyLots
            + trigger(event.triggerPriceTicks, event.triggerSource)
            + trail(event.trailingOffsetTicks, event.trailingOffsetPpm, event.activationPriceTicks)
            + (event.parentOrderId == 0 ? "" : " of " + order(event.parentOrderId))
            + (event.ocoOrderId == 0 ? "" : " oco " + order(event.ocoOrderId)));
  }

  @Override
  public void orderEnlarged(OrderEnlarged event) {
    add(
        "enlarged",
        order(event.orderId),
        "s" + event.subAccountId,
        "m" + event.marketId,
        event.side,
        event.orderQtyLots + " trigger " + event.triggerPriceTicks);
  }

  @Override
  public void orderTriggered(OrderTriggered event) {
    add(
        "triggered",
        order(event.orderId),
        "s" + event.subAccountId,
        "m" + event.marketId,
        event.side,
        "@" + event.priceTicks + trigger(event.triggerPriceTicks, event.triggerSource));
  }

  @Override
  public void orderRejected(OrderRejected event) {
    add(
        "rejected",
        "s" + event.subAccountId,
        "m" + event.marketId,
        "cl",
        event.clOrdId,
        event.reason + (event.part == OrderPart.ORDER ? "" : " " + event.part));
  }

  @Override
  public void orderRested(OrderRested event) {
    add(
        "rested",
        order(event.orderId),
        "s" + event.subAccountId,
        "m" + event.marketId,
        event.side,
        event.restingQtyLots + "@" + event.priceTicks,
        "level",
        event.levelQtyLots);
  }

  @Override
  public void orderAmended(OrderAmended event) {
    add(
        "amended",
        order(event.orderId),
        "s" + event.subAccountId,
        "m" + event.marketId,
        event.side,
        event.orderQtyLots + "@" + event.priceTicks,
        "leaves",
        event.leavesQtyLots,
        "rests",
        event.restingQtyLots,
        "old level",
        event.oldLevelQtyLots
            + "@"
            + event.oldPriceTicks
            + (event.triggerPriceTicks == 0 ? "" : " trigger " + event.triggerPriceTicks)
            + trail(
                event.trailingOffsetTicks, event.trailingOffsetPpm, event.activationPriceTicks));
  }

  @Override
  public void orderDone(OrderDone event) {
    add(
        "done",
        order(event.orderId),
        "s" + event.subAccountId,
        "m" + event.marketId,
        event.side,
        event.canceledQtyLots + "@" + event.priceTicks,
        "cum",
        event.cumQtyLots,
        event.reason + (event.rejectReason == RejectReason.NONE ? "" : " " + event.rejectReason),
        event.rested ? "level " + event.levelQtyLots : "unrested");
  }

  @Override
  public void orderReduced(OrderReduced event) {
    add(
        "reduced",
        order(event.orderId),
        "s" + event.subAccountId,
        "m" + event.marketId,
        event.side,
        event.orderQtyLots + "@" + event.priceTicks,
        "leaves",
        event.leavesQtyLots,
        event.reason,
        event.rested ? "level " + event.levelQtyLots : "unrested");
  }

  @Override
  public void traded(Traded event) {
    add(TradeLines.line(event));
  }

  @Override
  public void positionChanged(PositionChanged event) {
    add(
        "position s" + event.subAccountId,
        "m" + event.marketId,
        event.positionLots,
        "cost",
        event.costMicros,
        "realized",
        event.realizedPnlMicros,
        "total",
        event.totalRealizedPnlMicros);
  }

  @Override
  public void balanceChanged(BalanceChanged event) {
    add("balance s" + event.subAccountId, event.cashMicros, "by", event.changeMicros, event.reason);
  }

  @Override
  public void cancelScheduled(CancelScheduled event) {
    add(
        "cancel scheduled",
        "s" + event.subAccountId,
        "at",
        event.cancelTimeNs + closing(event.closeAll));
  }

  @Override
  public void scheduledCancelStarted(ScheduledCancelStarted event) {
    add(
        "scheduled cancel started",
        "s" + event.subAccountId,
        "at",
        event.cancelTimeNs + closing(event.closeAll));
  }

  private static String closing(boolean closesAll) {
    return closesAll ? " close all" : "";
  }

  @Override
  public void scheduledCloseEnded(ScheduledCloseEnded event) {
    add(
        "scheduled close ended",
        "s" + event.subAccountId,
        "m" + event.marketId,
        "leaves",
        event.leavesLots,
        event.reason);
  }

  @Override
  public void rateLimitsSet(RateLimitsSet event) {
    add("rate limits", event.orderTokens, "every", event.refillIntervalNs);
  }

  @Override
  public void massCancelCompleted(MassCancelCompleted event) {
    add("mass cancel of", event.requestSeq, "s" + event.subAccountId, "done", event.canceledOrders);
  }

  private static String trigger(int ticks, TriggerSource source) {
    return ticks == 0 ? "" : " trigger " + source + " " + ticks;
  }

  private static String trail(int ticks, int ppm, int activationTicks) {
    if (ticks == 0 && ppm == 0) {
      return "";
    }
    String distance = ppm == 0 ? " trail " + ticks : " trail " + ppm + "ppm";
    return activationTicks == 0 ? distance : distance + " from " + activationTicks;
  }

  private static String text(MarketParameters p) {
    return "tick "
        + p.tickSizeE9
        + " lot "
        + p.lotSizeE9
        + " order "
        + p.minOrderLots
        + ".."
        + p.maxOrderLots
        + " oi "
        + p.maxOpenInterestLots
        + " price "
        + p.maxPriceTicks
        + " im "
        + p.initialMarginPpm
        + " mm "
        + p.maintenanceMarginPpm
        + " taker "
        + p.takerFeePpm
        + " maker "
        + p.makerFeePpm
        + " band "
        + p.marketOrderBandPpm
        + (p.placementBandPpm == 0 ? "" : " placement " + p.placementBandPpm)
        + (p.matchBandPpm == 0 ? "" : " match " + p.matchBandPpm)
        + (p.profitHaircutPpm == 0 ? "" : " haircut " + p.profitHaircutPpm)
        + text(p.upperTiers);
  }

  private static String text(UpperTiers tiers) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < tiers.count(); i++) {
      text.append(" from ").append(tiers.lowerBoundMicros(i));
      text.append(" im ").append(tiers.initialMarginPpm(i));
      text.append(" mm ").append(tiers.maintenanceMarginPpm(i));
    }
    return text.toString();
  }

  static String text(Bytes32 bytes) {
    StringBuilder text = new StringBuilder();
    for (long word : new long[] {bytes.w0, bytes.w1, bytes.w2, bytes.w3}) {
      for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
        char character = (char) (word >>> shift & 0xFF);
        text.append(character == 0 ? "" : character);
      }
    }
    return text.toString();
  }

  @Override
  public void leverageSet(LeverageSet event) {
    add("leverage s" + event.subAccountId, event.leverage, "m" + event.marketId);
  }

  @Override
  public void withdrawalRequested(WithdrawalRequested event) {
    add(
        "requested %d s%d %d"
            .formatted(event.withdrawalId, event.subAccountId, event.amountMicros));
  }

  @Override
  public void withdrawalConfirmed(WithdrawalConfirmed event) {
    add(
        "confirmed %d s%d %d"
            .formatted(event.withdrawalId, event.subAccountId, event.amountMicros));
  }

  @Override
  public void withdrawalReverted(WithdrawalReverted event) {
    add("reverted %d s%d %d".formatted(event.withdrawalId, event.subAccountId, event.amountMicros));
  }

  @Override
  public void withdrawalRulesSet(WithdrawalRulesSet event) {
    add("withdrawal rules");
  }

  @Override
  public void auctionRulesSet(AuctionRulesSet event) {
    add(TradeLines.line(event));
  }

  @Override
  public void auctionOpened(AuctionOpened event) {
    add(TradeLines.line(event));
  }

  @Override
  public void quoteAccepted(QuoteAccepted event) {
    add(TradeLines.line(event));
  }

  @Override
  public void auctionEnded(AuctionEnded event) {
    add(TradeLines.line(event));
  }

  @Override
  public void approvalRulesSet(ApprovalRulesSet event) {
    add(AdminLines.line(event));
  }

  @Override
  public void proposalMade(ProposalMade event) {
    add(AdminLines.line(event));
  }

  @Override
  public void proposalChanged(ProposalChanged event) {
    add(AdminLines.line(event));
  }

  @Override
  public void adminActed(AdminActed event) {
    if (event.proposalId == 0 && !tellsActions) {
      eventCount++;
    } else {
      add(AdminLines.line(event));
    }
  }
}
