package io.quantdesk.server.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantdesk.journal.JournalException;
import io.quantdesk.journal.JournalKind;
import io.quantdesk.journal.JournalReader;
import io.quantdesk.journal.JournalRecord;
import io.quantdesk.journal.JournalRecords;
import io.quantdesk.journal.Journals;
import io.quantdesk.server.EngineJournals;
import io.quantdesk.server.audit.EntryDump;
import java.io.BufferedWriter;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints a journal message by message, or record by record. */
@Command(
    name = "dump",
    description = {
      "Prints the command journal or the event journal as it is: one line a message with its"
          + " sequence, its time, its name and its fields in the units of the engine.",
      "With --records one line a record: what was committed at once, and its checksums."
    },
    mixinStandardHelpOptions = true)
final class JournalDumpCommand implements Callable<Integer> {
  private static final int BUFFERED_CHARS = 1 << 16;
  private static final int STEP = 1 << 10;

  @Spec private CommandSpec spec;

  @Mixin private JournalPlace place;

  @Option(names = "--commands", description = "The command journal (default).")
  private boolean commands;

  @Option(names = "--events", description = "The event journal.")
  private boolean events;

  @Option(
      names = "--from",
      paramLabel = "SEQ",
      description = "First entry (default: ${DEFAULT-VALUE}).",
      defaultValue = "1")
  private long from;

  @Option(names = "--to", paramLabel = "SEQ", description = "Last entry.")
  private Long to;

  @Option(names = "--records", description = "One line a record.")
  private boolean records;

  @Option(names = "--json", description = "Print JSON lines.")
  private boolean json;

  private long dumped;

  @Override
  public Integer call() {
    if (from < 1 || last() < from) {
      throw new CommandFailure(
          QuantDesk.BAD_INPUT, "a range begins with 1 or a later sequence and does not end before");
    }
    if (commands && events) {
      throw new CommandFailure(QuantDesk.BAD_INPUT, "one journal at a time");
    }
    Path directory = place.directory();
    Path journal =
        events
            ? EngineJournals.eventDirectory(directory)
            : EngineJournals.commandDirectory(directory);
    PrintWriter out =
        new PrintWriter(new BufferedWriter(spec.commandLine().getOut(), BUFFERED_CHARS));
    try {
      if (records) {
        dumpRecords(journal, out);
      } else {
        dumpEntries(journal, out);
      }
    } catch (JournalException | IllegalStateException e) {
      throw new CommandFailure(QuantDesk.ENVIRONMENT, e.getMessage());
    } finally {
      out.flush();
    }
    if (dumped == 0) {
      throw new CommandFailure(QuantDesk.BAD_INPUT, journal + " has no entry of that range");
    }
    return 0;
  }

  private long last() {
    return to == null ? Long.MAX_VALUE : to;
  }

  private JournalKind kind() {
    return events ? JournalKind.EVENTS : JournalKind.COMMANDS;
  }

  /** Passes over what is in front of the range, so that a range behind the end has no entry. */
  private void dumpEntries(Path journal, PrintWriter out) {
    EntryDump dump = new EntryDump(out, json);
    JournalReader.EntryHandler print = events ? dump::events : dump::command;
    JournalReader.EntryHandler select =
        (sequence, buffer, offset, length) -> {
          if (sequence >= from && sequence <= last()) {
            print.onEntry(sequence, buffer, offset, length);
            dumped++;
          }
        };
    try (JournalReader reader = Journals.openReader(journal, kind(), 1)) {
      while (reader.nextSequence() <= last() && reader.poll(select, STEP) > 0) {
        if (out.checkError()) {
          return;
        }
      }
    }
  }

  private void dumpRecords(Path journal, PrintWriter out) {
    try (JournalRecords reader = new JournalRecords(journal, kind())) {
      JournalRecord record = reader.next();
      while (record != null && record.firstSequence() <= last() && !out.checkError()) {
        if (record.lastSequence() >= from) {
          out.println(json ? tree(record) : line(record));
          dumped++;
        }
        record = reader.next();
      }
    }
  }

  private static String line(JournalRecord record) {
    return "%s byte %d first %d count %d length %d epoch %d crc32c %08x chain %016x forced %d"
        .formatted(
            record.file().getFileName(),
            record.position(),
            record.firstSequence(),
            record.count(),
            record.length(),
            record.epoch(),
            record.crc(),
            record.chain(),
            record.forcedSequence());
  }

  private static ObjectNode tree(JournalRecord record) {
    return JsonMapper.builder()
        .build()
        .createObjectNode()
        .put("file", record.file().getFileName().toString())
        .put("byte", record.position())
        .put("first", record.firstSequence())
        .put("count", record.count())
        .put("length", record.length())
        .put("epoch", record.epoch())
        .put("crc32c", "%08x".formatted(record.crc()))
        .put("chain", "%016x".formatted(record.chain()))
        .put("forced", record.forcedSequence());
  }
}
