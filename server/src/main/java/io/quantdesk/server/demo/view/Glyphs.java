package io.quantdesk.server.demo.view;

/** The characters that the picture is drawn with, for terminals with and without Unicode. */
enum Glyphs {
  UNICODE('█', '─', '│', '─', '▲', '▼', " ▁▂▃▄▅▆▇█", "µs"),
  ASCII('#', '-', '|', '-', '^', 'v', " .:-=+*#%", "us");

  final char progress;
  final char progressRest;
  final char column;
  final char line;
  final char up;
  final char down;
  final String spark;
  final String micros;

  Glyphs(
      char progress,
      char progressRest,
      char column,
      char line,
      char up,
      char down,
      String spark,
      String micros) {
    this.progress = progress;
    this.progressRest = progressRest;
    this.column = column;
    this.line = line;
    this.up = up;
    this.down = down;
    this.spark = spark;
    this.micros = micros;
  }
}
