package io.quantdesk.engine;

import static io.quantdesk.engine.EngineUnderTest.ioc;
import static io.quantdesk.engine.EngineUnderTest.limit;
import static io.quantdesk.engine.EngineUnderTest.market;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.auction.AuctionRules;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.order.SideFilter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Auctions (c10) event by event. One lot at one tick is one micro. */
class AuctionTest {
  private static final long USDC = 1_000_000;
  private static final long SECOND_NS = 1_000_000_000;

  private final EngineUnderTest engine = new EngineUnderTest();
  private final EngineView view = engine.view;
  private final int btc = engine.openMarket(EngineUnderTest.parameters(), 1_000);
  private final int alice = engine.trader(USDC);
  private final int bob = engine.trader(USDC);
  private final int carol = engine.trader(USDC);

  AuctionTest() {
    assertThat(engine.auctionRules(btc, rules())).containsExactly("auction rules m1", "= NONE");
  }

  /** Ten seconds, the last two of them locked, from the mark to 2 % beyond it. */
  private static AuctionRules rules() {
    AuctionRules rules = new AuctionRules();
    rules.thresholdMicros = 1_000_000;
    rules.durationNs = 10 * SECOND_NS;
    rules.lockPpm = 200_000;
    rules.startPpm = 5_000;
    rules.endPpm = 20_000;
    rules.minQuoteLots = 5;
    rules.quotesPerMaker = 2;
    rules.maxQuotes = 3;
    return rules;
  }

  private static PlaceOrder jit(PlaceOrder order) {
    order.jit = true;
    return order;
  }

  /** An order to buy 100 whose auction has begun. */
  private long opened() {
    engine.place(jit(ioc(alice, btc, Side.BUY, 100, 1_050)));
    return auctionId();
  }

  private long auctionId() {
    return view.auctionId(btc, Side.BUY);
  }

  private List<String> tickAt(long timeNs) {
    engine.comesAt(timeNs);
    return engine.tick();
  }

  private long endNs() {
    return engine.header.timeNs + 10 * SECOND_NS;
  }

  @Test
  void shouldTakeWhatIsBetterThanTheStartAndAuctionTheRest() {
    engine.sell(bob, btc, 10, 999);
    engine.sell(bob, btc, 10, 1_000);

    assertThat(engine.place(jit(limit(alice, btc, Side.BUY, 100, 1_050))))
        .containsExactly(
            "accepted #3 s1 m1 BUY 100@1050 LIMIT GTC cl 0 rests 0 level 0",
            "traded 1 m1 BUY 10@999 taker #3 s1 leaves 90 fee 0 maker #1 s2 leaves 0 fee 0 level 0",
            "position s2 m1 -10 cost -9990 realized 0 total 0",
            "position s1 m1 10 cost 9990 realized 0 total 0",
            "auction a1 of #3 s1 m1 BUY 90 from 1000 to 1020 in 10000000000 locked after 8000000000",
            "= NONE #3");
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(endNs());
  }

  @Test
  void shouldSettleBookAndQuotesByPriceWithTheBookFirst() {
    engine.sell(bob, btc, 10, 1_010);
    engine.sell(bob, btc, 10, 1_011);
    engine.place(jit(ioc(alice, btc, Side.BUY, 100, 1_050)));
    long endNs = endNs();
    long auction = auctionId();
    assertThat(engine.quote(carol, auction, 20, 1_010, 7))
        .containsExactly(
            "accepted #4 s3 m1 SELL 20@1010 LIMIT IOC cl 7 rests 0 level 0",
            "quote #4 s3 m1 20@1010 in a1",
            "= NONE #4");
    engine.quote(carol, auction, 5, 1_005, 0);

    assertThat(tickAt(endNs))
        .filteredOn(line -> !line.startsWith("position"))
        .containsExactly(
            "traded 1 m1 BUY 5@1005 taker #3 s1 leaves 95 fee 0 maker #5 s3 leaves 0 fee 0 level 0 in a1 quoted",
            "traded 2 m1 BUY 10@1010 taker #3 s1 leaves 85 fee 0 maker #1 s2 leaves 0 fee 0 level 0 in a1",
            "traded 3 m1 BUY 20@1010 taker #3 s1 leaves 65 fee 0 maker #4 s3 leaves 0 fee 0 level 0 in a1 quoted",
            "traded 4 m1 BUY 10@1011 taker #3 s1 leaves 55 fee 0 maker #2 s2 leaves 0 fee 0 level 0 in a1",
            "auction a1 of #3 s1 m1 BUY SETTLED at 1020 filled 45 quoted 25 leaves 55",
            "done #3 s1 m1 BUY 55@1050 cum 45 IOC_REMAINDER unrested",
            "= NONE");
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(Engine.NO_DEADLINE);
    assertThat(view.positionLots(view.position(alice, btc))).isEqualTo(45);
  }

  /** 1,007 is reached after 3.5 seconds. */
  @Test
  void shouldSettleAsSoonAsThePathCrossesEnoughQuotes() {
    engine.place(jit(limit(alice, btc, Side.BUY, 30, 1_050)));
    long openedNs = engine.header.timeNs;
    engine.quote(bob, auctionId(), 20, 1_007, 0);
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(openedNs + 10 * SECOND_NS);
    engine.quote(carol, auctionId(), 20, 1_006, 0);
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(openedNs + 3_500_000_000L);

    assertThat(tickAt(openedNs + 3_500_000_000L))
        .filteredOn(line -> !line.startsWith("position"))
        .containsExactly(
            "traded 1 m1 BUY 20@1006 taker #1 s1 leaves 10 fee 0 maker #3 s3 leaves 0 fee 0 level 0 in a1 quoted",
            "traded 2 m1 BUY 10@1007 taker #1 s1 leaves 0 fee 0 maker #2 s2 leaves 10 fee 0 level 0 in a1 quoted",
            "auction a1 of #1 s1 m1 BUY SETTLED at 1007 filled 30 quoted 30 leaves 0",
            "done #2 s2 m1 SELL 10@1007 cum 10 AUCTION_ENDED unrested",
            "= NONE");
  }

  @Test
  void shouldRestTheRemainderAtItsOwnPrice() {
    engine.place(jit(limit(alice, btc, Side.BUY, 30, 1_050)));
    engine.sell(bob, btc, 10, 1_030);

    assertThat(tickAt(endNs()))
        .containsExactly(
            "auction a1 of #1 s1 m1 BUY SETTLED at 1020 filled 0 quoted 0 leaves 30",
            "traded 1 m1 BUY 10@1030 taker #1 s1 leaves 20 fee 0 maker #2 s2 leaves 0 fee 0 level 0",
            "position s2 m1 -10 cost -10300 realized 0 total 0",
            "position s1 m1 10 cost 10300 realized 0 total 0",
            "rested #1 s1 m1 BUY 20@1050 level 20",
            "= NONE");
  }

  /** 30 x 102 of initial margin and 30 x 20 of open loss, both of the worst price. */
  @Test
  void shouldReserveTheMarginOfTheWorstPrice() {
    engine.place(jit(market(alice, btc, Side.BUY, 30)));
    assertThat(view.initialMarginMicros(alice)).isEqualTo(3_000 + 600);
    assertThat(engine.quote(bob, auctionId(), 20, 990, 0)).last().isEqualTo("= NONE #2");
    assertThat(view.initialMarginMicros(bob)).isEqualTo(2_000 + 200);

    engine.cancel(alice, view.auctionOrderId(btc, Side.BUY));
    assertThat(view.initialMarginMicros(alice)).isZero();
    assertThat(view.initialMarginMicros(bob)).isZero();
    assertThat(view.position(bob, btc)).isEqualTo(EngineView.NONE);
  }

  @Test
  void shouldCancelTheAuctionWithItsOrder() {
    engine.place(jit(limit(alice, btc, Side.BUY, 30, 1_050)));
    engine.quote(bob, auctionId(), 20, 1_010, 0);
    assertThat(engine.cancelAll(alice, btc, SideFilter.BOTH))
        .containsExactly(
            "auction a1 of #1 s1 m1 BUY ORDER_CANCELED at 1000 filled 0 quoted 0 leaves 30",
            "done #2 s2 m1 SELL 20@1010 cum 0 AUCTION_CANCELED unrested",
            "done #1 s1 m1 BUY 30@1050 cum 0 MASS_CANCELED unrested",
            "mass cancel of 13 s1 done 1",
            "= NONE");
  }

  @Test
  void shouldCancelTheAuctionWhenItsMarketIsHalted() {
    engine.place(jit(limit(alice, btc, Side.BUY, 30, 1_050)));
    engine.quote(bob, auctionId(), 20, 1_010, 0);
    engine.state(btc, MarketState.HALTED);
    assertThat(engine.quote(carol, auctionId(), 20, 1_010, 0))
        .last()
        .isEqualTo("= MARKET_NOT_ACCEPTING_ORDERS");
    assertThat(engine.engine.nextDeadlineNs()).isLessThanOrEqualTo(engine.header.timeNs);
    assertThat(engine.tick())
        .containsExactly(
            "auction a1 of #1 s1 m1 BUY MARKET_STATE at 1000 filled 0 quoted 0 leaves 30",
            "done #2 s2 m1 SELL 20@1010 cum 0 AUCTION_CANCELED unrested",
            "done #1 s1 m1 BUY 30@1050 cum 0 AUCTION_CANCELED unrested",
            "= NONE");
  }

  @Test
  void shouldReplaceAndCancelQuotesUntilLocked() {
    long auction = opened();
    long lockNs = engine.header.timeNs + 8 * SECOND_NS;
    engine.quote(bob, auction, 20, 1_010, 7);
    assertThat(engine.quote(bob, auction, 30, 1_009, 7))
        .containsExactly(
            "done #2 s2 m1 SELL 20@1010 cum 0 QUOTE_REPLACED unrested",
            "accepted #3 s2 m1 SELL 30@1009 LIMIT IOC cl 7 rests 0 level 0",
            "quote #3 s2 m1 30@1009 in a1 for #2",
            "= NONE #3");
    engine.quote(bob, auction, 20, 1_011, 8);
    assertThat(engine.cancel(bob, 0, 8))
        .containsExactly("done #4 s2 m1 SELL 20@1011 cum 0 CANCELED unrested", "= NONE #4");

    engine.comesAt(lockNs);
    assertThat(engine.cancel(bob, 0, 7)).last().isEqualTo("= AUCTION_LOCKED #3");
    assertThat(engine.quote(bob, auction, 20, 1_010, 7)).last().isEqualTo("= AUCTION_LOCKED");
    assertThat(engine.cancelAll(bob, 0, SideFilter.BOTH)).hasSize(2);
    assertThat(view.order(bob, 0, 7)).isNotEqualTo(EngineView.NONE);
  }

  @Test
  void shouldRefuseQuotesInTheirOrder() {
    long auction = opened();
    int alicesOther = view.subAccountCount() + 1;
    engine.createSubAccount(1);
    assertThat(engine.quote(bob, auction + 2, 5, 1_000, 0)).last().isEqualTo("= UNKNOWN_AUCTION");
    assertThat(engine.quote(99, auction, 5, 1_000, 0)).last().isEqualTo("= UNKNOWN_SUB_ACCOUNT");
    assertThat(engine.quote(alicesOther, auction, 5, 1_000, 0))
        .containsExactly("rejected s4 m1 cl 0 QUOTE_FOR_OWN_ORDER", "= QUOTE_FOR_OWN_ORDER");
    assertThat(engine.quote(bob, auction, 0, 1_000, 0)).last().isEqualTo("= INVALID_QUANTITY");
    assertThat(engine.quote(bob, auction, 4, 1_000, 0))
        .last()
        .isEqualTo("= QUANTITY_BELOW_MINIMUM");
    assertThat(engine.quote(bob, auction, 5, 0, 0)).last().isEqualTo("= INVALID_PRICE");
    assertThat(engine.quote(bob, auction, 5, 1_021, 0))
        .last()
        .isEqualTo("= QUOTE_PRICE_BEYOND_END");
    assertThat(engine.quote(bob, auction, 1_000_000, 1_000, 0))
        .last()
        .isEqualTo("= INSUFFICIENT_MARGIN");
    engine.quote(bob, auction, 5, 1_000, 0);
    engine.quote(bob, auction, 5, 1_000, 0);
    assertThat(engine.quote(bob, auction, 5, 1_000, 0)).last().isEqualTo("= QUOTE_LIMIT");
    engine.quote(carol, auction, 5, 1_000, 0);
    assertThat(engine.quote(carol, auction, 5, 1_000, 0)).last().isEqualTo("= QUOTE_LIMIT");
  }

  @Test
  void shouldRefuseAnOrderThatAsksForWhatItCannotHave() {
    PlaceOrder order = jit(limit(alice, btc, Side.BUY, 10, 1_000));
    order.reduceOnly = true;
    assertThat(engine.place(order)).last().isEqualTo("= INVALID_ORDER_COMBINATION");
    opened();
    assertThat(engine.place(jit(limit(bob, btc, Side.BUY, 10, 1_000))))
        .last()
        .isEqualTo("= AUCTION_IN_PROGRESS");
    assertThat(engine.place(jit(limit(bob, btc, Side.SELL, 10, 1_000)))).hasSize(3);
    engine.auctionRules(btc, new AuctionRules());
    assertThat(engine.place(jit(limit(bob, btc, Side.SELL, 10, 1_000))))
        .last()
        .isEqualTo("= NO_AUCTIONS");
  }

  @Test
  void shouldAuctionLargeOrdersOneAtATime() {
    assertThat(engine.place(limit(alice, btc, Side.BUY, 999, 1_000))).hasSize(2);
    assertThat(engine.place(limit(alice, btc, Side.BUY, 1_000, 1_000))).hasSize(3);
    assertThat(engine.place(limit(bob, btc, Side.BUY, 1_000, 999)))
        .first()
        .asString()
        .endsWith("rests 1000 level 1000");
  }

  @Test
  void shouldNotAmendWhatIsInAnAuction() {
    long auction = opened();
    long order = engine.orderId();
    engine.quote(bob, auction, 20, 1_010, 0);
    assertThat(engine.amend(bob, engine.orderId(), 10, 1_010))
        .last()
        .isEqualTo("= ORDER_IN_AUCTION #2");
    assertThat(engine.amend(alice, order, 10, 1_010)).last().isEqualTo("= ORDER_IN_AUCTION #1");
  }

  /** Bob's resting order needs all that he has once the mark has risen. */
  @Test
  void shouldCheckTheMarginOfEveryMakerAgain() {
    long auction = opened();
    long endNs = endNs();
    engine.sell(bob, btc, 8_000, 1_021);
    engine.quote(bob, auction, 90, 1_000, 0);
    engine.quote(carol, auction, 10, 1_010, 0);
    engine.comesAt(endNs);
    engine.mark(btc, 1_200);

    assertThat(tickAt(endNs))
        .contains("done #3 s2 m1 SELL 90@1000 cum 0 AUCTION_REJECTED INSUFFICIENT_MARGIN unrested")
        .contains("auction a1 of #1 s1 m1 BUY SETTLED at 1020 filled 10 quoted 10 leaves 90");
  }

  /** A limit better than the mark: the path begins 0.5 % below it. */
  @Test
  void shouldBeginBelowALimitThatIsBetterThanTheMark() {
    assertThat(engine.place(jit(limit(alice, btc, Side.BUY, 10, 990))))
        .contains(
            "auction a1 of #1 s1 m1 BUY 10 from 985 to 990 in 10000000000 locked after 8000000000");
    assertThat(engine.place(jit(limit(bob, btc, Side.SELL, 10, 1_010))))
        .contains(
            "auction a2 of #2 s2 m1 SELL 10 from 1016 to 1010 in 10000000000 locked after 8000000000");
  }

  @Test
  void shouldGoOnWithWhatItCannotFillBeforeTheEnd() {
    engine.place(jit(ioc(alice, btc, Side.BUY, 100, 1_050)));
    long endNs = endNs();
    engine.sell(bob, btc, 8_000, 1_021);
    engine.quote(bob, auctionId(), 100, 1_000, 0);
    engine.mark(btc, 1_200);
    assertThat(engine.tick())
        .containsExactly(
            "done #3 s2 m1 SELL 100@1000 cum 0 AUCTION_REJECTED INSUFFICIENT_MARGIN unrested",
            "= NONE");
    assertThat(engine.engine.nextDeadlineNs()).isEqualTo(endNs);
  }

  /** 1,500 fills lead to more events than a step goes on behind. */
  @Test
  void shouldSettleInStepsAndKeepQuotesLockedMeanwhile() {
    for (int i = 0; i < 1_500; i++) {
      engine.sell(bob, btc, 1, 1_010);
    }
    engine.place(jit(ioc(alice, btc, Side.BUY, 2_000, 1_050)));
    long openedNs = engine.header.timeNs;
    engine.quote(carol, auctionId(), 400, 1_015, 0);
    engine.quote(carol, auctionId(), 2_000, 1_016, 7);

    assertThat(tickAt(openedNs + 8 * SECOND_NS - SECOND_NS / 2))
        .noneMatch(line -> line.startsWith("auction"));
    assertThat(tickAt(openedNs + 8 * SECOND_NS))
        .filteredOn(line -> line.startsWith("traded"))
        .hasSize(1_501);
    assertThat(engine.engine.nextDeadlineNs()).isLessThanOrEqualTo(engine.header.timeNs);
    assertThat(view.initialMarginMicros(alice)).isEqualTo(2_000 * 100 + 100 * 20);
    assertThat(engine.cancel(carol, 0, 7)).last().asString().startsWith("= AUCTION_LOCKED");

    assertThat(engine.tick())
        .contains("auction a1 of #1501 s1 m1 BUY SETTLED at 1016 filled 2000 quoted 500 leaves 0");
  }

  /** A quote whose price the band does not hold any more cannot trade. */
  @Test
  void shouldRejectQuotesOutsideTheMatchBand() {
    MarketParameters parameters = EngineUnderTest.parameters();
    parameters.matchBandPpm = 10_000;
    engine.updateMarket(btc, parameters);
    engine.place(jit(ioc(alice, btc, Side.BUY, 100, 1_050)));
    long endNs = endNs();
    engine.quote(bob, auctionId(), 10, 1_011, 0);
    engine.quote(carol, auctionId(), 10, 1_009, 0);

    assertThat(tickAt(endNs))
        .filteredOn(line -> !line.startsWith("position"))
        .containsExactly(
            "traded 1 m1 BUY 10@1009 taker #1 s1 leaves 90 fee 0 maker #3 s3 leaves 0 fee 0 level 0 in a1 quoted",
            "done #2 s2 m1 SELL 10@1011 cum 0 AUCTION_REJECTED PRICE_OUTSIDE_BAND unrested",
            "auction a1 of #1 s1 m1 BUY SETTLED at 1020 filled 10 quoted 10 leaves 90",
            "done #1 s1 m1 BUY 90@1050 cum 10 IOC_REMAINDER unrested",
            "= NONE");
  }
}
