package io.quantdesk.server.demo;

import io.quantdesk.server.demo.session.PlayResult;
import io.quantdesk.server.demo.view.DemoFrame;
import io.quantdesk.server.demo.view.Numbers;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Prints a report for people. */
final class ReportText {
  private final PrintStream out;

  ReportText(PrintStream out) {
    this.out = out;
  }

  void print(DemoReport report) {
    out.println();
    printPlay(report.played());
    report.tables().forEach(table -> table.print(out));
    out.println();
    out.println(
        "Took "
            + Numbers.seconds(report.totalNs())
            + ": "
            + report.stepsNs().entrySet().stream()
                .map(step -> step.getKey() + " " + Numbers.seconds(step.getValue()))
                .collect(Collectors.joining(", ")));
    out.println("Journal and database server are in " + report.options().home());
    long failures = report.failures();
    out.println(
        failures == 0
            ? "ok     all %d checks hold".formatted(report.checks())
            : "FAILED %d of %d checks".formatted(failures, report.checks()));
  }

  private void printPlay(PlayResult played) {
    DemoFrame frame = played.lastFrame();
    line(
        "feed",
        "%s of BTCUSDT and ETHUSDT in %s"
            .formatted(Numbers.minutes(frame.playedNs()), Numbers.seconds(played.elapsedNs())));
    long perSecond =
        played.commands() * TimeUnit.SECONDS.toNanos(1) / Math.max(1, played.elapsedNs());
    line(
        "commands",
        "%s, %s a second"
            .formatted(Numbers.grouped(played.commands()), Numbers.grouped(perSecond)));
    line(
        "latency",
        "ingress to egress p50 %s, p99 %s, p99.9 %s, max %s"
            .formatted(
                Numbers.latency(frame.latency().p50()),
                Numbers.latency(frame.latency().p99()),
                Numbers.latency(frame.latency().p999()),
                Numbers.latency(frame.latency().max())));
    line("refused", refusals(played));
    line(
        "corrected",
        "%s levels whose amend a fill had overtaken"
            .formatted(Numbers.grouped(played.flow().quotes().corrections())));
  }

  private static String refusals(PlayResult played) {
    List<String> causes = new ArrayList<>();
    for (var kind : played.flow().refusals().byKind().entrySet()) {
      for (var reason : kind.getValue().entrySet()) {
        String count = Numbers.grouped(reason.getValue());
        causes.add("%s of %s: %s".formatted(count, kind.getKey().word(), reason.getKey()));
      }
    }
    return causes.isEmpty() ? "none" : String.join(", ", causes);
  }

  private void line(String name, String text) {
    out.printf("%-10s %s%n", name, text);
  }
}
