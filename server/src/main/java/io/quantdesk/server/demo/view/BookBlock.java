package io.quantdesk.server.demo.view;

import io.quantdesk.server.demo.view.MarketFrame.Level;
import io.quantdesk.server.demo.view.MarketFrame.Trade;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Draws one market into its share of a line: heading, levels with bars for their quantities, tape.
 *
 * <pre>
 *  BTC-PERP  61,712.4   mark 61,712.3
 *  quantity        bid | ask     quantity
 *     1.203   61,712.3 | 61,712.4   0.044
 * </pre>
 */
final class BookBlock {
  private static final int MIDDLE = 3;
  private static final int TAPE_FIELD = 12;
  private static final int WIDE = 50;

  private final MarketFrame market;
  private final Glyphs glyphs;
  private final int width;
  private final int half;
  private final int priceField;
  private final long largestQtyLots;

  BookBlock(MarketFrame market, Glyphs glyphs, int width) {
    this.market = market;
    this.glyphs = glyphs;
    this.width = width;
    this.half = (width - MIDDLE) / 2;
    this.priceField = widestPrice() + 1;
    this.largestQtyLots = Math.max(largest(market.bids()), largest(market.asks()));
  }

  void heading(StyledRow row) {
    int end = row.columns() + width;
    row.add(Style.BOLD, market.symbol());
    if (!market.tape().isEmpty()) {
      Trade last = market.tape().get(0);
      boolean isBuy = last.takerSide().sign() > 0;
      row.add(
          isBuy ? Style.BID : Style.ASK,
          "  " + price(last.priceTicks()) + " " + (isBuy ? glyphs.up : glyphs.down));
    }
    if (market.markTicks() > 0) {
      row.add(Style.DIM, "  mark " + price(market.markTicks()));
    }
    row.fillTo(Style.PLAIN, end);
  }

  void columnTitles(StyledRow row) {
    int end = row.columns() + width;
    row.addRight(Style.DIM, "quantity", half - priceField);
    row.addRight(Style.DIM, "bid", priceField);
    row.add(Style.LINE, " " + glyphs.column + " ");
    row.add(Style.DIM, "ask").addRight(Style.DIM, "quantity", half - "ask".length());
    row.fillTo(Style.PLAIN, end);
  }

  void level(StyledRow row, int depth) {
    int end = row.columns() + width;
    if (depth < market.bids().size()) {
      bid(row, market.bids().get(depth));
    } else {
      row.repeat(Style.PLAIN, ' ', half);
    }
    row.add(Style.LINE, " " + glyphs.column + " ");
    if (depth < market.asks().size()) {
      ask(row, market.asks().get(depth));
    }
    row.fillTo(Style.PLAIN, end);
  }

  void volume(StyledRow row) {
    int end = row.columns() + width;
    row.add(Style.BOLD, Numbers.grouped(market.trades())).add(Style.DIM, " trades  ");
    row.add(Style.BOLD, quantity(market.volumeLots()));
    row.add(Style.DIM, " " + market.baseAsset());
    if (width >= WIDE) {
      row.add(Style.DIM, "  " + Numbers.grouped(market.levels()) + " levels");
    }
    row.fillTo(Style.PLAIN, end);
  }

  void trade(StyledRow row, int age) {
    int end = row.columns() + width;
    if (age < market.tape().size()) {
      Trade trade = market.tape().get(age);
      boolean isBuy = trade.takerSide().sign() > 0;
      Style style = isBuy ? Style.BID : Style.ASK;
      row.add(Style.DIM, timeOfDay(trade.feedTimeNs()) + " ");
      row.add(style, String.valueOf(isBuy ? glyphs.up : glyphs.down));
      row.addRight(style, price(trade.priceTicks()), TAPE_FIELD);
      row.addRight(Style.PLAIN, quantity(trade.qtyLots()), TAPE_FIELD);
    }
    row.fillTo(Style.PLAIN, end);
  }

  /** Time of day, UTC, with milliseconds. */
  static String timeOfDay(long timeNs) {
    long millis = TimeUnit.NANOSECONDS.toMillis(timeNs);
    long seconds = millis / 1_000;
    return "%02d:%02d:%02d.%03d"
        .formatted(seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60, millis % 1_000);
  }

  private void bid(StyledRow row, Level level) {
    String price = price(level.priceTicks());
    String cell = padLeft(fittingQuantity(level), half - priceField) + padLeft(price, priceField);
    int bar = barLength(level.qtyLots());
    row.add(Style.BID, cell.substring(0, half - bar));
    row.add(Style.BID_BAR, cell.substring(half - bar));
  }

  private void ask(StyledRow row, Level level) {
    String price = price(level.priceTicks());
    String gap = " ".repeat(Math.max(0, priceField - price.length()));
    String cell = price + gap + padLeft(fittingQuantity(level), half - priceField);
    int bar = barLength(level.qtyLots());
    row.add(Style.ASK_BAR, cell.substring(0, bar));
    row.add(Style.ASK, cell.substring(bar));
  }

  /** Gives up decimals of a quantity that is too long for its field. */
  private String fittingQuantity(Level level) {
    String text = quantity(level.qtyLots());
    int field = half - priceField;
    if (text.length() <= field) {
      return text;
    }
    int whole = Math.max(0, text.indexOf('.'));
    int kept = field > whole + 1 ? field : whole;
    return text.substring(0, Math.min(kept, field));
  }

  private int widestPrice() {
    int widest = 0;
    for (List<Level> side : List.of(market.bids(), market.asks())) {
      for (Level level : side) {
        widest = Math.max(widest, price(level.priceTicks()).length());
      }
    }
    return Math.min(Math.max(widest, "ask".length()), half / 2 + 1);
  }

  /** Square root scale: a level of a tenth of the largest is still visible. */
  private int barLength(long qtyLots) {
    double share = Math.sqrt((double) qtyLots / Math.max(1, largestQtyLots));
    return (int) Math.min(half, Math.round(share * half));
  }

  private String price(int priceTicks) {
    return Numbers.decimal(priceTicks, market.priceDecimals());
  }

  private String quantity(long qtyLots) {
    return Numbers.decimal(qtyLots, market.quantityDecimals());
  }

  private static String padLeft(String text, int field) {
    return " ".repeat(Math.max(0, field - text.length())) + text;
  }

  private static long largest(List<Level> levels) {
    return levels.stream().mapToLong(Level::qtyLots).max().orElse(0);
  }
}
