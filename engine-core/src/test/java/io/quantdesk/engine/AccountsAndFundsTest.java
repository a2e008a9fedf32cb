package io.quantdesk.engine;

import static io.quantdesk.engine.EngineUnderTest.parameters;
import static io.quantdesk.engine.EngineUnderTest.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantdesk.engine.math.Bytes32;
import org.junit.jupiter.api.Test;

class AccountsAndFundsTest {
  private final EngineUnderTest engine = new EngineUnderTest();

  @Test
  void shouldNumberAccountsAndSubAccounts() {
    assertThat(engine.createAccount(wallet(11)))
        .containsExactly("account 1 wallet 11", "sub-account s1 of 1 number 0", "= NONE");
    assertThat(engine.createAccount(wallet(12)))
        .containsExactly("account 2 wallet 12", "sub-account s2 of 2 number 0", "= NONE");
    assertThat(engine.createSubAccount(1))
        .containsExactly("sub-account s3 of 1 number 1", "= NONE");
    assertThat(engine.view.owner(3)).isEqualTo(1);
    assertThat(engine.view.subAccountNumber(3)).isEqualTo(1);
    assertThat(engine.view.accountOf(wallet(12))).isEqualTo(2);
    Bytes32 copy = new Bytes32();
    engine.view.copyWallet(2, copy);
    assertThat(copy.sameAs(wallet(12))).isTrue();
  }

  @Test
  void shouldRefuseAWalletTwiceAndNoWallet() {
    engine.createAccount(wallet(11));
    assertThat(engine.createAccount(wallet(11))).containsExactly("= DUPLICATE_WALLET");
    assertThat(engine.createAccount(new Bytes32())).containsExactly("= INVALID_FIELD");
    assertThat(engine.createSubAccount(2)).containsExactly("= UNKNOWN_ACCOUNT");
    assertThat(engine.createSubAccount(0)).containsExactly("= UNKNOWN_ACCOUNT");
  }

  @Test
  void shouldDepositAndWithdraw() {
    engine.createAccount(wallet(11));
    assertThat(engine.deposit(1, 500)).containsExactly("balance s1 500 by 500 DEPOSIT", "= NONE");
    assertThat(engine.withdraw(1, 501)).containsExactly("= INSUFFICIENT_WITHDRAWABLE");
    assertThat(engine.withdraw(1, 500))
        .containsExactly("balance s1 0 by -500 WITHDRAWAL", "requested 1 s1 500", "= NONE");
    assertThat(engine.view.withdrawalsMicros()).isZero();
    assertThat(engine.view.pendingWithdrawalsMicros()).isEqualTo(500);
    assertThat(engine.confirmWithdrawal(1)).containsExactly("confirmed 1 s1 500", "= NONE");
    assertThat(engine.confirmWithdrawal(1)).containsExactly("= UNKNOWN_WITHDRAWAL");
    assertThat(engine.view.pendingWithdrawalsMicros()).isZero();
    assertThat(engine.view.depositsMicros()).isEqualTo(500);
    assertThat(engine.view.withdrawalsMicros()).isEqualTo(500);
  }

  @Test
  void shouldMoveCashBetweenSubAccountsOfOneAccount() {
    engine.createAccount(wallet(11));
    engine.createSubAccount(1);
    engine.deposit(1, 500);
    assertThat(engine.transfer(1, 2, 200))
        .containsExactly(
            "balance s1 300 by -200 TRANSFER_OUT", "balance s2 200 by 200 TRANSFER_IN", "= NONE");
    assertThat(engine.transfer(1, 2, 301)).containsExactly("= INSUFFICIENT_WITHDRAWABLE");
    assertThat(engine.view.depositsMicros()).isEqualTo(500);
    assertThat(engine.view.withdrawalsMicros()).isZero();
  }

  @Test
  void shouldRefuseTransfersInTheOrderOfTheirReasons() {
    engine.createAccount(wallet(11));
    engine.createAccount(wallet(12));
    engine.createSubAccount(1);
    assertThat(engine.transfer(9, 9, 0)).containsExactly("= UNKNOWN_SUB_ACCOUNT");
    assertThat(engine.transfer(1, 9, 0)).containsExactly("= UNKNOWN_SUB_ACCOUNT");
    assertThat(engine.transfer(1, 1, 0)).containsExactly("= SAME_SUB_ACCOUNT");
    assertThat(engine.transfer(1, 2, 0)).containsExactly("= OTHER_OWNER");
    assertThat(engine.transfer(1, 3, 0)).containsExactly("= INVALID_AMOUNT");
    assertThat(engine.transfer(1, 3, 1)).containsExactly("= INSUFFICIENT_WITHDRAWABLE");
  }

  @Test
  void shouldRefuseAmountsAndSubAccountsThatAreNone() {
    assertThat(engine.deposit(1, 1)).containsExactly("= UNKNOWN_SUB_ACCOUNT");
    assertThat(engine.withdraw(0, 1)).containsExactly("= UNKNOWN_SUB_ACCOUNT");
    engine.createAccount(wallet(11));
    assertThat(engine.deposit(1, 0)).containsExactly("= INVALID_AMOUNT");
    assertThat(engine.deposit(1, Long.MIN_VALUE)).containsExactly("= INVALID_AMOUNT");
    assertThat(engine.withdraw(1, -1)).containsExactly("= INVALID_AMOUNT");
  }

  @Test
  void shouldNeverWrapATotal() {
    engine.createAccount(wallet(11));
    engine.createAccount(wallet(12));
    assertThat(engine.deposit(1, Long.MAX_VALUE)).containsExactly("= ARITHMETIC_LIMIT");
    long half = Long.MAX_VALUE / 2;
    assertThat(engine.deposit(1, half)).last().isEqualTo("= NONE");
    assertThat(engine.deposit(2, 1)).containsExactly("= ARITHMETIC_LIMIT");
    assertThat(engine.withdraw(1, half)).last().isEqualTo("= NONE");
    assertThat(engine.deposit(2, 1)).containsExactly("= ARITHMETIC_LIMIT");
    engine.confirmWithdrawal(1);
    assertThat(engine.deposit(2, half)).last().isEqualTo("= NONE");
    assertThat(engine.withdraw(2, half)).last().isEqualTo("= NONE");
    engine.confirmWithdrawal(2);
    // Deposits add up to 2 x half by now: one short of the largest number.
    assertThat(engine.deposit(2, 2)).containsExactly("= ARITHMETIC_LIMIT");
    assertThat(engine.deposit(2, 1)).last().isEqualTo("= NONE");
    assertThat(engine.deposit(2, 1)).containsExactly("= ARITHMETIC_LIMIT");
  }

  @Test
  void shouldRefuseMoreThanItsCapacities() {
    EngineUnderTest small = new EngineUnderTest(new EngineConfig(2, 3, 1, 2, 2, 1, 1));
    assertThat(small.createAccount(wallet(1))).last().isEqualTo("= NONE");
    assertThat(small.createSubAccount(1)).last().isEqualTo("= NONE");
    assertThat(small.createSubAccount(1)).last().isEqualTo("= NONE");
    assertThat(small.createSubAccount(1)).containsExactly("= SUB_ACCOUNT_CAPACITY");
    assertThat(small.createAccount(wallet(2))).containsExactly("= SUB_ACCOUNT_CAPACITY");
    small = new EngineUnderTest(new EngineConfig(1, 3, 1, 2, 2, 1, 1));
    small.createAccount(wallet(1));
    assertThat(small.createAccount(wallet(2))).containsExactly("= ACCOUNT_CAPACITY");
    small.openMarket(parameters(), 1);
    assertThat(small.createMarket("X", parameters())).containsExactly("= MARKET_CAPACITY");
  }

  @Test
  void shouldRefuseAConfigurationOutOfRange() {
    assertThatThrownBy(() -> new EngineConfig(0, 1, 1, 1, 1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("accounts");
    assertThatThrownBy(() -> new EngineConfig(1, 1, 65_536, 1, 1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("markets");
    assertThatThrownBy(() -> new EngineConfig(1, 1, 1, 1, 1 << 24, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("orders");
  }

  private static Bytes32 wallet(long number) {
    Bytes32 wallet = new Bytes32();
    set(wallet, "");
    wallet.w0 = number;
    return wallet;
  }
}
