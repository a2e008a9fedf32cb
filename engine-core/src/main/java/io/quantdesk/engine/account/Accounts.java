package io.quantdesk.engine.account;

import io.quantdesk.engine.index.WalletIndex;
import io.quantdesk.engine.math.Bytes32;
import io.quantdesk.engine.math.StateHash;

/**
 * Owners and their sub-accounts. Ids are dense from 1 in the order of creation and are never
 * reused. A sub-account knows its owner and its number within it.
 */
public final class Accounts {
  /** Most sub-accounts of one account: their number is 16 bits wide in messages. */
  public static final int MAX_SUB_ACCOUNTS_PER_ACCOUNT = 65_536;

  private final WalletIndex wallets;
  private final int[] subAccountCounts;
  private final int[] firstSubAccounts;
  private final int[] owners;
  private final int[] numbers;
  private int accountCount;
  private int subAccountCount;

  public Accounts(int accountCapacity, int subAccountCapacity) {
    wallets = new WalletIndex(accountCapacity);
    subAccountCounts = new int[accountCapacity + 1];
    firstSubAccounts = new int[accountCapacity + 1];
    owners = new int[subAccountCapacity + 1];
    numbers = new int[subAccountCapacity + 1];
  }

  /** Account of a wallet, or 0. */
  public int findByWallet(Bytes32 wallet) {
    return wallets.find(wallet);
  }

  public boolean hasAccount(int accountId) {
    return accountId > 0 && accountId <= accountCount;
  }

  public boolean hasSubAccount(int subAccountId) {
    return subAccountId > 0 && subAccountId <= subAccountCount;
  }

  public boolean hasRoomForAccount() {
    return accountCount < subAccountCounts.length - 1;
  }

  /** Whether any account could get one more sub-account. */
  public boolean hasRoomForSubAccount() {
    return subAccountCount < owners.length - 1;
  }

  /** Adds an account without sub-accounts and returns its id. */
  public int addAccount(Bytes32 wallet) {
    int accountId = ++accountCount;
    wallets.put(wallet, accountId);
    return accountId;
  }

  /** Adds the next sub-account of an account and returns its id. */
  public int addSubAccount(int accountId) {
    int subAccountId = ++subAccountCount;
    owners[subAccountId] = accountId;
    numbers[subAccountId] = subAccountCounts[accountId]++;
    if (numbers[subAccountId] == 0) {
      firstSubAccounts[accountId] = subAccountId;
    }
    return subAccountId;
  }

  public int accountCount() {
    return accountCount;
  }

  public int subAccountCount() {
    return subAccountCount;
  }

  /** Sub-accounts of an account. */
  public int subAccountCount(int accountId) {
    return subAccountCounts[accountId];
  }

  /** Sub-account number 0 of an account. */
  public int firstSubAccount(int accountId) {
    return firstSubAccounts[accountId];
  }

  /** Account that owns a sub-account. */
  public int owner(int subAccountId) {
    return owners[subAccountId];
  }

  /** Whether the owner of a sub-account has others, too. */
  public boolean hasSiblings(int subAccountId) {
    return subAccountCounts[owners[subAccountId]] > 1;
  }

  /** 0, 1, ... within the owner. */
  public int number(int subAccountId) {
    return numbers[subAccountId];
  }

  public void copyWallet(int accountId, Bytes32 destination) {
    wallets.copyWallet(accountId, destination);
  }

  /** Adds all of this to a hash, in the order of ids. */
  public void hash(StateHash hash) {
    Bytes32 wallet = new Bytes32();
    hash.add(accountCount).add(subAccountCount);
    for (int accountId = 1; accountId <= accountCount; accountId++) {
      copyWallet(accountId, wallet);
      hash.add(wallet);
    }
    for (int subAccountId = 1; subAccountId <= subAccountCount; subAccountId++) {
      hash.add(owners[subAccountId]).add(numbers[subAccountId]);
    }
  }
}
