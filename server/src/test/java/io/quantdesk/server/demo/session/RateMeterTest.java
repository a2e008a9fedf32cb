package io.quantdesk.server.demo.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RateMeterTest {
  private static final long SECOND_NS = 1_000_000_000;

  @Test
  void shouldSayTheRateOfEachFullSecond() {
    RateMeter meter = new RateMeter(0);
    meter.update(SECOND_NS / 2, 400);
    assertThat(meter.perSecond()).isZero();
    meter.update(SECOND_NS, 1_000);
    assertThat(meter.perSecond()).isEqualTo(1_000);
    meter.update(3 * SECOND_NS, 4_000);
    assertThat(meter.rates()).containsExactly(1_000L, 1_500L);
  }

  @Test
  void shouldForgetWhatIsLongAgo() {
    RateMeter meter = new RateMeter(0);
    for (int second = 1; second <= 1_000; second++) {
      meter.update(second * SECOND_NS, second * 7L);
    }
    assertThat(meter.rates()).hasSize(120).containsOnly(7L);
  }
}
