package io.quantdesk.server.challenge;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * One file of the challenge: an untimed run whose report text is hashed, then timed runs that emit
 * the same reports into a buffer that is reused. Each run has a book of its own, made before its
 * time starts.
 */
public final class Challenge {
  private static final int WARM_UP_RUNS = 2;

  private final OrderFlow flow;
  private final FlowCapacity capacity;

  private Challenge(OrderFlow flow) {
    this.flow = flow;
    this.capacity = FlowCapacity.of(flow);
  }

  /** Reads a gzipped QDOF file whole. */
  public static Challenge read(Path file) throws BadFlowException {
    return new Challenge(QdofReader.read(file));
  }

  /**
   * Runs the file and times it.
   *
   * @param runs timed runs, at least 1
   * @param reportText where the report text goes too, besides into the hash; left open
   * @throws BadFlowException when the flow places an order under an id that still rests
   */
  public ChallengeResult run(int runs, OutputStream reportText)
      throws BadFlowException, IOException {
    MessageDigest digest = sha256();
    long reports = hash(new DigestOutputStream(reportText, digest));
    for (int i = 0; i < WARM_UP_RUNS; i++) {
      timedRun(reports);
    }
    List<Long> runNs = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      runNs.add(timedRun(reports));
    }
    String sha256 = HexFormat.of().formatHex(digest.digest());
    return new ChallengeResult(flow.count(), reports, sha256, runNs);
  }

  /** Writes the best prices after every message. */
  public void writeBestPrices(Path file) throws IOException {
    FlowMatcher matcher = new FlowMatcher(flow, capacity, new ReportBuffer((words, length) -> {}));
    try (Writer out = Files.newBufferedWriter(file)) {
      BestPricesText text = new BestPricesText(matcher.book(), out);
      for (int message = 0; message < flow.count(); message++) {
        matcher.apply(message);
        text.write(message);
      }
    }
  }

  private long hash(OutputStream text) throws BadFlowException, IOException {
    OutputStream out = new BufferedOutputStream(text, 1 << 16);
    try {
      long reports =
          new FlowMatcher(flow, capacity, new ReportBuffer(new ReportText(out))).applyAllChecked();
      out.flush();
      return reports;
    } catch (OrderRestsException e) {
      throw new BadFlowException(e.getMessage());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private long timedRun(long reportsExpected) {
    FlowMatcher matcher = new FlowMatcher(flow, capacity, new ReportBuffer((words, length) -> {}));
    long start = System.nanoTime();
    long reports = matcher.applyAll();
    long end = System.nanoTime();
    if (reports != reportsExpected) {
      throw new IllegalStateException(
          reports + " reports in a timed run, " + reportsExpected + " in the hashed one");
    }
    return end - start;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
