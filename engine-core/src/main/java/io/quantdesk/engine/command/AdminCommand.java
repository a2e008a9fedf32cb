package io.quantdesk.engine.command;

import io.quantdesk.engine.math.StateHash;

/** A command of an administrator, which can be kept until others have approved it. */
public interface AdminCommand {
  /** What it is. */
  AdminCommandKind kind();

  /** The market that it is about; 0: none, or one that it creates. */
  default int marketId() {
    return 0;
  }

  /** What it changes among those that its kind can change: its market, unless that is another. */
  default int subjectId() {
    return marketId();
  }

  /** A copy of all of it, which its owner may keep. */
  AdminCommand copy();

  /** Adds all of it to a hash. */
  void hash(StateHash hash);

  /** Hands it to a visitor's method of its kind. */
  <R> R accept(AdminCommandVisitor<R> visitor);
}
