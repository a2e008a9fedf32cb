package io.quantdesk.server.scenario.world;

/** How a value of a fact is held, written and compared. */
public enum ValueKind {
  /** A BigDecimal in human units. */
  NUMBER("a number"),
  /** A BigDecimal in parts per million, written as a percentage. */
  RATE("a rate"),
  /** Nanoseconds since 1970 as a Long. */
  TIME("a time"),
  /** The engine's number as a Long. */
  ORDER("an order"),
  SUB_ACCOUNT("an account"),
  ACCOUNT("an owner"),
  MARKET("a market"),
  ASSET("an asset"),
  SESSION("a session"),
  /** One word of a fixed set, as a String. */
  WORD("a word"),
  /** Any word, as a String. */
  TEXT("a text"),
  /** Margin or fee tiers, several words with single spaces, as a String. */
  TIERS("tiers"),
  /** Present and TRUE, or absent; the keyword alone. */
  FLAG("a flag");

  private final String article;

  ValueKind(String article) {
    this.article = article;
  }

  /** In words, for messages. */
  public String article() {
    return article;
  }
}
