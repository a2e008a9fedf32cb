package io.quantdesk.bench.l3;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.server.cli.QuantDesk;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class L3BenchTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void shouldReplayAllRecordingsInTheFoldersOfAFolder() throws IOException {
    new LobsterMarket(1, 10).run(500).writeTo(Files.createDirectory(folder.resolve("lobster")));
    new MboMarket(1).run(500).writeTo(Files.createDirectory(folder.resolve("mbo")));
    Files.writeString(folder.resolve("README.txt"), "What lies here.");

    assertThat(run(folder)).isZero();
    assertThat(out.toString())
        .contains("TEST_message_10.csv (LOBSTER)", "mbo.csv.gz (market by order)", "reached")
        .doesNotContain("MISSED");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void shouldTakeTheFolderOfOneRecording() {
    new MboMarket(2).run(100).writeTo(folder);

    assertThat(run(folder)).isZero();
    assertThat(out.toString()).contains("fills at the head of the queue");
  }

  @Test
  void shouldFailWhenTheBookDiffersFromTheExchange() {
    MboMarket market = new MboMarket(3).run(100);
    market.lines.add("1,2,3,C,B,999999,4800000000000,1,130");
    market.writeTo(folder);

    assertThat(run(folder)).isEqualTo(QuantDesk.CHECK_FAILED);
    assertThat(out.toString())
        .containsPattern("cancels and modifies find their order +\\d+/\\d+  MISSED: \\d+ needed");
  }

  @Test
  void shouldNameFileAndLineOfABadLine() {
    MboMarket market = new MboMarket(4).run(10);
    market.lines.set(5, "1,2,3");
    market.writeTo(folder);

    assertThat(run(folder)).isEqualTo(QuantDesk.BAD_INPUT);
    assertThat(err.toString())
        .isEqualToIgnoringNewLines(
            "quantdesk: " + folder.resolve("mbo.csv.gz") + ":6: 3 columns where 9 belong");
  }

  @Test
  void shouldRefuseAFolderThatIsNotThere() {
    assertThat(run(folder.resolve("none"))).isEqualTo(QuantDesk.BAD_INPUT);
    assertThat(err.toString()).contains("none: no such folder");
  }

  @Test
  void shouldRefuseAFolderWithoutRecordings() {
    assertThat(run(folder)).isEqualTo(QuantDesk.BAD_INPUT);
    assertThat(err.toString()).contains("no recording here");
  }

  @Test
  void shouldRefuseAnUnknownFormat() {
    RecordingFiles.write(folder.resolve("prices.csv"), List.of("open,high,low,close"));

    assertThat(run(folder)).isEqualTo(QuantDesk.BAD_INPUT);
    assertThat(err.toString()).contains("prices.csv:1: unknown format");
  }

  @Test
  void shouldRefuseAnUnknownPacking() throws IOException {
    Files.writeString(folder.resolve("a_message_5.csv.zst"), "");

    assertThat(run(folder)).isEqualTo(QuantDesk.BAD_INPUT);
    assertThat(err.toString()).contains("packed by something else than gz or xz");
  }

  @Test
  void shouldRefuseMessagesWithoutLevels() {
    RecordingFiles.write(folder.resolve("a_message_5.csv.gz"), List.of("1,1,1,1,1,1"));

    assertThat(run(folder)).isEqualTo(QuantDesk.BAD_INPUT);
    assertThat(err.toString()).contains("a_orderbook_5.csv is missing beside it");
  }

  private int run(Path path) {
    CommandLine commandLine = QuantDesk.configure(new CommandLine(new L3Bench()));
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    return commandLine.execute(path.toString());
  }
}
