package io.quantdesk.server.demo.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.quantdesk.engine.order.Side;
import io.quantdesk.server.demo.feed.FeedMessage.Kind;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads one feed from its beginning to its end in constant memory: lines of {@code <receive ns>
 * <JSON>}, which is a plain sequence of JSON values to a streaming parser. Owned by one thread.
 */
public final class FeedReader implements AutoCloseable {
  private static final JsonFactory JSON = new JsonFactory();

  private final FeedSource source;
  private final JsonParser parser;
  private final FeedMessage message = new FeedMessage();
  private long messages;

  /** Reads the uncompressed text of a feed; closing the reader closes the stream. */
  public FeedReader(FeedSource source, InputStream text) throws IOException {
    this.source = source;
    this.parser = JSON.createParser(text);
  }

  /** The feed that is read. */
  public FeedSource source() {
    return source;
  }

  /** The message that the last successful {@link #next} read. */
  public FeedMessage message() {
    return message;
  }

  /** Number of messages read. */
  public long messages() {
    return messages;
  }

  /**
   * Reads the next message.
   *
   * @return false at the end of the feed
   * @throws FeedException when the text is not a message of such a feed, or cannot be read
   */
  public boolean next() {
    try {
      return readMessage();
    } catch (JsonProcessingException e) {
      throw new FeedException(where() + ": " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new FeedException(where() + " cannot be read: " + e.getMessage(), e);
    } catch (NumberFormatException e) {
      throw new FeedException(where() + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      parser.close();
    } catch (IOException e) {
      throw new FeedException("feed " + source.resource() + " cannot be closed", e);
    }
  }

  private boolean readMessage() throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      return false;
    }
    require(first == JsonToken.VALUE_NUMBER_INT, "a line begins with the time of receipt");
    message.receiveNs = parser.getLongValue();
    require(parser.nextToken() == JsonToken.START_OBJECT, "a message follows the time of receipt");
    message.clear();
    readFields();
    require(message.isComplete(), "a message has all fields of its kind");
    messages++;
    return true;
  }

  /** Reads one object; the object "data" of a stream message is read into the same fields. */
  private void readFields() throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_ARRAY) {
        readLevels(field);
      } else if (value == JsonToken.START_OBJECT) {
        require(field.equals("data"), "the only object in a message is data");
        readFields();
      } else {
        readScalar(field);
      }
    }
  }

  private void readScalar(String field) throws IOException {
    switch (field) {
      case "e" -> message.kind = kindOf(parser.getText());
      case "s" ->
          require(parser.getText().equals(source.venueSymbol()), "the symbol is the feed's");
      case "lastUpdateId" -> {
        message.kind = Kind.DEPTH_SNAPSHOT;
        message.lastUpdateId = parser.getLongValue();
      }
      case "U" -> message.firstUpdateId = parser.getLongValue();
      case "u" -> message.lastUpdateId = parser.getLongValue();
      case "pu" -> message.previousUpdateId = parser.getLongValue();
      case "t" -> message.tradeId = parser.getLongValue();
      case "p" -> message.priceTicks = priceTicks();
      case "q" -> message.qtyLots = qtyLots();
      case "m" -> message.buyerIsMaker = parser.getBooleanValue();
      case "b" -> message.bestBidTicks = priceTicks();
      case "a" -> message.bestAskTicks = priceTicks();
      default -> {
        // Times of the venue, quantities of the best quote, the stream's name: not needed.
      }
    }
  }

  private void readLevels(String field) throws IOException {
    Side side =
        switch (field) {
          case "b", "bids" -> Side.BUY;
          case "a", "asks" -> Side.SELL;
          default -> throw new FeedException(where() + ": unknown array \"" + field + "\"");
        };
    while (parser.nextToken() == JsonToken.START_ARRAY) {
      require(parser.nextToken() == JsonToken.VALUE_STRING, "a level begins with its price");
      int price = priceTicks();
      require(parser.nextToken() == JsonToken.VALUE_STRING, "a level ends with its quantity");
      message.levels.add(side, price, qtyLots());
      require(parser.nextToken() == JsonToken.END_ARRAY, "a level is a price and a quantity");
    }
    require(parser.currentToken() == JsonToken.END_ARRAY, "a side is a list of levels");
  }

  private Kind kindOf(String name) {
    return switch (name) {
      case "depthUpdate" -> Kind.DEPTH_UPDATE;
      case "trade" -> Kind.TRADE;
      case "bookTicker" -> Kind.BOOK_TICKER;
      default -> throw new FeedException(where() + ": unknown kind of message \"" + name + "\"");
    };
  }

  private int priceTicks() throws IOException {
    long ticks = units(source.priceDecimals());
    require(ticks > 0 && ticks <= Integer.MAX_VALUE, "a price is within 1 and 2^31 - 1 ticks");
    return (int) ticks;
  }

  private long qtyLots() throws IOException {
    return units(source.quantityDecimals());
  }

  private long units(int decimals) throws IOException {
    return DecimalText.toUnits(
        parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength(), decimals);
  }

  private void require(boolean holds, String rule) {
    if (!holds) {
      throw new FeedException(where() + " breaks a rule: " + rule);
    }
  }

  private String where() {
    return "feed " + source.resource() + ", line " + parser.currentLocation().getLineNr();
  }
}
