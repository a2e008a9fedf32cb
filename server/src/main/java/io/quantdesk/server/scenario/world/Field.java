package io.quantdesk.server.scenario.world;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A value that facts of one word can have.
 *
 * @param key in JSON, and within a fact
 * @param keyword in front of the value in text; empty: nothing is
 * @param positional whether the keyword may be left out, the value being known by its kind
 * @param words what a WORD can be, as written
 */
public record Field(
    String key, String keyword, boolean positional, ValueKind kind, List<String> words) {
  /** Known by its kind, without a keyword. */
  static Field bare(String key, ValueKind kind) {
    return new Field(key, "", true, kind, List.of());
  }

  /** A number behind its keyword, which is the key. */
  static Field number(String key) {
    return keyed(key, ValueKind.NUMBER);
  }

  /** A value behind its keyword, which is the key. */
  static Field keyed(String key, ValueKind kind) {
    return new Field(key, key, false, kind, List.of());
  }

  /** A value behind a keyword of its own. */
  static Field keyed(String key, String keyword, ValueKind kind) {
    return new Field(key, keyword, false, kind, List.of());
  }

  /** A price behind its sign. */
  static Field price() {
    return keyed("price", "@", ValueKind.NUMBER);
  }

  /** The market; {@code on} may be left out. */
  static Field market() {
    return new Field("market", "on", true, ValueKind.MARKET, List.of());
  }

  /** One of the constants of an enum, in the spelling of {@link #spell}. */
  static Field word(String key, Class<? extends Enum<?>> values) {
    List<String> words =
        Arrays.stream(values.getEnumConstants()).map(value -> spell(value.name())).toList();
    return new Field(key, "", true, ValueKind.WORD, words);
  }

  /** One of the given words. */
  static Field word(String key, String... words) {
    return new Field(key, "", true, ValueKind.WORD, List.of(words));
  }

  /** A reason: one of the constants of an enum as they are. */
  static Field reason(Class<? extends Enum<?>> values) {
    List<String> words = Arrays.stream(values.getEnumConstants()).map(Enum::name).toList();
    return new Field("reason", "", true, ValueKind.WORD, words);
  }

  /** How constants that are no reasons are written: {@code post-only} for POST_ONLY. */
  static String spell(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
