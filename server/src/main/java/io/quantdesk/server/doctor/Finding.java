package io.quantdesk.server.doctor;

/**
 * Result of one check.
 *
 * @param check what was looked at
 * @param verdict how it is
 * @param detail what was found, and what to do when it is not well
 */
public record Finding(String check, Verdict verdict, String detail) {
  /** How well a check came out. */
  public enum Verdict {
    /** As it should be. */
    OK,
    /** The engine runs, but slower or less safe than it could. */
    WARNING,
    /** The engine cannot run. */
    FAILED
  }

  static Finding ok(String check, String detail) {
    return new Finding(check, Verdict.OK, detail);
  }

  static Finding warning(String check, String detail) {
    return new Finding(check, Verdict.WARNING, detail);
  }

  static Finding failed(String check, String detail) {
    return new Finding(check, Verdict.FAILED, detail);
  }
}
