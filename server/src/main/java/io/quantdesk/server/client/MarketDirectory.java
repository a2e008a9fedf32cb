package io.quantdesk.server.client;

import io.quantdesk.journal.JournalKind;
import io.quantdesk.journal.JournalReader;
import io.quantdesk.journal.Journals;
import io.quantdesk.protocol.EventBlockCursor;
import io.quantdesk.protocol.sbe.CollateralAssetSetDecoder;
import io.quantdesk.protocol.sbe.CollateralTermsDecoder;
import io.quantdesk.protocol.sbe.MarketCreatedDecoder;
import io.quantdesk.protocol.sbe.MarketParametersDecoder;
import io.quantdesk.server.EngineJournals;
import io.quantdesk.server.units.MarketUnits;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.agrona.DirectBuffer;

/**
 * The markets and assets of an engine, read from its event journal. Symbol, tick and lot size never
 * change, so reading stops at what is looked for.
 */
public final class MarketDirectory {
  private static final int BATCH = 1_024;

  private final Path journalDirectory;
  private final Map<String, ListedMarket> bySymbol = new TreeMap<>();
  private final EventBlockCursor cursor = new EventBlockCursor();
  private final Map<String, ListedAsset> assets = new TreeMap<>();
  private final CollateralAssetSetDecoder listed = new CollateralAssetSetDecoder();
  private final MarketCreatedDecoder created = new MarketCreatedDecoder();

  /**
   * A directory that reads on demand.
   *
   * @param journalDirectory where the engine's journals lie
   */
  public MarketDirectory(Path journalDirectory) {
    this.journalDirectory = journalDirectory;
  }

  /** The market of a symbol, if the engine has it. */
  public Optional<ListedMarket> find(String symbol) {
    read(() -> bySymbol.containsKey(symbol));
    return Optional.ofNullable(bySymbol.get(symbol));
  }

  /** The asset of a symbol, if the engine has it as collateral. */
  public Optional<ListedAsset> findAsset(String symbol) {
    read(() -> assets.containsKey(symbol));
    return Optional.ofNullable(assets.get(symbol));
  }

  private void read(BooleanSupplier isFound) {
    try (JournalReader reader =
        Journals.openReader(
            EngineJournals.eventDirectory(journalDirectory), JournalKind.EVENTS, 1)) {
      while (!isFound.getAsBoolean() && reader.poll(this::onBlock, BATCH) > 0) {
        // each batch adds what it creates
      }
    }
  }

  private void onBlock(long sequence, DirectBuffer buffer, int offset, int length) {
    cursor.wrap(buffer, offset, length);
    while (cursor.next()) {
      if (cursor.templateId() == MarketCreatedDecoder.TEMPLATE_ID) {
        created.wrapAndApplyHeader(buffer, cursor.messageOffset(), cursor.header());
        MarketParametersDecoder parameters = created.parameters();
        bySymbol.put(
            created.symbol(),
            new ListedMarket(
                created.marketId(),
                MarketUnits.ofE9(parameters.tickSizeE9(), parameters.lotSizeE9())));
      } else if (cursor.templateId() == CollateralAssetSetDecoder.TEMPLATE_ID) {
        listed.wrapAndApplyHeader(buffer, cursor.messageOffset(), cursor.header());
        CollateralTermsDecoder terms = listed.terms();
        assets.put(
            listed.symbol(),
            new ListedAsset(
                listed.assetId(), MarketUnits.ofE9(terms.tickSizeE9(), terms.unitSizeE9())));
      }
    }
  }
}
