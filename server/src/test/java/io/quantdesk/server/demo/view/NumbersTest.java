package io.quantdesk.server.demo.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NumbersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "0 0",
        "999 999",
        "1000 1,000",
        "-1000 -1,000",
        "-123456 -123,456",
        "1234567 1,234,567"
      })
  void shouldGroupThousands(long number, String text) {
    assertThat(Numbers.grouped(number)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {"618003 1 61,800.3", "5 3 0.005", "-5 3 -0.005", "-1500 3 -1.500", "12 0 12"})
  void shouldPlaceTheDecimalPoint(long units, int decimals, String text) {
    assertThat(Numbers.decimal(units, decimals)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "999, 999 ns",
    "1000, 1.0 us",
    "9999, 9.9 us",
    "84321, 84 us",
    "1200000, 1.2 ms",
    "43000000, 43 ms",
    "2500000000, 2.5 s"
  })
  void shouldSayLatenciesInTheUnitThatSuits(long ns, String text) {
    assertThat(Numbers.latency(ns)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0, 0:00", "59999999999, 0:59", "345000000000, 5:45"})
  void shouldSayMinutesAndWholeSeconds(long ns, String text) {
    assertThat(Numbers.minutes(ns)).isEqualTo(text);
  }
}
