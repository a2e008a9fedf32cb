package io.quantdesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.YieldingIdleStrategy;
import org.junit.jupiter.api.Test;

class AgentThreadTest {
  @Test
  void shouldHaltOnceAtTheFirstFailureAndDoNoMoreWork() throws InterruptedException {
    AtomicInteger cycles = new AtomicInteger();
    AtomicReference<String> halted = new AtomicReference<>();
    CountDownLatch done = new CountDownLatch(1);
    Halt halt =
        (stage, cause) -> {
          halted.set(stage + ": " + cause.getMessage());
          done.countDown();
        };
    AgentThread thread =
        new AgentThread(
            agent(
                () -> {
                  if (cycles.incrementAndGet() == 3) {
                    throw new IllegalStateException("broken");
                  }
                }),
            new YieldingIdleStrategy(),
            halt);

    thread.start();

    assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    thread.stop();
    assertThat(halted).hasValue("stage: broken");
    assertThat(cycles).hasValue(3);
  }

  @Test
  void shouldFinishItsDutyCycleBeforeItStops() throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    AtomicInteger finished = new AtomicInteger();
    AgentThread thread =
        new AgentThread(
            agent(
                () -> {
                  started.countDown();
                  finished.incrementAndGet();
                }),
            new YieldingIdleStrategy(),
            (stage, cause) -> {});
    thread.start();
    assertThat(started.await(30, TimeUnit.SECONDS)).isTrue();

    thread.stop();

    assertThat(thread.isAlive()).isFalse();
    int cycles = finished.get();
    assertThat(cycles).isPositive();
  }

  private static Agent agent(Runnable work) {
    return new Agent() {
      @Override
      public int doWork() {
        work.run();
        return 1;
      }

      @Override
      public String roleName() {
        return "stage";
      }
    };
  }
}
