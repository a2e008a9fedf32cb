package io.quantdesk.engine.admin;

import io.quantdesk.engine.command.AdminCommand;
import io.quantdesk.engine.index.DeadlineQueue;
import io.quantdesk.engine.math.Bytes64;
import io.quantdesk.engine.math.StateHash;

/**
 * The rules of approval and the commands that wait for it, oldest first. They are few and rare: a
 * proposal takes its memory when it is made, and is looked for one by one.
 */
public final class Proposals {
  /** Most that can wait at a time. */
  public static final int CAPACITY = 64;

  private final ApprovalRules rules = new ApprovalRules();
  private final Proposal[] waiting = new Proposal[CAPACITY];
  private int count;
  private long lastId;
  private long nextNs = DeadlineQueue.NEVER;

  /** The rules in force. */
  public ApprovalRules rules() {
    return rules;
  }

  /** How many wait. */
  public int count() {
    return count;
  }

  /** One that waits, from 0 on by age. */
  public Proposal get(int index) {
    return waiting[index];
  }

  /** When something is to be done about one of them. */
  public long nextNs() {
    return nextNs;
  }

  boolean isFull() {
    return count == CAPACITY;
  }

  /** The one of an id, or null. */
  Proposal find(long id) {
    for (int i = 0; i < count; i++) {
      if (waiting[i].id == id) {
        return waiting[i];
      }
    }
    return null;
  }

  /** The one whose time comes first, the older one of two; there is one. */
  Proposal first() {
    Proposal first = waiting[0];
    for (int i = 1; i < count; i++) {
      if (waiting[i].nextNs() < first.nextNs()) {
        first = waiting[i];
      }
    }
    return first;
  }

  /** Adds one of now; there is room, and the caller gives the command away. */
  Proposal add(int proposerId, AdminCommand command, Bytes64 reason, long nowNs) {
    Proposal proposal = new Proposal(++lastId, proposerId, command, reason, rules, nowNs);
    waiting[count++] = proposal;
    changed();
    return proposal;
  }

  void approve(Proposal proposal, int sessionId) {
    proposal.approve(sessionId);
    changed();
  }

  void remove(Proposal proposal) {
    int index = 0;
    while (waiting[index] != proposal) {
      index++;
    }
    count--;
    System.arraycopy(waiting, index + 1, waiting, index, count - index);
    waiting[count] = null;
    changed();
  }

  private void changed() {
    nextNs = count == 0 ? DeadlineQueue.NEVER : first().nextNs();
  }

  /** Adds rules and proposals to a hash. */
  public void hash(StateHash hash) {
    rules.hash(hash);
    hash.add(lastId).add(count);
    for (int i = 0; i < count; i++) {
      waiting[i].hash(hash);
    }
  }
}
