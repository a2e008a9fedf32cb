package io.quantdesk.server.demo.view;

import io.quantdesk.server.demo.view.DemoFrame.Counts;
import io.quantdesk.server.demo.view.DemoFrame.Latency;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Prints one line a second, for logs and pipes. */
public final class PlainProgress implements Progress {
  private static final long INTERVAL_NS = TimeUnit.SECONDS.toNanos(1);

  private final PrintStream out;
  private long printedAtNs = System.nanoTime() - INTERVAL_NS;

  /** Prints nothing before the first call. */
  public PlainProgress(PrintStream out) {
    this.out = out;
  }

  @Override
  public void step(String description) {
    out.println(description + " ...");
  }

  @Override
  public void show(DemoFrame frame, Lags lags, String phase) {
    long nowNs = System.nanoTime();
    if (nowNs - printedAtNs >= INTERVAL_NS) {
      printedAtNs = nowNs;
      out.println(line(frame, lags, phase));
    }
  }

  @Override
  public void close() {
    out.flush();
  }

  static String line(DemoFrame frame, Lags lags, String phase) {
    Counts counts = frame.counts();
    Latency latency = frame.latency();
    String trades =
        frame.markets().stream()
            .map(m -> "%s %s trades".formatted(m.symbol(), Numbers.grouped(m.trades())))
            .collect(Collectors.joining(", "));
    return "%3d%% %s: %s of feed, %s commands (%s/s), %s, p50 %s p99 %s p99.9 %s, journal %s, PostgreSQL %s behind"
        .formatted(
            frame.permille() / 10,
            phase,
            Numbers.minutes(frame.playedNs()),
            Numbers.grouped(counts.commands()),
            Numbers.grouped(counts.commandsPerSecond()),
            trades,
            Numbers.latency(latency.p50()),
            Numbers.latency(latency.p99()),
            Numbers.latency(latency.p999()),
            Numbers.grouped(counts.unanswered()),
            Numbers.grouped(lags.commands()));
  }
}
