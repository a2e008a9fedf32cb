package io.quantdesk.writer;

/**
 * A journal entry that this version cannot write: an unknown or newer message, or one that
 * contradicts what came before. Nothing of it is in the database, nor of what comes after.
 */
public final class PoisonRecordException extends WriterException {
  private static final long serialVersionUID = 1L;

  private final long sequence;

  public PoisonRecordException(long sequence, String reason, Throwable cause) {
    super("event journal entry " + sequence + " cannot be written: " + reason, cause);
    this.sequence = sequence;
  }

  /** Sequence of the entry. */
  public long sequence() {
    return sequence;
  }
}
