package io.quantdesk.journal;

/** A record is missing or is not what was written, at the place where its reader stands. */
final class DamageException extends JournalException {
  private static final long serialVersionUID = 1L;

  DamageException(String message) {
    super(message);
  }
}
