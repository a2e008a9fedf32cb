package io.quantdesk.server.demo.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.command.AmendOrder;
import io.quantdesk.engine.command.CancelOrder;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.command.UpdateOracle;
import io.quantdesk.protocol.sbe.CommandOutcomeDecoder;
import io.quantdesk.protocol.sbe.CommandOutcomeEncoder;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import io.quantdesk.protocol.sbe.MessageHeaderEncoder;
import io.quantdesk.protocol.sbe.OrderAcceptedEncoder;
import io.quantdesk.protocol.sbe.OrderAmendedEncoder;
import io.quantdesk.protocol.sbe.OrderDoneEncoder;
import io.quantdesk.protocol.sbe.Side;
import io.quantdesk.protocol.sbe.TradedEncoder;
import io.quantdesk.server.demo.feed.FeedMessage;
import io.quantdesk.server.demo.feed.FeedMessage.Kind;
import io.quantdesk.server.demo.feed.FeedSource;
import io.quantdesk.server.demo.flow.CommandKind;
import io.quantdesk.server.demo.flow.CommandSink;
import io.quantdesk.server.demo.flow.DemoAccounts;
import io.quantdesk.server.demo.flow.DemoMarket;
import io.quantdesk.server.demo.flow.OrderFlow;
import io.quantdesk.server.demo.view.MarketFrame;
import io.quantdesk.server.demo.view.MarketFrame.Level;
import io.quantdesk.server.demo.view.MarketFrame.Trade;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Encoded answers in; what the order flow and the picture make of them out. */
final class OrderEventReaderTest {
  private static final int MARKET = 3;
  private static final int PRICE = 1_000;
  private static final long FEED_TIME_NS = 77;

  private final List<DemoMarket> markets =
      List.of(new DemoMarket(FeedSource.RECORDED.get(0), MARKET));
  private final CountingSink sink = new CountingSink();
  private final LatencyRecorder latencies = new LatencyRecorder(64);
  private final OrderFlow flow =
      new OrderFlow(markets, new DemoAccounts(new int[] {1}, new int[] {2}), sink, 64);
  private final Pictures pictures = new Pictures(markets);
  private final OrderEventReader reader = new OrderEventReader(flow, pictures, latencies);
  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();

  @Test
  void shouldDrawTheLevelOfARestingOrder() {
    rest(5);
    assertThat(picture().bids()).containsExactly(new Level(PRICE, 5));
    assertThat(reader.events()).isEqualTo(1);
  }

  @Test
  void shouldLearnOfAFillAndDrawTradeAndLevel() {
    rest(5);
    pictures.onFeedTime(FEED_TIME_NS);
    play(trade(2));
    outcome(2, RejectReason.NONE, 1);
    new TradedEncoder()
        .wrapAndApplyHeader(buffer, 0, header)
        .marketId(MARKET)
        .makerOrderId(101)
        .lastQtyLots(2)
        .makerLeavesQtyLots(3)
        .makerLevelQtyLots(3)
        .lastPriceTicks(PRICE)
        .takerSide(Side.SELL);
    event(2, 1, TradedEncoder.BLOCK_LENGTH);

    assertThat(picture().bids()).containsExactly(new Level(PRICE, 3));
    assertThat(picture().tape())
        .containsExactly(new Trade(FEED_TIME_NS, io.quantdesk.engine.order.Side.SELL, PRICE, 2));
    play(depth(4));
    assertThat(sink.lastAmendQtyLots).as("two filled and four to rest").isEqualTo(6);
  }

  @Test
  void shouldDrawAnAmendedAndACanceledLevel() {
    rest(5);
    play(depth(9));
    outcome(2, RejectReason.NONE, 1);
    new OrderAmendedEncoder()
        .wrapAndApplyHeader(buffer, 0, header)
        .marketId(MARKET)
        .orderId(101)
        .orderQtyLots(9)
        .leavesQtyLots(9)
        .oldLevelQtyLots(9)
        .oldPriceTicks(PRICE)
        .side(Side.BUY);
    event(2, 1, OrderAmendedEncoder.BLOCK_LENGTH);
    assertThat(picture().bids()).containsExactly(new Level(PRICE, 9));

    play(depth(0));
    outcome(3, RejectReason.NONE, 1);
    new OrderDoneEncoder()
        .wrapAndApplyHeader(buffer, 0, header)
        .marketId(MARKET)
        .orderId(101)
        .priceTicks(PRICE)
        .side(Side.BUY)
        .rested((short) 1);
    event(3, 1, OrderDoneEncoder.BLOCK_LENGTH);
    assertThat(picture().bids()).isEmpty();
    assertThat(flow.quotes().openLevels()).isZero();
  }

  @Test
  void shouldCountARefusalByItsCause() {
    play(depth(5));
    outcome(1, RejectReason.INSUFFICIENT_MARGIN, 0);
    assertThat(flow.refusals().count(CommandKind.PLACE, RejectReason.INSUFFICIENT_MARGIN))
        .isEqualTo(1);
    assertThat(reader.isWithinCommand()).isFalse();
    assertThat(latencies.latency().max()).isPositive();
  }

  @Test
  void shouldRefuseAnOutcomeWhileEventsOfTheOneBeforeAreMissing() {
    play(depth(5));
    outcome(1, RejectReason.NONE, 2);
    assertThat(reader.isWithinCommand()).isTrue();
    assertThatThrownBy(() -> outcome(2, RejectReason.NONE, 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("command 1 lacks some of its 2 events");
  }

  private void rest(long qtyLots) {
    play(depth(qtyLots));
    outcome(1, RejectReason.NONE, 1);
    new OrderAcceptedEncoder()
        .wrapAndApplyHeader(buffer, 0, header)
        .marketId(MARKET)
        .orderId(101)
        .clOrdId(1)
        .orderQtyLots(qtyLots)
        .restingQtyLots(qtyLots)
        .levelQtyLots(qtyLots)
        .priceTicks(PRICE)
        .side(Side.BUY);
    event(1, 1, OrderAcceptedEncoder.BLOCK_LENGTH);
  }

  private void play(FeedMessage message) {
    flow.begin(0, message);
    assertThat(flow.drain(0)).isTrue();
    latencies.onSent(sink.lastClientSeq);
  }

  private MarketFrame picture() {
    return pictures.frames().get(0);
  }

  private void outcome(long clientSeq, RejectReason reason, int eventCount) {
    new CommandOutcomeEncoder()
        .wrapAndApplyHeader(buffer, 0, header)
        .clientSeq(clientSeq)
        .reason(io.quantdesk.protocol.sbe.RejectReason.get(reason.code()))
        .eventCount(eventCount);
    reader.onOutcome(
        new CommandOutcomeDecoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderDecoder()), 1);
  }

  private void event(long commandSeq, int ordinal, int blockLength) {
    int length = MessageHeaderEncoder.ENCODED_LENGTH + blockLength;
    reader.onEvent(commandSeq, ordinal, buffer, 0, length);
    buffer.setMemory(0, length, (byte) 0);
  }

  private FeedMessage depth(long qtyLots) {
    FeedMessage message = new FeedMessage();
    message.kind = Kind.DEPTH_SNAPSHOT;
    message.lastUpdateId = 1;
    message.levels.add(io.quantdesk.engine.order.Side.BUY, PRICE, qtyLots);
    return message;
  }

  private static FeedMessage trade(long qtyLots) {
    FeedMessage message = new FeedMessage();
    message.kind = Kind.TRADE;
    message.priceTicks = PRICE;
    message.qtyLots = qtyLots;
    message.buyerIsMaker = true;
    return message;
  }

  /** Numbers the commands and remembers the last amended quantity. */
  private static final class CountingSink implements CommandSink {
    private long lastClientSeq;
    private long lastAmendQtyLots;

    @Override
    public long place(PlaceOrder order) {
      return ++lastClientSeq;
    }

    @Override
    public long amend(AmendOrder amend) {
      lastAmendQtyLots = amend.orderQtyLots;
      return ++lastClientSeq;
    }

    @Override
    public long cancel(CancelOrder cancel) {
      return ++lastClientSeq;
    }

    @Override
    public long updateOracle(UpdateOracle update) {
      return ++lastClientSeq;
    }
  }
}
