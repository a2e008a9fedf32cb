package io.quantdesk.journal;

/** What the entries of a journal are; written into every record, so that the two never mix. */
public enum JournalKind {
  /** Sequenced commands: the source of truth. */
  COMMANDS(1),
  /** The event block of each command, under the command's sequence. */
  EVENTS(2);

  private final int code;

  JournalKind(int code) {
    this.code = code;
  }

  /** Number that stands for this kind on disk; never changes. */
  int code() {
    return code;
  }
}
