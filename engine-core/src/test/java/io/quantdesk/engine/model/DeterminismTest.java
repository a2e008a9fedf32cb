package io.quantdesk.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.Engine;
import io.quantdesk.engine.EngineConfig;
import io.quantdesk.engine.EngineView;
import io.quantdesk.engine.EventLines;
import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.limit.RateLimits;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeterminismTest {
  private static final long SEED = 77;
  private static final EngineConfig CONFIG = new EngineConfig(64, 64, 8, 256, 1_024, 1_024, 8);

  private final EventLines firstEvents = new EventLines();
  private final EventLines secondEvents = new EventLines();

  @Test
  void shouldGiveTheSameEventsAndHashForTheSameCommands() {
    Engine first = new Engine(CONFIG, firstEvents);
    Engine second = new Engine(CONFIG, secondEvents);
    ScriptRun run = new ScriptRun(List.of(first, second), firstEvents::lastOrderId);
    RandomWorkload workload = new RandomWorkload(SEED, run.model);
    for (int i = 0; i < 20_000; i++) {
      Step step = workload.next();
      run.run(step);
      workload.ran(step);
      assertThat(firstEvents.take())
          .as("seed %d command %d", SEED, i)
          .isEqualTo(secondEvents.take());
      if (i % 100 == 0) {
        assertThat(first.stateHash())
            .as("seed %d command %d", SEED, i)
            .isEqualTo(second.stateHash());
      }
    }
  }

  @Test
  void shouldLeaveTheHashAsItWasWhenACommandOfTheServerIsRefused() {
    Engine engine = new Engine(CONFIG, firstEvents);
    ScriptRun run = new ScriptRun(List.of(engine), firstEvents::lastOrderId);
    RandomWorkload workload = new RandomWorkload(SEED, run.model);
    int changes = 0;
    long before = engine.stateHash();
    for (int i = 0; i < 20_000; i++) {
      Step step = workload.next();
      Answer answer = run.run(step);
      workload.ran(step);
      long after = engine.stateHash();
      // With limits a refused command costs its sender a token.
      EngineView view = engine.view();
      boolean unlimited = view.subAccountCount() == 0 || view.ordersLeft(1) == RateLimits.UNLIMITED;
      boolean refused = answer.reason() != RejectReason.NONE;
      if (step.isFromServer() && refused && unlimited) {
        assertThat(after).as("seed %d command %d: %s", SEED, i, answer).isEqualTo(before);
      }
      changes += after == before ? 0 : 1;
      before = after;
    }
    assertThat(changes).isGreaterThan(10_000);
  }
}
