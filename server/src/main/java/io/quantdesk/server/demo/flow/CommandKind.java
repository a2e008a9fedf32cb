package io.quantdesk.server.demo.flow;

/** What a command of the demo does, for counting its refusals by cause. */
public enum CommandKind {
  SET_UP("set-up"),
  PLACE("place"),
  AMEND("amend"),
  CANCEL("cancel"),
  TAKE("take"),
  ORACLE("oracle");

  private final String word;

  CommandKind(String word) {
    this.word = word;
  }

  /** How reports call it. */
  public String word() {
    return word;
  }
}
