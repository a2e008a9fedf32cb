package io.quantdesk.server.demo.view;

/** Looks of a piece of text, as parameters of the terminal's SGR sequence. */
enum Style {
  PLAIN(""),
  BOLD("1"),
  DIM("38;5;244"),
  TITLE("1;38;5;231;48;5;24"),
  TITLE_DIM("38;5;152;48;5;24"),
  BID("38;5;114"),
  ASK("38;5;210"),
  BID_BAR("38;5;157;48;5;22"),
  ASK_BAR("38;5;224;48;5;52"),
  PROGRESS("38;5;38"),
  PROGRESS_REST("38;5;237"),
  FIGURE("1;38;5;222"),
  LINE("38;5;239");

  private final String parameters;

  Style(String parameters) {
    this.parameters = parameters;
  }

  /** Sequence that switches to this style from any other. */
  String on() {
    return parameters.isEmpty() ? "\u001b[0m" : "\u001b[0;" + parameters + "m";
  }
}
