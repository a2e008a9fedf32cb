package io.quantdesk.bench.l3;

import io.quantdesk.bench.recording.BadDataException;
import io.quantdesk.bench.recording.LineSource;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a market-by-order recording event by event: the messages of one moment of the exchange. */
final class MboEvents implements Closeable {
  private final LineSource source;
  private final List<MboMessage> event = new ArrayList<>();

  private MboEvents(LineSource source) {
    this.source = source;
  }

  static MboEvents open(Path file) throws BadDataException, IOException {
    LineSource source = LineSource.open(file);
    if (!MboMessage.HEADER.equals(source.next())) {
      BadDataException bad = source.bad("the header is not " + MboMessage.HEADER);
      source.close();
      throw bad;
    }
    return new MboEvents(source);
  }

  /** The next event, overwritten by the one after; empty after the last. */
  List<MboMessage> next() throws BadDataException {
    event.clear();
    String line = source.next();
    while (line != null) {
      MboMessage message = MboMessage.parse(source, line);
      event.add(message);
      if (message.isLast()) {
        return event;
      }
      line = source.next();
    }
    if (!event.isEmpty()) {
      throw source.bad("the file ends within an event");
    }
    return event;
  }

  BadDataException bad(MboMessage message, String what) {
    return source.bad(message.line(), what);
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
