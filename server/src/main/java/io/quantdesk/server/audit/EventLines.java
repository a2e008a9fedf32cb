package io.quantdesk.server.audit;

import io.quantdesk.server.scenario.text.Times;
import java.io.PrintWriter;

/** One line an event: sequence, time, and the event in words. */
public final class EventLines implements EventListing {
  private final PrintWriter out;

  /** Writes there; flushing is the caller's. */
  public EventLines(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void onEvent(ToldEvent event) {
    out.print(event.sequence());
    out.print(' ');
    out.print(Times.format(event.timeNs()));
    out.print(' ');
    out.println(event.text());
  }

  @Override
  public boolean isClosed() {
    return out.checkError();
  }
}
