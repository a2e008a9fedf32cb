package io.quantdesk.server.demo.feed;

import java.util.List;

/**
 * Several feeds as one, in the order of receipt; at equal times the earlier feed in the list comes
 * first. Owns its readers. Owned by one thread.
 */
public final class MergedFeed implements AutoCloseable {
  private final List<FeedReader> readers;
  private final boolean[] hasMessage;
  private int current = -1;

  /** Takes over readers that are at their beginnings. */
  public MergedFeed(List<FeedReader> readers) {
    this.readers = List.copyOf(readers);
    this.hasMessage = new boolean[readers.size()];
    for (int i = 0; i < hasMessage.length; i++) {
      hasMessage[i] = readers.get(i).next();
    }
  }

  /** Moves to the next message; false at the end of all feeds. */
  public boolean next() {
    if (current >= 0) {
      hasMessage[current] = readers.get(current).next();
    }
    current = earliest();
    return current >= 0;
  }

  /** Index of the feed that the current message belongs to. */
  public int feed() {
    return current;
  }

  /** The current message, valid until {@link #next}. */
  public FeedMessage message() {
    return readers.get(current).message();
  }

  @Override
  public void close() {
    readers.forEach(FeedReader::close);
  }

  private int earliest() {
    int earliest = -1;
    long earliestNs = Long.MAX_VALUE;
    for (int i = 0; i < hasMessage.length; i++) {
      if (hasMessage[i] && readers.get(i).message().receiveNs < earliestNs) {
        earliest = i;
        earliestNs = readers.get(i).message().receiveNs;
      }
    }
    return earliest;
  }
}
