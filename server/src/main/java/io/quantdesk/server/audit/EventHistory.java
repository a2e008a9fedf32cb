package io.quantdesk.server.audit;

import io.quantdesk.engine.event.CommandOutcome;
import io.quantdesk.journal.JournalException;
import io.quantdesk.journal.JournalReader;
import io.quantdesk.protocol.EventBlockCursor;
import io.quantdesk.protocol.sbe.CommandOutcomeDecoder;
import io.quantdesk.server.audit.decode.EventBlockDecoder;
import io.quantdesk.server.scenario.text.Times;
import io.quantdesk.server.scenario.world.Fact;
import io.quantdesk.server.scenario.world.FactTeller;
import io.quantdesk.server.scenario.world.FactText;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/**
 * Tells what happened: the events of a journal that are selected, in words. Reads from the first
 * event on, because what comes first names the markets and says what their units are; keeps those,
 * and the events of one command. Owned by one thread, used once.
 */
public final class EventHistory {
  private static final int STEP = 1 << 12;

  private final JournalReader events;
  private final EventSelection selection;
  private final EventListing listing;
  private final AuditNames names = new AuditNames();
  private final EventFilter filter;
  private final EventBlockDecoder learning = new EventBlockDecoder(names);
  private final LastFact lastFact = new LastFact();
  private final EventBlockDecoder telling = new EventBlockDecoder(lastFact);
  private final FactText text = new FactText(names);
  private final EventBlockCursor cursor = new EventBlockCursor();
  private final List<ToldEvent> told = new ArrayList<>();
  private boolean isCovered;
  private boolean isOver;
  private long firstTimeNs;
  private long lastSequence;
  private long lastTimeNs;

  private EventHistory(JournalReader events, EventSelection selection, EventListing listing) {
    this.events = events;
    this.selection = selection;
    this.listing = listing;
    filter = new EventFilter(selection, names);
  }

  /** Keeps what the event says that was told last. */
  private final class LastFact extends FactTeller {
    private Fact fact;

    LastFact() {
      super(names);
    }

    @Override
    protected void onFact(Fact told, List<Fact> consequences) {
      fact = told;
    }

    @Override
    protected void onOutcome(CommandOutcome event, Fact told) {
      fact = told;
    }
  }

  /**
   * Tells the selected events. When accounts or a market are selected, an outcome is told with the
   * events of its command that concern them, and not without any.
   *
   * @param events of an event journal, at sequence 1; stays the caller's
   * @throws IllegalArgumentException when the journal has nothing of the range, or does not know an
   *     account or a market
   * @throws JournalException when the journal is empty or damaged
   */
  public static void tell(JournalReader events, EventSelection selection, EventListing listing) {
    new EventHistory(events, selection, listing).tell();
  }

  private void tell() {
    boolean isClosed = false;
    while (!isOver && !isClosed && events.poll(this::onBlock, STEP) > 0) {
      isClosed = listing.isClosed();
    }
    if (!isClosed) {
      requireCovered();
      names.requireKnown(selection, lastSequence);
    }
  }

  private void onBlock(long sequence, DirectBuffer buffer, int offset, int length) {
    if (isOver) {
      return;
    }
    cursor.wrap(buffer, offset, length);
    long timeNs = cursor.outcome().timeNs();
    firstTimeNs = lastSequence == 0 ? timeNs : firstTimeNs;
    if (selection.endsBefore(sequence, timeNs)) {
      isOver = true;
      return;
    }
    lastSequence = sequence;
    lastTimeNs = timeNs;
    boolean isWithin = selection.contains(sequence, timeNs);
    isCovered |= isWithin;
    while (cursor.next()) {
      learn(buffer);
      if (isWithin) {
        select(sequence, timeNs, buffer);
      }
    }
    if (isWithin && !(told.isEmpty() && selection.isOfSome())) {
      tellOutcome(sequence, timeNs, buffer, offset);
      told.forEach(listing::onEvent);
    }
    told.clear();
  }

  private void learn(DirectBuffer buffer) {
    if (AuditNames.learnsFrom(cursor.templateId())) {
      learning.event(cursor.templateId(), buffer, cursor.messageOffset());
      filter.learn();
    }
  }

  private void select(long sequence, long timeNs, DirectBuffer buffer) {
    if (!filter.concernsAccounts(cursor, buffer)) {
      return;
    }
    int templateId = cursor.templateId();
    int offset = cursor.messageOffset();
    telling.event(templateId, buffer, offset);
    if (filter.concernsMarket(lastFact.fact)) {
      String words = text.write(lastFact.fact);
      told.add(
          new ToldEvent(sequence, timeNs, cursor.ordinal(), templateId, buffer, offset, words));
    }
  }

  private void tellOutcome(long sequence, long timeNs, DirectBuffer buffer, int offset) {
    telling.outcome(cursor.outcome());
    String words = text.write(lastFact.fact);
    listing.onEvent(
        new ToldEvent(
            sequence, timeNs, 0, CommandOutcomeDecoder.TEMPLATE_ID, buffer, offset, words));
  }

  private void requireCovered() {
    if (isCovered) {
      return;
    }
    if (lastSequence == 0 && !isOver) {
      throw new JournalException("the event journal is empty");
    }
    if (lastSequence == 0) {
      throw new IllegalArgumentException(
          "nothing of the range is in the journal: it begins at " + Times.format(firstTimeNs));
    }
    throw new IllegalArgumentException(
        "nothing of the range is in the journal: %s sequence %d at %s"
            .formatted(
                isOver ? "no command lies in it; the last before it is" : "it ends with",
                lastSequence,
                Times.format(lastTimeNs)));
  }
}
