package io.quantdesk.engine.admin;

import io.quantdesk.engine.math.StateHash;

/**
 * What a command of an administrator that loosens something needs before it is done; a mutable
 * value. All 0: nothing.
 */
public final class ApprovalRules {
  /** Most approvals that can be asked for. */
  public static final int MAX_APPROVALS = 4;

  /** Longest time from a proposal to its end: a year. */
  public static final long MAX_EXPIRY_NS = 365L * 86_400_000_000_000L;

  /** Administrators other than the proposer who have to approve; 0: it is done at once. */
  public int approvals;

  /** From the proposal to the earliest time at which it is done. */
  public long delayNs;

  /** From the proposal to the time at which it ends if it was not approved by then. */
  public long expiryNs;

  /** Copies all rules of another value. */
  public void set(ApprovalRules other) {
    approvals = other.approvals;
    delayNs = other.delayNs;
    expiryNs = other.expiryNs;
  }

  /** Whether anything is waited for. */
  public boolean areOn() {
    return approvals != 0;
  }

  /** Whether all are 0, or all within their ranges and the end behind the delay. */
  public boolean areAllowed() {
    return (approvals == 0 && delayNs == 0 && expiryNs == 0)
        || (approvals > 0
            && approvals <= MAX_APPROVALS
            && delayNs >= 0
            && expiryNs > delayNs
            && expiryNs <= MAX_EXPIRY_NS);
  }

  /** Adds all rules to a hash. */
  public void hash(StateHash hash) {
    hash.add(approvals).add(delayNs).add(expiryNs);
  }
}
