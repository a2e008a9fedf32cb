package io.quantdesk.server.cli;

/** Ends a command with a message for the user, without a stack trace, and an exit code. */
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  /**
   * Makes a failure.
   *
   * @param exitCode one of the codes of {@link QuantDesk}
   * @param message what is wrong and what the user can do
   */
  public CommandFailure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** The exit code of the process. */
  public int exitCode() {
    return exitCode;
  }
}
