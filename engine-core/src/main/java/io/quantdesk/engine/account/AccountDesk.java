package io.quantdesk.engine.account;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.event.AccountCreated;
import io.quantdesk.engine.event.SubAccountCreated;
import io.quantdesk.engine.math.Bytes32;

/** Opens accounts and sub-accounts. */
public final class AccountDesk {
  private final Accounts accounts;
  private final EngineEvents events;
  private final AccountCreated accountCreated = new AccountCreated();
  private final SubAccountCreated subAccountCreated = new SubAccountCreated();

  public AccountDesk(Accounts accounts, EngineEvents events) {
    this.accounts = accounts;
    this.events = events;
  }

  /**
   * Opens an account with sub-account number 0. Refusals in this order: no wallet, wallet taken,
   * too many accounts, too many sub-accounts.
   */
  public RejectReason createAccount(Bytes32 wallet) {
    if (wallet.isZero()) {
      return RejectReason.INVALID_FIELD;
    }
    if (accounts.findByWallet(wallet) != 0) {
      return RejectReason.DUPLICATE_WALLET;
    }
    if (!accounts.hasRoomForAccount()) {
      return RejectReason.ACCOUNT_CAPACITY;
    }
    if (!accounts.hasRoomForSubAccount()) {
      return RejectReason.SUB_ACCOUNT_CAPACITY;
    }
    int accountId = accounts.addAccount(wallet);
    accountCreated.accountId = accountId;
    accountCreated.wallet.set(wallet);
    events.accountCreated(accountCreated);
    addSubAccount(accountId);
    return RejectReason.NONE;
  }

  /** Refusals in this order: unknown account, too many sub-accounts. */
  public RejectReason createSubAccount(int accountId) {
    if (!accounts.hasAccount(accountId)) {
      return RejectReason.UNKNOWN_ACCOUNT;
    }
    boolean full = accounts.subAccountCount(accountId) == Accounts.MAX_SUB_ACCOUNTS_PER_ACCOUNT;
    if (full || !accounts.hasRoomForSubAccount()) {
      return RejectReason.SUB_ACCOUNT_CAPACITY;
    }
    addSubAccount(accountId);
    return RejectReason.NONE;
  }

  private void addSubAccount(int accountId) {
    int subAccountId = accounts.addSubAccount(accountId);
    subAccountCreated.subAccountId = subAccountId;
    subAccountCreated.accountId = accountId;
    subAccountCreated.number = accounts.number(subAccountId);
    events.subAccountCreated(subAccountCreated);
  }
}
