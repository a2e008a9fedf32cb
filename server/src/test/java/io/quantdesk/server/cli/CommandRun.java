package io.quantdesk.server.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;

/** What came of one command line: the exit code and all that was printed. */
record CommandRun(int exitCode, String output, String errors) {
  /** Runs a command on the engine of a home directory. */
  static CommandRun in(Path home, String... words) {
    List<String> line = new ArrayList<>(Arrays.asList(words));
    line.addAll(List.of("--home", home.toString()));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine = QuantDesk.commandLine();
    commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    int exitCode = commandLine.execute(line.toArray(String[]::new));
    return new CommandRun(exitCode, out.toString(), err.toString());
  }

  List<String> lines() {
    return output.lines().toList();
  }
}
