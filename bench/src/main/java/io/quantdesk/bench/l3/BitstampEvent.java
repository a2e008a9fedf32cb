package io.quantdesk.bench.l3;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quantdesk.bench.recording.BadDataException;
import io.quantdesk.bench.recording.Columns;
import io.quantdesk.bench.recording.LineSource;
import io.quantdesk.engine.order.Side;
import java.util.Map;

/**
 * One line of a recorded Bitstamp feed: {@code <ms since 1970> <kind> <JSON>}.
 *
 * @param side of the order; null without an order
 * @param priceTicks cents
 * @param qtyLots what is left of the order, in hundred-millionths
 */
record BitstampEvent(Kind kind, long orderId, Side side, int priceTicks, long qtyLots) {
  static final int LEVELS_MAX = 20;

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final int PARTS = 3;
  private static final int PRICE_DECIMALS = 2;
  private static final int AMOUNT_DECIMALS = 8;

  private static final Map<String, Kind> KINDS =
      Map.of(
          "order_created", Kind.CREATED,
          "order_changed", Kind.CHANGED,
          "order_deleted", Kind.DELETED,
          "order_book", Kind.BOOK,
          "trade", Kind.TRADE);

  /** What a line tells. */
  enum Kind {
    CREATED,
    CHANGED,
    DELETED,
    /** The best levels, at some moment not long ago. */
    BOOK,
    /** Without the ids of its orders: what they did comes as changes and deletions. */
    TRADE
  }

  /** Whether a line looks like one of such a feed. */
  static boolean isLikely(String line) {
    String[] parts = line.split(" ", PARTS);
    return parts.length == PARTS && KINDS.containsKey(parts[1]);
  }

  /**
   * Reads the line that the source gave last.
   *
   * @param into takes the levels, when it is a book
   */
  static BitstampEvent parse(LineSource source, String line, Depth into) throws BadDataException {
    String[] parts = line.split(" ", PARTS);
    Kind kind = parts.length == PARTS ? KINDS.get(parts[1]) : null;
    if (kind == null) {
      throw source.bad("is not: time, order_created or the like, JSON");
    }
    Columns.decimal(source, parts[0], "time", 0);
    JsonNode json = json(source, parts[2]);
    return switch (kind) {
      case CREATED, CHANGED, DELETED -> order(source, kind, json);
      case BOOK -> {
        into.clear();
        levels(source, json.path("bids"), Side.BUY, into);
        levels(source, json.path("asks"), Side.SELL, into);
        yield new BitstampEvent(kind, 0, null, 0, 0);
      }
      case TRADE -> new BitstampEvent(kind, 0, null, 0, 0);
    };
  }

  private static JsonNode json(LineSource source, String text) throws BadDataException {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw source.bad("is no JSON: " + e.getOriginalMessage());
    }
  }

  private static BitstampEvent order(LineSource source, Kind kind, JsonNode json)
      throws BadDataException {
    String side = json.path("order_type").asText();
    if (!side.equals("0") && !side.equals("1")) {
      throw source.bad("order_type is neither 0 nor 1: '" + side + "'");
    }
    return new BitstampEvent(
        kind,
        Columns.decimal(source, json.path("id").asText(), "id", 0),
        side.equals("0") ? Side.BUY : Side.SELL,
        price(source, json.path("price")),
        Columns.decimal(source, json.path("amount").asText(), "amount", AMOUNT_DECIMALS));
  }

  private static int price(LineSource source, JsonNode json) throws BadDataException {
    long ticks = Columns.decimal(source, json.asText(), "price", PRICE_DECIMALS);
    if (ticks < 1 || ticks > Integer.MAX_VALUE) {
      throw source.bad("price " + json.asText() + " is not above 0 and within 31 bits of cents");
    }
    return (int) ticks;
  }

  private static void levels(LineSource source, JsonNode levels, Side side, Depth into)
      throws BadDataException {
    for (JsonNode level : levels) {
      int price = price(source, level.path(0));
      long amount = Columns.decimal(source, level.path(1).asText(), "amount", AMOUNT_DECIMALS);
      if (amount == 0 || !into.add(side, price, amount)) {
        throw source.bad(
            "the book's level at " + price + " is empty, out of order, or one too many");
      }
    }
  }
}
