package io.quantdesk.server.scenario.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names that a file has introduced so far, while it is parsed: what each one means, and that
 * none means two things. Owned by one parser.
 */
public final class Names {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");
  private static final Pattern SUB_ACCOUNT =
      Pattern.compile("([A-Za-z0-9][A-Za-z0-9_-]*)(/[0-9]{1,5}|\\.[A-Za-z][A-Za-z0-9_-]*)?");

  private static final Pattern NUMBERED_ORDER = Pattern.compile("[^:]+:[1-9][0-9]{0,8}");

  private final Set<String> reserved;
  private final Map<String, Meaning> meanings = new HashMap<>();
  private final List<String> markets = new ArrayList<>();

  /**
   * Makes an empty set of names.
   *
   * @param reserved the words of the language, which nothing can be called
   */
  public Names(Set<String> reserved) {
    this.reserved = Set.copyOf(reserved);
  }

  /** The owner in the name of a sub-account: {@code alice} of {@code alice/1}. */
  public static String ownerOf(String account) {
    return account.split("[/.]", 2)[0];
  }

  /** Takes the next token, which must be free to be a name of this meaning or have it already. */
  public Token declare(TokenReader in, Meaning meaning) {
    Token token = in.word("the name of " + meaning.article(), text -> isWellFormed(text, meaning));
    introduce(token, meaning);
    return token;
  }

  /**
   * Gives a name its meaning; it may have it already.
   *
   * @throws ScenarioError when the name is a word of the language or means something else
   */
  public void introduce(Token token, Meaning meaning) {
    if (meaning.isRaw(token.text())) {
      throw new ScenarioError(token, token.text() + " names by number and cannot be given");
    }
    String name = meaning == Meaning.ACCOUNT ? ownerOf(token.text()) : token.text();
    if (reserved.contains(name)) {
      throw new ScenarioError(token, name + " is a word of the language, choose another name");
    }
    Meaning other = meanings.putIfAbsent(name, meaning);
    if (other == null && meaning == Meaning.MARKET) {
      markets.add(name);
    }
    if (other != null && other != meaning) {
      throw new ScenarioError(token, name + " is " + other.article() + " already");
    }
  }

  /** Introduces a name that every file has. */
  public void predefine(String name, Meaning meaning) {
    meanings.put(name, meaning);
  }

  /** Takes the next token when it names a thing of this meaning, otherwise returns null. */
  public Token accept(TokenReader in, Meaning meaning) {
    return in.acceptWord(describe(meaning), text -> has(text, meaning));
  }

  /** Takes the next token, which must name a thing of this meaning. */
  public Token require(TokenReader in, Meaning meaning) {
    return in.word(describe(meaning), text -> has(text, meaning));
  }

  /**
   * An account, which exists from its first use on: takes the next token, which must be a name of
   * an account or free to be one, or the number of one.
   */
  public Token account(TokenReader in) {
    Token raw = in.acceptWord("sub-account-N", Meaning.ACCOUNT::isRaw);
    return raw != null ? raw : declare(in, Meaning.ACCOUNT);
  }

  /** Whether a word could be an account: not a word of the language, nor anything else's name. */
  public boolean couldBeAccount(String word) {
    if (Meaning.ACCOUNT.isRaw(word)) {
      return true;
    }
    Meaning meaning = meanings.get(ownerOf(word));
    return isWellFormed(word, Meaning.ACCOUNT)
        && !reserved.contains(ownerOf(word))
        && (meaning == null || meaning == Meaning.ACCOUNT);
  }

  /** Whether a word names a thing of this meaning. */
  public boolean has(String word, Meaning meaning) {
    if (meaning == Meaning.ORDER && NUMBERED_ORDER.matcher(word).matches()) {
      return has(word.substring(0, word.indexOf(':')), Meaning.ACCOUNT);
    }
    String name = meaning == Meaning.ACCOUNT ? ownerOf(word) : word;
    return meanings.get(name) == meaning || meaning.isRaw(word);
  }

  /** The markets in the order of their first mention. */
  public List<String> markets() {
    return List.copyOf(markets);
  }

  private String describe(Meaning meaning) {
    List<String> known =
        meanings.entrySet().stream()
            .filter(entry -> entry.getValue() == meaning)
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    return known.isEmpty()
        ? meaning.article() + " (there is none yet)"
        : meaning.article() + " (" + String.join(", ", known) + ")";
  }

  private static boolean isWellFormed(String word, Meaning meaning) {
    Pattern form = meaning == Meaning.ACCOUNT ? SUB_ACCOUNT : NAME;
    return form.matcher(word).matches()
        && !Decimal.isDecimal(word)
        && !Rates.isRate(word)
        && !Times.isTime(word);
  }
}
