package io.quantdesk.server.demo.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DecimalTextTest {
  @ParameterizedTest
  @CsvSource({
    "61800.30, 1, 618003",
    "2681.62, 2, 268162",
    "0.000, 3, 0",
    "0.001, 3, 1",
    "163.366, 3, 163366",
    "7, 3, 7000",
    "7., 3, 7000",
    ".5, 1, 5",
    "12.000, 0, 12",
    "999999999999999999, 0, 999999999999999999"
  })
  void shouldConvertToWholeUnits(String text, int decimals, long units) {
    assertThat(toUnits(text, decimals)).isEqualTo(units);
  }

  @Test
  void shouldReadOnlyTheGivenPartOfTheText() {
    assertThat(DecimalText.toUnits("x12.5y".toCharArray(), 1, 4, 1)).isEqualTo(125);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "-1", "1e5", "1.2.3", " 1", "1,5", "0.15", "NaN", "9999999999999999999"})
  void shouldRefuseWhatIsNoWholeNumberOfTenths(String text) {
    assertThatThrownBy(() -> toUnits(text, 1))
        .isInstanceOf(NumberFormatException.class)
        .hasMessageContaining('"' + text + '"');
  }

  private static long toUnits(String text, int decimals) {
    return DecimalText.toUnits(text.toCharArray(), 0, text.length(), decimals);
  }
}
