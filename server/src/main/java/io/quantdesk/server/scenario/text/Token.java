package io.quantdesk.server.scenario.text;

/**
 * A piece of the text with its place, immutable.
 *
 * @param line from 1
 * @param column from 1
 */
public record Token(TokenKind kind, String text, int line, int column) {
  /** Whether it is this word. */
  public boolean is(String word) {
    return kind == TokenKind.WORD && text.equals(word);
  }

  /** The column behind its last character. */
  public int endColumn() {
    return column + text.length();
  }
}
