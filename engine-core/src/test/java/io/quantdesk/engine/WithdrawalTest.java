package io.quantdesk.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.funds.PendingWithdrawals;
import io.quantdesk.engine.funds.WithdrawalRules;
import org.junit.jupiter.api.Test;

class WithdrawalTest {
  private static final long HOUR_NS = 3_600_000_000_000L;

  private final EngineUnderTest engine = new EngineUnderTest();
  private final int alice = engine.trader(1_000_000);

  @Test
  void shouldGiveBackWhatWasNotPaidOut() {
    engine.withdraw(alice, 400_000);
    assertThat(engine.revertWithdrawal(1))
        .containsExactly(
            "reverted 1 s1 400000", "balance s1 1000000 by 400000 WITHDRAWAL_REVERTED", "= NONE");
    assertThat(engine.revertWithdrawal(1)).containsExactly("= UNKNOWN_WITHDRAWAL");
    assertThat(engine.confirmWithdrawal(1)).containsExactly("= UNKNOWN_WITHDRAWAL");
    assertThat(engine.view.withdrawalsMicros()).isZero();
  }

  @Test
  void shouldLetNoMorePendOfASubAccountThanItsLimit() {
    for (int i = 0; i < PendingWithdrawals.MAX_PER_SUB_ACCOUNT; i++) {
      assertThat(engine.withdraw(alice, 1)).last().isEqualTo("= NONE");
    }
    assertThat(engine.withdraw(alice, 1)).containsExactly("= PENDING_WITHDRAWAL_LIMIT");
    engine.confirmWithdrawal(5);
    assertThat(engine.withdraw(alice, 1)).contains("requested 17 s1 1");
  }

  @Test
  void shouldLetNoMorePendThanTheEngineIsSetUpFor() {
    EngineUnderTest small = new EngineUnderTest(new EngineConfig(2, 2, 1, 2, 2, 1, 1));
    int bob = small.trader(100);
    small.withdraw(bob, 1);
    small.withdraw(bob, 1);
    assertThat(small.withdraw(bob, 1)).containsExactly("= WITHDRAWAL_CAPACITY");
    small.revertWithdrawal(1);
    assertThat(small.withdraw(bob, 1)).contains("requested 3 s1 1");
  }

  @Test
  void shouldLetRoomForWithdrawalsGrowBackWithinAnHour() {
    engine.setWithdrawalRules(600, 0, 0);
    assertThat(engine.withdraw(alice, 601)).containsExactly("= HOURLY_WITHDRAWAL_LIMIT");
    assertThat(engine.withdraw(alice, 600)).last().isEqualTo("= NONE");
    assertThat(engine.withdraw(alice, 1)).containsExactly("= HOURLY_WITHDRAWAL_LIMIT");
    engine.header.timeNs += HOUR_NS / 2;
    assertThat(engine.withdraw(alice, 301)).containsExactly("= HOURLY_WITHDRAWAL_LIMIT");
    assertThat(engine.withdraw(alice, 300)).last().isEqualTo("= NONE");
    engine.header.timeNs += 2 * HOUR_NS;
    assertThat(engine.withdraw(alice, 601)).containsExactly("= HOURLY_WITHDRAWAL_LIMIT");
    assertThat(engine.withdraw(alice, 600)).last().isEqualTo("= NONE");
  }

  @Test
  void shouldMeasureTheHourByTheMoneyThatIsHeldWhereThatIsMore() {
    engine.setWithdrawalRules(600, 10_000, 0);
    assertThat(engine.withdraw(alice, 10_001)).containsExactly("= HOURLY_WITHDRAWAL_LIMIT");
    assertThat(engine.withdraw(alice, 10_000)).last().isEqualTo("= NONE");
  }

  @Test
  void shouldRefuseRulesOutOfRange() {
    String refused = "= INVALID_WITHDRAWAL_RULES";
    assertThat(engine.setWithdrawalRules(-1, 0, 0)).containsExactly(refused);
    assertThat(engine.setWithdrawalRules(0, -1, 0)).containsExactly(refused);
    assertThat(engine.setWithdrawalRules(0, 1_000_001, 0)).containsExactly(refused);
    assertThat(engine.setWithdrawalRules(0, 0, -1)).containsExactly(refused);
    long longest = WithdrawalRules.HOLD_NS_MAX;
    assertThat(engine.setWithdrawalRules(0, 0, longest + 1)).containsExactly(refused);
    assertThat(engine.setWithdrawalRules(Long.MAX_VALUE, 1_000_000, longest))
        .containsExactly("withdrawal rules", "= NONE");
  }
}
