package io.quantdesk.server.scenario.text;

/** The text at a place cannot be understood or cannot be sent; the message says what could be. */
public final class ScenarioError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;

  public ScenarioError(Token at, String message) {
    this(at.line(), at.column(), message);
  }

  public ScenarioError(int line, int column, String message) {
    super(message);
    this.line = line;
    this.column = column;
  }

  /** From 1. */
  public int line() {
    return line;
  }

  /** From 1. */
  public int column() {
    return column;
  }
}
