package io.quantdesk.bench.cascade;

/** What times are told apart by. */
enum CommandKind {
  /** An oracle price after which nobody had to be measured. */
  CALM_PRICE("price, nobody crossed"),
  PRICE("price, others"),
  TICK("tick"),
  ORDER("order"),
  CANCEL("cancel"),
  FUNDS("deposit");

  private final String label;

  CommandKind(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}
