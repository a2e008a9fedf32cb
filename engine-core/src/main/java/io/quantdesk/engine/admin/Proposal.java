package io.quantdesk.engine.admin;

import io.quantdesk.engine.command.AdminCommand;
import io.quantdesk.engine.command.AdminCommandKind;
import io.quantdesk.engine.math.Bytes64;
import io.quantdesk.engine.math.StateHash;

/**
 * A command that waits for approval. It and what it needs never change; its id is never used again,
 * so to name the id is to name the content.
 */
public final class Proposal {
  final long id;
  final int proposerId;
  final AdminCommand command;
  final long dueNs;
  final long expireNs;
  final int needed;
  final Bytes64 reason = new Bytes64();

  private final int[] approverIds;
  private int approvals;

  /** Of now, on the terms of the rules; keeps the command. */
  Proposal(
      long id, int proposerId, AdminCommand command, Bytes64 why, ApprovalRules rules, long nowNs) {
    this.id = id;
    this.proposerId = proposerId;
    this.command = command;
    dueNs = nowNs + rules.delayNs;
    expireNs = nowNs + rules.expiryNs;
    needed = rules.approvals;
    approverIds = new int[needed];
    reason.set(why);
  }

  /** 1, 2, 3, ... in the order of proposals. */
  public long id() {
    return id;
  }

  /** How many have approved. */
  public int approvals() {
    return approvals;
  }

  /** Session of one who has approved, from 0 on in their order. */
  public int approverId(int index) {
    return approverIds[index];
  }

  /** Whether so many have approved as have to. */
  public boolean isApproved() {
    return approvals == needed;
  }

  /** When it is done if it is approved, and ends otherwise. */
  public long nextNs() {
    return isApproved() ? dueNs : expireNs;
  }

  boolean isApprovedBy(int sessionId) {
    for (int i = 0; i < approvals; i++) {
      if (approverIds[i] == sessionId) {
        return true;
      }
    }
    return false;
  }

  void approve(int sessionId) {
    approverIds[approvals++] = sessionId;
  }

  boolean isAbout(AdminCommandKind kind, int subjectId) {
    return command.kind() == kind && command.subjectId() == subjectId;
  }

  void hash(StateHash hash) {
    hash.add(id).add(proposerId).add(dueNs).add(expireNs).add(needed).add(reason).add(approvals);
    for (int i = 0; i < approvals; i++) {
      hash.add(approverIds[i]);
    }
    hash.add(command.kind().code());
    command.hash(hash);
  }
}
