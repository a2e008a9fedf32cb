package io.quantdesk.server;

/** How the stages share processors. */
public enum ThreadingMode {
  /** A thread per stage that never sleeps: for machines with a core to spare for each. */
  DEDICATED,
  /**
   * Sequencer, journal and output on one thread beside the engine's; both back off when there is
   * nothing to do.
   */
  SHARED;

  private static final int CORES_FOR_DEDICATED = 4;

  /** DEDICATED from four cores on. */
  public static ThreadingMode forThisMachine() {
    return Runtime.getRuntime().availableProcessors() < CORES_FOR_DEDICATED ? SHARED : DEDICATED;
  }
}
