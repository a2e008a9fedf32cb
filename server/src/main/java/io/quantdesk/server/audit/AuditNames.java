package io.quantdesk.server.audit;

import io.quantdesk.engine.EngineView;
import io.quantdesk.engine.collateral.CollateralTerms;
import io.quantdesk.engine.event.CollateralAssetSet;
import io.quantdesk.engine.event.IgnoredEvents;
import io.quantdesk.engine.event.MarketCreated;
import io.quantdesk.engine.event.SubAccountCreated;
import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.engine.math.Bytes32;
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
    market(event.marketId, event.symbol, event.parameters);
  }

  @Override
  public void subAccountCreated(SubAccountCreated event) {
    owners.put(event.subAccountId, event.accountId);
  }

  @Override
  public void collateralAssetSet(CollateralAssetSet event) {
    asset(event.assetId, event.symbol, event.terms);
  }

  /** Learns all that an engine has. */
  void learn(EngineView view) {
    Bytes32 symbol = new Bytes32();
    MarketParameters parameters = new MarketParameters();
    CollateralTerms terms = new CollateralTerms();
    for (int id = 1; id <= view.marketCount(); id++) {
      view.copySymbol(id, symbol);
      view.copyParameters(id, parameters);
      market(id, symbol, parameters);
    }
    for (int id = 1; id <= view.collateral().count(); id++) {
      view.collateral().copySymbol(id, symbol);
      view.collateral().copyTerms(id, terms);
      asset(id, symbol, terms);
    }
    for (int id = 1; id <= view.subAccountCount(); id++) {
      owners.put(id, view.owner(id));
    }
  }

  private void market(long id, Bytes32 symbol, MarketParameters parameters) {
    markets.put(id, Ascii32.text(symbol));
    marketUnits.put(id, MarketUnits.ofE9(parameters.tickSizeE9, parameters.lotSizeE9));
  }

  private void asset(long id, Bytes32 symbol, CollateralTerms terms) {
    assets.put(id, Ascii32.text(symbol));
    assetUnits.put(id, MarketUnits.ofE9(terms.tickSizeE9, terms.unitSizeE9));
  }

  /**
   * Makes sure that what a selection names is known.
   *
   * @param lastSequence up to where these names are known
   * @throws IllegalArgumentException naming what is unknown
   */
  void requireKnown(EventSelection selection, long lastSequence) {
    int account = selection.accountId();
    int subAccount = selection.subAccountId();
    String market = selection.market();
    require(account == NONE || hasAccount(account), "account " + account, lastSequence);
    require(
        subAccount == NONE || owner(subAccount) != NONE, "sub-account " + subAccount, lastSequence);
    require(
        account == NONE || subAccount == NONE || owner(subAccount) == account,
        "sub-account " + subAccount + " of account " + account,
        lastSequence);
    require(market == null || marketId(market) != NONE, "market " + market, lastSequence);
  }

  private static void require(boolean isKnown, String what, long lastSequence) {
    if (!isKnown) {
      throw new IllegalArgumentException(
          "there is no " + what + " in the journal up to sequence " + lastSequence);
    }
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
