package io.quantdesk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.quantdesk.protocol.client.Outcome;
import io.quantdesk.protocol.ipc.CommandBatch;
import io.quantdesk.protocol.ipc.EngineHome;
import io.quantdesk.protocol.ipc.RingMessage;
import io.quantdesk.protocol.sbe.ConnectResponseDecoder;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import io.quantdesk.protocol.sbe.RejectReason;
import io.quantdesk.protocol.sbe.SessionRole;
import io.quantdesk.server.pipeline.CommandRing;
import io.quantdesk.server.session.RingSizes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.YieldingIdleStrategy;
import org.agrona.concurrent.ringbuffer.RecordDescriptor;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that a client writes may harm anybody but the client. */
class HostileClientTest {
  private static final int MUTATIONS = 120_000;
  private static final int PIPELINED = 16;
  private static final int RING_DAMAGES = 300;
  private static final long SEED = 20_261_121;

  @TempDir Path directory;

  @Test
  void shouldAnswerEveryDamagedFrameWithItsDocumentedReason() {
    System.out.println("seed " + SEED);
    FrameMutator mutator = new FrameMutator(new SplittableRandom(SEED));
    Map<RejectReason, Integer> answers = new EnumMap<>(RejectReason.class);
    try (EngineFixture engine = new EngineFixture(directory).start()) {
      int market = Exchange.openMarket(engine.connect("admin", SessionRole.ADMIN));
      TestClient healthy = engine.connect("healthy", SessionRole.TRADING);
      int healthyAccount = Exchange.openAccount(healthy, 1);
      TestClient owner = engine.connect("hostile", SessionRole.TRADING);
      int account = Exchange.openAccount(owner, 2);
      owner.close();
      try (RawClient hostile = RawClient.connect(engine.home(), "hostile", SessionRole.TRADING)) {
        long nextClientSeq = hostile.lastClientSeq() + 1;
        RejectReason[] expected = new RejectReason[PIPELINED];
        for (int i = 0; i < MUTATIONS; i += PIPELINED) {
          for (int j = 0; j < PIPELINED; j++) {
            mutator.next(nextClientSeq, account, market);
            expected[j] = mutator.expected();
            while (!hostile.offer(mutator.frame(), 0, mutator.length())) {
              hostile.poll();
            }
          }
          for (int j = 0; j < PIPELINED; j++) {
            Outcome outcome = hostile.awaitOutcome();
            answers.merge(outcome.reason(), 1, Integer::sum);
            if (expected[j] != null) {
              assertThat(outcome.reason()).as("mutation %d", i + j).isEqualTo(expected[j]);
            }
            if (outcome.originalSeq() == 0 && outcome.clientSeq() == nextClientSeq) {
              nextClientSeq++;
            }
          }
          if (i % (PIPELINED * 512) == 0) {
            assertThat(healthy.execute(Exchange.deposit(healthyAccount, 1)).accepted()).isTrue();
            healthy.forget();
          }
        }
        assertThat(hostile.waitingOutcomes()).isZero();
      }
    }
    assertThat(answers.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(MUTATIONS);
    assertThat(answers)
        .containsKeys(
            RejectReason.WRONG_SCHEMA,
            RejectReason.UNSUPPORTED_VERSION,
            RejectReason.UNKNOWN_TEMPLATE,
            RejectReason.BAD_LENGTH,
            RejectReason.INVALID_FIELD);
    System.out.println(answers);
  }

  @Test
  void shouldCloseOnlyTheConnectionWhoseRingIsDamaged() {
    System.out.println("seed " + SEED);
    SplittableRandom random = new SplittableRandom(SEED);
    try (EngineFixture engine = new EngineFixture(directory).start()) {
      TestClient healthy = engine.connect("healthy", SessionRole.TRADING);
      int account = Exchange.openAccount(healthy, 1);
      for (int i = 0; i < RING_DAMAGES; i++) {
        try (RawClient hostile = RawClient.connect(engine.home(), "hostile", SessionRole.TRADING)) {
          damage(hostile, random);
          awaitClosed(hostile, i);
        }
        assertThat(healthy.execute(Exchange.deposit(account, 1)).accepted()).isTrue();
        healthy.forget();
      }
    }
  }

  @Test
  void shouldCloseOnlyTheConnectionWhoseBatchIsMalformed() {
    System.out.println("seed " + SEED);
    SplittableRandom random = new SplittableRandom(SEED);
    FrameMutator mutator = new FrameMutator(random);
    UnsafeBuffer batch = new UnsafeBuffer(new byte[4_096]);
    try (EngineFixture engine = new EngineFixture(directory).start()) {
      TestClient healthy = engine.connect("healthy", SessionRole.TRADING);
      int account = Exchange.openAccount(healthy, 1);
      for (int i = 0; i < RING_DAMAGES; i++) {
        try (RawClient hostile = RawClient.connect(engine.home(), "hostile", SessionRole.TRADING)) {
          int end = 0;
          for (int command = random.nextInt(4); command >= 0; command--) {
            nextShort(mutator, 1, account);
            end = CommandBatch.put(batch, end, mutator.frame(), mutator.length());
          }
          int cut = 1 + random.nextInt(CommandBatch.entryLength(mutator.length()) - 1);
          hostile.offerBatch(batch, 0, end - cut);
          awaitClosed(hostile, i);
        }
        assertThat(healthy.execute(Exchange.deposit(account, 1)).accepted()).isTrue();
        healthy.forget();
      }
    }
  }

  @Test
  void shouldAnswerEveryDamagedFrameOfABatch() {
    System.out.println("seed " + SEED);
    FrameMutator mutator = new FrameMutator(new SplittableRandom(SEED));
    UnsafeBuffer batch = new UnsafeBuffer(new byte[4_096]);
    RejectReason[] expected = new RejectReason[CommandBatch.MAX_COMMANDS];
    try (EngineFixture engine = new EngineFixture(directory).start();
        RawClient hostile = RawClient.connect(engine.home(), "hostile", SessionRole.TRADING)) {
      long nextClientSeq = 1;
      for (int i = 0; i < 2_000; i++) {
        int end = 0;
        for (int j = 0; j < expected.length; j++) {
          nextShort(mutator, nextClientSeq, 1);
          expected[j] = mutator.expected();
          end = CommandBatch.put(batch, end, mutator.frame(), mutator.length());
        }
        while (!hostile.offerBatch(batch, 0, end)) {
          hostile.poll();
        }
        for (RejectReason reason : expected) {
          Outcome outcome = hostile.awaitOutcome();
          if (reason != null) {
            assertThat(outcome.reason()).as("batch %d", i).isEqualTo(reason);
          }
          if (outcome.originalSeq() == 0 && outcome.clientSeq() == nextClientSeq) {
            nextClientSeq++;
          }
        }
      }
      assertThat(hostile.waitingOutcomes()).isZero();
    }
  }

  @Test
  void shouldStopReadingOnlyTheRingWhoseProducerDiedInMidClaim() {
    try (EngineFixture engine = new EngineFixture(directory).start()) {
      TestClient healthy = engine.connect("healthy", SessionRole.TRADING);
      int account = Exchange.openAccount(healthy, 1);
      try (RawClient dead = RawClient.connect(engine.home(), "dead", SessionRole.TRADING)) {
        dead.dieInMidClaim(46);
        for (int i = 0; i < 1_000; i++) {
          assertThat(healthy.execute(Exchange.deposit(account, 1)).accepted()).isTrue();
        }
        assertThat(dead.isClosed()).isFalse();

        TestClient reborn = engine.connect("dead", SessionRole.TRADING);
        assertThat(reborn.ingress().sessionId()).isEqualTo(dead.sessionId());
        awaitClosed(dead, 0);
      }
    }
  }

  @Test
  void shouldCloseConnectionOfClientWhoseHeartStopped() {
    try (EngineFixture engine =
        new EngineFixture(directory)
            .with(
                new RingSizes(
                    EngineFixture.RINGS.ingressBytes(), EngineFixture.RINGS.egressBytes(), 16, 200))
            .start()) {
      try (RawClient silent = RawClient.connect(engine.home(), "silent", SessionRole.TRADING)) {
        long deadline = System.nanoTime() + EngineFixture.PATIENCE.toNanos();
        while (silent.ringMemory().getLong(heartbeatIndex(silent)) != RingMessage.CLOSED) {
          YieldingIdleStrategy.INSTANCE.idle();
          assertThat(System.nanoTime() - deadline).isNegative();
        }
      }
    }
  }

  @Test
  void shouldAnswerHandshakesOfAnyBytes() {
    System.out.println("seed " + SEED);
    SplittableRandom random = new SplittableRandom(SEED);
    try (EngineFixture engine = new EngineFixture(directory).start()) {
      EngineHome home = new EngineHome(engine.home());
      for (int i = 0; i < 300; i++) {
        byte[] request = new byte[random.nextInt(100)];
        random.nextBytes(request);
        byte[] response = RawClient.exchange(home, request);
        ConnectResponseDecoder decoder =
            new ConnectResponseDecoder()
                .wrapAndApplyHeader(new UnsafeBuffer(response), 0, new MessageHeaderDecoder());
        assertThat(decoder.reason()).isNotEqualTo(RejectReason.NONE);
      }
      assertThat(engine.connect("alice", SessionRole.TRADING).ingress().isConnected()).isTrue();
    }
  }

  @Test
  void shouldGoOnWhenAClientAsksForMessagesThatAreYetToCome() {
    try (EngineFixture engine = new EngineFixture(directory).start()) {
      for (long seq : new long[] {3, 1_000_000, Long.MAX_VALUE, Long.MIN_VALUE, -1}) {
        RawClient.connect(engine.home(), "hostile", SessionRole.TRADING, seq).close();
      }
      TestClient healthy = engine.connect("healthy", SessionRole.TRADING);
      Exchange.openAccount(healthy, 1);
    }
  }

  @Test
  void shouldGoOnWhateverLiesInTheHandshakeDirectory() throws IOException {
    try (EngineFixture engine = new EngineFixture(directory).start()) {
      Path desk = new EngineHome(engine.home()).connectDirectory();
      Files.createDirectories(desk.resolve("a-directory.request").resolve("with-content"));
      Files.createDirectories(desk.resolve("blocked.response").resolve("with-content"));
      Files.write(desk.resolve("blocked.request"), new byte[10]);
      Files.createSymbolicLink(desk.resolve("link.request"), Path.of("/dev/zero"));
      Files.write(desk.resolve("strange name.request"), new byte[10]);
      Files.write(desk.resolve("huge.request"), new byte[1_000_000]);

      assertThat(engine.connect("alice", SessionRole.TRADING).ingress().isConnected()).isTrue();
      assertThat(desk.resolve("link.request")).doesNotExist();
    }
  }

  /** The next damaged frame of at most the length that a slot of the sequence takes. */
  private static void nextShort(FrameMutator mutator, long clientSeq, int account) {
    do {
      mutator.next(clientSeq, account, 1);
    } while (mutator.length() > CommandRing.MAX_MESSAGE_LENGTH);
  }

  /** Makes the next record one that no client following the rules could have written. */
  private static void damage(RawClient client, SplittableRandom random) {
    MutableDirectBuffer ring = client.ringMemory();
    int index = client.nextRecordIndex();
    int type = RingMessage.COMMAND;
    int length =
        switch (random.nextInt(6)) {
          case 0 -> Integer.MIN_VALUE;
          case 1 -> -1 - random.nextInt(RecordDescriptor.HEADER_LENGTH - 1);
          case 2 -> 1 + random.nextInt(RecordDescriptor.HEADER_LENGTH - 1);
          case 3 -> client.ringCapacity() + 1 + random.nextInt(Integer.MAX_VALUE / 2);
          case 4 -> -client.ringCapacity() - 1 - random.nextInt(Integer.MAX_VALUE / 2);
          default -> {
            type = 4 + random.nextInt(1_000_000);
            yield RecordDescriptor.HEADER_LENGTH + random.nextInt(100);
          }
        };
    ring.putInt(RecordDescriptor.typeOffset(index), type);
    ring.putInt(RecordDescriptor.lengthOffset(index), length);
  }

  private static void awaitClosed(RawClient client, int attempt) {
    long deadline = System.nanoTime() + EngineFixture.PATIENCE.toNanos();
    while (!client.isClosed()) {
      YieldingIdleStrategy.INSTANCE.idle();
      if (System.nanoTime() - deadline > 0) {
        fail("connection " + attempt + " is still open");
      }
    }
  }

  private static int heartbeatIndex(RawClient client) {
    return client.ringCapacity() + RingBufferDescriptor.CONSUMER_HEARTBEAT_OFFSET;
  }
}
