package io.quantdesk.server.scenario;

import io.quantdesk.server.scenario.text.Decimal;
import io.quantdesk.server.scenario.text.Meaning;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.Rates;
import io.quantdesk.server.scenario.text.Times;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.world.Directory;
import io.quantdesk.server.scenario.world.Fact;
import io.quantdesk.server.scenario.world.FactWord;
import io.quantdesk.server.scenario.world.Field;
import io.quantdesk.server.scenario.world.TierText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * An expected event: its word and some of its values. Immutable.
 *
 * @param absent whether no such event may occur
 * @param at its place
 * @param text as written
 */
record Expectation(boolean absent, FactWord word, List<Value> values, Token at, String text) {
  /** A value as written. */
  record Value(Field field, Token token) {}

  /** Whether a fact has this word and all the values that are written. */
  boolean matches(Fact fact, Directory directory) {
    return fact.word() == word
        && values.stream()
            .allMatch(value -> same(value, fact.values().get(value.field().key()), directory));
  }

  private static boolean same(Value value, Object actual, Directory directory) {
    if (actual == null) {
      return false;
    }
    String written = value.token().text();
    return switch (value.field().kind()) {
      case NUMBER -> Decimal.parse(written).compareTo((BigDecimal) actual) == 0;
      case RATE -> Rates.parts(written).compareTo((BigDecimal) actual) == 0;
      case TIME -> actual.equals(Times.timeNs(value.token(), (Long) actual));
      case ORDER -> actual.equals(directory.id(Meaning.ORDER, written));
      case SUB_ACCOUNT -> actual.equals(directory.id(Meaning.ACCOUNT, written));
      case ASSET -> actual.equals(directory.id(Meaning.ASSET, written));
      case MARKET -> actual.equals(directory.id(Meaning.MARKET, written));
      case SESSION -> actual.equals(directory.id(Meaning.SESSION, written));
      case ACCOUNT -> actual.equals(directory.ownerId(written));
      case WORD -> plain(written).equals(plain((String) actual));
      case TEXT -> written.equals(actual);
      case TIERS -> TierText.same(written, (String) actual);
      case FLAG -> true;
    };
  }

  /** Whether a word could be a value of a field that needs no keyword. */
  static boolean fits(Field field, String word, Names names) {
    return switch (field.kind()) {
      case NUMBER -> Decimal.isDecimal(word);
      case RATE -> Rates.isRate(word);
      case TIME -> Times.isTime(word);
      case ORDER -> names.has(word, Meaning.ORDER);
      case SUB_ACCOUNT -> names.has(word, Meaning.ACCOUNT);
      case ACCOUNT -> names.has(word, Meaning.ACCOUNT) || word.matches("account-[0-9]{1,9}");
      case ASSET -> names.has(word, Meaning.ASSET);
      case MARKET -> names.has(word, Meaning.MARKET);
      case SESSION -> names.has(word, Meaning.SESSION);
      case WORD -> field.words().stream().anyMatch(known -> plain(known).equals(plain(word)));
      case TEXT -> true;
      case TIERS -> TierText.isTier(word);
      case FLAG -> false;
    };
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
