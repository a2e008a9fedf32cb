package io.quantdesk.engine.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantdesk.engine.math.Bytes32;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WalletIndexTest {
  @Test
  void shouldFindEveryWalletAndReturnItsBytes() {
    int capacity = 1_000;
    WalletIndex index = new WalletIndex(capacity);
    for (int account = 1; account <= capacity; account++) {
      assertThat(index.find(wallet(account))).isZero();
      index.put(wallet(account), account);
    }
    Bytes32 copy = new Bytes32();
    for (int account = 1; account <= capacity; account++) {
      assertThat(index.find(wallet(account))).isEqualTo(account);
      index.copyWallet(account, copy);
      assertThat(copy.sameAs(wallet(account))).isTrue();
    }
  }

  @Test
  void shouldTellWalletsApartThatDifferInTheirLastBytesOnly() {
    WalletIndex index = new WalletIndex(4);
    Bytes32 wallet = new Bytes32();
    wallet.set(1, 2, 3, 4);
    index.put(wallet, 1);
    wallet.w3 = 5;
    assertThat(index.find(wallet)).isZero();
  }

  @Test
  void shouldRefuseAWalletTwice() {
    WalletIndex index = new WalletIndex(4);
    index.put(wallet(1), 1);
    assertThatThrownBy(() -> index.put(wallet(1), 2)).isInstanceOf(IllegalStateException.class);
  }

  private static Bytes32 wallet(long seed) {
    Random random = new Random(seed);
    Bytes32 wallet = new Bytes32();
    wallet.set(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    return wallet;
  }
}
