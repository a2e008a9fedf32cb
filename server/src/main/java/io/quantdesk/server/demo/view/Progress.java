package io.quantdesk.server.demo.view;

/** Shows the progress of the demo to a person. Called by one thread; close gives all back. */
public interface Progress extends AutoCloseable {
  /** A step outside the playing of the feed begins, such as the start of the database. */
  void step(String description);

  /** The demo as it is now; called several times a second. */
  void show(DemoFrame frame, Lags lags, String phase);

  @Override
  void close();
}
