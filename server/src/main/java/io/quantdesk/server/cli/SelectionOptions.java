package io.quantdesk.server.cli;

import io.quantdesk.server.audit.EventSelection;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.Option;

/** The options that say which events of a journal are wanted. */
final class SelectionOptions {
  @Option(names = "--from", paramLabel = "SEQ", description = "First command.")
  private Long from;

  @Option(names = "--to", paramLabel = "SEQ", description = "Last command.")
  private Long to;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Earliest time of a command, such as 2026-11-21T10:00:00Z.")
  private Instant since;

  @Option(
      names = "--until",
      paramLabel = "SEQ_OR_TIME",
      description = "Last command, or the latest time of one.")
  private String until;

  @Option(
      names = "--account",
      paramLabel = "ID",
      description = "Only what concerns a sub-account of this account, trades as maker, too.")
  private int accountId;

  @Option(
      names = "--sub-account",
      paramLabel = "ID",
      description = "Only what concerns this sub-account.")
  private int subAccountId;

  @Option(
      names = "--market",
      paramLabel = "SYMBOL",
      description = "Only what concerns this market.")
  private String market;

  /** The selection; refuses what nothing can fulfil. */
  EventSelection read() {
    EventSelection all = EventSelection.ALL;
    try {
      return new EventSelection(
          from == null ? all.fromSequence() : from,
          to == null ? last(all) : Math.min(to, last(all)),
          since == null ? all.sinceNs() : nanos(since),
          until == null || isSequence(until) ? all.untilNs() : nanos(time(until)),
          accountId,
          subAccountId,
          market);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(QuantDesk.BAD_INPUT, e.getMessage());
    }
  }

  /** Whether the range has a beginning, not only an end. */
  boolean hasBegin() {
    return from != null || since != null;
  }

  private long last(EventSelection all) {
    return until != null && isSequence(until) ? Long.parseLong(until) : all.toSequence();
  }

  private static boolean isSequence(String text) {
    return text.matches("[0-9]{1,18}");
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is neither a sequence nor a time such as 2026-11-21T10:00:00Z", e);
    }
  }

  private static long nanos(Instant time) {
    try {
      return Math.addExact(
          Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("no command can be of " + time, e);
    }
  }
}
