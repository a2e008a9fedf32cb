package io.quantdesk.server.scenario;

import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenKind;
import io.quantdesk.server.scenario.text.TokenReader;
import io.quantdesk.server.scenario.world.FactWord;
import io.quantdesk.server.scenario.world.Field;
import io.quantdesk.server.scenario.world.TierText;
import io.quantdesk.server.scenario.world.ValueKind;
import java.util.ArrayList;
import java.util.List;

/** Reads what stands behind an arrow: expected events, separated by commas. */
final class ExpectationReader {
  private final TokenReader in;
  private final Names names;

  ExpectationReader(TokenReader in, Names names) {
    this.in = in;
    this.names = names;
  }

  /** Reads to the end and adds what it finds. */
  void readInto(Expectations.Builder expectations) {
    do {
      if (in.accept("any")) {
        expectations.allowRefusal();
      } else {
        expectations.add(expectation());
      }
    } while (in.accept(TokenKind.COMMA, ","));
    if (in.hasMore()) {
      throw in.unexpected();
    }
  }

  private Expectation expectation() {
    Token at = in.peek();
    int start = in.position();
    boolean absent = in.accept("no");
    FactWord word = word();
    List<Field> open = new ArrayList<>(word.fields());
    List<Expectation.Value> values = new ArrayList<>();
    while (in.hasMore() && in.peek().kind() != TokenKind.COMMA) {
      Expectation.Value value = value(open);
      open.remove(value.field());
      values.add(value);
    }
    return new Expectation(absent, word, List.copyOf(values), at, in.textFrom(start));
  }

  private FactWord word() {
    for (FactWord word : FactWord.values()) {
      if (in.accept(word.text())) {
        return word;
      }
    }
    throw in.unexpected();
  }

  private Expectation.Value value(List<Field> open) {
    for (Field field : open) {
      Token keyword = in.peek();
      if (acceptKeyword(field)) {
        return new Expectation.Value(
            field, field.kind() == ValueKind.FLAG ? keyword : valueBehind(field));
      }
    }
    for (Field field : open) {
      if (field.positional()) {
        Token token = in.acceptWord(describe(field), text -> Expectation.fits(field, text, names));
        if (token != null) {
          return new Expectation.Value(field, token);
        }
      }
    }
    throw in.unexpected();
  }

  /** One word, or for tiers as many as there are. */
  private Token valueBehind(Field field) {
    int start = in.position();
    Token first = in.word(describe(field), text -> Expectation.fits(field, text, names));
    while (field.kind() == ValueKind.TIERS
        && in.acceptWord(describe(field), TierText::isTier) != null) {
      // Goes on to the last.
    }
    return new Token(first.kind(), in.textFrom(start), first.line(), first.column());
  }

  private boolean acceptKeyword(Field field) {
    if (field.keyword().isEmpty()) {
      return false;
    }
    return field.keyword().equals("@") ? in.accept(TokenKind.AT, "@") : in.accept(field.keyword());
  }

  private static String describe(Field field) {
    String what = field.key() + " (" + field.kind().article() + ")";
    return field.words().isEmpty() ? what : String.join(" | ", field.words());
  }
}
