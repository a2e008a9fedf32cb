package io.quantdesk.server.scenario.run;

import io.quantdesk.server.scenario.text.Token;

/**
 * The run cannot go on: the engine stopped, broke an invariant, or refused what a statement needs.
 */
public final class RunFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Token at;

  /** Of the statement as a whole. */
  public RunFailure(String message) {
    this(null, message, null);
  }

  /** Of a place within the statement, such as a name that stands for nothing. */
  public RunFailure(Token at, String message) {
    this(at, message, null);
  }

  RunFailure(String message, Throwable cause) {
    this(null, message, cause);
  }

  private RunFailure(Token at, String message, Throwable cause) {
    super(message, cause);
    this.at = at;
  }

  /** The place, or the given one of the statement. */
  public Token atOr(Token statement) {
    return at == null ? statement : at;
  }
}
