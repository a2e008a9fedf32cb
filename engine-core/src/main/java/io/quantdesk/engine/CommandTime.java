package io.quantdesk.engine;

/** Time of the command that is being executed, for what a command starts and time ends. */
public final class CommandTime {
  private long ns;

  /** Nanoseconds since 1970, as the sequencer stamped them. */
  public long ns() {
    return ns;
  }

  /** Takes the time of the next command. */
  public void advance(long timeNs) {
    ns = timeNs;
  }
}
