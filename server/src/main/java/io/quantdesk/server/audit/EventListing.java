package io.quantdesk.server.audit;

/** Receives events of a journal in order, and writes them down somewhere. */
public interface EventListing {
  /** The next event. */
  void onEvent(ToldEvent event);

  /** Whether nobody reads any more, so that the rest need not be told. */
  boolean isClosed();
}
