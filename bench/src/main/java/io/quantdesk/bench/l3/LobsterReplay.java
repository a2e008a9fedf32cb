package io.quantdesk.bench.l3;

import io.quantdesk.bench.l3.DepthComparison.Beyond;
import io.quantdesk.bench.recording.BadDataException;
import io.quantdesk.bench.recording.LineSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A LOBSTER recording: messages, and the best levels after each. Three books go through it. One
 * starts from the first levels and is then left alone, which only a deep window allows. One takes
 * over the levels shown after each message, so that each message is a test of its own. One gets
 * incoming orders that are rebuilt from executions.
 */
final class LobsterReplay implements Replay {
  /** Time priority is broken in the market itself now and then: a hidden order that was shown. */
  private static final int HEADS_OF_THOUSAND = 996;

  /** From so many levels on, what enters the window unseen does not spoil the best levels. */
  private static final int DEEP_WINDOW = 20;

  private final Path messageFile;
  private final Path depthFile;
  private final LobsterTruth truth;
  private final BookTape tape = BookTape.recording();
  private final LobsterBook alone = new LobsterBook(tape);
  private final LobsterBook corrected = new LobsterBook(BookTape.none());
  private final IncomingOrders incoming = new IncomingOrders();
  private Depth before;
  private Depth shown;
  private long[] rowsByEqualLevels;
  private long rows;
  private long transitions;

  LobsterReplay(Path messageFile, Path depthFile) {
    this.messageFile = messageFile;
    this.depthFile = depthFile;
    this.truth = LobsterTruth.of(messageFile);
  }

  @Override
  public String name() {
    return messageFile.getFileName() + " (LOBSTER)";
  }

  @Override
  public Result run() throws BadDataException {
    try (LineSource messages = LineSource.open(messageFile);
        LineSource levels = LineSource.open(depthFile)) {
      start(messages, levels);
      replay(messages, levels);
      incoming.end();
      return new Result(rows, tape.totalNs(), checks());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first row is where the books begin, and the first message has happened before it. */
  private void start(LineSource messages, LineSource levels) throws BadDataException {
    String message = messages.next();
    String row = levels.next();
    if (message == null || row == null) {
      throw (message == null ? messages : levels).bad("the file is empty");
    }
    LobsterMessage.parse(messages, message);
    int levelsMax = LobsterRow.levels(levels, row);
    before = new Depth(levelsMax);
    shown = new Depth(levelsMax);
    rowsByEqualLevels = new long[levelsMax + 1];
    LobsterRow.parse(levels, row, shown);
    DepthComparison.adopt(alone.book(), shown, Beyond.UNREPORTED);
    DepthComparison.adopt(corrected.book(), shown, Beyond.UNREPORTED);
    DepthComparison.adopt(incoming.book(), shown, Beyond.UNREPORTED);
  }

  private void replay(LineSource messages, LineSource levels) throws BadDataException {
    String line = messages.next();
    while (line != null) {
      LobsterMessage message = LobsterMessage.parse(messages, line);
      String row = levels.next();
      if (row == null) {
        throw levels.bad("ends here, but " + messageFile.getFileName() + " goes on");
      }
      before.set(shown);
      LobsterRow.parse(levels, row, shown);
      refuseSecondOrder(messages, message);
      step(message);
      line = messages.next();
    }
    if (levels.next() != null) {
      throw levels.bad("goes on, but " + messageFile.getFileName() + " has ended");
    }
  }

  private void refuseSecondOrder(LineSource messages, LobsterMessage message)
      throws BadDataException {
    if (message.type() == LobsterMessage.Type.NEW
        && (alone.book().isResting(message.orderId())
            || corrected.book().isResting(message.orderId()))) {
      throw messages.bad("order " + message.orderId() + " is resting already");
    }
  }

  private void step(LobsterMessage message) {
    incoming.apply(message);
    alone.apply(message);
    corrected.apply(message);
    rows++;
    rowsByEqualLevels[DepthComparison.equalLevels(alone.book(), shown)]++;
    if (DepthComparison.isTransition(corrected.book(), before, shown)) {
      transitions++;
    }
    DepthComparison.adopt(corrected.book(), shown, Beyond.UNREPORTED);
  }

  private List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    int levelsMax = shown.levelsMax();
    if (levelsMax > 1) {
      checks.add(
          truth.bestLevelCheck("best level, book left alone after row 1", rowsEqualTo(1), rows));
    }
    if (levelsMax >= DEEP_WINDOW) {
      addDeepWindow(checks);
    }
    checks.add(Check.all("one-step transitions of all levels shown", transitions, rows));
    checks.add(
        Check.share(
            "executions fill the head of the queue",
            corrected.executionsAtHead(),
            corrected.executions(),
            HEADS_OF_THOUSAND));
    checks.add(
        Check.all(
            "cancels and deletes find what they take",
            corrected.withdrawalsWhole(),
            corrected.withdrawals()));
    long balanced =
        Stream.of(alone.book(), corrected.book(), incoming.book())
            .filter(TrackedBook::isBalanced)
            .count();
    checks.add(Check.balanced(balanced, 3));
    return checks;
  }

  private void addDeepWindow(List<Check> checks) {
    int deep = LobsterTruth.deepLevel(shown.levelsMax());
    checks.add(
        truth.deepLevelsCheck(
            "levels 1 to " + deep + ", book left alone after row 1", rowsEqualTo(deep), rows));
    checks.add(
        Check.share(
            "incoming orders rebuilt from executions: whole fill list",
            incoming.sameFills(),
            incoming.orders(),
            HEADS_OF_THOUSAND));
  }

  private long rowsEqualTo(int levels) {
    long sum = 0;
    for (int equal = levels; equal < rowsByEqualLevels.length; equal++) {
      sum += rowsByEqualLevels[equal];
    }
    return sum;
  }
}
