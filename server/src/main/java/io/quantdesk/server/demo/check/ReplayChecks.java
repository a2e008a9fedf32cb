package io.quantdesk.server.demo.check;

import io.quantdesk.server.demo.view.Numbers;
import io.quantdesk.server.replay.ReplayVerification;
import java.util.List;

/** Puts the result of a replay into words. */
public final class ReplayChecks {
  private ReplayChecks() {}

  /** The checks. */
  public static CheckTable of(ReplayVerification.Result result) {
    String name =
        result.isIdentical()
            ? "event blocks, all bytes"
            : "differs at command " + result.firstDifference();
    Check blocks =
        new Check(
            name,
            Numbers.grouped(result.blocks()),
            Numbers.grouped(result.commands()),
            result.isIdentical());
    return new CheckTable("Replay", "event journal", "commands again", List.of(blocks));
  }
}
