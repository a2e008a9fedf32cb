package io.quantdesk.server.scenario.world;

import io.quantdesk.server.scenario.text.Meaning;
import io.quantdesk.server.scenario.text.Rates;
import io.quantdesk.server.scenario.text.Times;
import java.math.BigDecimal;

/** Writes facts in the words of the language, so that a printed line can be expected as it is. */
public final class FactText {
  private final FactNames names;

  /** Makes a writer that takes its names from there. */
  public FactText(FactNames names) {
    this.names = names;
  }

  /** The whole fact: its word, then its values in the order of the vocabulary. */
  public String write(Fact fact) {
    StringBuilder text = new StringBuilder(fact.word().text());
    for (Field field : fact.word().fields()) {
      Object value = fact.values().get(field.key());
      if (value == null) {
        continue;
      }
      if (!field.keyword().isEmpty()) {
        text.append(' ').append(field.keyword());
      }
      if (field.kind() != ValueKind.FLAG) {
        text.append(' ').append(write(field.kind(), value));
      }
    }
    return text.toString();
  }

  /** One value. */
  public String write(ValueKind kind, Object value) {
    return switch (kind) {
      case NUMBER -> ((BigDecimal) value).toPlainString();
      case RATE -> Rates.percent((BigDecimal) value);
      case TIME -> Times.format((Long) value);
      case ORDER -> names.name(Meaning.ORDER, (Long) value);
      case SUB_ACCOUNT -> names.name(Meaning.ACCOUNT, (Long) value);
      case ACCOUNT -> names.ownerName((Long) value);
      case ASSET -> names.name(Meaning.ASSET, (Long) value);
      case MARKET -> names.name(Meaning.MARKET, (Long) value);
      case SESSION -> names.name(Meaning.SESSION, (Long) value);
      case WORD, TEXT, TIERS -> (String) value;
      case FLAG -> "true";
    };
  }
}
