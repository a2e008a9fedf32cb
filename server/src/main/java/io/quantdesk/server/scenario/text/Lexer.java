package io.quantdesk.server.scenario.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts a text into tokens. A comment runs from {@code #} to the end of its line and leaves no
 * token; the list always ends with one END.
 */
public final class Lexer {
  private static final Pattern RULE_ID =
      Pattern.compile("[a-z][0-9]+[.][a-z-]+|[A-Z][A-Z0-9]*-[0-9]+");

  private static final String SIGNS = "@,;#[]";

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int next;
  private int line = 1;
  private int lineStart;

  private Lexer(String text) {
    this.text = text;
  }

  /**
   * All tokens of a text.
   *
   * @throws ScenarioError at a character that starts no token
   */
  public static List<Token> tokens(String text) {
    Lexer lexer = new Lexer(text);
    while (lexer.next < text.length()) {
      lexer.scan();
    }
    lexer.add(TokenKind.END, "", 0);
    return List.copyOf(lexer.tokens);
  }

  private void scan() {
    char c = text.charAt(next);
    if (c == '\n') {
      add(TokenKind.NEWLINE, "", 1);
      line++;
      lineStart = next;
    } else if (Character.isWhitespace(c)) {
      next++;
    } else if (c == '#') {
      int end = text.indexOf('\n', next);
      next = end < 0 ? text.length() : end;
    } else if (c == '@') {
      add(TokenKind.AT, "@", 1);
    } else if (c == ',') {
      add(TokenKind.COMMA, ",", 1);
    } else if (c == ';') {
      add(TokenKind.SEMICOLON, ";", 1);
    } else if (c == '[') {
      scanRule();
    } else if (text.startsWith("->!", next)) {
      add(TokenKind.EXACT_ARROW, "->!", 3);
    } else if (text.startsWith("->", next)) {
      add(TokenKind.ARROW, "->", 2);
    } else {
      scanWord();
    }
  }

  private void scanRule() {
    int end = text.indexOf(']', next);
    int endOfLine = text.indexOf('\n', next);
    if (end < 0 || (endOfLine >= 0 && endOfLine < end)) {
      throw new ScenarioError(line, column(), "expected ] behind the id of a rule");
    }
    String id = text.substring(next + 1, end).trim();
    if (!RULE_ID.matcher(id).matches()) {
      throw new ScenarioError(
          line,
          column(),
          "expected the id of a rule such as [c9.post-only] or [ORD-003], not [" + id + "]");
    }
    add(TokenKind.RULE, id, end + 1 - next);
  }

  private void scanWord() {
    int end = next;
    while (end < text.length() && isWordPart(end)) {
      end++;
    }
    if (end == next) {
      throw new ScenarioError(line, column(), "unexpected character " + text.charAt(next));
    }
    add(TokenKind.WORD, text.substring(next, end), end - next);
  }

  private boolean isWordPart(int index) {
    char c = text.charAt(index);
    return !Character.isWhitespace(c) && SIGNS.indexOf(c) < 0 && !text.startsWith("->", index);
  }

  private void add(TokenKind kind, String tokenText, int length) {
    tokens.add(new Token(kind, tokenText, line, column()));
    next += length;
  }

  private int column() {
    return next - lineStart + 1;
  }
}
