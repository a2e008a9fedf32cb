package io.quantdesk.server.demo.view;

import io.quantdesk.server.demo.view.DemoFrame.Counts;
import io.quantdesk.server.demo.view.DemoFrame.Latency;
import java.util.ArrayList;
import java.util.List;

/**
 * Lays a frame out on a terminal of at least 80 by 24: progress, the books of both markets side by
 * side, their tapes in whatever rows are left, and the figures of the pipeline.
 */
final class LivePicture {
  static final int MIN_COLUMNS = 80;
  static final int MIN_ROWS = 24;

  private static final int MAX_COLUMNS = 160;
  private static final int ROWS_WITHOUT_TAPE = 20;
  private static final int MARGIN = 1;
  private static final int GUTTER = 3;

  private final Glyphs glyphs;
  private final int columns;
  private final int rows;

  LivePicture(Glyphs glyphs, int columns, int rows) {
    this.glyphs = glyphs;
    this.columns = Math.min(MAX_COLUMNS, Math.max(MIN_COLUMNS, columns));
    this.rows = Math.max(MIN_ROWS, rows);
  }

  /** The lines of the picture, as many as the terminal has. */
  List<String> lines(DemoFrame frame, Lags lags, String phase) {
    List<String> lines = new ArrayList<>(rows);
    lines.add(title(frame, phase));
    lines.add(progress(frame));
    lines.add(rule());
    List<BookBlock> blocks = blocks(frame);
    lines.add(sideBySide(blocks, (block, row) -> block.heading(row)));
    lines.add(sideBySide(blocks, (block, row) -> block.columnTitles(row)));
    for (int depth = 0; depth < MarketPicture.DEPTH; depth++) {
      lines.add(sideBySide(blocks, depth, BookBlock::level));
    }
    lines.add(sideBySide(blocks, (block, row) -> block.volume(row)));
    for (int age = 0; age < rows - ROWS_WITHOUT_TAPE; age++) {
      lines.add(sideBySide(blocks, age, BookBlock::trade));
    }
    lines.add(rule());
    lines.add(commands(frame.counts()));
    lines.add(latency(frame.latency()));
    lines.add(lags(lags, frame.counts()));
    return lines;
  }

  private String title(DemoFrame frame, String phase) {
    String left = " QuantDesk ";
    String middle = " Binance USD-M feed, " + BookBlock.timeOfDay(frame.feedTimeNs()) + " UTC";
    String speed = frame.speed() == 0 ? "full speed" : frame.speed() + "x";
    String right = phase + "  " + speed + "  " + Numbers.minutes(frame.elapsedNs()) + " ";
    StyledRow row = new StyledRow(columns);
    row.add(Style.TITLE, left).add(Style.TITLE_DIM, middle);
    row.fillTo(Style.TITLE, columns - right.length());
    return row.add(Style.TITLE, right).toString();
  }

  private String progress(DemoFrame frame) {
    int permille = frame.permille();
    String label =
        " %3d%%  %s of %s "
            .formatted(
                permille / 10, Numbers.minutes(frame.playedNs()), Numbers.minutes(frame.totalNs()));
    int bar = columns - MARGIN - label.length();
    int filled = bar * permille / 1_000;
    return new StyledRow(columns)
        .repeat(Style.PLAIN, ' ', MARGIN)
        .repeat(Style.PROGRESS, glyphs.progress, filled)
        .repeat(Style.PROGRESS_REST, glyphs.progressRest, bar - filled)
        .add(Style.BOLD, label)
        .toString();
  }

  private String rule() {
    return new StyledRow(columns).repeat(Style.LINE, glyphs.line, columns).toString();
  }

  private List<BookBlock> blocks(DemoFrame frame) {
    int count = Math.max(1, frame.markets().size());
    int width = (columns - 2 * MARGIN - (count - 1) * GUTTER) / count;
    return frame.markets().stream().map(m -> new BookBlock(m, glyphs, width)).toList();
  }

  private interface BlockLine {
    void draw(BookBlock block, StyledRow row);
  }

  private interface NumberedBlockLine {
    void draw(BookBlock block, StyledRow row, int number);
  }

  private String sideBySide(List<BookBlock> blocks, int number, NumberedBlockLine line) {
    return sideBySide(blocks, (block, row) -> line.draw(block, row, number));
  }

  private String sideBySide(List<BookBlock> blocks, BlockLine line) {
    StyledRow row = new StyledRow(columns).repeat(Style.PLAIN, ' ', MARGIN);
    for (int i = 0; i < blocks.size(); i++) {
      if (i > 0) {
        row.add(Style.LINE, " " + glyphs.column + " ");
      }
      line.draw(blocks.get(i), row);
    }
    return row.toString();
  }

  private String commands(Counts counts) {
    StyledRow row = new StyledRow(columns).add(Style.DIM, " commands ");
    row.add(Style.FIGURE, Numbers.grouped(counts.commands()));
    row.add(Style.FIGURE, "  " + Numbers.grouped(counts.commandsPerSecond()) + "/s ");
    String right =
        "events %s  refused %s "
            .formatted(Numbers.grouped(counts.events()), Numbers.grouped(counts.refused()));
    int room = columns - row.columns() - right.length() - 2;
    row.add(Style.PROGRESS, sparkline(counts.rates(), room));
    row.fillTo(Style.PLAIN, columns - right.length());
    return row.add(Style.DIM, right).toString();
  }

  private String sparkline(List<Long> rates, int room) {
    int shown = Math.max(0, Math.min(room, rates.size()));
    List<Long> newest = rates.subList(rates.size() - shown, rates.size());
    long largest = newest.stream().mapToLong(Long::longValue).max().orElse(1);
    StringBuilder text = new StringBuilder(shown);
    for (long rate : newest) {
      int steps = glyphs.spark.length() - 1;
      text.append(glyphs.spark.charAt((int) (rate * steps / Math.max(1, largest))));
    }
    return text.toString();
  }

  private String latency(Latency latency) {
    StyledRow row = new StyledRow(columns).add(Style.DIM, " ingress to egress ");
    addFigure(row, "p50", Numbers.latency(latency.p50()));
    addFigure(row, "p99", Numbers.latency(latency.p99()));
    addFigure(row, "p99.9", Numbers.latency(latency.p999()));
    addFigure(row, "max", Numbers.latency(latency.max()));
    return row.fillTo(Style.PLAIN, columns).toString();
  }

  private void addFigure(StyledRow row, String name, String value) {
    row.add(Style.DIM, " " + name + " ").add(Style.FIGURE, value.replace("us", glyphs.micros));
    row.add(Style.PLAIN, " ");
  }

  private String lags(Lags lags, Counts counts) {
    StyledRow row = new StyledRow(columns).add(Style.DIM, " journal behind ");
    row.add(Style.FIGURE, Numbers.grouped(counts.unanswered()));
    row.add(Style.DIM, "  PostgreSQL behind ");
    row.add(Style.FIGURE, Numbers.grouped(lags.commands()));
    row.add(Style.DIM, " commands, ").add(Style.FIGURE, Numbers.seconds(lags.lagNs()));
    return row.fillTo(Style.PLAIN, columns).toString();
  }
}
