package io.quantdesk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantdesk.engine.EngineConfig;
import io.quantdesk.journal.JournalException;
import io.quantdesk.journal.JournalReader;
import io.quantdesk.protocol.CommandEntry;
import io.quantdesk.protocol.EventBlockCursor;
import io.quantdesk.protocol.client.IngressException;
import io.quantdesk.protocol.sbe.MessageHeaderEncoder;
import io.quantdesk.protocol.sbe.RejectReason;
import io.quantdesk.protocol.sbe.SessionRole;
import io.quantdesk.protocol.sbe.Side;
import io.quantdesk.protocol.sbe.TickEncoder;
import io.quantdesk.protocol.sbe.TradedDecoder;
import io.quantdesk.server.pipeline.FirstCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {
  private static final EngineConfig ONE_SESSION = new EngineConfig(16, 16, 4, 64, 64, 64, 1);

  @TempDir Path directory;

  @Test
  void shouldWriteMissingEventBlocksAgainByteForByte() throws IOException {
    try (EngineFixture engine = new EngineFixture(directory)) {
      engine.start();
      trade(engine);
      engine.stop();
      List<byte[]> before = blocks(engine);
      delete(directory.resolve("events"));

      engine.start();
      engine.stop();

      List<byte[]> after = blocks(engine);
      assertThat(after).hasSameSizeAs(before).hasSizeGreaterThan(100);
      for (int i = 0; i < before.size(); i++) {
        assertThat(after.get(i)).as("block %d", i + 1).isEqualTo(before.get(i));
      }
    }
  }

  @Test
  void shouldRefuseToStartWhenAnsweredCommandsAreMissing() throws IOException {
    try (EngineFixture engine = new EngineFixture(directory)) {
      engine.start();
      trade(engine);
      engine.stop();
      delete(directory.resolve("commands"));

      assertThatThrownBy(engine::start)
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("commands that were answered are missing");
    }
  }

  @Test
  void shouldRefuseToStartWhenTheEventsAreNotWhatTheCommandsLeadTo() throws IOException {
    try (EngineFixture engine = new EngineFixture(directory)) {
      engine.start();
      trade(engine);
      engine.stop();
      List<byte[]> blocks = blocks(engine);
      int altered = blocks.size() / 2;
      byte[] block = blocks.get(altered - 1);
      block[block.length - 1] ^= 1;
      delete(directory.resolve("events"));
      write(engine, blocks);

      assertThatThrownBy(engine::start)
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("contradicts the command journal")
          .hasMessageContaining("command " + altered + ": event");
      assertThat(blocks(engine)).hasSameSizeAs(blocks);
    }
  }

  @Test
  void shouldBeginItsJournalWithItsCapacities() {
    try (EngineFixture engine = new EngineFixture(directory).with(ONE_SESSION).start()) {
      engine.stop();

      try (EngineJournals journals = engine.openJournals();
          JournalReader commands = journals.commands().openReader(1)) {
        assertThat(journals.commands().lastSequence()).isEqualTo(FirstCommand.SEQ);
        assertThat(FirstCommand.read(commands)).isEqualTo(ONE_SESSION);
      }
      EventBlockCursor block = new EventBlockCursor();
      byte[] bytes = blocks(engine).get(0);
      block.wrap(new UnsafeBuffer(bytes), 0, bytes.length);
      assertThat(block.outcome().reason()).isEqualTo(RejectReason.NONE);
      assertThat(block.outcome().sessionId()).isZero();
      assertThat(block.next()).isFalse();
    }
  }

  @Test
  void shouldKeepTheCapacitiesThatItsJournalWasBegunWith() {
    try (EngineFixture engine = new EngineFixture(directory).with(ONE_SESSION).start()) {
      engine.connect("first", SessionRole.TRADING);
      engine.stop();

      engine.with(EngineConfig.small()).start();

      assertThatThrownBy(() -> engine.connect("second", SessionRole.TRADING))
          .isInstanceOfSatisfying(
              IngressException.class,
              e -> assertThat(e.reason()).isEqualTo(RejectReason.SESSION_CAPACITY));
    }
  }

  @Test
  void shouldAnswerTheFirstCommandAfterACrashBehindIt() throws IOException {
    try (EngineFixture engine = new EngineFixture(directory).start()) {
      engine.stop();
      List<byte[]> before = blocks(engine);
      delete(directory.resolve("events"));

      engine.start();
      engine.stop();

      assertThat(blocks(engine)).hasSize(1).first().isEqualTo(before.get(0));
    }
  }

  @Test
  void shouldRefuseAJournalThatBeginsWithAnotherCommand() {
    try (EngineFixture engine = new EngineFixture(directory)) {
      UnsafeBuffer tick = new UnsafeBuffer(new byte[64]);
      new TickEncoder()
          .wrapAndApplyHeader(tick, CommandEntry.MESSAGE_OFFSET, new MessageHeaderEncoder());
      try (EngineJournals journals = engine.openJournals()) {
        journals.commands().append(1, tick, 0, 32);
      }

      assertThatThrownBy(engine::start)
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("does not begin with ConfigureEngine");
    }
  }

  @Test
  void shouldSendEventsOfAnAccountToItsSessionAfterARestart() {
    try (EngineFixture engine = new EngineFixture(directory).start()) {
      int market = Exchange.openMarket(engine.connect("admin", SessionRole.ADMIN));
      TestClient maker = engine.connect("maker", SessionRole.TRADING);
      int makerAccount = Exchange.openAccount(maker, 1);
      maker.execute(Exchange.limit(market, makerAccount, Side.BUY, 1, Exchange.MARK_TICKS));
      engine.stop();

      engine.start();
      maker.ingress().reconnect(EngineFixture.PATIENCE);
      TestClient taker = engine.connect("taker", SessionRole.TRADING);
      int takerAccount = Exchange.openAccount(taker, 2);
      taker.execute(Exchange.limit(market, takerAccount, Side.SELL, 1, Exchange.MARK_TICKS));

      assertThat(maker.awaitEvent(TradedDecoder.TEMPLATE_ID)).isNotNull();
    }
  }

  private static void trade(EngineFixture engine) {
    int market = Exchange.openMarket(engine.connect("admin", SessionRole.ADMIN));
    TestClient alice = engine.connect("alice", SessionRole.TRADING);
    int first = Exchange.openAccount(alice, 1);
    int second = Exchange.openAccount(alice, 2);
    for (int i = 0; i < 50; i++) {
      alice.send(Exchange.limit(market, first, Side.BUY, 2, Exchange.MARK_TICKS - i));
      alice.send(Exchange.limit(market, second, Side.SELL, 3, Exchange.MARK_TICKS - i));
    }
    alice.pollUntil(() -> alice.ingress().unansweredCount() == 0);
  }

  private static List<byte[]> blocks(EngineFixture engine) {
    List<byte[]> blocks = new ArrayList<>();
    try (EngineJournals journals = engine.openJournals();
        JournalReader reader = journals.events().openReader(1)) {
      int count;
      do {
        count =
            reader.poll(
                (sequence, buffer, offset, length) -> {
                  byte[] bytes = new byte[length];
                  buffer.getBytes(offset, bytes);
                  blocks.add(bytes);
                },
                100);
      } while (count > 0);
    }
    return blocks;
  }

  private static void write(EngineFixture engine, List<byte[]> blocks) {
    try (EngineJournals journals = engine.openJournals()) {
      for (int i = 0; i < blocks.size(); i++) {
        byte[] block = blocks.get(i);
        journals.events().append(i + 1, new UnsafeBuffer(block), 0, block.length);
      }
    }
  }

  private static void delete(Path tree) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
