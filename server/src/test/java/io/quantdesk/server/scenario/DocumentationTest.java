package io.quantdesk.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.server.scenario.run.EngineTarget;
import io.quantdesk.server.scenario.statement.Grammar;
import io.quantdesk.server.scenario.text.ScenarioError;
import io.quantdesk.server.scenario.world.FactWord;
import io.quantdesk.server.scenario.world.Field;
import io.quantdesk.server.scenario.world.MarketParameter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The reference of the language leaves nothing out, and its examples and those of the rules of
 * margin are run.
 */
class DocumentationTest {
  private static final Path REFERENCE = Path.of("..", "docs", "scenarios.md");
  private static final Path RISK = Path.of("..", "docs", "risk.md");
  private static final Path FEES = Path.of("..", "docs", "fees.md");
  private static final Path ADMINISTRATION = Path.of("..", "docs", "administration.md");
  private static final Path AUCTIONS = Path.of("..", "docs", "auctions.md");
  private static final Pattern BLOCK =
      Pattern.compile(
          "```scenario ?([a-z]*)\n(.*?)```\n(?:\n```output\n(.*?)```\n)?", Pattern.DOTALL);

  /** A block: what is to come of it, its text, and its output if that is shown. */
  record Example(int number, String verdict, String text, String output) {
    @Override
    public String toString() {
      return "example " + number + (verdict.isEmpty() ? "" : ", " + verdict);
    }
  }

  static List<Example> examples() throws IOException {
    List<Example> examples = new ArrayList<>();
    for (Path page : List.of(REFERENCE, RISK, AUCTIONS, FEES, ADMINISTRATION)) {
      Matcher blocks = BLOCK.matcher(Files.readString(page));
      while (blocks.find()) {
        examples.add(
            new Example(examples.size() + 1, blocks.group(1), blocks.group(2), blocks.group(3)));
      }
    }
    return examples;
  }

  @ParameterizedTest
  @MethodSource("examples")
  void shouldDoWhatTheReferenceSays(Example example) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    TextReport report = new TextReport(new PrintWriter(out), new PrintWriter(err));
    String verdict = "misunderstood";
    try {
      Scenario scenario = ScenarioParser.parse("example.scenario", example.text());
      ScenarioResult result = ScenarioRunner.run(scenario, EngineTarget::new, report);
      report.finished(scenario, result);
      verdict = result.isOk() ? "" : "fails";
    } catch (ScenarioError e) {
      report.notUnderstood("example.scenario", e);
    }
    assertThat(verdict).as(err.toString()).isEqualTo(example.verdict());
    if (example.output() != null) {
      assertThat(verdict.isEmpty() ? out.toString() : err.toString()).isEqualTo(example.output());
    }
  }

  @Test
  void shouldShowExamples() throws IOException {
    assertThat(examples()).hasSizeGreaterThan(10);
  }

  @Test
  void shouldListEveryFormOfStatement() throws IOException {
    assertThat(Files.readString(REFERENCE)).contains(Grammar.forms());
  }

  @Test
  void shouldListEveryParameter() throws IOException {
    String reference = Files.readString(REFERENCE);
    for (MarketParameter parameter : MarketParameter.values()) {
      assertThat(reference).contains("\n| `" + parameter.keyword() + "` |");
    }
  }

  @Test
  void shouldListEveryEventWithItsKeywords() throws IOException {
    String reference = Files.readString(REFERENCE);
    Set<String> elsewhere =
        Arrays.stream(MarketParameter.values())
            .map(MarketParameter::keyword)
            .collect(Collectors.toSet());
    for (FactWord word : FactWord.values()) {
      Matcher row =
          Pattern.compile("\n\\| `" + word.text() + "` \\| (.*) \\|\n").matcher(reference);
      assertThat(row.find()).as(word.text()).isTrue();
      // The rows of these two refer to another one.
      if (word != FactWord.REJECTED && word != FactWord.CANCELED) {
        word.fields().stream()
            .map(Field::keyword)
            .filter(keyword -> !elsewhere.contains(keyword))
            .forEach(keyword -> assertThat(row.group(1)).as(word.text()).contains(keyword));
      }
    }
  }
}
