package io.quantdesk.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChallengeCommandTest {
  @TempDir private Path dir;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void shouldPrintOneBlockOfPairsAFileInOrder() throws IOException {
    Path first = flow("first.qdof.gz");
    Path second = flow("second.qdof.gz");

    assertThat(run("challenge", "--runs", "2", first.toString(), second.toString())).isZero();
    assertThat(out.toString().lines().map(line -> line.split(" ", 2)[0]).toList())
        .containsExactly(
            "file",
            "messages",
            "reports",
            "sha256",
            "ns_per_message_median",
            "messages_per_second_median",
            "runs",
            "file",
            "messages",
            "reports",
            "sha256",
            "ns_per_message_median",
            "messages_per_second_median",
            "runs");
    assertThat(out.toString().lines())
        .contains("file " + first, "file " + second, "messages 1", "reports 1", "runs 2");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void shouldWriteReportsAndBestPrices() throws IOException {
    Path reports = dir.resolve("reports.txt");
    Path bestPrices = dir.resolve("bbo.txt");

    assertThat(
            run(
                "challenge",
                "--reports",
                reports.toString(),
                "--bbo",
                bestPrices.toString(),
                flow("flow.qdof.gz").toString()))
        .isZero();
    assertThat(reports).hasContent("0,0,0,9,100,5");
    assertThat(bestPrices).hasContent("0,100,5,-1,0");
  }

  @Test
  void shouldGoOnAfterABadFileAndFailInTheEnd() throws IOException {
    Path good = flow("good.qdof.gz");
    Path bad = Files.writeString(dir.resolve("bad.qdof.gz"), "nothing of the kind");

    assertThat(run("challenge", bad.toString(), good.toString())).isEqualTo(QuantDesk.BAD_INPUT);
    assertThat(err.toString().lines())
        .containsExactly("quantdesk: " + bad + ": no sound gzip file: Not in GZIP format");
    assertThat(out.toString().lines()).startsWith("file " + good).hasSize(7);
  }

  @Test
  void shouldRefuseWrongUse() throws IOException {
    String file = flow("flow.qdof.gz").toString();

    assertThat(run("challenge")).isEqualTo(QuantDesk.BAD_INPUT);
    assertThat(run("challenge", "--runs", "0", file)).isEqualTo(QuantDesk.BAD_INPUT);
    assertThat(run("challenge", "--reports", "out", file, file)).isEqualTo(QuantDesk.BAD_INPUT);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void shouldSayWhenItCannotWrite() throws IOException {
    String file = flow("flow.qdof.gz").toString();
    String nowhere = dir.resolve("absent/reports.txt").toString();

    assertThat(run("challenge", "--reports", nowhere, file)).isEqualTo(QuantDesk.ENVIRONMENT);
    assertThat(err.toString()).contains(nowhere);
  }

  /** One bid: 5 lots at 100 under id 9. */
  private Path flow(String name) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
    bytes
        .put("QDOF".getBytes(StandardCharsets.US_ASCII))
        .putInt(1)
        .putInt(1)
        .putShort((short) 0)
        .putShort((short) 5)
        .putInt(9)
        .putInt(100);
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(bytes.array());
    }
    return Files.write(dir.resolve(name), compressed.toByteArray());
  }

  private int run(String... args) {
    return QuantDesk.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }
}
