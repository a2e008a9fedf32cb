package io.quantdesk.bench.book;

import io.quantdesk.bench.ThreadUsage;
import io.quantdesk.bench.flow.NamedFlow;
import io.quantdesk.server.challenge.FlowCapacity;
import io.quantdesk.server.challenge.FlowMatcher;
import io.quantdesk.server.challenge.OrderFlow;
import io.quantdesk.server.challenge.ReportBuffer;
import io.quantdesk.server.challenge.ReportSink;
import java.util.Arrays;
import java.util.function.ToLongFunction;

/**
 * One stream through the engine's book and through the bare matcher, in one process, in turns, so
 * that what disturbs the machine disturbs both. First both must write the same reports.
 */
final class StreamComparison {
  private static final int WARM_UP_ROUNDS = 3;
  private static final int HASH_FACTOR = 31;

  private final NamedFlow stream;
  private final FlowCapacity capacity;
  private final int rounds;

  StreamComparison(NamedFlow stream, int rounds) {
    this.stream = stream;
    this.capacity = FlowCapacity.of(stream.flow());
    this.rounds = rounds;
  }

  /**
   * What came out; the bare matcher's figures are 0 when the stream does not fit it.
   *
   * @param sameReports whether both wrote the same, or only one could run
   * @param ratio the median of the rounds' ratios
   */
  record Result(
      String name,
      double bookNs,
      double bareNs,
      double ratio,
      double bytesPerMessage,
      boolean sameReports) {}

  Result run() {
    OrderFlow flow = stream.flow();
    boolean fits = BareMatcher.fits(flow);
    boolean same = !fits || hash(this::runBook) == hash(this::runBare);
    double[] bookNs = new double[rounds];
    double[] bareNs = new double[rounds];
    double[] ratios = new double[rounds];
    long bytes = 0;
    for (int i = -WARM_UP_ROUNDS; i < rounds; i++) {
      int round = Math.max(i, 0);
      long bare = fits && (round & 1) == 0 ? time(new BareMatcher(flow, blind())::applyAll) : 0;
      FlowMatcher matcher = new FlowMatcher(flow, capacity, blind());
      long before = ThreadUsage.allocatedBytes();
      long book = time(matcher::applyAll);
      bytes = ThreadUsage.allocatedBytes() - before;
      if (fits && (round & 1) == 1) {
        bare = time(new BareMatcher(flow, blind())::applyAll);
      }
      bookNs[round] = (double) book / flow.count();
      bareNs[round] = (double) bare / flow.count();
      ratios[round] = fits ? bookNs[round] / bareNs[round] : 0;
    }
    return new Result(
        stream.name(),
        median(bookNs),
        median(bareNs),
        median(ratios),
        (double) bytes / flow.count(),
        same);
  }

  /** A method of its own, so that each matcher's loop is compiled for itself. */
  private interface Run {
    long applyAll();
  }

  private static long time(Run run) {
    long start = ThreadUsage.processorNs();
    run.applyAll();
    return ThreadUsage.processorNs() - start;
  }

  private long runBook(ReportSink sink) {
    return new FlowMatcher(stream.flow(), capacity, new ReportBuffer(sink)).applyAll();
  }

  private long runBare(ReportSink sink) {
    return new BareMatcher(stream.flow(), new ReportBuffer(sink)).applyAll();
  }

  private static long hash(ToLongFunction<ReportSink> run) {
    long[] hash = {1};
    long reports =
        run.applyAsLong(
            (words, length) -> {
              for (int i = 0; i < length; i++) {
                hash[0] = hash[0] * HASH_FACTOR + words[i];
              }
            });
    return hash[0] * HASH_FACTOR + reports;
  }

  private static ReportBuffer blind() {
    return new ReportBuffer((words, length) -> {});
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
