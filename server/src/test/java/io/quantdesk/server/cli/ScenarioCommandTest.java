package io.quantdesk.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ScenarioCommandTest {
  private static final String GOOD = "deposit alice 5 -> balance alice 5 [ACC-001]\n";

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void shouldPrintEveryEventAndExitWithZero() throws IOException {
    Path file = write("good.scenario", GOOD);
    assertThat(run(file.toString())).isZero();
    assertThat(out.toString().lines())
        .contains(
            file + ":1 #3 accepted session trading client-seq 2 events 1",
            file + ":1 #3 balance alice 5 change 5 deposit",
            file + ": ok, 1 statements, 3 commands, 7 events, 1 expectations, 0 failed");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void shouldExitWithOneWhenAnExpectationFails() throws IOException {
    Path bad = write("bad.scenario", "deposit alice 5\nexpect alice cash 6\n");
    Path good = write("good.scenario", GOOD);
    assertThat(run(bad.toString(), good.toString())).isEqualTo(1);
    assertThat(err.toString()).startsWith(bad + ":2:19: expected cash 6, is 5\n");
    assertThat(out.toString()).contains("bad.scenario: FAILED", "good.scenario: ok");
  }

  @Test
  void shouldExitWithTwoWhenAFileIsMissingOrNotUnderstood() throws IOException {
    Path odd = write("odd.scenario", "deposit alice 5\ndeposit alice five\n");
    Path good = write("good.scenario", GOOD);
    Path missing = folder.resolve("missing.scenario");
    assertThat(run(missing.toString(), odd.toString(), good.toString())).isEqualTo(2);
    assertThat(err.toString())
        .contains(
            missing + ": there is no such file\n",
            odd + ":2:15: unexpected \"five\"; possible here: an amount\n");
    assertThat(out.toString()).contains("good.scenario: ok");
    assertThat(run()).isEqualTo(2);
  }

  @Test
  void shouldExitWithTwoForBytesThatAreNoText() throws IOException {
    Path file = folder.resolve("bytes.scenario");
    Files.write(file, new byte[] {(byte) 0xC3, 0x28});
    assertThat(run(file.toString())).isEqualTo(2);
    assertThat(err.toString()).isEqualTo(file + ": this is no text in UTF-8\n");
    assertThat(run(folder.toString())).isEqualTo(2);
  }

  @Test
  void shouldPrintJsonLines() throws IOException {
    Path file = write("both.scenario", GOOD + "expect alice cash 6\n");
    Path odd = write("odd.scenario", "deposit\n");
    assertThat(run("--json", file.toString(), odd.toString(), "nowhere")).isEqualTo(2);
    List<JsonNode> lines = new ArrayList<>();
    for (String line : out.toString().lines().toList()) {
      lines.add(JsonMapper.builder().build().readTree(line));
    }
    assertThat(lines).hasSize(7 + 1 + 1 + 2);
    JsonNode balance = lines.get(6);
    assertThat(balance.get("type").asText()).isEqualTo("event");
    assertThat(balance.get("event").asText()).isEqualTo("balance");
    assertThat(balance.get("account").asText()).isEqualTo("alice");
    assertThat(balance.get("cash").asText()).isEqualTo("5");
    assertThat(balance.get("line").asInt()).isEqualTo(1);
    assertThat(balance.get("preparation").asBoolean()).isFalse();
    assertThat(lines.get(0).get("preparation").asBoolean()).isTrue();
    assertThat(lines.get(7).get("type").asText()).isEqualTo("failure");
    assertThat(lines.get(7).get("column").asInt()).isEqualTo(19);
    assertThat(lines.get(8).get("failed").asInt()).isEqualTo(1);
    assertThat(lines.get(8).get("rules").get(0).asText()).isEqualTo("ACC-001");
    assertThat(lines.get(9).get("type").asText()).isEqualTo("error");
    assertThat(lines.get(9).get("line").asInt()).isEqualTo(1);
    assertThat(lines.get(10).get("message").asText()).isEqualTo("there is no such file");
    assertThat(err.toString()).isEmpty();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private int run(String... arguments) {
    CommandLine command = QuantDesk.commandLine();
    command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    String[] all = new String[arguments.length + 1];
    all[0] = "scenario";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return command.execute(all);
  }
}
