package io.quantdesk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantdesk.engine.EngineConfig;
import io.quantdesk.journal.CommitLevel;
import io.quantdesk.journal.JournalException;
import io.quantdesk.journal.JournalReader;
import io.quantdesk.protocol.sbe.SessionRole;
import io.quantdesk.protocol.sbe.Side;
import io.quantdesk.protocol.sbe.TradedDecoder;
import io.quantdesk.server.pipeline.EngineReplay;
import io.quantdesk.server.snapshot.Follower;
import io.quantdesk.server.snapshot.Replica;
import io.quantdesk.server.snapshot.SnapshotStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engine starts from a snapshot as it would from its first command. */
class SnapshotTest {
  private static final EngineConfig TINY = new EngineConfig(16, 16, 4, 64, 64, 64, 8);

  @TempDir Path directory;
  private Path home;
  private SnapshotStore snapshots;

  /** An engine that has opened a market, in which two sessions have an account each. */
  private EngineFixture newEngine() {
    EngineFixture engine = new EngineFixture(directory).with(TINY);
    home = engine.home();
    snapshots = SnapshotStore.in(home);
    return start(engine);
  }

  private EngineFixture start(EngineFixture engine) {
    return engine.start(journals());
  }

  private EngineJournals journals() {
    return EngineJournals.openIn(home, CommitLevel.PROCESS);
  }

  /** Follows to the end of the journal and writes a snapshot; answers its sequence. */
  private long snapshot(int keep) {
    try (Follower follower = new Follower(home)) {
      while (follower.poll(1_000) > 0) {}
      follower.snapshot(keep);
      return follower.lastSeq();
    }
  }

  private long startsAt() {
    try (EngineJournals journals = journals()) {
      Replica replica = Recovery.newestState(journals, snapshots, () -> new Replica(TINY));
      return replica.lastSeq();
    }
  }

  private long replayedHash() {
    EngineReplay replay = new EngineReplay(TINY);
    assertThat(
            EngineJournals.verify(EngineJournals.directoryIn(home), replay, (s, b, o, l) -> {})
                .isIdentical())
        .isTrue();
    return replay.engine().stateHash();
  }

  @Test
  void shouldGoOnBehindASnapshot() {
    try (EngineFixture engine = newEngine()) {
      TestClient admin = engine.connect("admin", SessionRole.ADMIN);
      int market = Exchange.openMarket(admin);
      TestClient maker = engine.connect("maker", SessionRole.TRADING);
      int alice = Exchange.openAccount(maker, 1);
      maker.execute(Exchange.limit(market, alice, Side.BUY, 5, Exchange.MARK_TICKS));
      long answered = maker.ingress().lastClientSeq();
      long seq = snapshot(3);
      engine.stop();
      assertThat(startsAt()).isEqualTo(seq);

      start(engine);
      maker = engine.connect("maker", SessionRole.TRADING);
      assertThat(maker.ingress().lastClientSeq()).isGreaterThanOrEqualTo(answered);
      TestClient taker = engine.connect("taker", SessionRole.TRADING);
      int bob = Exchange.openAccount(taker, 2);
      taker.execute(Exchange.limit(market, bob, Side.SELL, 5, Exchange.MARK_TICKS));
      assertThat(maker.awaitEvent(TradedDecoder.TEMPLATE_ID)).isNotNull();
      engine.stop();
      replayedHash();
    }
  }

  @Test
  void shouldLeadToTheSameStateFromAnySnapshot() {
    try (EngineFixture engine = newEngine()) {
      TestClient admin = engine.connect("admin", SessionRole.ADMIN);
      int market = Exchange.openMarket(admin);
      int alice = Exchange.openAccount(admin, 1);
      for (int i = 0; i < 5; i++) {
        admin.execute(Exchange.limit(market, alice, Side.BUY, 1 + i, Exchange.MARK_TICKS - i));
        snapshot(10);
      }
      engine.stop();
      assertThat(snapshots.files()).hasSize(5);
      long hash = replayedHash();
      for (Path file : snapshots.files()) {
        try (Follower follower = new Follower(home)) {
          while (follower.poll(1_000) > 0) {}
          assertThat(follower.stateHash()).as("%s", file).isEqualTo(hash);
        }
        assertThat(file.toFile().delete()).isTrue();
      }
    }
  }

  @Test
  void shouldKeepTheNewestSnapshots() {
    try (EngineFixture engine = newEngine()) {
      TestClient admin = engine.connect("admin", SessionRole.ADMIN);
      List<Long> written = new ArrayList<>();
      for (int i = 1; i <= 4; i++) {
        Exchange.openAccount(admin, i);
        written.add(snapshot(2));
      }
      assertThat(snapshots.files())
          .extracting(file -> file.getFileName().toString())
          .containsExactly(
              "%019d.snapshot".formatted(written.get(3)),
              "%019d.snapshot".formatted(written.get(2)));
    }
  }

  @Test
  void shouldPassOverADamagedSnapshot() throws IOException {
    try (EngineFixture engine = newEngine()) {
      TestClient admin = engine.connect("admin", SessionRole.ADMIN);
      Exchange.openAccount(admin, 1);
      long older = snapshot(3);
      Exchange.openAccount(admin, 2);
      snapshot(3);
      engine.stop();
      Path newest = snapshots.files().get(0);
      byte[] whole = Files.readAllBytes(newest);
      SplittableRandom random = new SplittableRandom(20_261_122);
      for (int i = 0; i < 100; i++) {
        byte[] damaged = whole.clone();
        damaged[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
        Files.write(newest, damaged);
        assertThat(startsAt()).isEqualTo(older);
        Files.write(newest, Arrays.copyOf(whole, random.nextInt(whole.length)));
        assertThat(startsAt()).isEqualTo(older);
      }
      Files.write(newest, new byte[0]);
      assertThat(startsAt()).isEqualTo(older);
      Files.delete(snapshots.files().get(1));
      assertThat(startsAt()).isZero();
    }
  }

  @Test
  void shouldPassOverASnapshotOfOtherCapacities() {
    try (EngineFixture engine = newEngine()) {
      engine.connect("admin", SessionRole.ADMIN);
      snapshot(3);
      engine.stop();
      assertThat(
              snapshots.newest(Long.MAX_VALUE, () -> new Replica(EngineConfig.small())).lastSeq())
          .isZero();
    }
  }

  /** What the follower has read may be gone with the power, and never happened then. */
  @Test
  void shouldPassOverASnapshotBehindTheEndOfTheJournals() throws IOException {
    try (EngineFixture engine = newEngine()) {
      engine.connect("admin", SessionRole.ADMIN);
      long seq = snapshot(3);
      engine.stop();
      Path file = snapshots.files().get(0);
      Files.move(file, file.resolveSibling("%019d.snapshot".formatted(seq + 1_000)));
      assertThat(startsAt()).isZero();
    }
  }

  @Test
  void shouldIgnoreASnapshotThatWasNotFinished() throws IOException {
    try (EngineFixture engine = newEngine()) {
      TestClient admin = engine.connect("admin", SessionRole.ADMIN);
      long older = snapshot(3);
      Exchange.openAccount(admin, 1);
      engine.stop();
      Path unfinished =
          snapshots.files().get(0).resolveSibling("%019d.snapshot.unfinished".formatted(older + 1));
      Files.write(unfinished, new byte[100]);
      assertThat(startsAt()).isEqualTo(older);
    }
  }

  @Test
  void shouldTellAtOnceWhenTheServingEngineSaidSomethingElse() {
    try (EngineFixture engine = newEngine()) {
      TestClient admin = engine.connect("admin", SessionRole.ADMIN);
      Exchange.openAccount(admin, 1);
      engine.stop();
      forgeLastEvent();
      try (Follower follower = new Follower(home)) {
        assertThatThrownBy(
                () -> {
                  while (follower.poll(1_000) > 0) {}
                })
            .isInstanceOf(JournalException.class)
            .hasMessageContaining("contradicts the command journal");
      }
    }
  }

  /** Writes the event journal anew with one bit altered, and right checksums. */
  private void forgeLastEvent() {
    List<byte[]> blocks = new ArrayList<>();
    try (EngineJournals journals = journals();
        JournalReader events = journals.events().openReader(1)) {
      while (events.poll(
              (s, buffer, offset, length) -> blocks.add(copy(buffer, offset, length)), 100)
          > 0) {}
    }
    byte[] last = blocks.get(blocks.size() - 1);
    last[last.length - 1] ^= 1;
    delete(EngineJournals.eventDirectory(EngineJournals.directoryIn(home)));
    try (EngineJournals journals = journals()) {
      for (int i = 0; i < blocks.size(); i++) {
        byte[] block = blocks.get(i);
        journals.events().append(i + 1, new UnsafeBuffer(block), 0, block.length);
      }
    }
  }

  private static byte[] copy(DirectBuffer buffer, int offset, int length) {
    byte[] bytes = new byte[length];
    buffer.getBytes(offset, bytes);
    return bytes;
  }

  private static void delete(Path folder) {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
