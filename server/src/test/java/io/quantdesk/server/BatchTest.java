package io.quantdesk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantdesk.protocol.client.CommandDraft;
import io.quantdesk.protocol.client.IngressClient;
import io.quantdesk.protocol.client.Outcome;
import io.quantdesk.protocol.ipc.CommandBatch;
import io.quantdesk.protocol.sbe.RejectReason;
import io.quantdesk.protocol.sbe.SessionRole;
import io.quantdesk.protocol.sbe.Side;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that are executed one right after the other. */
class BatchTest {
  private static final int ROUNDS = 500;

  @TempDir Path directory;

  @Test
  void shouldLetNobodyInBetweenTheCommandsOfABatch() {
    try (EngineFixture engine = new EngineFixture(directory).start()) {
      TestClient alice = engine.connect("alice", SessionRole.TRADING);
      TestClient bob = engine.connect("bob", SessionRole.TRADING);
      int account = Exchange.openAccount(alice, 1);
      int other = Exchange.openAccount(bob, 2);
      bob.forget();
      for (int round = 0; round < ROUNDS; round++) {
        alice.forget();
        for (int i = 0; i < 3; i++) {
          bob.send(Exchange.deposit(other, 1));
        }
        int size = 1 + round % CommandBatch.MAX_COMMANDS;
        List<Outcome> outcomes = execute(alice, size, Exchange.deposit(account, 1));
        bob.poll();

        long first = outcomes.get(0).commandSeq();
        assertThat(outcomes)
            .extracting(Outcome::commandSeq)
            .containsExactlyElementsOf(LongStream.range(first, first + size).boxed().toList());
        assertThat(outcomes).allMatch(Outcome::accepted);
      }
      assertThat(bob.pollUntil(() -> bob.outcomes().size() == 3 * ROUNDS)).isTrue();
    }
  }

  @Test
  void shouldExecuteTheOthersWhenOneIsRefused() {
    try (EngineFixture engine = new EngineFixture(directory).start()) {
      int market = Exchange.openMarket(engine.connect("admin", SessionRole.ADMIN));
      TestClient alice = engine.connect("alice", SessionRole.TRADING);
      int account = Exchange.openAccount(alice, 1);
      alice.forget();
      IngressClient client = alice.ingress();
      Exchange.limit(market, account, Side.BUY, 10, 99_000).accept(client.draft());
      client.enlist();
      Exchange.cancel(account, 77).accept(client.draft());
      client.enlist();
      Exchange.limit(market, account, Side.BUY, 10, 98_000).accept(client.draft());
      client.enlist();

      client.await(client.sendBatch(), EngineFixture.PATIENCE, alice);

      assertThat(alice.outcomes())
          .extracting(Outcome::reason)
          .containsExactly(RejectReason.NONE, RejectReason.UNKNOWN_ORDER, RejectReason.NONE);
    }
  }

  @Test
  void shouldNumberSingleCommandsAndBatchesTogether() {
    try (EngineFixture engine = new EngineFixture(directory).start()) {
      TestClient alice = engine.connect("alice", SessionRole.TRADING);
      int account = Exchange.openAccount(alice, 1);
      IngressClient client = alice.ingress();
      long before = client.lastClientSeq();
      Consumer<CommandDraft> deposit = Exchange.deposit(account, 1);
      deposit.accept(client.draft());
      client.enlist();
      alice.execute(deposit);
      client.enlist();
      assertThat(client.sendBatch()).isEqualTo(before + 3);

      assertThat(alice.execute(deposit).accepted()).isTrue();
      assertThat(client.lastClientSeq()).isEqualTo(before + 4);
      assertThat(client.unansweredCount()).isZero();
    }
  }

  @Test
  void shouldRefuseToEnlistMoreThanABatchTakesAndToSendNone() {
    try (EngineFixture engine = new EngineFixture(directory).start()) {
      TestClient alice = engine.connect("alice", SessionRole.TRADING);
      IngressClient client = alice.ingress();
      assertThatThrownBy(client::enlist).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(client::sendBatch).isInstanceOf(IllegalStateException.class);
      Exchange.deposit(1, 1).accept(client.draft());
      for (int i = 0; i < CommandBatch.MAX_COMMANDS; i++) {
        client.enlist();
      }
      assertThatThrownBy(client::enlist).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void shouldSendTheUnansweredCommandsOfABatchAgainAfterAReconnect() {
    try (EngineFixture engine = new EngineFixture(directory).start()) {
      TestClient alice = engine.connect("alice", SessionRole.TRADING);
      int account = Exchange.openAccount(alice, 1);
      alice.forget();
      IngressClient client = alice.ingress();
      Exchange.deposit(account, 1).accept(client.draft());
      for (int i = 0; i < CommandBatch.MAX_COMMANDS; i++) {
        client.enlist();
      }
      client.sendBatch();
      client.reconnect(EngineFixture.PATIENCE);

      assertThat(alice.pollUntil(() -> client.unansweredCount() == 0)).isTrue();
      assertThat(alice.outcomes()).hasSize(CommandBatch.MAX_COMMANDS).allMatch(Outcome::accepted);
    }
  }

  private static List<Outcome> execute(
      TestClient sender, int size, Consumer<CommandDraft> command) {
    IngressClient client = sender.ingress();
    for (int i = 0; i < size; i++) {
      command.accept(client.draft());
      client.enlist();
    }
    client.await(client.sendBatch(), EngineFixture.PATIENCE, sender);
    return new ArrayList<>(sender.outcomes());
  }
}
