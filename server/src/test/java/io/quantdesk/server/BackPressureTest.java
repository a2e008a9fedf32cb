package io.quantdesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.protocol.client.IngressClient;
import io.quantdesk.protocol.client.Outcome;
import io.quantdesk.protocol.sbe.SessionRole;
import io.quantdesk.protocol.sbe.Side;
import io.quantdesk.protocol.sbe.TradedDecoder;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackPressureTest {
  private static final int ORDERS = 20_000;

  @TempDir Path directory;

  @Test
  void shouldRefuseOrdersRetryablyAndKeepAReserveForCancels() {
    try (EngineFixture engine = new EngineFixture(directory).start()) {
      int market = Exchange.openMarket(engine.connect("admin", SessionRole.ADMIN));
      TestClient alice = engine.connect("alice", SessionRole.TRADING);
      int account = Exchange.openAccount(alice, 1);
      IngressClient client = alice.ingress();

      // Nobody reads the answers, so the server stops taking commands, so the ring fills.
      long sent = 0;
      long result = 1;
      long settled = 0;
      while (settled < 200) {
        Exchange.limit(market, account, Side.BUY, 1, 90_000).accept(client.draft());
        result = client.send();
        sent += result > 0 ? 1 : 0;
        settled = result > 0 ? 0 : settled + 1;
        if (result < 0) {
          pause();
        }
      }
      assertThat(result).isEqualTo(IngressClient.BACK_PRESSURED);

      Exchange.cancel(account, 1).accept(client.draft());
      assertThat(client.send()).isPositive();
      sent++;

      long expected = sent;
      assertThat(alice.pollUntil(() -> client.unansweredCount() == 0)).isTrue();
      assertThat(alice.outcomes().size()).isGreaterThanOrEqualTo((int) expected);
      Exchange.limit(market, account, Side.BUY, 1, 90_000).accept(client.draft());
      assertThat(client.send()).isPositive();
    }
  }

  @Test
  void shouldFeedSlowClientFromTheJournalWithoutHoldingUpOthers() {
    try (EngineFixture engine = new EngineFixture(directory).start()) {
      TestClient maker = trade(engine);

      assertThat(maker.pollUntil(() -> maker.events(TradedDecoder.TEMPLATE_ID).size() == ORDERS))
          .isTrue();

      List<Long> sequences =
          maker.events(TradedDecoder.TEMPLATE_ID).stream()
              .map(TestClient.Event::commandSeq)
              .toList();
      assertThat(sequences).doesNotHaveDuplicates().isSorted();
    }
  }

  @Test
  void shouldDisconnectClientThatNeverReads() {
    try (EngineFixture engine = new EngineFixture(directory).withSlowClientMs(200).start()) {
      TestClient maker = trade(engine);
      awaitConnections(engine, 2);

      maker.ingress().reconnect(EngineFixture.PATIENCE);
      assertThat(maker.pollUntil(() -> maker.events(TradedDecoder.TEMPLATE_ID).size() == ORDERS))
          .isTrue();
    }
  }

  /** A taker trades against a maker that does not poll: far more messages than its ring holds. */
  private static TestClient trade(EngineFixture engine) {
    int market = Exchange.openMarket(engine.connect("admin", SessionRole.ADMIN));
    TestClient maker = engine.connect("maker", SessionRole.TRADING);
    TestClient taker = engine.connect("taker", SessionRole.TRADING);
    int makerAccount = Exchange.openAccount(maker, 1);
    int takerAccount = Exchange.openAccount(taker, 2);
    Outcome order =
        maker.execute(Exchange.limit(market, makerAccount, Side.BUY, ORDERS, Exchange.MARK_TICKS));
    Exchange.accepted(order);
    for (int i = 0; i < ORDERS; i++) {
      taker.send(Exchange.limit(market, takerAccount, Side.SELL, 1, Exchange.MARK_TICKS));
      taker.poll();
    }
    assertThat(taker.pollUntil(() -> taker.ingress().unansweredCount() == 0)).isTrue();
    assertThat(taker.outcomes().stream().filter(outcome -> !outcome.accepted())).isEmpty();
    return maker;
  }

  /** Counts directories of connections: to poll would be to read. */
  private static void awaitConnections(EngineFixture engine, int count) {
    long deadline = System.nanoTime() + EngineFixture.PATIENCE.toNanos();
    while (engine.home().resolve("sessions").toFile().list().length != count) {
      assertThat(System.nanoTime() - deadline).isNegative();
      pause();
    }
  }

  private static void pause() {
    LockSupport.parkNanos(1_000_000);
  }
}
