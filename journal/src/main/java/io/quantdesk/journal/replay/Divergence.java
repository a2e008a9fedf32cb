package io.quantdesk.journal.replay;

/**
 * The first place at which a command that was executed again came out differently.
 *
 * @param sequence of the command
 * @param ordinal of the event within its block, 1 for the first; 0: the outcome itself
 * @param templateId of that message in the event journal; 0: there is none at this place
 * @param offset first differing byte within the block
 * @param journalHex bytes of the event journal's block around it
 * @param replayHex bytes of the replay's block around it
 */
public record Divergence(
    long sequence, int ordinal, int templateId, int offset, String journalHex, String replayHex) {
  /** In words, over three lines. */
  @Override
  public String toString() {
    return """
        command %d: event %d (template %d) differs at byte %d of its block
          journal %s
          replay  %s"""
        .formatted(sequence, ordinal, templateId, offset, journalHex, replayHex);
  }
}
