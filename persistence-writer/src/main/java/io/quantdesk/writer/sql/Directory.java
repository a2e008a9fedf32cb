package io.quantdesk.writer.sql;

import io.quantdesk.writer.WriterException;
import java.util.Collection;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.collections.Long2LongHashMap;

/**
 * What the writer must know of earlier events to write later ones: the owner of each sub-account
 * and the units of each market. Loaded from the database at the start, kept by the events after it.
 */
final class Directory {
  private static final long MISSING = -1;

  private final Long2LongHashMap accounts = new Long2LongHashMap(MISSING);
  private final Int2ObjectHashMap<Market> markets = new Int2ObjectHashMap<>();

  void clear() {
    accounts.clear();
    markets.clear();
  }

  void putSubAccount(long subAccountId, long accountId) {
    accounts.put(subAccountId, accountId);
  }

  /** Account that owns a sub-account. */
  long accountOf(long subAccountId) {
    long accountId = accounts.get(subAccountId);
    if (accountId == MISSING) {
      throw new WriterException("sub-account " + subAccountId + " was never created");
    }
    return accountId;
  }

  void putMarket(Market market) {
    markets.put(market.marketId, market);
  }

  Market market(int marketId) {
    Market market = markets.get(marketId);
    if (market == null) {
      throw new WriterException("market " + marketId + " was never created");
    }
    return market;
  }

  Collection<Market> markets() {
    return markets.values();
  }
}
