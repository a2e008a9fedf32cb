package io.quantdesk.bench.pipeline;

import io.quantdesk.protocol.sbe.CancelOrderEncoder;
import io.quantdesk.protocol.sbe.CreateAccountEncoder;
import io.quantdesk.protocol.sbe.CreateMarketEncoder;
import io.quantdesk.protocol.sbe.DepositEncoder;
import io.quantdesk.protocol.sbe.MarketParametersEncoder;
import io.quantdesk.protocol.sbe.MarketState;
import io.quantdesk.protocol.sbe.MessageHeaderEncoder;
import io.quantdesk.protocol.sbe.OrdType;
import io.quantdesk.protocol.sbe.PlaceOrderEncoder;
import io.quantdesk.protocol.sbe.SelfTradePrevention;
import io.quantdesk.protocol.sbe.SetMarketStateEncoder;
import io.quantdesk.protocol.sbe.Side;
import io.quantdesk.protocol.sbe.TimeInForce;
import io.quantdesk.protocol.sbe.UpdateOracleEncoder;
import java.util.SplittableRandom;

/**
 * A seeded stream of commands that looks like an exchange's: most orders are placed near the mid
 * and cancelled again, about one in ten takes. It fills an {@link EncodedFlow}; the same seed gives
 * the same bytes.
 */
final class OrderFlow {
  private static final int MID_TICKS = 100_000;
  private static final int DEPTH_TICKS = 200;
  private static final int LIVE_MAX = 50_000;
  private static final int TAKER_PERCENT = 10;
  private static final long DEPOSIT_MICROS = 1_000_000_000_000_000L;

  private final EncodedFlow flow = new EncodedFlow();
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final PlaceOrderEncoder place = new PlaceOrderEncoder();
  private final CancelOrderEncoder cancel = new CancelOrderEncoder();
  private final SplittableRandom random;
  private final int accounts;
  private final int markets;
  private final long[] liveClOrdId = new long[LIVE_MAX];
  private final int[] liveSubAccount = new int[LIVE_MAX];
  private int live;
  private long clOrdId;

  OrderFlow(long seed, int accounts, int markets) {
    this.random = new SplittableRandom(seed);
    this.accounts = accounts;
    this.markets = markets;
  }

  /** The commands made so far. */
  EncodedFlow flow() {
    return flow;
  }

  /** Client order ids continue behind this number. */
  void numberFrom(long lastClOrdId) {
    clOrdId = lastClOrdId;
  }

  /** Markets with a price, accounts with money: to be sent before the orders. */
  OrderFlow openMarket() {
    for (int marketId = 1; marketId <= markets; marketId++) {
      createMarket(marketId);
      updateOracle(marketId);
      setMarketOpen(marketId);
    }
    for (int account = 1; account <= accounts; account++) {
      createAccount(account);
      deposit(account);
    }
    return this;
  }

  /** Orders and cancels. */
  OrderFlow orders(int count) {
    for (int i = 0; i < count; i++) {
      int draw = random.nextInt(100);
      if (draw < TAKER_PERCENT) {
        placeOrder(TimeInForce.IOC);
      } else if (live == LIVE_MAX || (draw < 55 && live > 1_000)) {
        cancelRandomOrder();
      } else {
        remember(placeOrder(TimeInForce.GTC));
      }
    }
    return this;
  }

  private int placeOrder(TimeInForce timeInForce) {
    boolean taker = timeInForce == TimeInForce.IOC;
    Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
    int away = 1 + Math.min(random.nextInt(DEPTH_TICKS), random.nextInt(DEPTH_TICKS));
    int sign = side == Side.BUY ? -1 : 1;
    int subAccountId = 1 + random.nextInt(accounts);
    place
        .wrapAndApplyHeader(flow.buffer(), flow.end(), header)
        .clientSeq(flow.nextClientSeq())
        .clOrdId(++clOrdId)
        .orderQtyLots(1 + random.nextInt(taker ? 40 : 10))
        .priceTicks(MID_TICKS + (taker ? -sign * 5 : sign * away))
        .subAccountId(subAccountId)
        .marketId(1 + random.nextInt(markets))
        .side(side)
        .ordType(OrdType.LIMIT)
        .timeInForce(timeInForce)
        .selfTradePrevention(SelfTradePrevention.CANCEL_MAKER)
        .execInst()
        .clear();
    append(PlaceOrderEncoder.BLOCK_LENGTH);
    return subAccountId;
  }

  private void remember(int subAccountId) {
    liveClOrdId[live] = clOrdId;
    liveSubAccount[live] = subAccountId;
    live++;
  }

  private void cancelRandomOrder() {
    int index = random.nextInt(live);
    cancel
        .wrapAndApplyHeader(flow.buffer(), flow.end(), header)
        .clientSeq(flow.nextClientSeq())
        .orderId(0)
        .clOrdId(liveClOrdId[index])
        .subAccountId(liveSubAccount[index]);
    append(CancelOrderEncoder.BLOCK_LENGTH);
    live--;
    liveClOrdId[index] = liveClOrdId[live];
    liveSubAccount[index] = liveSubAccount[live];
  }

  private void createMarket(int marketId) {
    CreateMarketEncoder market = new CreateMarketEncoder();
    market
        .wrapAndApplyHeader(flow.buffer(), flow.end(), header)
        .clientSeq(flow.nextClientSeq())
        .symbol("M" + marketId + "-PERP");
    MarketParametersEncoder parameters = market.parameters();
    parameters
        .tickSizeE9(500_000_000L)
        .lotSizeE9(1_000_000L)
        .minOrderLots(1)
        .maxOrderLots(1_000_000)
        .maxOpenInterestLots(1_000_000_000L)
        .maxPriceTicks(1_000_000)
        .initialMarginPpm(100_000)
        .maintenanceMarginPpm(50_000)
        .takerFeePpm(500)
        .makerFeePpm(100)
        .marketOrderBandPpm(50_000)
        .placementBandPpm(0)
        .matchBandPpm(0)
        .profitHaircutPpm(0)
        .openInterestLowerLots(0)
        .openInterestUpperLots(0);
    for (int i = 0; i < MarketParametersEncoder.tierLowerBoundMicrosLength(); i++) {
      parameters
          .tierLowerBoundMicros(i, 0)
          .tierInitialMarginPpm(i, 0)
          .tierMaintenanceMarginPpm(i, 0);
    }
    append(CreateMarketEncoder.BLOCK_LENGTH);
  }

  private void updateOracle(int marketId) {
    new UpdateOracleEncoder()
        .wrapAndApplyHeader(flow.buffer(), flow.end(), header)
        .clientSeq(flow.nextClientSeq())
        .priceMantissa(MID_TICKS / 2)
        .confidenceMantissa(1)
        .publishTimeNs(1)
        .marketId(marketId)
        .exponent((byte) 0)
        .publishers(0);
    append(UpdateOracleEncoder.BLOCK_LENGTH);
  }

  private void setMarketOpen(int marketId) {
    new SetMarketStateEncoder()
        .wrapAndApplyHeader(flow.buffer(), flow.end(), header)
        .clientSeq(flow.nextClientSeq())
        .marketId(marketId)
        .state(MarketState.OPEN)
        .settlementPriceTicks(0);
    append(SetMarketStateEncoder.BLOCK_LENGTH);
  }

  private void createAccount(int account) {
    CreateAccountEncoder create = new CreateAccountEncoder();
    create.wrapAndApplyHeader(flow.buffer(), flow.end(), header).clientSeq(flow.nextClientSeq());
    for (int i = 0; i < CreateAccountEncoder.walletLength(); i++) {
      create.wallet(i, (short) (i < 4 ? account >>> (8 * i) & 0xff : 1));
    }
    append(CreateAccountEncoder.BLOCK_LENGTH);
  }

  private void deposit(int account) {
    new DepositEncoder()
        .wrapAndApplyHeader(flow.buffer(), flow.end(), header)
        .clientSeq(flow.nextClientSeq())
        .amountMicros(DEPOSIT_MICROS)
        .subAccountId(account);
    append(DepositEncoder.BLOCK_LENGTH);
  }

  private void append(int blockLength) {
    flow.append(MessageHeaderEncoder.ENCODED_LENGTH + blockLength);
  }
}
