package io.quantdesk.server.scenario.text;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Reads the tokens of one clause from left to right and remembers what was tried at the current
 * place, so that an error can list what is possible there. Owned by one parser.
 */
public final class TokenReader {
  private final List<Token> tokens;
  private final Token end;
  private final Set<String> possible = new LinkedHashSet<>();
  private int next;

  /**
   * Makes a reader.
   *
   * @param tokens of one clause
   * @param end the token behind the clause: where an error is placed when the clause is too short
   */
  public TokenReader(List<Token> tokens, Token end) {
    this.tokens = List.copyOf(tokens);
    this.end = end;
  }

  /** Whether a token is left. */
  public boolean hasMore() {
    return next < tokens.size();
  }

  /** The next token, or the end of the statement. */
  public Token peek() {
    return hasMore() ? tokens.get(next) : end;
  }

  /** Whether the token behind the next one is this word. */
  public boolean isFollowedBy(String word) {
    return next + 1 < tokens.size() && tokens.get(next + 1).is(word);
  }

  /** How many tokens were taken. */
  public int position() {
    return next;
  }

  /** What was taken since a position, with single spaces. */
  public String textFrom(int position) {
    return tokens.subList(position, next).stream()
        .map(Token::text)
        .collect(Collectors.joining(" "));
  }

  /** Takes the next token when it is this word. */
  public boolean accept(String word) {
    return acceptIf(word, peek().is(word));
  }

  /** Takes the next token when it is this sign. */
  public boolean accept(TokenKind sign, String text) {
    return acceptIf(text, peek().kind() == sign);
  }

  /**
   * Takes the next token when it is a word that fits, otherwise returns null.
   *
   * @param what for the list of what is possible, such as "an amount"
   */
  public Token acceptWord(String what, Predicate<String> fits) {
    Token token = peek();
    boolean taken = token.kind() == TokenKind.WORD && fits.test(token.text());
    return acceptIf(what, taken) ? token : null;
  }

  /** Takes the next token, which must be a word that fits. */
  public Token word(String what, Predicate<String> fits) {
    Token token = acceptWord(what, fits);
    if (token == null) {
      throw unexpected();
    }
    return token;
  }

  /** Takes the next token, which must be this word. */
  public void require(String word) {
    if (!accept(word)) {
      throw unexpected();
    }
  }

  /** Takes the next token, which must be this sign. */
  public void require(TokenKind sign, String text) {
    if (!accept(sign, text)) {
      throw unexpected();
    }
  }

  /** Takes the next token, which must be a number. */
  public Decimal decimal(String what) {
    Token token = word(what, Decimal::isDecimal);
    return new Decimal(Decimal.parse(token.text()), token);
  }

  /** Takes the next token, which must be a whole number of zero or more. */
  public long count(String what) {
    Token token = word(what, text -> text.matches("[0-9]{1,18}"));
    return Long.parseLong(token.text());
  }

  /** The error that names the next token and everything that was tried in its place. */
  public ScenarioError unexpected() {
    Token token = peek();
    String found = hasMore() ? "\"" + token.text() + "\"" : "the end of the statement";
    String expected = possible.isEmpty() ? "the end of the statement" : String.join(", ", possible);
    return new ScenarioError(token, "unexpected " + found + "; possible here: " + expected);
  }

  private boolean acceptIf(String what, boolean fits) {
    if (!fits) {
      possible.add(what);
      return false;
    }
    next++;
    possible.clear();
    return true;
  }
}
