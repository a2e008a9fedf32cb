package io.quantdesk.engine;

import static io.quantdesk.engine.EngineUnderTest.USDC;
import static io.quantdesk.engine.EngineUnderTest.ioc;
import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.order.Side;
import org.junit.jupiter.api.Test;

/** What one account may hold of a market (c11) event by event. One lot at one tick is a micro. */
class OpenInterestShareTest {
  private static final String REFUSED = "= OPEN_INTEREST_SHARE_LIMIT";
  private static final int TENTH = 100_000;

  private final EngineUnderTest engine = new EngineUnderTest();
  private final int btc = engine.openMarket(EngineUnderTest.parameters(), 1_000);
  private final int alice = engine.trader(1_000 * USDC);
  private final int bob = engine.trader(1_000 * USDC);

  /** An open interest of so many lots, longs of Alice, shorts of Bob. */
  private void open(long lots) {
    engine.buy(alice, btc, lots, 1_000);
    assertThat(engine.place(ioc(bob, btc, Side.SELL, lots, 1_000))).last().isEqualTo("= NONE #2");
  }

  @Test
  void shouldCountWhatWasThereBeforeTheShare() {
    open(1_000);
    int hedge = alice(0);
    engine.buy(hedge, btc, 10, 990);
    assertThat(engine.openInterestShare(btc, TENTH, 1_020))
        .containsExactly("open interest share m1 100000 1020", "= NONE");
    assertThat(engine.buy(hedge, btc, 11, 990)).contains(REFUSED);
    assertThat(engine.buy(hedge, btc, 10, 990)).last().asString().startsWith("= NONE");
  }

  /** Another sub-account of Alice with cash. */
  private int alice(int more) {
    engine.createSubAccount(1);
    int subAccountId = engine.view.subAccountCount();
    engine.deposit(subAccountId, 100 * USDC + more);
    return subAccountId;
  }

  @Test
  void shouldRoundTheShareOfTheOpenInterestDown() {
    open(1_009);
    engine.openInterestShare(btc, TENTH, 0);
    int carol = engine.trader(100 * USDC);
    assertThat(engine.buy(carol, btc, 101, 990)).contains(REFUSED);
    assertThat(engine.buy(carol, btc, 100, 990)).last().asString().startsWith("= NONE");
  }

  @Test
  void shouldForgetAllSumsWithoutAShareAndAddThemUpAnewWithOne() {
    open(100);
    engine.openInterestShare(btc, TENTH, 0);
    engine.openInterestShare(btc, 0, 0);
    int hedge = alice(1);
    assertThat(engine.buy(hedge, btc, 50, 990)).last().asString().startsWith("= NONE");
    engine.openInterestShare(btc, TENTH, 151);
    assertThat(engine.buy(hedge, btc, 2, 990)).contains(REFUSED);
    assertThat(engine.buy(hedge, btc, 1, 990)).last().asString().startsWith("= NONE");
  }

  @Test
  void shouldTellEnginesApartThatHaveOtherShares() {
    EngineUnderTest other = new EngineUnderTest();
    other.openMarket(EngineUnderTest.parameters(), 1_000);
    other.trader(1_000 * USDC);
    other.trader(1_000 * USDC);
    assertThat(other.engine.stateHash()).isEqualTo(engine.engine.stateHash());
    engine.openInterestShare(btc, TENTH, 5);
    other.openInterestShare(btc, TENTH, 6);
    assertThat(other.engine.stateHash()).isNotEqualTo(engine.engine.stateHash());
  }
}
