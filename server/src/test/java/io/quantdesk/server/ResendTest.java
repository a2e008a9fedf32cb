package io.quantdesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.protocol.client.Outcome;
import io.quantdesk.protocol.sbe.BalanceChangedDecoder;
import io.quantdesk.protocol.sbe.DepositEncoder;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import io.quantdesk.protocol.sbe.MessageHeaderEncoder;
import io.quantdesk.protocol.sbe.RejectReason;
import io.quantdesk.protocol.sbe.SessionRole;
import io.quantdesk.protocol.sbe.Side;
import io.quantdesk.protocol.sbe.TradedDecoder;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.YieldingIdleStrategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command is executed once and answered, whatever dies in between. */
class ResendTest {
  @TempDir Path directory;

  @Test
  void shouldAnswerResentCommandWithoutExecutingItAgain() {
    try (EngineFixture engine = new EngineFixture(directory).start()) {
      TestClient owner = engine.connect("alice", SessionRole.TRADING);
      int account = Exchange.openAccount(owner, 1);
      owner.close();
      try (RawClient alice = RawClient.connect(engine.home(), "alice", SessionRole.TRADING)) {
        UnsafeBuffer deposit = deposit(alice.lastClientSeq() + 1, account);
        alice.offer(deposit, 0, deposit.capacity());
        alice.offer(deposit, 0, deposit.capacity());

        Outcome first = alice.awaitOutcome();
        Outcome again = alice.awaitOutcome();

        assertThat(first.reason()).isEqualTo(RejectReason.NONE);
        assertThat(first.originalSeq()).isZero();
        assertThat(again.reason()).isEqualTo(RejectReason.NONE);
        assertThat(again.originalSeq()).isEqualTo(first.commandSeq());
        assertThat(again.eventCount()).isZero();
      }
    }
  }

  @Test
  void shouldRefuseCommandThatSkipsANumber() {
    try (EngineFixture engine = new EngineFixture(directory).start();
        RawClient alice = RawClient.connect(engine.home(), "alice", SessionRole.TRADING)) {
      UnsafeBuffer deposit = deposit(2, 1);
      alice.offer(deposit, 0, deposit.capacity());

      assertThat(alice.awaitOutcome().reason()).isEqualTo(RejectReason.SEQUENCE_GAP);
    }
  }

  @Test
  void shouldExecuteEachCommandOnceWhenTheServerRestartsBeforeItsAnswerIsRead() {
    try (EngineFixture engine = new EngineFixture(directory).start()) {
      TestClient alice = engine.connect("alice", SessionRole.TRADING);
      int account = Exchange.openAccount(alice, 1);
      alice.forget();
      long before = engine.server().lastSeq();
      long first = alice.send(Exchange.deposit(account, 1));
      long last = first;
      for (int i = 0; i < 99; i++) {
        last = alice.send(Exchange.deposit(account, 1));
      }
      awaitProgress(engine, before);

      engine.stop();
      engine.start();
      alice.ingress().reconnect(EngineFixture.PATIENCE);

      assertThat(alice.pollUntil(() -> alice.ingress().unansweredCount() == 0)).isTrue();
      assertThat(alice.outcomes().stream().map(Outcome::clientSeq))
          .containsExactlyElementsOf(LongStream.rangeClosed(first, last).boxed().toList());
      assertThat(alice.outcomes()).allMatch(Outcome::accepted);
      assertThat(cash(alice))
          .containsExactlyElementsOf(
              LongStream.rangeClosed(1, 100).map(i -> 1_000_000_000_000L + i).boxed().toList());
    }
  }

  @Test
  void shouldSendMissedEventsAgainAfterReconnect() {
    try (EngineFixture engine = new EngineFixture(directory).start()) {
      int market = Exchange.openMarket(engine.connect("admin", SessionRole.ADMIN));
      TestClient maker = engine.connect("maker", SessionRole.TRADING);
      TestClient taker = engine.connect("taker", SessionRole.TRADING);
      int makerAccount = Exchange.openAccount(maker, 1);
      int takerAccount = Exchange.openAccount(taker, 2);
      maker.execute(Exchange.limit(market, makerAccount, Side.BUY, 50, 100_000));
      maker.forget();
      maker.ingress().close();
      for (int i = 0; i < 50; i++) {
        taker.execute(Exchange.limit(market, takerAccount, Side.SELL, 1, 100_000));
      }

      maker.ingress().reconnect(EngineFixture.PATIENCE);

      assertThat(maker.pollUntil(() -> maker.events(TradedDecoder.TEMPLATE_ID).size() >= 50))
          .isTrue();
      maker.execute(Exchange.deposit(makerAccount, 1));
      assertThat(maker.events(TradedDecoder.TEMPLATE_ID)).hasSize(50);
    }
  }

  /** Some of the commands were executed before the stop, and some may not have been. */
  private static void awaitProgress(EngineFixture engine, long before) {
    long deadline = System.nanoTime() + EngineFixture.PATIENCE.toNanos();
    while (engine.server().lastSeq() == before) {
      assertThat(System.nanoTime() - deadline).isNegative();
      YieldingIdleStrategy.INSTANCE.idle();
    }
  }

  private static List<Long> cash(TestClient client) {
    return client.events(BalanceChangedDecoder.TEMPLATE_ID).stream()
        .map(
            event ->
                new BalanceChangedDecoder()
                    .wrapAndApplyHeader(event.message(), 0, new MessageHeaderDecoder())
                    .cashMicros())
        .toList();
  }

  private static UnsafeBuffer deposit(long clientSeq, int subAccountId) {
    UnsafeBuffer buffer =
        new UnsafeBuffer(
            new byte[MessageHeaderEncoder.ENCODED_LENGTH + DepositEncoder.BLOCK_LENGTH]);
    new DepositEncoder()
        .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
        .clientSeq(clientSeq)
        .subAccountId(subAccountId)
        .amountMicros(1);
    return buffer;
  }
}
