package io.quantdesk.engine.collateral;

import io.quantdesk.engine.command.UpdateOracle;
import io.quantdesk.engine.math.Bytes32;
import io.quantdesk.engine.math.MulDiv;
import io.quantdesk.engine.math.StateHash;
import io.quantdesk.engine.math.WideSum;
import io.quantdesk.engine.oracle.OracleAction;
import io.quantdesk.engine.oracle.OracleGuard;

/**
 * One asset: its terms, its price from outside, and how much of it is where.
 *
 * <pre>
 *   value(units, ticks, weight) = floor(units x ticks x unit size x tick size x weight)     USDC micros
 *   scaled initial weight = floor(w x min(1, start / value of all deposits))                (c2)
 * </pre>
 *
 * Both are rounded against the account. Prices are those that its oracle's rules have taken (c11);
 * what depends on the average is worked out with each of them and holds until the next.
 */
public final class CollateralAsset {
  private static final int PPM = 1_000_000;
  private static final long QUINTILLION = CollateralTerms.TRILLION * PPM;

  private final int id;
  private final Bytes32 symbol = new Bytes32();
  private final CollateralTerms terms = new CollateralTerms();
  private final OracleGuard oracle = OracleGuard.withAverage();
  private final CollateralLedger ledger = new CollateralLedger();
  private final WideSum product = new WideSum();
  private int priceTicks;
  private int averageTicks;
  private int scaledWeightPpm;
  private long publishTimeNs;

  CollateralAsset(int id, Bytes32 symbol) {
    this.id = id;
    this.symbol.set(symbol);
  }

  public int id() {
    return id;
  }

  public Bytes32 symbol() {
    return symbol;
  }

  /** The terms in force, owned by the asset. */
  public CollateralTerms terms() {
    return terms;
  }

  public OracleGuard oracle() {
    return oracle;
  }

  /** How much of it is where. */
  public CollateralLedger ledger() {
    return ledger;
  }

  /** Last price that was taken, 0 before the first. */
  public int priceTicks() {
    return priceTicks;
  }

  /** Average over the 5 minutes before the last price that was taken, 0 before the first. */
  public int averageTicks() {
    return averageTicks;
  }

  public long publishTimeNs() {
    return publishTimeNs;
  }

  /** Initial weight, lower while all deposits are worth more than they may be at full weight. */
  public int scaledWeightPpm() {
    return scaledWeightPpm;
  }

  /** USDC micros of units at a price and weight, see above. */
  public long micros(long units, int ticks, int weightPpm) {
    return product
        .setProduct(units, ticks * terms.scale())
        .multiply(weightPpm)
        .divideFloor(QUINTILLION)
        .value();
  }

  /** What units count for maintenance margin. */
  public long maintenanceMicros(long units) {
    return micros(units, priceTicks, terms.maintenanceWeightPpm);
  }

  /**
   * What units count for initial margin and withdrawals: at the lower one of price and average;
   * nothing while the price does not allow withdrawals (c11).
   */
  public long initialMicros(long units, long nowNs) {
    return oracle.allows(OracleAction.WITHDRAW, nowNs)
        ? micros(units, Math.min(priceTicks, averageTicks), scaledWeightPpm)
        : 0;
  }

  /** Full value at the higher one of price and average: the benefit of the doubt. */
  long lenientMicros(long units) {
    return micros(units, Math.max(priceTicks, averageTicks), PPM);
  }

  /** Whether the price is good enough to sell at, and to liquidate somebody because of it. */
  public boolean isSellable(long nowNs) {
    return oracle.allows(OracleAction.LIQUIDATE, nowNs);
  }

  /** What a sale of units fetches: rounded against the account. */
  public long proceedsMicros(long units) {
    return micros(units, priceTicks, PPM - terms.discountPpm);
  }

  /** The fewest units whose sale fetches an amount; there must be a price. */
  public long unitsToFetch(long amountMicros) {
    return product
        .setProduct(amountMicros, QUINTILLION)
        .divideCeil(priceTicks * terms.scale())
        .divideCeil(PPM - terms.discountPpm)
        .value();
  }

  /**
   * By how many ticks the price can fall until units have lost an amount of their maintenance
   * value, rounded down; the largest long when they never can.
   */
  public long ticksUntilLost(long units, long amountMicros) {
    long perTick = terms.scale() * terms.maintenanceWeightPpm;
    return perTick == 0
        ? Long.MAX_VALUE
        : product
            .setProduct(amountMicros, QUINTILLION)
            .divideFloor(units)
            .divideFloor(perTick)
            .value();
  }

  /** Value of units without a haircut, USDC micros. */
  public long fullMicros(long units) {
    return micros(units, priceTicks, PPM);
  }

  /** Value of what all sub-accounts have, USDC micros. */
  public long heldMicros() {
    return fullMicros(ledger.heldUnits());
  }

  /** Takes an update that was not published before the last; returns whether its price counts. */
  boolean take(UpdateOracle update, int ticks, long nowNs) {
    boolean taken = oracle.take(update, ticks, priceTicks, nowNs);
    publishTimeNs = update.publishTimeNs;
    if (taken) {
      priceTicks = ticks;
      averageTicks = oracle.averageTicks(nowNs);
      scaleWeight();
    }
    return taken;
  }

  void setTerms(CollateralTerms changed) {
    terms.set(changed);
    scaleWeight();
  }

  /** To be called when the terms, the price, or what all sub-accounts have is another one. */
  void scaleWeight() {
    long start = terms.scaleStartMicros;
    long held = heldMicros();
    scaledWeightPpm =
        start == 0 || held <= start
            ? terms.initialWeightPpm
            : (int) MulDiv.floor(terms.initialWeightPpm, start, held);
  }

  void hash(StateHash hash) {
    hash.add(symbol).add(priceTicks).add(averageTicks).add(publishTimeNs).add(scaledWeightPpm);
    terms.hash(hash);
    oracle.hash(hash);
    ledger.hash(hash);
  }
}
