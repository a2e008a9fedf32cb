package io.quantdesk.server.audit;

import java.util.function.Supplier;

/** Keeps the first fault that a check meets, with the command at which it met it. */
final class FirstFault {
  private String fault;
  private boolean isNew;

  /** Notes a fault of the command that is being looked at. */
  void require(boolean holds, Supplier<String> words) {
    if (!holds && fault == null) {
      fault = words.get();
      isNew = true;
    }
  }

  /** Says at which command a new fault was met. */
  void commandEnds(long sequence) {
    if (isNew) {
      fault = "at command " + sequence + ": " + fault;
      isNew = false;
    }
  }

  /** The fault; null: none. */
  String get() {
    return fault;
  }
}
