package io.quantdesk.engine.index;

import io.quantdesk.engine.math.Bytes32;
import io.quantdesk.engine.math.StateHash;

/**
 * Finds the account of a wallet, and keeps the wallets themselves. Accounts are numbered densely
 * from 1 and never leave. Not thread-safe.
 */
public final class WalletIndex {
  private static final int WORDS = 4;

  private final int mask;
  private final int[] accountAt;
  private final long[] wallets;

  /** Makes an empty index for accounts 1 to capacity. */
  public WalletIndex(int capacity) {
    int length = Integer.highestOneBit(Math.max(capacity, 2) * 2 - 1) << 1;
    mask = length - 1;
    accountAt = new int[length];
    wallets = new long[(capacity + 1) * WORDS];
  }

  /** Account of a wallet, or 0. */
  public int find(Bytes32 wallet) {
    return accountAt[position(wallet)];
  }

  /** Notes the wallet of a new account; the wallet must not be there yet. */
  public void put(Bytes32 wallet, int accountId) {
    int position = position(wallet);
    if (accountAt[position] != 0) {
      throw new IllegalStateException("wallet already belongs to account " + accountAt[position]);
    }
    accountAt[position] = accountId;
    int base = accountId * WORDS;
    wallets[base] = wallet.w0;
    wallets[base + 1] = wallet.w1;
    wallets[base + 2] = wallet.w2;
    wallets[base + 3] = wallet.w3;
  }

  /** Copies the wallet of an account. */
  public void copyWallet(int accountId, Bytes32 destination) {
    int base = accountId * WORDS;
    destination.set(wallets[base], wallets[base + 1], wallets[base + 2], wallets[base + 3]);
  }

  private int position(Bytes32 wallet) {
    long mixed = StateHash.mix(wallet.w0 + StateHash.mix(wallet.w1 + StateHash.mix(wallet.w2)));
    int position = (int) StateHash.mix(mixed + wallet.w3) & mask;
    while (accountAt[position] != 0 && !isWalletOf(accountAt[position], wallet)) {
      position = position + 1 & mask;
    }
    return position;
  }

  private boolean isWalletOf(int accountId, Bytes32 wallet) {
    int base = accountId * WORDS;
    return wallets[base] == wallet.w0
        && wallets[base + 1] == wallet.w1
        && wallets[base + 2] == wallet.w2
        && wallets[base + 3] == wallet.w3;
  }
}
