package io.quantdesk.server.demo;

import io.quantdesk.protocol.client.IngressClient;
import io.quantdesk.protocol.sbe.SessionRole;
import io.quantdesk.server.demo.feed.FeedSource;
import io.quantdesk.server.demo.feed.MergedFeed;
import io.quantdesk.server.demo.flow.DemoAccounts;
import io.quantdesk.server.demo.flow.DemoMarket;
import io.quantdesk.server.demo.session.ExchangeSetup;
import io.quantdesk.server.demo.session.FeedPlayer;
import io.quantdesk.server.demo.session.PlayResult;
import io.quantdesk.server.demo.session.PlayTerms;
import io.quantdesk.server.demo.session.SessionKeeper;
import io.quantdesk.server.demo.view.DemoFrame;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The demo's side of the ingress queue: sets the exchange up and plays the feed. All its sessions
 * belong to the thread that makes it.
 */
final class DemoExchange implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final int MAKERS = 4;
  private static final int TAKERS = 4;
  private static final long MAKER_DEPOSIT_USDC = 250_000_000;
  private static final long TAKER_DEPOSIT_USDC = 50_000_000;

  private final IngressClient trading;
  private final IngressClient oracle;
  private final ExchangeSetup setup = new ExchangeSetup();
  private final List<DemoMarket> markets = new ArrayList<>();
  private DemoAccounts accounts;

  private DemoExchange(IngressClient trading, IngressClient oracle) {
    this.trading = trading;
    this.oracle = oracle;
  }

  /** Connects to the engine and makes markets, accounts and first prices. */
  static DemoExchange open(Path engineHome) {
    IngressClient trading = connect(engineHome, "demo-trading", SessionRole.TRADING);
    DemoExchange exchange =
        new DemoExchange(trading, connect(engineHome, "demo-oracle", SessionRole.ORACLE));
    try (IngressClient admin = connect(engineHome, "demo-admin", SessionRole.ADMIN)) {
      exchange.setUp(admin);
    } catch (RuntimeException e) {
      exchange.close();
      throw e;
    }
    return exchange;
  }

  /** Plays the recorded feeds; the frames come on the calling thread. */
  PlayResult play(PlayTerms terms, SessionKeeper keeper, Consumer<DemoFrame> frames) {
    try (MergedFeed feed =
        new MergedFeed(FeedSource.RECORDED.stream().map(FeedSource::open).toList())) {
      return new FeedPlayer(feed, terms, markets, accounts, trading, oracle, keeper, frames).play();
    }
  }

  /** Markets in the order of the feeds. */
  List<DemoMarket> markets() {
    return markets;
  }

  DemoAccounts accounts() {
    return accounts;
  }

  /** What the set-up sent and received. */
  ExchangeSetup setup() {
    return setup;
  }

  @Override
  public void close() {
    trading.close();
    oracle.close();
  }

  private void setUp(IngressClient admin) {
    for (FeedSource source : FeedSource.RECORDED) {
      DemoMarket market = setup.createMarket(admin, source);
      setup.publishFirstPrice(oracle, market);
      setup.openMarket(admin, market);
      markets.add(market);
    }
    accounts =
        new DemoAccounts(
            setup.createAccounts(trading, "maker", MAKERS, MAKER_DEPOSIT_USDC),
            setup.createAccounts(trading, "taker", TAKERS, TAKER_DEPOSIT_USDC));
  }

  private static IngressClient connect(Path home, String name, SessionRole role) {
    return IngressClient.connect(home, name, role, CONNECT_TIMEOUT);
  }
}
