package io.quantdesk.server.demo.view;

/** Composes one line of the picture and knows how many columns of it are filled. */
final class StyledRow {
  private final int width;
  private final StringBuilder text = new StringBuilder(256);
  private int columns;

  /** Starts an empty line that never gets longer than the width. */
  StyledRow(int width) {
    this.width = width;
  }

  /** Appends text; what does not fit is cut off. */
  StyledRow add(Style style, String piece) {
    int fitting = Math.min(piece.length(), width - columns);
    if (fitting > 0) {
      text.append(style.on()).append(piece, 0, fitting);
      columns += fitting;
    }
    return this;
  }

  /** Appends text at the right end of a field. */
  StyledRow addRight(Style style, String piece, int field) {
    return add(style, " ".repeat(Math.max(0, field - piece.length())) + piece);
  }

  /** Appends a character many times. */
  StyledRow repeat(Style style, char character, int times) {
    return add(style, String.valueOf(character).repeat(Math.max(0, times)));
  }

  /** Fills with blanks up to a column. */
  StyledRow fillTo(Style style, int column) {
    return repeat(style, ' ', column - columns);
  }

  /** Columns that are filled. */
  int columns() {
    return columns;
  }

  /** The line with its control sequences, ending in the plain style. */
  @Override
  public String toString() {
    return text + Style.PLAIN.on();
  }
}
