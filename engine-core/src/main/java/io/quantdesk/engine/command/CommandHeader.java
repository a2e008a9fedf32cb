package io.quantdesk.engine.command;

import io.quantdesk.engine.math.Bytes64;

/**
 * What the sequencer stamps on a command: its place in the one sequence, its time, and the session
 * that sent it. Reused by its caller.
 */
public final class CommandHeader {
  /** Gap-free, from 1. */
  public long seq;

  /** Nanoseconds since 1970; never falls from one command to the next. */
  public long timeNs;

  /** Session of the sender; 0 for a command that the server made itself. */
  public int sessionId;

  /** Number of the command within its session, from 1; 0 for a command of the server. */
  public long clientSeq;

  /**
   * Why an administrator sends it, ASCII padded with NUL; zero: not told. Set with the commands of
   * administrators, of no meaning with others.
   */
  public final Bytes64 reason = new Bytes64();
}
