package io.quantdesk.server.demo.view;

import java.util.List;

/**
 * The running demo at one moment.
 *
 * @param playedNs how much of the feed is played
 * @param totalNs how much of it will be played
 * @param feedTimeNs time of the feed, nanoseconds since 1970
 * @param elapsedNs since the feed began to play
 * @param speed times real time; 0: as fast as it goes
 * @param markets in the order of the feeds
 * @param counts of commands and what became of them
 * @param latency from ingress to egress
 */
public record DemoFrame(
    long playedNs,
    long totalNs,
    long feedTimeNs,
    long elapsedNs,
    int speed,
    List<MarketFrame> markets,
    Counts counts,
    Latency latency) {

  /**
   * Commands and their effects so far.
   *
   * @param commands sent by the demo
   * @param commandsPerSecond of the last second
   * @param rates commands per second of the last seconds, oldest first
   * @param events that the demo's sessions received
   * @param refused commands, all causes
   * @param unanswered commands that are sent and not yet journalled and answered
   */
  public record Counts(
      long commands,
      long commandsPerSecond,
      List<Long> rates,
      long events,
      long refused,
      int unanswered) {}

  /**
   * Time from the client's send to its receipt of the outcome, nanoseconds.
   *
   * @param p50 half are no slower
   * @param p99 99 in 100 are no slower
   * @param p999 999 in 1000 are no slower
   * @param max the slowest
   */
  public record Latency(long p50, long p99, long p999, long max) {}

  /** Share of the feed that is played, 0 to 1000. */
  public int permille() {
    return totalNs == 0 ? 1_000 : (int) Math.min(1_000, playedNs * 1_000 / totalNs);
  }
}
