package io.quantdesk.engine.funds;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.account.Accounts;

/** Between whom something can be moved, whatever it is (c12). */
final class TransferParties {
  private TransferParties() {}

  /** Refusals in this order: unknown sub-account, one and the same, of another account. */
  static RejectReason check(Accounts accounts, int from, int to) {
    if (!accounts.hasSubAccount(from) || !accounts.hasSubAccount(to)) {
      return RejectReason.UNKNOWN_SUB_ACCOUNT;
    }
    if (from == to) {
      return RejectReason.SAME_SUB_ACCOUNT;
    }
    return accounts.owner(from) == accounts.owner(to)
        ? RejectReason.NONE
        : RejectReason.OTHER_OWNER;
  }
}
