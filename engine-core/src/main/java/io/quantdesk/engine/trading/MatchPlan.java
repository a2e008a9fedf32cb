package io.quantdesk.engine.trading;

import io.quantdesk.engine.market.Market;
import io.quantdesk.engine.order.DoneReason;
import io.quantdesk.engine.order.Side;

/**
 * What an incoming order will do to the other side of its book, computed before anything changes. A
 * plain sweep is its lots alone; only an order that meets resting orders which must not trade with
 * it has steps. A mutable value, made by {@link MatchPlanner}.
 */
final class MatchPlan {
  /** Trade lots with the best resting orders. */
  static final byte FILL = 0;

  /** Cancel the best resting order, which is of the same account. */
  static final byte REMOVE = 1;

  /** Take lots off the best resting order and off the incoming one. */
  static final byte DECREMENT = 2;

  /** Take the best resting order out because it has expired. */
  static final byte EXPIRE = 3;

  /** Cancel the best resting order, which must not trade any more: it only reduces. */
  static final byte REMOVE_REDUCER = 4;

  /** Take from a leg of a bracket what the other one has just been filled. */
  static final byte TAKE_FROM_LEG = 5;

  /** Cancel the best resting order, whose owner cannot bear the fill. */
  static final byte REMOVE_UNBACKED = 6;

  /** Steps that one resting order can lead to. */
  private static final int STEPS_PER_MAKER = 2;

  private final byte[] actions = new byte[Matching.MAX_FILLS * STEPS_PER_MAKER];
  private final int[] makers = new int[Matching.MAX_FILLS * STEPS_PER_MAKER];
  private final long[] lots = new long[Matching.MAX_FILLS * STEPS_PER_MAKER];
  private Market market;
  private Side side;
  private int limitTicks;
  private int reachTicks;
  private int toldTicks;
  private int takerFeePpm;
  private int makerFeePpm;
  private boolean waivesFees;
  private int steps;
  private int expired;
  private boolean plain;
  private boolean goesOn;
  private long fillLots;
  private long reducedLots;
  private DoneReason end;

  void start(Market ofMarket, Side takerSide, int takerLimitTicks) {
    market = ofMarket;
    side = takerSide;
    limitTicks = takerLimitTicks;
    reachTicks = takerLimitTicks;
    toldTicks = takerLimitTicks;
    takerFeePpm = ofMarket.parameters().takerFeePpm;
    makerFeePpm = ofMarket.parameters().makerFeePpm;
    waivesFees = false;
    steps = 0;
    expired = 0;
    plain = true;
    goesOn = false;
    fillLots = 0;
    reducedLots = 0;
    end = null;
  }

  /** Trades nothing beyond a price that is tighter than the limit. */
  void reach(int ticks) {
    reachTicks = ticks;
  }

  /** The order's own price, when it goes less far for now. */
  void tellAs(int ticks) {
    toldTicks = ticks;
  }

  /** A trade that is nobody's wish has neither fees nor rebates (c9). */
  void waiveFees() {
    takerFeePpm = 0;
    makerFeePpm = 0;
    waivesFees = true;
  }

  void addFill(long fill) {
    fillLots += fill;
    if (goesOn) {
      lots[steps - 1] += fill;
    } else {
      add(FILL, MatchPlanner.NONE, fill);
      goesOn = true;
    }
  }

  /** The last fill uses up a slice of an iceberg order: the next step finds the book anew. */
  void addReplenishment() {
    plain = false;
    goesOn = false;
  }

  /** A plain sweep of lots: no step is kept. */
  void fillPlainly(long fill) {
    fillLots = fill;
  }

  void addRemoval(int maker) {
    plain = false;
    add(REMOVE, maker, 0);
  }

  void addReducerRemoval(int maker) {
    plain = false;
    add(REMOVE_REDUCER, maker, 0);
  }

  void addUnbackedRemoval(int maker) {
    plain = false;
    add(REMOVE_UNBACKED, maker, 0);
  }

  void addExpired(int maker) {
    plain = false;
    expired++;
    add(EXPIRE, maker, 0);
  }

  void addDecrement(int maker, long both, boolean takerGoesOn) {
    plain = false;
    reducedLots += takerGoesOn ? both : 0;
    add(DECREMENT, maker, both);
  }

  void addLegCut(int leg, long filled) {
    plain = false;
    add(TAKE_FROM_LEG, leg, filled);
  }

  /** Whether the last step takes a resting order out without a trade. */
  boolean hasRemoved(int maker) {
    return steps > 0
        && makers[steps - 1] == maker
        && (actions[steps - 1] == EXPIRE
            || actions[steps - 1] == REMOVE
            || actions[steps - 1] == REMOVE_REDUCER
            || actions[steps - 1] == REMOVE_UNBACKED);
  }

  /** What is left of the incoming order will end for this reason. */
  void endTaker(DoneReason reason) {
    end = reason;
  }

  Market market() {
    return market;
  }

  Side side() {
    return side;
  }

  int limitTicks() {
    return limitTicks;
  }

  /** Price of the order in events. */
  int toldTicks() {
    return toldTicks;
  }

  /** Worst price that it may trade at: its limit or the end of the band. */
  int reachTicks() {
    return reachTicks;
  }

  /** What the incoming order pays of the value of its fills, without tiers. */
  int takerFeePpm() {
    return takerFeePpm;
  }

  /** What the resting orders pay of it, without tiers; below 0 what they get. */
  int makerFeePpm() {
    return makerFeePpm;
  }

  /** Whether its trades have neither fees nor rebates, and count for no volume. */
  boolean waivesFees() {
    return waivesFees;
  }

  /** Whether trading the fill lots is all there is to do. */
  boolean isPlain() {
    return plain;
  }

  /** Whether the order meets nothing: it does not reach the other side. */
  boolean isEmpty() {
    return fillLots == 0 && plain && end == null;
  }

  /** Whether nothing is in the order's way: it meets nothing, or expired orders alone. */
  boolean isClear() {
    return fillLots == 0 && steps == expired && end == null;
  }

  /** Lots that will trade. */
  long fillLots() {
    return fillLots;
  }

  /** Lots that the incoming order loses on its way without a trade. */
  long reducedLots() {
    return reducedLots;
  }

  /** Why the rest of the incoming order must not stay; null: it may rest. */
  DoneReason end() {
    return end;
  }

  int steps() {
    return steps;
  }

  byte action(int step) {
    return actions[step];
  }

  /** Slot of the resting order, or the leg, of a step that is no fill. */
  int maker(int step) {
    return makers[step];
  }

  long lots(int step) {
    return lots[step];
  }

  private void add(byte action, int maker, long stepLots) {
    goesOn = false;
    actions[steps] = action;
    makers[steps] = maker;
    lots[steps++] = stepLots;
  }
}
