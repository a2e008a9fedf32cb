package io.quantdesk.server.cli;

import io.quantdesk.server.scenario.JsonReport;
import io.quantdesk.server.scenario.Scenario;
import io.quantdesk.server.scenario.ScenarioParser;
import io.quantdesk.server.scenario.ScenarioReport;
import io.quantdesk.server.scenario.ScenarioResult;
import io.quantdesk.server.scenario.ScenarioRunner;
import io.quantdesk.server.scenario.TextReport;
import io.quantdesk.server.scenario.run.EngineTarget;
import io.quantdesk.server.scenario.text.ScenarioError;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs scenario files through the engine, prints every event, and checks what they expect. */
@Command(
    name = "scenario",
    description = {
      "Runs text scenarios through the engine, prints every event as one line and checks what the"
          + " files expect.",
      "The language: docs/scenarios.md"
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:all expectations hold",
      "1:an expectation failed",
      "2:a file is missing or not understood"
    },
    mixinStandardHelpOptions = true)
public final class ScenarioCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Scenario files.")
  private List<Path> files;

  @Option(names = "--json", description = "Print JSON lines.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    ScenarioReport report = json ? new JsonReport(out) : new TextReport(out, err);
    int exitCode = 0;
    for (Path file : files) {
      exitCode = Math.max(exitCode, run(file, report));
      out.flush();
      err.flush();
    }
    return exitCode;
  }

  private static int run(Path file, ScenarioReport report) {
    try {
      Scenario scenario = ScenarioParser.parse(file.toString(), Files.readString(file));
      ScenarioResult result = ScenarioRunner.run(scenario, EngineTarget::new, report);
      report.finished(scenario, result);
      return result.isOk() ? 0 : QuantDesk.CHECK_FAILED;
    } catch (ScenarioError e) {
      report.notUnderstood(file.toString(), e);
    } catch (NoSuchFileException e) {
      report.unreadable(file.toString(), "there is no such file");
    } catch (CharacterCodingException e) {
      report.unreadable(file.toString(), "this is no text in UTF-8");
    } catch (IOException e) {
      report.unreadable(file.toString(), "cannot be read: " + e.getMessage());
    }
    return QuantDesk.BAD_INPUT;
  }
}
