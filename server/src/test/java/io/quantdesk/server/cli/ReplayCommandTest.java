package io.quantdesk.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.EngineConfig;
import io.quantdesk.journal.CommitLevel;
import io.quantdesk.journal.JournalReader;
import io.quantdesk.server.EngineJournals;
import io.quantdesk.server.EngineServer;
import io.quantdesk.server.ServerConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * {@code quantdesk replay --verify} over the journals of an engine in which accounts were opened.
 */
class ReplayCommandTest {
  @TempDir private Path home;

  private String output;
  private String errors;
  private List<byte[]> blocks;

  @BeforeEach
  void journalSomeCommands() {
    EngineServer server =
        EngineServer.start(
            ServerConfig.of(home, EngineConfig.small()),
            EngineJournals.openIn(home, CommitLevel.PROCESS));
    for (int i = 0; i < 3; i++) {
      assertThat(execute("account")).isZero();
    }
    server.close();
    blocks = readBlocks();
  }

  @Test
  void shouldFindIdenticalWhatIsIdentical() {
    assertThat(replay()).isZero();
    assertThat(output)
        .contains("commands " + blocks.size())
        .contains("blocks_compared " + blocks.size())
        .containsPattern("state_hash [0-9a-f]{16}")
        .contains("identical yes");
  }

  @Test
  void shouldNameTheEventThatDiffers() throws IOException {
    int last = blocks.size();
    byte[] block = blocks.get(last - 1);
    block[block.length - 1] ^= 1;
    replaceEvents(blocks);

    assertThat(replay()).isEqualTo(QuantDesk.CHECK_FAILED);
    assertThat(output)
        .contains("identical no")
        .contains("first_difference " + last)
        .contains("ordinal 2", "template 103", "byte " + (block.length - 1))
        .containsPattern("journal \\(from byte \\d+ of " + block.length + "\\) [0-9a-f]+");
  }

  @Test
  void shouldCountTheBlocksThatAreMissing() throws IOException {
    replaceEvents(blocks.subList(0, blocks.size() - 2));

    assertThat(replay()).isEqualTo(QuantDesk.CHECK_FAILED);
    assertThat(output).contains("identical no", "missing_blocks 2");
  }

  @Test
  void shouldFindEventsWithoutACommand() throws IOException {
    List<byte[]> more = new ArrayList<>(blocks);
    more.add(blocks.get(0));
    replaceEvents(more);

    assertThat(replay()).isEqualTo(QuantDesk.CHECK_FAILED);
    assertThat(output).contains("identical no", "surplus_blocks_from " + more.size());
  }

  @Test
  void shouldSayThatNoEngineHasBegunTheJournal(@TempDir Path other) {
    EngineJournals.openIn(other, CommitLevel.PROCESS).close();

    assertThat(execute(other, "replay", "--verify")).isEqualTo(QuantDesk.ENVIRONMENT);
    assertThat(errors).contains("the command journal is empty: no engine has begun it");
  }

  private int replay() {
    return execute("replay", "--verify");
  }

  private int execute(String... words) {
    return execute(home, words);
  }

  private int execute(Path engine, String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    List<String> line = new ArrayList<>(List.of(words));
    line.addAll(List.of("--home", engine.toString()));
    CommandLine commandLine = QuantDesk.commandLine();
    commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    int exitCode = commandLine.execute(line.toArray(String[]::new));
    output = out.toString();
    errors = err.toString();
    return exitCode;
  }

  private List<byte[]> readBlocks() {
    List<byte[]> all = new ArrayList<>();
    try (EngineJournals journals = EngineJournals.openIn(home, CommitLevel.PROCESS);
        JournalReader reader = journals.events().openReader(1)) {
      reader.poll(
          (sequence, buffer, offset, length) -> {
            byte[] bytes = new byte[length];
            buffer.getBytes(offset, bytes);
            all.add(bytes);
          },
          Integer.MAX_VALUE);
    }
    return all;
  }

  private void replaceEvents(List<byte[]> all) throws IOException {
    Path events = EngineJournals.eventDirectory(EngineJournals.directoryIn(home));
    try (Stream<Path> files = Files.walk(events)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    try (EngineJournals journals = EngineJournals.openIn(home, CommitLevel.PROCESS)) {
      for (int i = 0; i < all.size(); i++) {
        journals.events().append(i + 1, new UnsafeBuffer(all.get(i)), 0, all.get(i).length);
      }
    }
  }
}
