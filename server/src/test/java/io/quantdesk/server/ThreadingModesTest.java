package io.quantdesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.journal.JournalReader;
import io.quantdesk.protocol.EventBlockCursor;
import io.quantdesk.protocol.sbe.CommandOutcomeDecoder;
import io.quantdesk.protocol.sbe.MassCancelCompletedDecoder;
import io.quantdesk.protocol.sbe.OrdType;
import io.quantdesk.protocol.sbe.SessionOpenedDecoder;
import io.quantdesk.protocol.sbe.SessionRole;
import io.quantdesk.protocol.sbe.Side;
import io.quantdesk.protocol.sbe.SideFilter;
import io.quantdesk.protocol.sbe.TimeInForce;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the stages are threaded changes nothing in what they do. */
class ThreadingModesTest {
  private static final long TIME_NS = 1_750_000_000_000_000_000L;
  private static final long SEED = 7;
  private static final int COMMANDS = 5_000;

  @TempDir Path directory;

  @Test
  void shouldJournalTheSameEventsInBothModes() {
    System.out.println("seed " + SEED);
    List<byte[]> shared = run(ThreadingMode.SHARED);
    List<byte[]> dedicated = run(ThreadingMode.DEDICATED);

    assertThat(shared).hasSizeGreaterThan(COMMANDS);
    assertThat(dedicated).hasSameSizeAs(shared);
    for (int i = 0; i < shared.size(); i++) {
      assertThat(dedicated.get(i)).as("event block %d", i + 1).isEqualTo(shared.get(i));
    }
  }

  private List<byte[]> run(ThreadingMode mode) {
    EngineFixture engine =
        new EngineFixture(directory.resolve(mode.name())).with(mode).with(() -> TIME_NS);
    try (engine) {
      engine.start();
      TestClient admin = engine.connect("admin", SessionRole.ADMIN);
      int market = Exchange.openMarket(admin);
      int first = Exchange.openAccount(admin, 1);
      int second = Exchange.openAccount(admin, 2);
      SplittableRandom random = new SplittableRandom(SEED);
      for (int i = 0; i < COMMANDS; i++) {
        command(admin, random, market, random.nextBoolean() ? first : second);
        admin.poll();
      }
      admin.execute(draft -> draft.cancelAll().subAccountId(first).side(SideFilter.BOTH));
      admin.awaitEvent(MassCancelCompletedDecoder.TEMPLATE_ID);
    }
    return blocks(engine);
  }

  private static void command(
      TestClient client, SplittableRandom random, int market, int subAccount) {
    client.send(
        draft ->
            draft
                .placeOrder()
                .marketId(market)
                .subAccountId(subAccount)
                .side(random.nextBoolean() ? Side.BUY : Side.SELL)
                .orderQtyLots(1 + random.nextInt(10))
                .priceTicks(Exchange.MARK_TICKS - 20 + random.nextInt(40))
                .ordType(OrdType.LIMIT)
                .timeInForce(random.nextInt(4) == 0 ? TimeInForce.IOC : TimeInForce.GTC));
  }

  /** All event blocks but those of connections, whose ids come from the clock of the machine. */
  private static List<byte[]> blocks(EngineFixture engine) {
    List<byte[]> blocks = new ArrayList<>();
    EventBlockCursor cursor = new EventBlockCursor();
    try (EngineJournals journals = engine.openJournals();
        JournalReader reader = journals.events().openReader(1)) {
      JournalReader.EntryHandler keep =
          (sequence, buffer, offset, length) -> {
            cursor.wrap(buffer, offset, length);
            boolean opensSession =
                cursor.next() && cursor.templateId() == SessionOpenedDecoder.TEMPLATE_ID;
            blocks.add(opensSession ? new byte[0] : copy(buffer, offset, length));
          };
      while (reader.poll(keep, 1_000) > 0) {
        assertThat(cursor.outcome().sbeTemplateId()).isEqualTo(CommandOutcomeDecoder.TEMPLATE_ID);
      }
    }
    return blocks;
  }

  private static byte[] copy(DirectBuffer buffer, int offset, int length) {
    byte[] bytes = new byte[length];
    buffer.getBytes(offset, bytes);
    return bytes;
  }
}
