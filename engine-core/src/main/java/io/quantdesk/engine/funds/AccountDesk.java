package io.quantdesk.engine.funds;

import io.quantdesk.engine.EngineEvents;
import io.quantdesk.engine.EngineState;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.account.Accounts;
import io.quantdesk.engine.account.IsolatedScopes;
import io.quantdesk.engine.command.CreateSubAccount;
import io.quantdesk.engine.event.AccountCreated;
import io.quantdesk.engine.event.SubAccountCreated;
import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.market.Markets;
import io.quantdesk.engine.math.Bytes32;

/** Opens accounts and sub-accounts. */
public final class AccountDesk {
  private final Accounts accounts;
  private final IsolatedScopes isolated;
  private final Markets markets;
  private final EngineEvents events;
  private final AccountCreated accountCreated = new AccountCreated();
  private final SubAccountCreated subAccountCreated = new SubAccountCreated();

  public AccountDesk(EngineState state, EngineEvents events) {
    accounts = state.accounts;
    isolated = state.scopes.isolated();
    markets = state.markets;
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
    addSubAccount(accountId, 0, 0);
    return RejectReason.NONE;
  }

  /**
   * Opens the next sub-account of an account, bound to a market and a parent if the command names
   * both. Refusals in this order: unknown account; one of the two alone, unknown parent, of another
   * account, isolated itself, unknown market, delisted; too many sub-accounts.
   */
  public RejectReason createSubAccount(CreateSubAccount command) {
    int accountId = command.accountId;
    if (!accounts.hasAccount(accountId)) {
      return RejectReason.UNKNOWN_ACCOUNT;
    }
    if (command.parentSubAccountId != 0 || command.isolatedMarketId != 0) {
      RejectReason reason = checkIsolation(command);
      if (reason != RejectReason.NONE) {
        return reason;
      }
    }
    boolean full = accounts.subAccountCount(accountId) == Accounts.MAX_SUB_ACCOUNTS_PER_ACCOUNT;
    if (full || !accounts.hasRoomForSubAccount()) {
      return RejectReason.SUB_ACCOUNT_CAPACITY;
    }
    addSubAccount(accountId, command.parentSubAccountId, command.isolatedMarketId);
    return RejectReason.NONE;
  }

  private RejectReason checkIsolation(CreateSubAccount command) {
    if (command.parentSubAccountId == 0 || command.isolatedMarketId == 0) {
      return RejectReason.INVALID_ISOLATION;
    }
    if (!accounts.hasSubAccount(command.parentSubAccountId)) {
      return RejectReason.UNKNOWN_SUB_ACCOUNT;
    }
    if (accounts.owner(command.parentSubAccountId) != command.accountId) {
      return RejectReason.OTHER_OWNER;
    }
    if (isolated.contains(command.parentSubAccountId)) {
      return RejectReason.INVALID_ISOLATION;
    }
    Market market = markets.find(command.isolatedMarketId);
    if (market == null) {
      return RejectReason.UNKNOWN_MARKET;
    }
    return market.state() == MarketState.DELISTED
        ? RejectReason.MARKET_DELISTED
        : RejectReason.NONE;
  }

  private void addSubAccount(int accountId, int parentSubAccountId, int isolatedMarketId) {
    int subAccountId = accounts.addSubAccount(accountId);
    isolated.isolate(subAccountId, parentSubAccountId, isolatedMarketId);
    subAccountCreated.parentSubAccountId = parentSubAccountId;
    subAccountCreated.isolatedMarketId = isolatedMarketId;
    subAccountCreated.subAccountId = subAccountId;
    subAccountCreated.accountId = accountId;
    subAccountCreated.number = accounts.number(subAccountId);
    events.subAccountCreated(subAccountCreated);
  }
}
