package io.quantdesk.server.scenario.text;

/** What a name stands for. A name has one meaning in a whole file. */
public enum Meaning {
  /** An owner, or one of its sub-accounts: {@code alice}, {@code alice/1}, {@code alice.hedge}. */
  ACCOUNT("an account", "sub-account-"),
  MARKET("a market", "market-"),
  ORDER("an order", "order-"),
  ASSET("an asset", "asset-"),
  SESSION("a session", "session-");

  private final String article;
  private final String rawPrefix;

  Meaning(String article, String rawPrefix) {
    this.article = article;
    this.rawPrefix = rawPrefix;
  }

  /** In words, for messages. */
  public String article() {
    return article;
  }

  /** Whether a word names a thing by its number in the engine, such as {@code order-7}. */
  public boolean isRaw(String word) {
    return word.startsWith(rawPrefix) && word.substring(rawPrefix.length()).matches("[0-9]{1,18}");
  }

  /** The number in a word for which {@link #isRaw} holds. */
  public long rawId(String word) {
    return Long.parseLong(word.substring(rawPrefix.length()));
  }

  /** The word for a thing without a name. */
  public String raw(long id) {
    return rawPrefix + id;
  }
}
