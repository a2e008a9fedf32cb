package io.quantdesk.server;

import io.quantdesk.protocol.client.CommandDraft;
import io.quantdesk.protocol.client.EgressHandler;
import io.quantdesk.protocol.client.IngressClient;
import io.quantdesk.protocol.client.Outcome;
import io.quantdesk.protocol.sbe.CommandOutcomeDecoder;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.YieldingIdleStrategy;

/** An ingress client that keeps all it is told. */
final class TestClient implements EgressHandler, AutoCloseable {
  private final IngressClient client;
  private final List<Outcome> outcomes = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private int durability;

  TestClient(IngressClient client) {
    this.client = client;
  }

  /** One event as it came. */
  record Event(long commandSeq, int ordinal, int templateId, MutableDirectBuffer message) {}

  IngressClient ingress() {
    return client;
  }

  /** Sends a command and waits for its outcome. */
  Outcome execute(Consumer<CommandDraft> command) {
    return client.await(send(command), EngineFixture.PATIENCE, this);
  }

  /** Sends a command; polls while there is back-pressure. */
  long send(Consumer<CommandDraft> command) {
    command.accept(client.draft());
    long clientSeq = client.send();
    while (clientSeq == IngressClient.BACK_PRESSURED) {
      poll();
      YieldingIdleStrategy.INSTANCE.idle();
      clientSeq = client.send();
    }
    return clientSeq;
  }

  int poll() {
    return client.poll(this, 64);
  }

  /** Polls until the condition holds or the time is up. */
  boolean pollUntil(BooleanSupplier condition) {
    long deadline = System.nanoTime() + EngineFixture.PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (poll() == 0) {
        YieldingIdleStrategy.INSTANCE.idle();
      }
      if (System.nanoTime() - deadline > 0) {
        return false;
      }
    }
    return true;
  }

  List<Outcome> outcomes() {
    return outcomes;
  }

  List<Event> events() {
    return events;
  }

  List<Event> events(int templateId) {
    return events.stream().filter(event -> event.templateId() == templateId).toList();
  }

  /** Waits for an event of a kind; answers the last one. */
  Event awaitEvent(int templateId) {
    if (!pollUntil(() -> !events(templateId).isEmpty())) {
      throw new AssertionError("no event " + templateId + " came");
    }
    List<Event> found = events(templateId);
    return found.get(found.size() - 1);
  }

  /** Waits for an event of a kind that a command led to. */
  Event awaitEvent(int templateId, Outcome command) {
    if (!pollUntil(() -> find(templateId, command.commandSeq()).isPresent())) {
      throw new AssertionError("no event " + templateId + " of " + command + " came");
    }
    return find(templateId, command.commandSeq()).orElseThrow();
  }

  private Optional<Event> find(int templateId, long commandSeq) {
    return events(templateId).stream().filter(e -> e.commandSeq() == commandSeq).findFirst();
  }

  /** What the newest outcome says that its command survives. */
  int durability() {
    return durability;
  }

  void forget() {
    outcomes.clear();
    events.clear();
  }

  @Override
  public void onOutcome(CommandOutcomeDecoder outcome, int durability) {
    this.durability = durability;
    outcomes.add(Outcome.of(outcome));
  }

  @Override
  public void onEvent(long commandSeq, int ordinal, DirectBuffer buffer, int offset, int length) {
    MutableDirectBuffer copy = new ExpandableArrayBuffer(length);
    copy.putBytes(0, buffer, offset, length);
    int templateId = new MessageHeaderDecoder().wrap(copy, 0).templateId();
    events.add(new Event(commandSeq, ordinal, templateId, copy));
  }

  @Override
  public void close() {
    client.close();
  }
}
