package io.quantdesk.server.demo.view;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;

/** Draws the picture on a terminal, and follows its size. */
public final class LiveProgress implements Progress {
  private static final long RESIZE_CHECK_NS = TimeUnit.SECONDS.toNanos(2);

  private final PrintStream out;
  private final AnsiScreen screen;
  private final Thread onExit;
  private Terminal terminal;
  private long sizeCheckedAtNs;
  private boolean isOpen;

  /** Draws nothing before the first frame. */
  public LiveProgress(Terminal terminal, PrintStream out) {
    this.terminal = terminal;
    this.out = out;
    this.screen = new AnsiScreen(out);
    this.onExit = new Thread(screen::close, "demo-terminal-restore");
    this.sizeCheckedAtNs = System.nanoTime();
  }

  @Override
  public void step(String description) {
    if (!isOpen) {
      out.println(description + " ...");
    }
  }

  @Override
  public void show(DemoFrame frame, Lags lags, String phase) {
    if (!isOpen) {
      isOpen = true;
      Runtime.getRuntime().addShutdownHook(onExit);
      screen.open();
    }
    followSize();
    Glyphs glyphs = terminal.isUnicode() ? Glyphs.UNICODE : Glyphs.ASCII;
    LivePicture picture = new LivePicture(glyphs, terminal.columns(), terminal.rows());
    screen.draw(picture.lines(frame, lags, phase));
  }

  @Override
  public void close() {
    if (isOpen) {
      isOpen = false;
      screen.close();
      Runtime.getRuntime().removeShutdownHook(onExit);
    }
  }

  private void followSize() {
    long nowNs = System.nanoTime();
    if (nowNs - sizeCheckedAtNs >= RESIZE_CHECK_NS) {
      sizeCheckedAtNs = nowNs;
      Terminal resized = terminal.resized();
      if (!resized.equals(terminal)) {
        terminal = resized;
        screen.clear();
      }
    }
  }
}
