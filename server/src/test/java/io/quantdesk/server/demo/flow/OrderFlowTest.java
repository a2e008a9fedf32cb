package io.quantdesk.server.demo.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.order.Side;
import io.quantdesk.server.demo.feed.FeedException;
import io.quantdesk.server.demo.feed.FeedMessage;
import io.quantdesk.server.demo.feed.FeedMessage.Kind;
import io.quantdesk.server.demo.feed.FeedSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Feed messages in, commands out; the answers of the engine are told by hand. */
final class OrderFlowTest {
  private static final FeedSource SOURCE = new FeedSource("test", "BTCUSDT", "BTC-PERP", 1, 3);
  private static final int[] MAKERS = {10, 11};
  private static final int[] TAKERS = {20, 21, 22};

  private final RecordingSink sink = new RecordingSink();
  private final OrderFlow flow =
      new OrderFlow(List.of(new DemoMarket(SOURCE, 1)), new DemoAccounts(MAKERS, TAKERS), sink, 64);
  private final LevelQuotes quotes = flow.quotes();
  private long lastUpdateId;

  @Test
  void shouldPlaceOnePostOnlyOrderPerNewLevelOfTheMakerWhoseTurnThePriceIs() {
    play(update().bid(1000, 5).bid(999, 6).ask(1001, 7));
    assertThat(sink.take())
        .containsExactly(
            "GTC BUY 5 @ 1000 by 10 as 1 post-only",
            "GTC BUY 6 @ 999 by 11 as 2 post-only",
            "GTC SELL 7 @ 1001 by 11 as 3 post-only");
    assertThat(quotes.openLevels()).isEqualTo(3);
  }

  @Test
  void shouldAmendALevelToItsNewSizeAndCancelItAtZero() {
    rest(1000, 5, 101);
    play(update().bid(1000, 8));
    assertThat(sink.take()).containsExactly("amend 1 to 8 @ 1000 by 10");
    quotes.onAmended(101, 8, 8);
    answer(2, RejectReason.NONE);

    play(update().bid(1000, 0));
    assertThat(sink.take()).containsExactly("cancel 1 by 10");
    quotes.onDone(101);
    answer(3, RejectReason.NONE);
    assertThat(quotes.openLevels()).isZero();
  }

  @Test
  void shouldSendNothingForALevelThatIsAtItsSizeOrIsAlreadyGone() {
    rest(1000, 5, 101);
    play(update().bid(1000, 5).ask(1002, 0));
    assertThat(sink.take()).isEmpty();
  }

  @Test
  void shouldShrinkAndRemoveBeforeItGrowsAndPlaces() {
    rest(1000, 5, 101);
    play(update().bid(1003, 1).ask(1001, 0).bid(1000, 2));
    assertThat(sink.take())
        .containsExactly("amend 1 to 2 @ 1000 by 10", "GTC BUY 1 @ 1003 by 11 as 2 post-only");
  }

  @Test
  void shouldCountWhatWasFilledIntoTheTotalOfAnAmend() {
    rest(1000, 5, 101);
    quotes.onFilled(101, 3, 2);
    play(update().bid(1000, 4));
    assertThat(sink.take()).containsExactly("amend 1 to 7 @ 1000 by 10");
  }

  @Test
  void shouldPlaceAnewAtALevelWhoseOrderWasFilled() {
    rest(1000, 5, 101);
    quotes.onFilled(101, 5, 0);
    play(update().bid(1000, 4));
    assertThat(sink.take()).containsExactly("GTC BUY 4 @ 1000 by 10 as 2 post-only");
  }

  @Test
  void shouldCorrectAnAmendThatAnUnknownFillHadOvertaken() {
    rest(1000, 5, 101);
    play(update().bid(1000, 4));
    sink.take();
    quotes.onFilled(101, 3, 2);
    quotes.onAmended(101, 4, 1);
    answer(2, RejectReason.NONE);
    assertThat(flow.drain(0)).isTrue();
    assertThat(sink.take()).containsExactly("amend 1 to 7 @ 1000 by 10");
    assertThat(quotes.corrections()).isEqualTo(1);
  }

  @Test
  void shouldPlaceAnewWhenAnAmendFoundItsOrderFilledAndCountTheRefusal() {
    rest(1000, 5, 101);
    play(update().bid(1000, 4));
    sink.take();
    quotes.onFilled(101, 5, 0);
    answer(2, RejectReason.UNKNOWN_ORDER);
    assertThat(flow.drain(0)).isTrue();
    assertThat(sink.take()).containsExactly("GTC BUY 4 @ 1000 by 10 as 2 post-only");
    assertThat(flow.refusals().count(CommandKind.AMEND, RejectReason.UNKNOWN_ORDER)).isEqualTo(1);
  }

  @Test
  void shouldNotPlaceAnewWhenTheFeedHasRemovedTheLevelMeanwhile() {
    rest(1000, 5, 101);
    play(update().bid(1000, 4));
    quotes.onFilled(101, 5, 0);
    play(update().bid(1000, 0));
    sink.take();
    answer(2, RejectReason.UNKNOWN_ORDER);
    assertThat(flow.drain(0)).isTrue();
    assertThat(sink.take()).isEmpty();
    assertThat(quotes.openLevels()).isZero();
  }

  @Test
  void shouldCountACancelThatLostTheRaceAgainstAFillAndLeaveItAtThat() {
    rest(1000, 5, 101);
    play(update().bid(1000, 0));
    sink.take();
    quotes.onFilled(101, 5, 0);
    answer(2, RejectReason.UNKNOWN_ORDER);
    assertThat(flow.drain(0)).isTrue();
    assertThat(sink.take()).isEmpty();
    assertThat(flow.refusals().count(CommandKind.CANCEL, RejectReason.UNKNOWN_ORDER)).isEqualTo(1);
    assertThat(flow.refusals().total()).isEqualTo(1);
  }

  @Test
  void shouldNotTryAgainByItselfWhenAnOrderIsRefused() {
    play(update().bid(1000, 5));
    sink.take();
    answer(1, RejectReason.POST_ONLY_WOULD_CROSS);
    assertThat(flow.drain(0)).isTrue();
    assertThat(sink.take()).isEmpty();
    play(update().bid(1000, 5));
    assertThat(sink.take()).containsExactly("GTC BUY 5 @ 1000 by 10 as 2 post-only");
  }

  @Test
  void shouldGoOnWhereItStoppedWhenThereIsRoomAgain() {
    sink.room = 2;
    begin(update().bid(1000, 5).bid(999, 6).ask(1001, 7));
    assertThat(flow.drain(0)).isFalse();
    assertThat(flow.drain(0)).isFalse();
    sink.room = 1;
    assertThat(flow.drain(0)).isTrue();
    assertThat(sink.take())
        .extracting(command -> command.substring(0, command.indexOf(" by")))
        .containsExactly("GTC BUY 5 @ 1000", "GTC BUY 6 @ 999", "GTC SELL 7 @ 1001");
  }

  @Test
  void shouldTakeFromASnapshotOnlyWhatNoNewerUpdateHasTouched() {
    play(update().bid(1000, 5).ask(1001, 0));
    sink.take();
    FeedMessage snapshot = update().bid(1000, 9).ask(1001, 9).bid(999, 9).message;
    snapshot.kind = Kind.DEPTH_SNAPSHOT;
    snapshot.lastUpdateId = 0;
    play(snapshot);
    assertThat(sink.take()).containsExactly("GTC BUY 9 @ 999 by 11 as 2 post-only");
  }

  @Test
  void shouldRefuseAFeedThatLacksUpdates() {
    play(update().bid(1000, 5));
    FeedMessage late = update().bid(1000, 6).message;
    late.previousUpdateId++;
    assertThatThrownBy(() -> flow.begin(0, late))
        .isInstanceOf(FeedException.class)
        .hasMessageContaining("depth update 2 follows 2, but 1 was the last");
  }

  @Test
  void shouldSendTradesAsImmediateOrCancelOrdersOfTakersOnTheAggressorsSide() {
    play(trade(7, 1000, 3, true));
    play(trade(8, 1001, 2, false));
    assertThat(sink.take())
        .containsExactly("IOC SELL 3 @ 1000 by 21 as 0", "IOC BUY 2 @ 1001 by 22 as 0");
  }

  @Test
  void shouldSendTheExactMidWhenItMovedByATickAndATenthOfASecondIsOver() {
    play(quote(0, 1000, 1001));
    play(quote(50_000_000, 1010, 1011));
    play(quote(100_000_000, 1001, 1001));
    play(quote(100_000_000, 1001, 1003));
    assertThat(sink.take())
        .containsExactly("oracle 10005e-2 +/- 5 at 42", "oracle 10020e-2 +/- 10 at 42");
  }

  private void rest(int priceTicks, long qtyLots, long orderId) {
    play(update().bid(priceTicks, qtyLots));
    quotes.onAccepted(1, orderId, qtyLots);
    answer(sink.lastClientSeq(), RejectReason.NONE);
    sink.take();
  }

  private void answer(long clientSeq, RejectReason reason) {
    flow.onOutcome(clientSeq, reason);
  }

  private void play(Update update) {
    play(update.message);
  }

  private void play(FeedMessage message) {
    flow.begin(0, message);
    assertThat(flow.drain(42)).isTrue();
  }

  private void begin(Update update) {
    flow.begin(0, update.message);
  }

  private Update update() {
    Update update = new Update();
    update.message.kind = Kind.DEPTH_UPDATE;
    update.message.previousUpdateId = lastUpdateId;
    update.message.firstUpdateId = lastUpdateId + 1;
    update.message.lastUpdateId = ++lastUpdateId;
    return update;
  }

  private static FeedMessage trade(long tradeId, int priceTicks, long qtyLots, boolean isSell) {
    FeedMessage message = new FeedMessage();
    message.kind = Kind.TRADE;
    message.tradeId = tradeId;
    message.priceTicks = priceTicks;
    message.qtyLots = qtyLots;
    message.buyerIsMaker = isSell;
    return message;
  }

  private static FeedMessage quote(long receiveNs, int bidTicks, int askTicks) {
    FeedMessage message = new FeedMessage();
    message.kind = Kind.BOOK_TICKER;
    message.receiveNs = receiveNs;
    message.bestBidTicks = bidTicks;
    message.bestAskTicks = askTicks;
    return message;
  }

  private static final class Update {
    final FeedMessage message = new FeedMessage();

    Update bid(int priceTicks, long qtyLots) {
      message.levels.add(Side.BUY, priceTicks, qtyLots);
      return this;
    }

    Update ask(int priceTicks, long qtyLots) {
      message.levels.add(Side.SELL, priceTicks, qtyLots);
      return this;
    }
  }
}
