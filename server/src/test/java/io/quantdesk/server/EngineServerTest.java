package io.quantdesk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quantdesk.engine.EngineConfig;
import io.quantdesk.protocol.client.IngressClient;
import io.quantdesk.protocol.client.IngressException;
import io.quantdesk.protocol.client.Outcome;
import io.quantdesk.protocol.ipc.EngineHome;
import io.quantdesk.protocol.sbe.BalanceChangedDecoder;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import io.quantdesk.protocol.sbe.OrderAcceptedDecoder;
import io.quantdesk.protocol.sbe.RejectReason;
import io.quantdesk.protocol.sbe.SessionRole;
import io.quantdesk.protocol.sbe.Side;
import io.quantdesk.protocol.sbe.TradedDecoder;
import io.quantdesk.protocol.sbe.WithdrawalRequestedDecoder;
import io.quantdesk.protocol.sbe.WithdrawalRevertedDecoder;
import io.quantdesk.server.session.RingSizes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EngineServerTest {
  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(ThreadingMode.class)
  void shouldTellBothPartiesOfTheTradeBetweenThem(ThreadingMode mode) {
    try (EngineFixture engine = new EngineFixture(directory).with(mode).start()) {
      int market = Exchange.openMarket(engine.connect("admin", SessionRole.ADMIN));
      TestClient alice = engine.connect("alice", SessionRole.TRADING);
      TestClient bob = engine.connect("bob", SessionRole.TRADING);
      int aliceAccount = Exchange.openAccount(alice, 1);
      int bobAccount = Exchange.openAccount(bob, 2);

      Outcome resting = alice.execute(Exchange.limit(market, aliceAccount, Side.BUY, 10, 100_000));
      Outcome taking = bob.execute(Exchange.limit(market, bobAccount, Side.SELL, 4, 99_000));

      assertThat(resting.accepted()).isTrue();
      assertThat(taking.accepted()).isTrue();
      for (TestClient party : new TestClient[] {alice, bob}) {
        TestClient.Event event = party.awaitEvent(TradedDecoder.TEMPLATE_ID);
        TradedDecoder traded =
            new TradedDecoder().wrapAndApplyHeader(event.message(), 0, new MessageHeaderDecoder());
        assertThat(event.commandSeq()).isEqualTo(taking.commandSeq());
        assertThat(traded.makerOrderId()).isEqualTo(resting.orderId());
        assertThat(traded.takerOrderId()).isEqualTo(taking.orderId());
        assertThat(traded.lastQtyLots()).isEqualTo(4);
        assertThat(traded.lastPriceTicks()).isEqualTo(100_000);
      }
      assertThat(alice.events(OrderAcceptedDecoder.TEMPLATE_ID)).hasSize(1);
      assertThat(bob.events(OrderAcceptedDecoder.TEMPLATE_ID)).hasSize(1);
    }
  }

  @Test
  void shouldTellTheSettlementServiceOfWithdrawals() {
    try (EngineFixture engine = new EngineFixture(directory).start()) {
      TestClient alice = engine.connect("alice", SessionRole.TRADING);
      TestClient settlement = engine.connect("settlement", SessionRole.SETTLEMENT);
      int account = Exchange.openAccount(alice, 1);

      Outcome withdrawal =
          alice.execute(draft -> draft.withdraw().subAccountId(account).amountMicros(5));
      for (TestClient told : new TestClient[] {alice, settlement}) {
        assertThat(told.awaitEvent(WithdrawalRequestedDecoder.TEMPLATE_ID).commandSeq())
            .isEqualTo(withdrawal.commandSeq());
      }
      Outcome reverted = settlement.execute(draft -> draft.revertWithdrawal().withdrawalId(1));
      alice.awaitEvent(BalanceChangedDecoder.TEMPLATE_ID, reverted);
      settlement.awaitEvent(WithdrawalRevertedDecoder.TEMPLATE_ID, reverted);
      assertThat(settlement.events(BalanceChangedDecoder.TEMPLATE_ID)).isEmpty();
    }
  }

  @Test
  void shouldAnswerRefusedCommandWithItsReason() {
    try (EngineFixture engine = new EngineFixture(directory).start()) {
      TestClient alice = engine.connect("alice", SessionRole.TRADING);

      assertThat(alice.execute(Exchange.deposit(77, 1)).reason())
          .isEqualTo(RejectReason.UNKNOWN_SUB_ACCOUNT);
      assertThat(alice.execute(draft -> draft.setMarketState().marketId(1)).reason())
          .isEqualTo(RejectReason.NOT_AUTHORIZED);
    }
  }

  @Test
  void shouldGoOnAfterRestartWhereItStopped() {
    try (EngineFixture engine = new EngineFixture(directory).start()) {
      int market = Exchange.openMarket(engine.connect("admin", SessionRole.ADMIN));
      TestClient alice = engine.connect("alice", SessionRole.TRADING);
      int account = Exchange.openAccount(alice, 1);
      Outcome order = alice.execute(Exchange.limit(market, account, Side.BUY, 10, 100_000));

      engine.stop();
      engine.start();
      alice.ingress().reconnect(EngineFixture.PATIENCE);
      Outcome canceled = alice.execute(Exchange.cancel(account, order.orderId()));

      assertThat(canceled.accepted()).isTrue();
      assertThat(canceled.commandSeq()).isEqualTo(order.commandSeq() + 2);
      assertThat(canceled.clientSeq()).isEqualTo(order.clientSeq() + 1);
    }
  }

  @Test
  void shouldRefuseSecondServerOnOneHome() {
    try (EngineFixture engine = new EngineFixture(directory).start()) {
      assertThatThrownBy(() -> EngineServer.start(engine.config(), EngineJournals.none()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("another engine runs at");
    }
  }

  @Test
  void shouldTellClientThatNoEngineRuns() {
    assertThatThrownBy(
            () ->
                IngressClient.connect(
                    directory, "alice", SessionRole.TRADING, Duration.ofSeconds(1)))
        .isInstanceOfSatisfying(
            IngressException.class,
            e -> assertThat(e.kind()).isEqualTo(IngressException.Kind.NO_SERVER));
  }

  @Test
  void shouldRefuseConnectionWithInvalidName() {
    try (EngineFixture engine = new EngineFixture(directory).start()) {
      assertThatThrownBy(() -> engine.connect("no spaces", SessionRole.TRADING))
          .isInstanceOfSatisfying(
              IngressException.class,
              e -> assertThat(e.reason()).isEqualTo(RejectReason.INVALID_FIELD));
    }
  }

  @Test
  void shouldHandSessionOverToNewestConnectionOfItsName() {
    try (EngineFixture engine = new EngineFixture(directory).start()) {
      TestClient first = engine.connect("alice", SessionRole.TRADING);
      int account = Exchange.openAccount(first, 1);

      TestClient second = engine.connect("alice", SessionRole.TRADING);

      assertThat(second.ingress().sessionId()).isEqualTo(first.ingress().sessionId());
      assertThat(second.execute(Exchange.deposit(account, 5)).clientSeq()).isEqualTo(3);
      assertThat(first.pollUntil(() -> !first.ingress().isConnected())).isTrue();
    }
  }

  @Test
  void shouldTellClientThatTheEngineHasNoRoomForItsSession() {
    EngineConfig oneSession = new EngineConfig(16, 16, 4, 64, 64, 64, 1);
    try (EngineFixture engine = new EngineFixture(directory).with(oneSession).start()) {
      engine.connect("first", SessionRole.TRADING);

      assertThatThrownBy(() -> engine.connect("second", SessionRole.TRADING))
          .isInstanceOfSatisfying(
              IngressException.class,
              e -> assertThat(e.reason()).isEqualTo(RejectReason.SESSION_CAPACITY));
    }
  }

  @Test
  void shouldRefuseMoreConnectionsThanItIsSetUpFor() {
    RingSizes two = new RingSizes(64 * 1024, 64 * 1024, 2, 60_000);
    try (EngineFixture engine = new EngineFixture(directory).with(two).start()) {
      engine.connect("first", SessionRole.TRADING);
      engine.connect("second", SessionRole.TRADING);

      assertThatThrownBy(() -> engine.connect("third", SessionRole.TRADING))
          .isInstanceOfSatisfying(
              IngressException.class,
              e -> assertThat(e.reason()).isEqualTo(RejectReason.SESSION_CAPACITY));
    }
  }

  @Test
  void shouldKeepEverythingInItsHomeToItsOwner() throws IOException {
    try (EngineFixture engine = new EngineFixture(directory).start()) {
      engine.connect("alice", SessionRole.TRADING);

      try (Stream<Path> files = Files.walk(engine.home())) {
        assertThat(files)
            .hasSizeGreaterThan(7)
            .allSatisfy(
                file ->
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------"));
      }
    }
  }

  @Test
  void shouldRemoveWhatAnEarlierServerLeftBehind() throws IOException {
    try (EngineFixture engine = new EngineFixture(directory).start()) {
      engine.stop();
      Path stale = engine.home().resolve("sessions").resolve("123");
      Files.createDirectories(stale);
      Files.write(stale.resolve("ingress.ring"), new byte[10]);

      engine.start();

      assertThat(stale).doesNotExist();
      assertThat(engine.connect("alice", SessionRole.TRADING).ingress().isConnected()).isTrue();
    }
  }

  @Test
  void shouldKeepTheFilesOfARefusedClientUntilItHasOpenedThem() {
    try (EngineFixture engine = new EngineFixture(directory).with(oneSession()).start()) {
      EngineHome home = new EngineHome(engine.home());
      engine.connect("first", SessionRole.TRADING);
      long late = RawClient.request(home, "late", SessionRole.TRADING, 0);
      try (RawClient next = openWhenRefused(home, "next");
          RawClient client = RawClient.open(home, late)) {
        assertThat(next.awaitOutcome().reason()).isEqualTo(RejectReason.SESSION_CAPACITY);
        assertThat(client.awaitOutcome().reason()).isEqualTo(RejectReason.SESSION_CAPACITY);
      }
    }
  }

  private static RawClient openWhenRefused(EngineHome home, String name) {
    RawClient client = RawClient.open(home, RawClient.request(home, name, SessionRole.TRADING, 0));
    await().atMost(EngineFixture.PATIENCE).until(client::isClosed);
    return client;
  }

  private static EngineConfig oneSession() {
    return new EngineConfig(8, 8, 2, 16, 64, 32, 1);
  }
}
