package io.quantdesk.server.challenge;

import java.util.List;
import java.util.Locale;

/**
 * What one file gave.
 *
 * @param messages how many messages the file has
 * @param reports how many reports they caused
 * @param sha256 of the report text, in hexadecimal
 * @param runNs duration of each timed run
 */
public record ChallengeResult(long messages, long reports, String sha256, List<Long> runNs) {
  /** Nanoseconds a message of the median run; 0 without messages. */
  public double nsPerMessageMedian() {
    return messages == 0 ? 0 : (double) medianNs() / messages;
  }

  /** Messages a second of the median run; 0 without messages. */
  public long messagesPerSecondMedian() {
    return messages == 0 ? 0 : Math.round(1e9 * messages / Math.max(medianNs(), 1));
  }

  /** The lines that tools read: one {@code key value} pair each. */
  public List<String> lines(String file) {
    return List.of(
        "file " + file,
        "messages " + messages,
        "reports " + reports,
        "sha256 " + sha256,
        "ns_per_message_median " + String.format(Locale.ROOT, "%.2f", nsPerMessageMedian()),
        "messages_per_second_median " + messagesPerSecondMedian(),
        "runs " + runNs.size());
  }

  /** The middle run; of an even number the faster of the two in the middle. */
  private long medianNs() {
    return runNs.stream().sorted().toList().get((runNs.size() - 1) / 2);
  }
}
