package io.quantdesk.server.scenario.text;

/** What a token is before anyone looks at its meaning. */
public enum TokenKind {
  /** A name, a keyword or a literal: no spaces, none of the signs below. */
  WORD,
  /** The sign in front of a price. */
  AT,
  COMMA,
  SEMICOLON,
  /** In front of expected events. */
  ARROW,
  /** In front of the complete list of expected events. */
  EXACT_ARROW,
  /** An id in square brackets; the text is the id alone. */
  RULE,
  NEWLINE,
  END
}
