package io.quantdesk.server.demo.view;

import java.io.PrintStream;
import java.util.List;

/**
 * The terminal as a picture: an alternate screen without a cursor, on which only the lines that
 * changed are written, in one piece, so that nothing flickers. Closing it gives the terminal back
 * as it was. Owned by one thread, but close may come from any.
 */
final class AnsiScreen implements AutoCloseable {
  private static final String ENTER = "\u001b[?1049h\u001b[?25l\u001b[2J";
  private static final String LEAVE = "\u001b[0m\u001b[?25h\u001b[?1049l";
  private static final String BEGIN_UPDATE = "\u001b[?2026h";
  private static final String END_UPDATE = "\u001b[?2026l";
  private static final String CLEAR_LINE_REST = "\u001b[K";
  private static final String CLEAR = "\u001b[2J";

  private final PrintStream out;
  private List<String> shown = List.of();
  private boolean isOpen;

  AnsiScreen(PrintStream out) {
    this.out = out;
  }

  synchronized void open() {
    isOpen = true;
    write(ENTER);
  }

  /** Shows the lines, the first at the top. */
  synchronized void draw(List<String> lines) {
    if (!isOpen) {
      return;
    }
    StringBuilder update = new StringBuilder(BEGIN_UPDATE);
    for (int i = 0; i < lines.size(); i++) {
      if (i >= shown.size() || !shown.get(i).equals(lines.get(i))) {
        update.append("\u001b[").append(i + 1).append(";1H");
        update.append(lines.get(i)).append(CLEAR_LINE_REST);
      }
    }
    shown = List.copyOf(lines);
    write(update.append(END_UPDATE).toString());
  }

  /** Forgets what is shown: the next draw writes every line, as after a change of size. */
  synchronized void clear() {
    shown = List.of();
    write(CLEAR);
  }

  @Override
  public synchronized void close() {
    if (isOpen) {
      isOpen = false;
      write(LEAVE);
    }
  }

  private void write(String text) {
    out.print(text);
    out.flush();
  }
}
