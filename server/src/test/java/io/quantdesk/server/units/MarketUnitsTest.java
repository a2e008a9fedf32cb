package io.quantdesk.server.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarketUnitsTest {
  /** Tick 0.5 USDC, lot 0.001. */
  private final MarketUnits units = MarketUnits.ofE9(500_000_000, 1_000_000);

  @Test
  void shouldCountTicksLotsAndMicrosExactlyBothWays() {
    assertThat(units.ticks(new BigDecimal("50000.50"))).isEqualTo(100_001);
    assertThat(units.price(100_001)).isEqualTo(new BigDecimal("50000.5"));
    assertThat(units.lots(new BigDecimal("-1.250"))).isEqualTo(-1_250);
    assertThat(units.quantity(-1_250)).isEqualTo(new BigDecimal("-1.25"));
    assertThat(MarketUnits.micros(new BigDecimal("0.000001"))).isEqualTo(1);
    assertThat(MarketUnits.money(Long.MIN_VALUE))
        .isEqualTo(new BigDecimal("-9223372036854.775808"));
    assertThat(MarketUnits.micros(new BigDecimal("-9223372036854.775808")))
        .isEqualTo(Long.MIN_VALUE);
    assertThat(MarketUnits.nanos(MarketUnits.nano(500_000_000))).isEqualTo(500_000_000);
  }

  @ParameterizedTest
  @CsvSource({
    "50000.3, is no multiple of the tick size 0.5",
    "1073741824, does not fit into a message",
    "1e30, does not fit into a message"
  })
  void shouldRefuseAPriceThatIsNoNumberOfTicks(BigDecimal price, String message) {
    assertThatThrownBy(() -> units.ticks(price))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage(message);
  }

  @Test
  void shouldRefuseWhatIsNoNumberOfLotsOrMicros() {
    assertThatThrownBy(() -> units.lots(new BigDecimal("0.0001")))
        .hasMessage("is no multiple of the lot size 0.001");
    assertThatThrownBy(() -> MarketUnits.micros(new BigDecimal("0.0000001")))
        .hasMessage("is no multiple of 0.000001");
    assertThatThrownBy(() -> MarketUnits.micros(new BigDecimal("9223372036854.775808")))
        .hasMessage("does not fit into a message");
  }

  @Test
  void shouldDivideCostBySizeForTheEntryPrice() {
    assertThat(units.entryPrice(3, 100_000_000)).isEqualTo(new BigDecimal("33333.333333333"));
    assertThat(units.entryPrice(-2_000, -100_000_000_000L)).isEqualTo(new BigDecimal("5E+4"));
    assertThat(units.entryPrice(0, 0)).isNull();
  }
}
