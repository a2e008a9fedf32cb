package io.quantdesk.server.audit;

import io.quantdesk.server.scenario.text.Times;

/**
 * Which events of a journal are wanted: those that fulfil all of this.
 *
 * @param fromSequence first command
 * @param toSequence last command
 * @param sinceNs earliest time of a command, nanoseconds since 1970
 * @param untilNs latest time of a command
 * @param accountId account that is concerned; 0: any or none
 * @param subAccountId sub-account that is concerned; 0: any or none
 * @param market symbol of the market that is concerned; null: any or none
 */
public record EventSelection(
    long fromSequence,
    long toSequence,
    long sinceNs,
    long untilNs,
    int accountId,
    int subAccountId,
    String market) {
  /** All events. */
  public static final EventSelection ALL =
      new EventSelection(1, Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE, 0, 0, null);

  /**
   * Refuses what nothing can fulfil.
   *
   * @throws IllegalArgumentException saying what contradicts what
   */
  public EventSelection {
    if (fromSequence < 1) {
      throw new IllegalArgumentException("sequences begin with 1, not " + fromSequence);
    }
    if (fromSequence > toSequence) {
      throw new IllegalArgumentException(
          "the range ends with sequence %d, before it begins with %d"
              .formatted(toSequence, fromSequence));
    }
    if (sinceNs > untilNs) {
      throw new IllegalArgumentException(
          "the range ends at %s, before it begins at %s"
              .formatted(Times.format(untilNs), Times.format(sinceNs)));
    }
    if (accountId < 0 || subAccountId < 0) {
      throw new IllegalArgumentException("ids begin with 1");
    }
  }

  /** The same of an account, of a sub-account, of a market. */
  public EventSelection concerning(int account, int subAccount, String symbol) {
    return new EventSelection(
        fromSequence, toSequence, sinceNs, untilNs, account, subAccount, symbol);
  }

  /** Whether accounts or markets are asked for. */
  boolean isOfSome() {
    return accountId != 0 || subAccountId != 0 || market != null;
  }

  /** Whether a command is in the range. */
  boolean contains(long sequence, long timeNs) {
    return sequence >= fromSequence && timeNs >= sinceNs && !endsBefore(sequence, timeNs);
  }

  /** Whether a command, and so every later one, is behind the range. */
  boolean endsBefore(long sequence, long timeNs) {
    return sequence > toSequence || timeNs > untilNs;
  }
}
