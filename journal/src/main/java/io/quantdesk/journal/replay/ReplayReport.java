package io.quantdesk.journal.replay;

/**
 * What came of a replay, up to the end or the first divergence.
 *
 * @param firstSequence first command that was executed
 * @param lastSequence last command that was executed; firstSequence - 1 when there was none
 * @param compared event blocks that are equal in journal and replay, byte for byte
 * @param missing commands whose event block the event journal does not hold: a tail that a crash
 *     kept from being written
 * @param surplusSequence first sequence of the event journal for which there is no command; 0: none
 * @param divergence first difference; null: none
 */
public record ReplayReport(
    long firstSequence,
    long lastSequence,
    long compared,
    long missing,
    long surplusSequence,
    Divergence divergence) {
  /** Whether all that is in both journals agrees, and no event is there without its command. */
  public boolean isConsistent() {
    return divergence == null && surplusSequence == 0;
  }

  /** Whether the event journal is exactly what the commands lead to. */
  public boolean isIdentical() {
    return isConsistent() && missing == 0;
  }

  /** Commands that were executed. */
  public long commands() {
    return lastSequence - firstSequence + 1;
  }

  /** In words, for a person. */
  @Override
  public String toString() {
    final StringBuilder words = new StringBuilder();
    words.append(
        "commands %d to %d: %d event blocks identical, %d missing"
            .formatted(firstSequence, lastSequence, compared, missing));
    if (surplusSequence != 0) {
      words.append(
          "; the event journal goes on with sequence %d, for which there is no command"
              .formatted(surplusSequence));
    }
    if (divergence != null) {
      words.append("; ").append(divergence);
    }
    return words.toString();
  }
}
