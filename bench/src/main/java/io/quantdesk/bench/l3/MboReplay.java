package io.quantdesk.bench.l3;

import io.quantdesk.bench.recording.BadDataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A market-by-order recording, whose fills name the resting order. */
final class MboReplay implements Replay {
  private final Path file;

  MboReplay(Path file) {
    this.file = file;
  }

  @Override
  public String name() {
    return file.getFileName() + " (market by order)";
  }

  @Override
  public Result run() throws BadDataException {
    try (MboEvents events = MboEvents.open(file)) {
      BookTape tape = BookTape.recording();
      MboBook book = new MboBook(events, tape);
      long messages = 0;
      List<MboMessage> event = events.next();
      while (!event.isEmpty()) {
        messages += event.size();
        book.apply(event);
        event = events.next();
      }
      List<Check> checks = new ArrayList<>(book.counts().checks());
      checks.add(Check.balanced(book.isBalanced() ? 1 : 0, 1));
      return new Result(messages, tape.totalNs(), checks);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
