package io.quantdesk.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Command 1 names the capacities that the engine was made with. */
class ConfigurationTest {
  private static final EngineConfig OTHER = new EngineConfig(16, 16, 4, 64, 64, 64, 1);

  private final EngineUnderTest engine = new EngineUnderTest();

  @Test
  void shouldAnswerItsConfigurationAndChangeNothing() {
    long before = engine.engine.stateHash();

    engine.engine.configure(engine.next(), EngineConfig.small());

    assertThat(engine.done()).containsExactly("= NONE");
    assertThat(engine.engine.stateHash()).isEqualTo(before);
    assertThat(engine.engine.config()).isEqualTo(EngineConfig.small());
  }

  @Test
  void shouldStopAtCapacitiesOfAnotherEngine() {
    assertThatThrownBy(() -> engine.engine.configure(engine.next(), OTHER))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("command 1 configures EngineConfig[accounts=16")
        .hasMessageContaining("this engine has EngineConfig[accounts=1024");
  }

  @Test
  void shouldStopAtAConfigurationThatIsNotTheFirstCommand() {
    engine.trader(0);

    assertThatThrownBy(() -> engine.engine.configure(engine.next(), EngineConfig.small()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("command 2 configures");
  }
}
