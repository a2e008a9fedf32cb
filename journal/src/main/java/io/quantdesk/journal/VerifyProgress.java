package io.quantdesk.journal;

/** Hears how far the verification of a journal that is being opened has come. */
@FunctionalInterface
public interface VerifyProgress {
  /** Ignores it. */
  VerifyProgress NONE = (verified, committed) -> {};

  /**
   * Called every few thousand entries, and at the end.
   *
   * @param verified sequence up to which all is well
   * @param committed sequence of the last entry; -1 when not known beforehand
   */
  void onVerified(long verified, long committed);
}
