package io.quantdesk.server.demo.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * One recorded feed among the program's resources, and how its decimals map to our units.
 *
 * @param resource name of the gzip file beside this class
 * @param venueSymbol symbol that every message of the feed must carry
 * @param marketSymbol symbol of our market
 * @param priceDecimals a tick is 10^-priceDecimals USDC
 * @param quantityDecimals a lot is 10^-quantityDecimals of the base asset
 */
public record FeedSource(
    String resource,
    String venueSymbol,
    String marketSymbol,
    int priceDecimals,
    int quantityDecimals) {

  /** The Binance USD-M feeds of 2024-08-08, 345 seconds each; see README.md beside the files. */
  public static final List<FeedSource> RECORDED =
      List.of(
          new FeedSource("btcusdt_20240808.gz", "BTCUSDT", "BTC-PERP", 1, 3),
          new FeedSource("ethusdt_20240808.gz", "ETHUSDT", "ETH-PERP", 2, 3));

  /** Opens the feed at its beginning; the caller closes the reader. */
  public FeedReader open() {
    InputStream file = FeedSource.class.getResourceAsStream(resource);
    if (file == null) {
      throw new FeedException("feed " + resource + " is not in this build");
    }
    try {
      return new FeedReader(this, new GZIPInputStream(file, 1 << 16));
    } catch (IOException e) {
      throw new UncheckedIOException("feed " + resource + " is no gzip file", e);
    }
  }
}
