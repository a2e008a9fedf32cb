package io.quantdesk.server.client;

import io.quantdesk.protocol.client.CommandDraft;
import io.quantdesk.protocol.client.EgressHandler;
import io.quantdesk.protocol.client.IngressClient;
import io.quantdesk.protocol.client.Outcome;
import io.quantdesk.protocol.sbe.CommandOutcomeDecoder;
import io.quantdesk.protocol.sbe.SessionRole;
import io.quantdesk.server.units.MarketUnits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;

/**
 * A session for single commands: sends one, waits for its outcome, and gathers what it led to.
 * Owned by one thread.
 */
public final class OneCommand implements AutoCloseable {
  private static final int EVENTS_PER_POLL = 64;

  /** Events follow their outcome at once; those of other sessions' accounts never come. */
  private static final long EVENTS_WAIT_NS = 50_000_000;

  private static final long PAUSE_NS = 1_000_000;

  private final IngressClient client;
  private final Duration timeout;

  /**
   * What a command came to.
   *
   * @param outcome accepted or not, and why
   * @param lines its events in words, in order
   */
  public record Answer(Outcome outcome, List<String> lines) {}

  /** Connects; the same errors as {@link IngressClient#connect}. */
  public OneCommand(Path home, String clientName, SessionRole role, Duration timeout) {
    this.client = IngressClient.connect(home, clientName, role, timeout);
    this.timeout = timeout;
  }

  /**
   * Sends a command and waits.
   *
   * @param compose writes the command into the draft
   * @param units of the market concerned; null: none
   */
  public Answer execute(Consumer<CommandDraft> compose, MarketUnits units) {
    compose.accept(client.draft());
    long clientSeq = client.send();
    if (clientSeq < 0) {
      throw new IllegalStateException("the engine takes no commands at the moment: try again");
    }
    Lines lines = new Lines(new EventText(units));
    Outcome outcome = client.await(clientSeq, timeout, lines);
    long deadlineNs = System.nanoTime() + EVENTS_WAIT_NS;
    while (lines.seen < outcome.eventCount() && System.nanoTime() - deadlineNs < 0) {
      if (client.poll(lines, EVENTS_PER_POLL) == 0) {
        LockSupport.parkNanos(PAUSE_NS);
      }
    }
    return new Answer(outcome, lines.text);
  }

  @Override
  public void close() {
    client.close();
  }

  private static final class Lines implements EgressHandler {
    private final EventText eventText;
    private final List<String> text = new ArrayList<>();
    private int seen;

    private Lines(EventText eventText) {
      this.eventText = eventText;
    }

    @Override
    public void onOutcome(CommandOutcomeDecoder outcome, int durability) {
      // await returns it
    }

    @Override
    public void onEvent(long commandSeq, int ordinal, DirectBuffer buffer, int offset, int length) {
      seen++;
      String line = eventText.of(buffer, offset);
      if (line != null) {
        text.add(line);
      }
    }
  }
}
