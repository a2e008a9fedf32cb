package io.quantdesk.engine.market;

import io.quantdesk.engine.auction.MarketAuctions;
import io.quantdesk.engine.book.OrderBook;
import io.quantdesk.engine.book.RestingOrders;
import io.quantdesk.engine.math.Bytes32;
import io.quantdesk.engine.math.MulDiv;
import io.quantdesk.engine.math.StateHash;
import io.quantdesk.engine.oracle.OracleGuard;
import io.quantdesk.engine.order.Side;
import io.quantdesk.engine.order.TriggerSource;

/**
 * One instrument with its order book. Parameters are read through {@link #parameters} and replaced
 * only by {@link #update}. Prices are in ticks, quantities in lots, values in USDC micros.
 */
public final class Market {
  /** Bound of every value of lots x price x k: two of them add up without wrapping. */
  static final long MAX_VALUE_MICROS = (1L << 62) - 1;

  /** Units of a funding index in one USDC micro. */
  public static final long FUNDING_SCALE = 1 << 20;

  private static final long MAX_FUNDING_INDEX = 1L << 61;
  private static final int FUNDING_LIMIT_BITS = 19;
  private static final int PPM = 1_000_000;

  private final int id;
  private final Bytes32 symbol = new Bytes32();
  private final MarketParameters parameters = new MarketParameters();
  private final long microsPerLotTick;
  private final OrderBook book;
  private MarketState state = MarketState.INITIALIZING;
  private final int[] restingOrders = new int[2];
  private final int[] specialOrders = new int[2];
  private final long[] hiddenLots = new long[2];
  private long orderLotsLimit;
  private long openInterestLots;
  private long publishTimeNs;
  private int indexTicks;
  private int markTicks;
  private int lastTicks;
  private long lastTradeNs;
  private int settlementTicks;
  private final PriceBand placementBand = new PriceBand();
  private final PriceBand matchBand = new PriceBand();
  private final TieredRate initialMargin = new TieredRate();
  private final TieredRate maintenanceMargin = new TieredRate();
  private final LiquidationRules liquidationRules = new LiquidationRules();
  private final BackstopRules backstopRules = new BackstopRules();
  private final OpenInterestShare openInterestShare = new OpenInterestShare();
  private final MarketFunding funding = new MarketFunding();
  private final OracleGuard oracle = new OracleGuard();
  private final MarketMark mark = new MarketMark();
  private final MarketAuctions auctions = new MarketAuctions();

  Market(int id, Bytes32 symbol, MarketParameters parameters, OrderBook book) {
    this.id = id;
    this.symbol.set(symbol);
    this.book = book;
    microsPerLotTick = MarketRules.microsPerLotTick(parameters);
    update(parameters);
  }

  public int id() {
    return id;
  }

  /** The symbol, owned by the market. */
  public Bytes32 symbol() {
    return symbol;
  }

  /** The parameters in force, owned by the market. */
  public MarketParameters parameters() {
    return parameters;
  }

  /** Factor k: USDC micros of one lot at a price of one tick. */
  public long microsPerLotTick() {
    return microsPerLotTick;
  }

  public OrderBook book() {
    return book;
  }

  public MarketState state() {
    return state;
  }

  /** Last index price, 0 before the first. */
  public int indexTicks() {
    return indexTicks;
  }

  /** Price of margin (c5), 0 before the first oracle update. */
  public int markTicks() {
    return markTicks;
  }

  /** What the mark is made of, owned by the market. */
  public MarketMark mark() {
    return mark;
  }

  /** Funding of the market, owned by it. */
  public MarketFunding funding() {
    return funding;
  }

  /** Funding index F of a position of signed lots, USDC micros x 2^20 per lot; 0 without lots. */
  public long fundingIndex(long lots) {
    return funding.index(lots);
  }

  /**
   * What a position owes in funding since an index: ceil(s x (F - F0) / 2^20), against the account;
   * below 0 what it is to get (c2). At most its value at the highest price, see {@link
   * #fundingIndexLimit}.
   */
  public long owedMicros(long lots, long sinceIndex) {
    long moved = funding.index(lots) - sinceIndex;
    return moved == 0 ? 0 : MulDiv.ceil(lots, moved, FUNDING_SCALE);
  }

  /**
   * Bound of the magnitude of funding indices, k x highest price x 2^19 and at most 2^61: so the
   * difference of two fits in a long, and times the lots of any position, whose value is below 2^62
   * at the highest price, divided by 2^20, it is at most 2^62. It never falls, as the highest price
   * does not.
   */
  public long fundingIndexLimit() {
    long value = microsPerLotTick * parameters.maxPriceTicks;
    return value >= MAX_FUNDING_INDEX >> FUNDING_LIMIT_BITS
        ? MAX_FUNDING_INDEX
        : value << FUNDING_LIMIT_BITS;
  }

  /** Price of the last trade, 0 before the first. */
  public int lastTicks() {
    return lastTicks;
  }

  /** Time of the last trade; of no meaning before the first. */
  public long lastTradeNs() {
    return lastTradeNs;
  }

  /** The price that a trigger looks at, 0 before the first. */
  public int priceTicks(TriggerSource source) {
    return switch (source) {
      case MARK -> markTicks;
      case INDEX -> indexTicks;
      case LAST -> lastTicks;
    };
  }

  /** Lots of all long positions, which are those of all short ones. */
  public long openInterestLots() {
    return openInterestLots;
  }

  /** Publish time of the last oracle update. */
  public long publishTimeNs() {
    return publishTimeNs;
  }

  /**
   * Most lots that one scope may have in resting orders of one side: their value stays within range
   * at any price.
   */
  public long orderLotsLimit() {
    return orderLotsLimit;
  }

  /** Exact value of lots at a price; lots within the limits of this market. */
  public long valueMicros(long lots, int priceTicks) {
    return lots * priceTicks * microsPerLotTick;
  }

  /**
   * Worst price of a market order: mark x (1 +/- band), rounded towards the mark, for the taker.
   */
  public int protectionTicks(Side side) {
    long band = parameters.marketOrderBandPpm;
    if (side == Side.BUY) {
      long worst = MulDiv.floor(markTicks, PPM + band, PPM);
      return (int) Math.min(worst, parameters.maxPriceTicks);
    }
    return (int) MulDiv.ceil(markTicks, PPM - band, PPM);
  }

  /** Where the limits of orders that may rest must lie (c9). */
  public PriceBand placementBand() {
    return placementBand;
  }

  /** Where the prices of trades must lie (c9). */
  public PriceBand matchBand() {
    return matchBand;
  }

  /** What notionals require of those who open (c3). */
  public TieredRate initialMargin() {
    return initialMargin;
  }

  /** What positions require to be kept (c3). */
  public TieredRate maintenanceMargin() {
    return maintenanceMargin;
  }

  /** The rules of liquidation in force, owned by the market. */
  public LiquidationRules liquidationRules() {
    return liquidationRules;
  }

  /** Who takes positions over and within what bounds, owned by the market. */
  public BackstopRules backstopRules() {
    return backstopRules;
  }

  /** How much of the open interest one account may hold, owned by the market. */
  public OpenInterestShare openInterestShare() {
    return openInterestShare;
  }

  /** What condition the price is in, and what may be done in it (c11). */
  public OracleGuard oracle() {
    return oracle;
  }

  /** Auctions of large incoming orders (c10). */
  public MarketAuctions auctions() {
    return auctions;
  }

  /** What a position of lots, of either sign, requires to be kept at a price (c3). */
  public long maintenanceMicros(long lots, int priceTicks) {
    return maintenanceMargin.requiredMicros(valueMicros(Math.abs(lots), priceTicks));
  }

  /** Whether open interest raises the initial rate. */
  public boolean isCrowded() {
    return parameters.openInterestUpperLots != 0
        && openInterestLots > parameters.openInterestLowerLots;
  }

  /**
   * Initial rate of a crowded market: im + floor((1e6 - im) x (oi - lower) / (upper - lower)) ppm,
   * rounded down, for the account; 1e6 from upper on (c3).
   */
  public int openInterestRatePpm() {
    long lower = parameters.openInterestLowerLots;
    long upper = parameters.openInterestUpperLots;
    if (openInterestLots >= upper) {
      return PPM;
    }
    int initial = parameters.initialMarginPpm;
    return initial + (int) MulDiv.floor(PPM - initial, openInterestLots - lower, upper - lower);
  }

  /** Whether an incoming order would trade at once. */
  public boolean crosses(Side side, int limitTicks) {
    int best = book.bestPriceTicks(side.opposite());
    return best >= 0 && side.crosses(limitTicks, best);
  }

  /**
   * Whether one more order at a price could make the sum of its level wrap, now or when hidden lots
   * come to it.
   */
  public boolean levelWouldOverflow(Side side, int priceTicks, long lots) {
    return lots > Long.MAX_VALUE - book.levelQtyLots(priceTicks) - hiddenLots[side.code()];
  }

  /** Lots that the iceberg orders of a side have beside what the book shows. */
  public long hiddenLots(Side side) {
    return hiddenLots[side.code()];
  }

  /** Counts lots of iceberg orders that come to be hidden, or below 0 that do not any more. */
  public void addHiddenLots(Side side, long lots) {
    hiddenLots[side.code()] += lots;
  }

  /** Number of orders in the book on a side. */
  public int restingOrders(Side side) {
    return restingOrders[side.code()];
  }

  /** Number of those of them that an incoming order has to look at one by one. */
  public int specialOrders(Side side) {
    return specialOrders[side.code()];
  }

  /** Counts an order that joined the book. */
  public void orderJoined(Side side, boolean special) {
    restingOrders[side.code()]++;
    if (special) {
      specialOrders[side.code()]++;
    }
  }

  /** Counts an order that left the book, filled or not. */
  public void orderLeft(Side side, boolean special) {
    restingOrders[side.code()]--;
    if (special) {
      specialOrders[side.code()]--;
    }
  }

  /** Books the change of one party's position by a fill. */
  public void positionChanged(long lotsBefore, long lotsAfter) {
    openInterestLots += Math.max(lotsAfter, 0) - Math.max(lotsBefore, 0);
  }

  /** Takes the price of a trade. */
  public void lastTicks(int priceTicks) {
    lastTicks = priceTicks;
  }

  /** Takes the time of a trade. */
  public void lastTradeNs(long timeNs) {
    lastTradeNs = timeNs;
  }

  /** Price at which positions are closed in SETTLEMENT; 0 before. */
  public int settlementTicks() {
    return settlementTicks;
  }

  void settlementTicks(int priceTicks) {
    settlementTicks = priceTicks;
  }

  void update(MarketParameters changed) {
    parameters.set(changed);
    orderLotsLimit = orderLotsLimit(changed, microsPerLotTick);
    setBands();
    setTiers();
  }

  private void setTiers() {
    UpperTiers tiers = parameters.upperTiers;
    initialMargin.start(parameters.initialMarginPpm);
    maintenanceMargin.start(parameters.maintenanceMarginPpm);
    for (int i = 0; i < tiers.count(); i++) {
      initialMargin.add(tiers.lowerBoundMicros(i), tiers.initialMarginPpm(i));
      maintenanceMargin.add(tiers.lowerBoundMicros(i), tiers.maintenanceMarginPpm(i));
    }
  }

  void state(MarketState changed) {
    state = changed;
  }

  /** Takes an index; the mark has to follow. */
  void indexTicks(int changedIndexTicks) {
    indexTicks = changedIndexTicks;
  }

  void markTicks(int changedMarkTicks) {
    markTicks = changedMarkTicks;
    setBands();
  }

  void published(long changedPublishTimeNs) {
    publishTimeNs = changedPublishTimeNs;
  }

  private void setBands() {
    placementBand.set(markTicks, parameters.placementBandPpm);
    matchBand.set(markTicks, parameters.matchBandPpm);
  }

  static long orderLotsLimit(MarketParameters parameters, long microsPerLotTick) {
    return MAX_VALUE_MICROS / (microsPerLotTick * parameters.maxPriceTicks);
  }

  void hash(RestingOrders orders, StateHash hash) {
    hash.add(id).add(symbol).add(state.code()).add(openInterestLots);
    hash.add(publishTimeNs).add(indexTicks).add(markTicks).add(lastTicks);
    hash.add(settlementTicks).add(lastTradeNs);
    parameters.hash(hash);
    liquidationRules.hash(hash);
    backstopRules.hash(hash);
    openInterestShare.hash(hash);
    funding.hash(hash);
    oracle.hash(hash);
    mark.hash(hash);
    auctions.hash(hash);
    hash(orders, Side.BUY, hash);
    hash(orders, Side.SELL, hash);
  }

  /** Orders of a side in the order in which they would trade. */
  private void hash(RestingOrders orders, Side side, StateHash hash) {
    hash.add(restingOrders(side));
    int price = book.bestPriceTicks(side);
    while (price != OrderBook.NO_PRICE) {
      int slot = book.firstOrder(price);
      while (slot != RestingOrders.NONE) {
        hash.add(orders.orderId(slot)).add(orders.clOrdId(slot)).add(orders.flags(slot));
        hash.add(price).add(orders.leavesLots(slot)).add(orders.cumLots(slot));
        slot = book.nextOrder(slot);
      }
      price = book.nextPriceTicks(side, price);
    }
  }
}
