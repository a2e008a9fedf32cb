package io.quantdesk.server.audit;

import io.quantdesk.engine.EngineView;
import io.quantdesk.journal.JournalException;
import io.quantdesk.journal.JournalKind;
import io.quantdesk.journal.JournalReader;
import io.quantdesk.journal.JournalRecord;
import io.quantdesk.journal.JournalRecords;
import io.quantdesk.journal.Journals;
import io.quantdesk.journal.replay.ReplayReport;
import io.quantdesk.protocol.EventBlockCursor;
import io.quantdesk.server.EngineJournals;
import io.quantdesk.server.audit.decode.EventBlockDecoder;
import io.quantdesk.server.pipeline.EngineReplay;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;

/**
 * Checks the journals of an engine from end to end: every record; that the commands lead to these
 * events; and, from the events alone, that money, positions, collateral and orders are accounted
 * for. Reads only. Owned by one thread, used once.
 */
public final class JournalAudit {
  private static final int STEP = 1 << 12;

  private final Path directory;
  private final AuditNames names = new AuditNames();
  private final MoneyTally money = new MoneyTally();
  private final PositionTally positions = new PositionTally();
  private final CollateralTally collateral = new CollateralTally();
  private final OrderLives orders = new OrderLives();
  private final List<EventBlockDecoder> listeners =
      List.of(
          new EventBlockDecoder(money),
          new EventBlockDecoder(positions),
          new EventBlockDecoder(collateral),
          new EventBlockDecoder(orders));
  private final EventBlockDecoder learning = new EventBlockDecoder(names);
  private final EventBlockCursor cursor = new EventBlockCursor();
  private long lastSequence = Long.MAX_VALUE;
  private boolean isReplayed;
  private EngineReplay replay;

  private JournalAudit(Path directory) {
    this.directory = directory;
  }

  /** Makes all checks on the journals in a directory and tells what each has found. */
  public static void run(Path directory, Consumer<Finding> findings) {
    new JournalAudit(directory).run(findings);
  }

  private void run(Consumer<Finding> findings) {
    findings.accept(records(EngineJournals.commandDirectory(directory), JournalKind.COMMANDS));
    findings.accept(records(EngineJournals.eventDirectory(directory), JournalKind.EVENTS));
    findings.accept(replay());
    String unread = addUp();
    findings.accept(withFault(money.finding(), unread));
    findings.accept(withFault(positions.finding(names), unread));
    findings.accept(withFault(collateral.finding(names), unread));
    findings.accept(withFault(orders.finding(), unread));
    findings.accept(state(unread));
  }

  private static Finding records(Path journal, JournalKind kind) {
    long count = 0;
    long bytes = 0;
    JournalRecord last = null;
    String fault = null;
    try (JournalRecords records = new JournalRecords(journal, kind)) {
      for (JournalRecord next = records.next(); next != null; next = records.next()) {
        last = next;
        count++;
        bytes += next.length();
      }
      fault = last == null ? "the journal is empty" : null;
    } catch (JournalException e) {
      fault = e.getMessage();
    }
    Map<String, String> figures = new LinkedHashMap<>();
    figures.put("records", Long.toString(count));
    figures.put("bytes", Long.toString(bytes));
    if (last != null) {
      figures.put("last_sequence", Long.toString(last.lastSequence()));
      figures.put("epoch", Long.toString(last.epoch()));
      figures.put("chain", "%016x".formatted(last.chain()));
    }
    return new Finding(kind.name().toLowerCase(Locale.ROOT), figures, fault);
  }

  private Finding replay() {
    Map<String, String> figures = new LinkedHashMap<>();
    try {
      replay = new EngineReplay(EngineJournals.capacities(directory));
      ReplayReport report = EngineJournals.verify(directory, replay, (s, b, o, l) -> {});
      lastSequence = report.isConsistent() ? report.lastSequence() : Long.MAX_VALUE;
      isReplayed = report.isIdentical();
      figures.put("commands", Long.toString(report.commands()));
      figures.put("identical", Long.toString(report.compared()));
      figures.put("state_hash", "%016x".formatted(replay.engine().stateHash()));
      return new Finding("replay", figures, isReplayed ? null : report.toString());
    } catch (JournalException | IllegalStateException e) {
      return new Finding("replay", figures, e.getMessage());
    }
  }

  /** Tells the events to all who count; returns why not all of them could be told, or null. */
  private String addUp() {
    Path journal = EngineJournals.eventDirectory(directory);
    try (JournalReader events = Journals.openReader(journal, JournalKind.EVENTS, 1)) {
      while (events.nextSequence() <= lastSequence && events.poll(this::onBlock, STEP) > 0) {
        // The next ones.
      }
      return null;
    } catch (JournalException e) {
      return "not all events can be read";
    } catch (IllegalStateException
        | IllegalArgumentException
        | IndexOutOfBoundsException
        | ArithmeticException e) {
      return "an event cannot be understood: " + e.getMessage();
    }
  }

  /** Commands that came meanwhile are not looked at: they are not replayed. */
  private void onBlock(long sequence, DirectBuffer buffer, int offset, int length) {
    if (sequence > lastSequence) {
      return;
    }
    cursor.wrap(buffer, offset, length);
    while (cursor.next()) {
      if (AuditNames.learnsFrom(cursor.templateId())) {
        learning.event(cursor.templateId(), buffer, cursor.messageOffset());
      }
    }
    for (EventBlockDecoder listener : listeners) {
      listener.onEntry(sequence, buffer, offset, length);
    }
  }

  private Finding state(String unread) {
    if (unread != null || !isReplayed) {
      return new Finding("state", Map.of(), "not compared, because the journals do not agree");
    }
    EngineView view = replay.engine().view();
    return new EngineAgreement(view, money, positions, orders).finding();
  }

  private static Finding withFault(Finding finding, String unread) {
    return finding.isOk() && unread != null
        ? new Finding(finding.check(), finding.figures(), unread)
        : finding;
  }
}
