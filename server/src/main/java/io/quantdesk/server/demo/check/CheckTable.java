package io.quantdesk.server.demo.check;

import java.io.PrintStream;
import java.util.List;

/**
 * Checks that compare the same two places.
 *
 * @param title what they are about
 * @param leftTitle the first place
 * @param rightTitle the second place
 * @param checks in the order of printing
 */
public record CheckTable(String title, String leftTitle, String rightTitle, List<Check> checks) {
  private static final int NAME_WIDTH = 30;
  private static final int FIGURE_WIDTH = 20;

  /** Whether all of them hold. */
  public boolean isOk() {
    return checks.stream().allMatch(Check::isOk);
  }

  /** Prints a heading and a line per check. */
  public void print(PrintStream out) {
    out.println();
    out.println(line("", title, leftTitle, rightTitle));
    for (Check check : checks) {
      String verdict = check.isOk() ? "ok" : "FAILED";
      out.println(line(verdict, check.name(), check.left(), check.right()));
    }
  }

  private static String line(String verdict, String name, String left, String right) {
    return String.format(
        "%-6s %-" + NAME_WIDTH + "s %" + FIGURE_WIDTH + "s %" + FIGURE_WIDTH + "s",
        verdict,
        name,
        left,
        right);
  }
}
