package io.quantdesk.server.scenario.world;

import io.quantdesk.engine.event.AccountCreated;
import io.quantdesk.engine.event.AuctionOpened;
import io.quantdesk.engine.event.CollateralAssetSet;
import io.quantdesk.engine.event.MarketCreated;
import io.quantdesk.engine.event.OrderAccepted;
import io.quantdesk.engine.event.OrderAmended;
import io.quantdesk.engine.event.OrderDone;
import io.quantdesk.engine.event.OrderEnlarged;
import io.quantdesk.engine.event.OrderReduced;
import io.quantdesk.engine.event.OrderTriggered;
import io.quantdesk.engine.event.SessionOpened;
import io.quantdesk.engine.event.SubAccountCreated;
import io.quantdesk.engine.event.Traded;
import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.engine.math.Bytes32;
import io.quantdesk.server.scenario.text.Meaning;
import io.quantdesk.server.units.MarketUnits;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * Names against the engine's numbers. A name is announced with what the command will carry (a
 * wallet, a symbol, a client's number) and gets its number from the event that answers it. Every
 * order is also its account's first, second, ...: {@code alice:1}. Owned by one run.
 */
public final class Directory implements FactNames, FactUnits {
  /** How the side BUY is written. */
  public static final String BUYS = "buys";

  /** How the side SELL is written. */
  public static final String SELLS = "sells";

  /** How those who hold positions of side BUY are written. */
  static final String LONGS = "longs";

  /** How those who hold positions of side SELL are written. */
  static final String SHORTS = "shorts";

  /** How a quote for an auctioned order begins. */
  public static final String QUOTES = "quotes";

  /** How a pair of orders for a position begins. */
  public static final String PROTECTS = "protects";

  private final Map<Meaning, NameTable> tables = new EnumMap<>(Meaning.class);
  private final NameTable owners = new NameTable();
  private final Map<String, String> ownerByWallet = new HashMap<>();
  private final Map<String, Integer> subAccountCounts = new HashMap<>();
  private final Map<String, String> nickNames = new HashMap<>();
  private final Map<OrderKey, String> announcedOrders = new HashMap<>();
  private final Map<Integer, Integer> orderCounts = new HashMap<>();
  private final Map<Long, String> announcedSessions = new HashMap<>();
  private final Map<Long, MarketEntry> markets = new HashMap<>();
  private final Map<Long, MarketUnits> assets = new HashMap<>();
  private final Map<Long, OrderRecord> orders = new HashMap<>();

  /** Makes an empty directory. */
  public Directory() {
    for (Meaning meaning : Meaning.values()) {
      tables.put(meaning, new NameTable());
    }
  }

  private record OrderKey(long subAccountId, long clOrdId) {}

  /** A market: its symbol, the parameters in force, and its units. */
  public record MarketEntry(
      int marketId, String symbol, MarketParameters parameters, MarketUnits units) {}

  /** Gives the owner of a wallet its name. */
  public void announceOwner(String name, Bytes32 wallet) {
    ownerByWallet.putIfAbsent(Ascii32.hex(wallet), name);
  }

  /** Gives the next sub-account of an owner a name besides its number. */
  public void announceSubAccount(String owner, String name) {
    nickNames.put(owner + "/" + subAccountCount(owner), name);
  }

  /** Gives the order that the next command places a name. */
  public void announceOrder(String name, int subAccountId, long clOrdId) {
    announcedOrders.put(new OrderKey(subAccountId, clOrdId), name);
  }

  /** Gives the session of a connection its name. */
  public void announceSession(String name, long connectionId) {
    announcedSessions.put(connectionId, name);
  }

  /** Number behind a name or a raw reference; null when the engine has not answered with one. */
  public Long id(Meaning meaning, String name) {
    return meaning.isRaw(name) ? Long.valueOf(meaning.rawId(name)) : tables.get(meaning).id(name);
  }

  /** Name behind a number; a raw reference for what has none. */
  @Override
  public String name(Meaning meaning, long id) {
    String name = tables.get(meaning).name(id);
    return name != null ? name : meaning.raw(id);
  }

  /** Number of an owner; null when there is none of that name. */
  public Long ownerId(String name) {
    return owners.id(name);
  }

  /** Name of an owner. */
  @Override
  public String ownerName(long accountId) {
    String name = owners.name(accountId);
    return name != null ? name : "account-" + accountId;
  }

  /** How many sub-accounts an owner has. */
  public int subAccountCount(String owner) {
    return subAccountCounts.getOrDefault(owner, 0);
  }

  /** A market, or null. */
  public MarketEntry market(long marketId) {
    return markets.get(marketId);
  }

  /** Units of a market; raw ones for a market that does not exist. */
  @Override
  public MarketUnits units(long marketId) {
    MarketEntry market = markets.get(marketId);
    return market == null ? MarketUnits.RAW : market.units();
  }

  /** Units of an asset; raw ones for an asset that does not exist. */
  @Override
  public MarketUnits assetUnits(long assetId) {
    return assets.getOrDefault(assetId, MarketUnits.RAW);
  }

  /** An accepted order, or null. */
  public OrderRecord order(long orderId) {
    return orders.get(orderId);
  }

  void created(AccountCreated event) {
    String name = ownerByWallet.get(Ascii32.hex(event.wallet));
    if (name != null) {
      owners.bind(name, event.accountId);
    }
  }

  void created(SubAccountCreated event) {
    String owner = ownerName(event.accountId);
    subAccountCounts.merge(owner, 1, Integer::sum);
    String numbered = owner + "/" + event.number;
    NameTable table = tables.get(Meaning.ACCOUNT);
    table.bind(numbered, event.subAccountId);
    if (event.number == 0) {
      table.bind(owner, event.subAccountId);
    } else if (nickNames.containsKey(numbered)) {
      table.bind(nickNames.get(numbered), event.subAccountId);
    }
  }

  void created(MarketCreated event) {
    String symbol = Ascii32.text(event.symbol);
    MarketParameters parameters = new MarketParameters();
    parameters.set(event.parameters);
    MarketUnits units = MarketUnits.ofE9(parameters.tickSizeE9, parameters.lotSizeE9);
    markets.put((long) event.marketId, new MarketEntry(event.marketId, symbol, parameters, units));
    tables.get(Meaning.MARKET).bind(symbol, event.marketId);
  }

  void listed(CollateralAssetSet event) {
    MarketUnits units = MarketUnits.ofE9(event.terms.tickSizeE9, event.terms.unitSizeE9);
    assets.put((long) event.assetId, units);
    tables.get(Meaning.ASSET).bind(Ascii32.text(event.symbol), event.assetId);
  }

  void updated(int marketId, MarketParameters parameters) {
    markets.get((long) marketId).parameters().set(parameters);
  }

  void accepted(OrderAccepted event) {
    orders.put(event.orderId, new OrderRecord(event));
    NameTable table = tables.get(Meaning.ORDER);
    int number = orderCounts.merge(event.subAccountId, 1, Integer::sum);
    table.bind(name(Meaning.ACCOUNT, event.subAccountId) + ":" + number, event.orderId);
    String name = announcedOrders.remove(new OrderKey(event.subAccountId, event.clOrdId));
    if (name != null) {
      table.bind(name, event.orderId);
    }
  }

  void auctioned(AuctionOpened event) {
    orders.get(event.orderId).auctioned(event);
  }

  void amended(OrderAmended event) {
    orders.get(event.orderId).amended(event);
  }

  void reduced(OrderReduced event) {
    orders.get(event.orderId).reduced(event);
  }

  void enlarged(OrderEnlarged event) {
    orders.get(event.orderId).enlarged(event);
  }

  void triggered(OrderTriggered event) {
    orders.get(event.orderId).triggered(event);
  }

  void traded(Traded event) {
    orders.get(event.makerOrderId).filled(event.lastQtyLots, event.makerLeavesQtyLots);
    orders.get(event.takerOrderId).filled(event.lastQtyLots, event.takerLeavesQtyLots);
  }

  void done(OrderDone event) {
    orders.get(event.orderId).done();
  }

  void opened(SessionOpened event) {
    String name = announcedSessions.get(event.connectionId);
    if (name != null) {
      tables.get(Meaning.SESSION).bind(name, event.sessionId);
    }
  }
}
