package io.quantdesk.server.scenario.world;

import io.quantdesk.server.units.MarketUnits;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that an event says: a word and its values by key, in the form that {@link ValueKind}
 * tells. Immutable once built.
 */
public record Fact(FactWord word, Map<String, Object> values) {
  /** Starts a fact. */
  static Builder of(FactWord word) {
    return new Builder(word);
  }

  /** Collects values. */
  static final class Builder {
    private final FactWord word;
    private final Map<String, Object> values = new LinkedHashMap<>();

    private Builder(FactWord word) {
      this.word = word;
    }

    /** A value that has the form of its kind already. */
    Builder value(String key, Object value) {
      values.put(key, value);
      return this;
    }

    Builder id(String key, long id) {
      return value(key, id);
    }

    /** An id, unless it is 0: none. */
    Builder idIfAny(String key, long id) {
      return id == 0 ? this : id(key, id);
    }

    Builder number(String key, BigDecimal value) {
      return value(key, value);
    }

    Builder number(String key, long value) {
      return number(key, MarketUnits.plain(BigDecimal.valueOf(value)));
    }

    Builder word(String key, Enum<?> value) {
      return text(key, Field.spell(value.name()));
    }

    Builder reason(Enum<?> value) {
      return text("reason", value.name());
    }

    Builder text(String key, String value) {
      return value(key, value);
    }

    Builder flag(String key, boolean value) {
      return value ? value(key, true) : this;
    }

    Fact build() {
      for (String key : values.keySet()) {
        if (word.fields().stream().noneMatch(field -> field.key().equals(key))) {
          throw new IllegalStateException(word + " has no field " + key);
        }
      }
      return new Fact(word, Map.copyOf(values));
    }
  }
}
