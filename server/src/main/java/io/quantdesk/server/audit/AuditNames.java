package io.quantdesk.server.audit;

import io.quantdesk.engine.event.CollateralAssetSet;
import io.quantdesk.engine.event.IgnoredEvents;
import io.quantdesk.engine.event.MarketCreated;
import io.quantdesk.engine.event.SubAccountCreated;
import io.quantdesk.protocol.sbe.CollateralAssetSetDecoder;
import io.quantdesk.protocol.sbe.MarketCreatedDecoder;
import io.quantdesk.protocol.sbe.SubAccountCreatedDecoder;
import io.quantdesk.server.scenario.text.Meaning;
import io.quantdesk.server.scenario.world.Ascii32;
import io.quantdesk.server.scenario.world.FactNames;
import io.quantdesk.server.scenario.world.FactUnits;
import io.quantdesk.server.units.MarketUnits;
import java.util.HashMap;
import java.util.Map;
import org.agrona.collections.Int2IntHashMap;

/**
 * How the things in a journal are called: markets and assets by their symbols, accounts {@code a3},
 * sub-accounts {@code s12}, orders and sessions by their numbers. Learns from events that are told
 * to it; grows with markets, assets and sub-accounts, not with orders.
 */
final class AuditNames extends IgnoredEvents implements FactNames, FactUnits {
  /** No such account or market. */
  static final int NONE = 0;

  private final Map<Long, String> markets = new HashMap<>();
  private final Map<Long, MarketUnits> marketUnits = new HashMap<>();
  private final Map<Long, String> assets = new HashMap<>();
  private final Map<Long, MarketUnits> assetUnits = new HashMap<>();
  private final Int2IntHashMap owners = new Int2IntHashMap(NONE);

  /** Whether there is something to learn from an event of a kind. */
  static boolean learnsFrom(int templateId) {
    return templateId == MarketCreatedDecoder.TEMPLATE_ID
        || templateId == SubAccountCreatedDecoder.TEMPLATE_ID
        || templateId == CollateralAssetSetDecoder.TEMPLATE_ID;
  }

  @Override
  public void marketCreated(MarketCreated event) {
    markets.put((long) event.marketId, Ascii32.text(event.symbol));
    marketUnits.put(
        (long) event.marketId,
        MarketUnits.ofE9(event.parameters.tickSizeE9, event.parameters.lotSizeE9));
  }

  @Override
  public void subAccountCreated(SubAccountCreated event) {
    owners.put(event.subAccountId, event.accountId);
  }

  @Override
  public void collateralAssetSet(CollateralAssetSet event) {
    assets.put((long) event.assetId, Ascii32.text(event.symbol));
    assetUnits.put(
        (long) event.assetId, MarketUnits.ofE9(event.terms.tickSizeE9, event.terms.unitSizeE9));
  }

  /** Account that owns a sub-account; NONE: there is no such sub-account so far. */
  int owner(int subAccountId) {
    return owners.get(subAccountId);
  }

  /** Whether an account has a sub-account so far; every account has. */
  boolean hasAccount(int accountId) {
    return owners.containsValue(accountId);
  }

  /** Number of the market with a symbol; NONE: there is none so far. */
  long marketId(String symbol) {
    return markets.entrySet().stream()
        .filter(entry -> entry.getValue().equals(symbol))
        .mapToLong(Map.Entry::getKey)
        .findFirst()
        .orElse(NONE);
  }

  @Override
  public String name(Meaning meaning, long id) {
    return switch (meaning) {
      case ACCOUNT -> "s" + id;
      case MARKET -> markets.getOrDefault(id, meaning.raw(id));
      case ASSET -> assets.getOrDefault(id, meaning.raw(id));
      case ORDER, SESSION -> Long.toUnsignedString(id);
    };
  }

  @Override
  public String ownerName(long accountId) {
    return "a" + accountId;
  }

  @Override
  public MarketUnits units(long marketId) {
    return marketUnits.getOrDefault(marketId, MarketUnits.RAW);
  }

  @Override
  public MarketUnits assetUnits(long assetId) {
    return assetUnits.getOrDefault(assetId, MarketUnits.RAW);
  }
}
