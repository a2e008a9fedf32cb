package io.quantdesk.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.quantdesk.engine.command.AmendOrder;
import io.quantdesk.engine.command.CancelAll;
import io.quantdesk.engine.command.CancelOrder;
import io.quantdesk.engine.command.CommandHeader;
import io.quantdesk.engine.command.CreateMarket;
import io.quantdesk.engine.command.PlaceBracket;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.command.PlaceQuote;
import io.quantdesk.engine.command.ScheduleCancel;
import io.quantdesk.engine.command.SetAuctionRules;
import io.quantdesk.engine.command.SetFeeSchedule;
import io.quantdesk.engine.command.SetMarkRules;
import io.quantdesk.engine.command.SetOpenInterestShare;
import io.quantdesk.engine.command.SetRateLimits;
import io.quantdesk.engine.command.UpdateOracle;
import io.quantdesk.engine.fee.FeeTiers;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.math.Bytes32;
import io.quantdesk.engine.order.OrdType;
import io.quantdesk.engine.order.SelfTradePrevention;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.order.SideFilter;
import io.quantdesk.engine.order.TimeInForce;
import io.quantdesk.engine.session.SessionRole;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * The steady state makes no garbage: orders, cancels, amendments, prices, money, resent commands.
 */
class AllocationTest {
  private static final int TRADERS = 20;
  private static final long STEP_NS = 10_000_000;

  private final QuietEvents events = new QuietEvents();
  private final Engine engine = new Engine(EngineConfig.small(), events);
  private final CommandHeader header = new CommandHeader();
  private final SplittableRandom random = new SplittableRandom(42);
  private final PlaceOrder place = new PlaceOrder();
  private final PlaceBracket bracket = new PlaceBracket();
  private final CancelOrder cancel = new CancelOrder();
  private final AmendOrder amend = new AmendOrder();
  private final CancelAll cancelAll = new CancelAll();
  private final SetRateLimits limits = new SetRateLimits();
  private final ScheduleCancel schedule = new ScheduleCancel();
  private final UpdateOracle oracle = new UpdateOracle();
  private final PlaceQuote quote = new PlaceQuote();
  private long clientSeq;

  @Test
  void shouldAllocateNothingPerCommand() {
    setUp();
    run(100_000);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    run(200_000);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    // The reading itself may allocate a little; a byte per command would be 200,000.
    assertThat(allocated).isLessThan(1_024);
    assertThat(events.accepted).isGreaterThan(100_000);
    assertThat(events.events).isGreaterThan(300_000);
    assertThat(events.triggered).isGreaterThan(1_000);
    assertThat(events.enlarged).isGreaterThan(1_000);
    assertThat(events.movedMarks).isGreaterThan(100);
    assertThat(events.quotes).isGreaterThan(1_000);
    assertThat(events.auctionsEnded).isGreaterThan(1_000);
    assertThat(events.closings).isGreaterThan(10);
    assertThat(events.tierChanges).isEqualTo(TRADERS);
    assertThat(engine.view().restingOrders(1, Side.BUY)).isPositive();
  }

  /** A midnight comes in the middle of what is measured. */
  private void setUp() {
    header.timeNs = FeeTiers.DAY_NS - 200_000 * STEP_NS;
    CreateMarket market = new CreateMarket();
    market.parameters.set(EngineUnderTest.parameters());
    market.parameters.takerFeePpm = 500;
    market.parameters.makerFeePpm = 100;
    market.parameters.placementBandPpm = 20_000;
    market.parameters.matchBandPpm = 8_000;
    for (int i = 1; i <= 3; i++) {
      EngineUnderTest.set(market.symbol, "M" + i);
      engine.createMarket(header, market);
      oracle.marketId = i;
      oracle.priceMantissa = 1;
      engine.updateOracle(header, oracle);
      engine.setMarketState(header, i, MarketState.OPEN, 0);
    }
    SetMarkRules marks = new SetMarkRules();
    marks.marketId = 1;
    marks.rules.intervalNs = 1_000_000_000;
    marks.rules.averagingNs = 150_000_000_000L;
    marks.rules.maxAgeNs = 60_000_000_000L;
    marks.rules.impactNotionalMicros = 1_000;
    marks.rules.maxBasisPpm = 10_000;
    marks.rules.bandPpm = 20_000;
    engine.setMarkRules(header, marks);
    setAuctionRules();
    SetFeeSchedule fees = new SetFeeSchedule();
    fees.schedule.put(0, 1_000_000, 400, -100);
    engine.setFeeSchedule(header, fees);
    SetOpenInterestShare share = new SetOpenInterestShare();
    share.marketId = 1;
    share.share.sharePpm = 1;
    share.share.floorLots = 1_000_000;
    engine.setOpenInterestShare(header, share);
    Bytes32 name = new Bytes32();
    for (int i = 1; i <= TRADERS; i++) {
      name.w0 = i;
      engine.createAccount(header, name);
      engine.deposit(header, i, 1_000_000_000);
    }
    limits.orderTokens = 1_000_000;
    limits.refillIntervalNs = STEP_NS;
    engine.setRateLimits(header, limits);
    engine.openSession(header, 1, SessionRole.TRADING, name);
    assertThat(events.accepted).isEqualTo(3 * 3 + 2 * TRADERS + 6);
  }

  private void setAuctionRules() {
    SetAuctionRules auctions = new SetAuctionRules();
    auctions.marketId = 2;
    auctions.rules.thresholdMicros = 9_000;
    auctions.rules.durationNs = 50 * STEP_NS;
    auctions.rules.lockPpm = 200_000;
    auctions.rules.endPpm = 5_000;
    auctions.rules.quotesPerMaker = 4;
    auctions.rules.maxQuotes = 16;
    engine.setAuctionRules(header, auctions);
  }

  private void run(int commands) {
    for (int i = 0; i < commands; i++) {
      header.seq++;
      header.timeNs += STEP_NS;
      header.sessionId = 1;
      header.clientSeq = ++clientSeq;
      command(random.nextInt(100));
    }
  }

  private void command(int dice) {
    int trader = 1 + random.nextInt(TRADERS);
    if (dice < 60) {
      place(trader);
    } else if (dice < 80) {
      cancel.subAccountId = trader;
      cancel.clOrdId = 1L + random.nextInt(50);
      engine.cancelOrder(header, cancel);
    } else if (dice < 90) {
      amend.subAccountId = trader;
      amend.clOrdId = 1L + random.nextInt(50);
      amend.orderQtyLots = 1L + random.nextInt(10);
      amend.priceTicks = 990 + random.nextInt(20);
      engine.amendOrder(header, amend);
    } else if (dice < 92) {
      cancelAll.subAccountId = trader;
      cancelAll.side = SideFilter.BOTH;
      engine.cancelAll(header, cancelAll);
    } else if (dice < 93) {
      schedule.subAccountId = trader;
      schedule.cancelTimeNs = random.nextInt(3) == 0 ? 0 : header.timeNs + 5_000_000_000L;
      schedule.closeAll = schedule.cancelTimeNs != 0 && random.nextBoolean();
      engine.scheduleCancel(header, schedule);
    } else if (dice < 94) {
      engine.deposit(header, trader, 1_000);
    } else if (dice < 96) {
      engine.withdraw(header, trader, 1_000);
    } else if (dice < 98) {
      updateOracle();
    } else {
      header.clientSeq = --clientSeq;
      engine.deposit(header, trader, 1_000);
    }
  }

  private void place(int trader) {
    place.subAccountId = trader;
    place.marketId = 1 + random.nextInt(3);
    place.side = random.nextBoolean() ? Side.BUY : Side.SELL;
    place.orderQtyLots = 1L + random.nextInt(10);
    place.priceTicks = 990 + random.nextInt(20);
    place.ordType = OrdType.LIMIT;
    place.timeInForce = random.nextInt(4) == 0 ? TimeInForce.IOC : TimeInForce.GTC;
    place.expireTimeNs = 0;
    if (place.timeInForce == TimeInForce.GTC && random.nextInt(4) == 0) {
      place.timeInForce = TimeInForce.GTD;
      place.expireTimeNs = header.timeNs + (1 + random.nextInt(2_000)) * STEP_NS;
    }
    place.postOnlySlide = place.timeInForce == TimeInForce.GTC && random.nextInt(10) == 0;
    place.selfTradePrevention = SelfTradePrevention.of(random.nextInt(4));
    place.clOrdId = random.nextInt(51);
    place.triggerPriceTicks = 0;
    place.trailingOffsetTicks = 0;
    place.trailingOffsetPpm = 0;
    place.activationPriceTicks = 0;
    int dice = random.nextInt(8);
    if (dice == 0) {
      place.ordType = random.nextBoolean() ? OrdType.STOP_LIMIT : OrdType.TAKE_PROFIT_LIMIT;
      place.triggerPriceTicks = 990 + random.nextInt(20);
    }
    if (dice == 1) {
      place.ordType = OrdType.TRAILING_STOP_LIMIT;
      place.trailingOffsetTicks = random.nextInt(2) * (1 + random.nextInt(4));
      place.trailingOffsetPpm = place.trailingOffsetTicks == 0 ? 1 + random.nextInt(4_000) : 0;
      place.activationPriceTicks = random.nextInt(2) * (998 + random.nextInt(5));
    }
    if (dice == 2) {
      placeBracket();
    } else if (dice == 3) {
      placeQuote();
    } else {
      engine.placeOrder(header, place);
    }
  }

  /** In an auction of market 2, if there is one. */
  private void placeQuote() {
    quote.auctionId = engine.view().auctionId(2, place.side);
    quote.subAccountId = place.subAccountId;
    quote.clOrdId = place.clOrdId;
    quote.orderQtyLots = place.orderQtyLots;
    quote.priceTicks = place.priceTicks;
    engine.placeQuote(header, quote);
  }

  /** Around an order that has its terms, or around a position. */
  private void placeBracket() {
    bracket.parent.subAccountId = place.subAccountId;
    bracket.parent.marketId = place.marketId;
    bracket.parent.side = place.side;
    bracket.parent.orderQtyLots = place.orderQtyLots;
    bracket.parent.priceTicks = place.priceTicks;
    bracket.parent.ordType = OrdType.LIMIT;
    bracket.parent.timeInForce = place.timeInForce;
    bracket.parent.expireTimeNs = place.expireTimeNs;
    bracket.hasParent = random.nextInt(4) > 0;
    bracket.hasTakeProfit = true;
    bracket.hasStop = true;
    leg(bracket.takeProfit, 1_000 + place.side.sign() * random.nextInt(1, 10));
    bracket.takeProfit.ordType = OrdType.TAKE_PROFIT_LIMIT;
    leg(bracket.stop, 1_000 - place.side.sign() * random.nextInt(1, 10));
    bracket.stop.ordType = OrdType.STOP_LIMIT;
    if (random.nextBoolean()) {
      bracket.stop.ordType = OrdType.TRAILING_STOP_LIMIT;
      bracket.stop.triggerPriceTicks = 0;
      bracket.stop.trailingOffsetTicks = random.nextInt(1, 5);
    }
    engine.placeBracket(header, bracket);
  }

  private void leg(PlaceOrder leg, int triggerTicks) {
    leg.timeInForce = TimeInForce.GTC;
    leg.priceTicks = triggerTicks;
    leg.triggerPriceTicks = triggerTicks;
    leg.trailingOffsetTicks = 0;
  }

  /** The server's own: session clients of this role may not. */
  private void updateOracle() {
    header.sessionId = 0;
    clientSeq--;
    oracle.marketId = 1 + random.nextInt(3);
    oracle.priceMantissa = (998 + random.nextInt(5)) * 1_000_000L;
    oracle.exponent = -9;
    oracle.publishTimeNs = header.timeNs;
    engine.updateOracle(header, oracle);
    engine.tick(header, header.timeNs);
  }
}
