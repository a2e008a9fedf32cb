package io.quantdesk.server.marketdata;

import io.quantdesk.engine.command.AmendOrder;
import io.quantdesk.engine.command.CancelAll;
import io.quantdesk.engine.command.CancelOrder;
import io.quantdesk.engine.command.CreateMarket;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.command.UpdateOracle;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.math.Bytes32;
import io.quantdesk.engine.order.OrdType;
import io.quantdesk.engine.order.SelfTradePrevention;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.order.SideFilter;
import io.quantdesk.engine.order.TimeInForce;
import io.quantdesk.protocol.sbe.CommandOutcomeDecoder;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import java.util.Random;
import org.agrona.DirectBuffer;

/**
 * Random orders, amendments, cancels and mass cancels of a few traders in two markets, so dense
 * that most levels have several orders and every kind of event happens often.
 */
final class RandomTrading {
  static final int MARKETS = 2;

  private static final int TRADERS = 5;
  private static final int MIDDLE_TICKS = 10_000;
  private static final int SPREAD_TICKS = 40;
  private static final int REMEMBERED = 1_024;

  private final PublishedEngine published;
  private final Random random;
  private final PlaceOrder place = new PlaceOrder();
  private final CancelOrder cancel = new CancelOrder();
  private final AmendOrder amend = new AmendOrder();
  private final CancelAll cancelAll = new CancelAll();
  private final UpdateOracle oracle = new UpdateOracle();
  private final CommandOutcomeDecoder outcome = new CommandOutcomeDecoder();
  private final MessageHeaderDecoder outcomeHeader = new MessageHeaderDecoder();
  private final long[] orderIds = new long[REMEMBERED];
  private final int[] owners = new int[REMEMBERED];
  private int nextRemembered;

  RandomTrading(PublishedEngine published, long seed) {
    this.published = published;
    this.random = new Random(seed);
  }

  /** Makes traders and open markets. */
  void prepare(PublishedEngine.Listener onBlock) {
    for (int trader = 1; trader <= TRADERS; trader++) {
      Bytes32 wallet = new Bytes32();
      wallet.w0 = trader;
      int subAccountId = trader;
      published.execute(engine -> engine.createAccount(published.header, wallet), onBlock);
      published.execute(
          engine -> engine.deposit(published.header, subAccountId, 1L << 50), onBlock);
    }
    for (int marketId = 1; marketId <= MARKETS; marketId++) {
      openMarket(marketId, onBlock);
    }
  }

  /** One more command. */
  void next(PublishedEngine.Listener onBlock) {
    int marketId = 1 + random.nextInt(MARKETS);
    int dice = random.nextInt(1_000);
    if (dice < 600) {
      place(marketId, onBlock);
    } else if (dice < 750) {
      cancel(onBlock);
    } else if (dice < 950) {
      amend(onBlock);
    } else if (dice < 990) {
      oracle(marketId, onBlock);
    } else if (dice < 995) {
      massCancel(onBlock);
    } else {
      published.execute(engine -> engine.tick(published.header, published.header.timeNs), onBlock);
    }
  }

  private void place(int marketId, PublishedEngine.Listener onBlock) {
    place.marketId = marketId;
    place.subAccountId = trader();
    place.side = random.nextBoolean() ? Side.BUY : Side.SELL;
    place.selfTradePrevention = SelfTradePrevention.of(random.nextInt(4));
    place.orderQtyLots = 1L + random.nextInt(random.nextInt(20) == 0 ? 300 : 12);
    place.priceTicks = priceTicks(place.side);
    place.ordType = OrdType.LIMIT;
    place.timeInForce = TimeInForce.GTC;
    place.postOnly = random.nextInt(8) == 0;
    if (!place.postOnly && random.nextInt(6) == 0) {
      place.timeInForce = random.nextBoolean() ? TimeInForce.IOC : TimeInForce.FOK;
    }
    boolean hides = place.timeInForce == TimeInForce.GTC && random.nextInt(5) == 0;
    place.displayQtyLots = hides ? 1 + random.nextLong(place.orderQtyLots) : 0;
    published.execute(
        engine -> engine.placeOrder(published.header, place),
        (buffer, offset, length) -> {
          remember(buffer, offset);
          onBlock.onMessage(buffer, offset, length);
        });
  }

  private void cancel(PublishedEngine.Listener onBlock) {
    int which = random.nextInt(REMEMBERED);
    cancel.orderId = orderIds[which];
    cancel.subAccountId = owners[which];
    published.execute(engine -> engine.cancelOrder(published.header, cancel), onBlock);
  }

  private void amend(PublishedEngine.Listener onBlock) {
    int which = random.nextInt(REMEMBERED);
    int order = owners[which] == 0 ? -1 : published.view.order(owners[which], orderIds[which], 0);
    amend.orderId = orderIds[which];
    amend.subAccountId = owners[which];
    amend.orderQtyLots = 1L + random.nextInt(14);
    amend.priceTicks = priceTicks(random.nextBoolean() ? Side.BUY : Side.SELL);
    if (order >= 0 && random.nextInt(3) > 0) {
      amend.priceTicks = published.view.orderPriceTicks(order);
    }
    published.execute(engine -> engine.amendOrder(published.header, amend), onBlock);
  }

  private void massCancel(PublishedEngine.Listener onBlock) {
    cancelAll.subAccountId = trader();
    cancelAll.marketId = random.nextInt(MARKETS + 1);
    cancelAll.side = SideFilter.of(random.nextInt(3));
    published.execute(engine -> engine.cancelAll(published.header, cancelAll), onBlock);
  }

  private void oracle(int marketId, PublishedEngine.Listener onBlock) {
    oracle.marketId = marketId;
    oracle.priceMantissa = MIDDLE_TICKS - 5L + random.nextInt(10);
    oracle.exponent = -3;
    oracle.publishTimeNs = published.header.seq;
    published.execute(engine -> engine.updateOracle(published.header, oracle), onBlock);
  }

  private int trader() {
    return 1 + random.nextInt(TRADERS);
  }

  private int priceTicks(Side side) {
    return MIDDLE_TICKS - side.sign() * (random.nextInt(SPREAD_TICKS) - SPREAD_TICKS / 8);
  }

  private void remember(DirectBuffer buffer, int offset) {
    outcome.wrapAndApplyHeader(buffer, offset, outcomeHeader);
    if (outcome.reasonRaw() == 0) {
      orderIds[nextRemembered] = outcome.orderId();
      owners[nextRemembered] = place.subAccountId;
      nextRemembered = (nextRemembered + 1) % REMEMBERED;
    }
  }

  private void openMarket(int marketId, PublishedEngine.Listener onBlock) {
    CreateMarket market = new CreateMarket();
    market.symbol.w0 = 'A' + (long) marketId;
    market.parameters.tickSizeE9 = 1_000_000;
    market.parameters.lotSizeE9 = 1_000_000;
    market.parameters.minOrderLots = 1;
    market.parameters.maxOrderLots = 1_000_000;
    market.parameters.maxOpenInterestLots = 1L << 40;
    market.parameters.maxPriceTicks = 1_000_000;
    market.parameters.initialMarginPpm = 100_000;
    market.parameters.maintenanceMarginPpm = 50_000;
    market.parameters.marketOrderBandPpm = 50_000;
    published.execute(engine -> engine.createMarket(published.header, market), onBlock);
    oracle(marketId, onBlock);
    published.execute(
        engine -> engine.setMarketState(published.header, marketId, MarketState.OPEN, 0), onBlock);
  }
}
