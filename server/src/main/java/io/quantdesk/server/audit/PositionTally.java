package io.quantdesk.server.audit;

import io.quantdesk.engine.event.CommandOutcome;
import io.quantdesk.engine.event.IgnoredEvents;
import io.quantdesk.engine.event.PositionChanged;
import io.quantdesk.server.scenario.text.Meaning;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Adds up all positions from the events alone and holds after every command that in each market
 * those who are long have as much as those who are short (I2, I4).
 */
final class PositionTally extends IgnoredEvents {
  private static final int MARKET_BITS = 16;

  private final Amounts lotsOf = new Amounts();
  private final Map<Integer, Sides> markets = new TreeMap<>();
  private final FirstFault fault = new FirstFault();
  private boolean hasChanged;

  /** Lots of both sides of a market. */
  private static final class Sides {
    private BigInteger longs = BigInteger.ZERO;
    private BigInteger shorts = BigInteger.ZERO;

    private boolean areEven() {
      return longs.equals(shorts);
    }

    private void add(long lots, int sign) {
      BigInteger change = BigInteger.valueOf(lots).abs();
      change = sign > 0 ? change : change.negate();
      longs = lots > 0 ? longs.add(change) : longs;
      shorts = lots < 0 ? shorts.add(change) : shorts;
    }
  }

  /** A number for a position. */
  static long key(int subAccountId, int marketId) {
    return (long) subAccountId << MARKET_BITS | marketId;
  }

  /** Signed size of a position. */
  long lots(int subAccountId, int marketId) {
    return lotsOf.get(key(subAccountId, marketId));
  }

  /** What the check has found, with the open interest of each market. */
  Finding finding(AuditNames names) {
    Map<String, String> figures = new LinkedHashMap<>();
    markets.forEach(
        (marketId, sides) ->
            figures.put(
                names.name(Meaning.MARKET, marketId),
                names.units(marketId).quantity(sides.longs.longValueExact()).toPlainString()));
    return new Finding("positions", figures, fault.get());
  }

  @Override
  public void positionChanged(PositionChanged event) {
    long before = lotsOf.put(key(event.subAccountId, event.marketId), event.positionLots);
    Sides sides = markets.computeIfAbsent(event.marketId, id -> new Sides());
    sides.add(before, -1);
    sides.add(event.positionLots, 1);
    hasChanged = true;
  }

  @Override
  public void outcome(CommandOutcome event) {
    if (hasChanged) {
      List<Integer> uneven = new ArrayList<>(markets.keySet());
      uneven.removeIf(marketId -> markets.get(marketId).areEven());
      fault.require(
          uneven.isEmpty(),
          () -> "longs are not shorts in markets %s, by number".formatted(uneven));
      hasChanged = false;
    }
    fault.commandEnds(event.commandSeq);
  }
}
