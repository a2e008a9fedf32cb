package io.quantdesk.server;

import org.slf4j.LoggerFactory;

/**
 * Ends the process at once after a failure that leaves its state in doubt: nothing more may be
 * journalled, executed or answered.
 */
@FunctionalInterface
public interface Halt {
  /** Exit status of a halted process: internal software error. */
  int EXIT_STATUS = 70;

  /** Called once, on the thread that failed; a production implementation does not return. */
  void halt(String stage, Throwable cause);

  /** Logs and ends the virtual machine without running shutdown hooks. */
  static Halt process() {
    return (stage, cause) -> {
      try {
        LoggerFactory.getLogger(Halt.class).error("{} failed: the engine halts", stage, cause);
      } finally {
        Runtime.getRuntime().halt(EXIT_STATUS);
      }
    };
  }
}
