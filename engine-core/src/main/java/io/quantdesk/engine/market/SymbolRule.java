package io.quantdesk.engine.market;

import io.quantdesk.engine.math.Bytes32;

/** What names a market or an asset. */
public final class SymbolRule {
  private static final int SYMBOL_BYTES = 24;

  private SymbolRule() {}

  /** Whether a symbol is 1 to 24 printable ASCII characters without spaces, padded with NUL. */
  public static boolean isSymbol(Bytes32 symbol) {
    if (symbol.w3 != 0) {
      return false;
    }
    boolean ended = false;
    for (int i = 0; i < SYMBOL_BYTES; i++) {
      long word = i < 8 ? symbol.w0 : i < 16 ? symbol.w1 : symbol.w2;
      int character = (int) (word >>> (i % 8 * 8)) & 0xFF;
      ended |= character == 0;
      if (ended ? character != 0 : character <= ' ' || character > '~') {
        return false;
      }
    }
    return !symbol.isZero();
  }
}
