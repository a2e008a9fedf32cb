package io.quantdesk.writer.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlFailureTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "08006", "08001", "53100", "53300", "40001", "40P01", "55P03", "57P01", "57P03", "57014",
        "58030", "25P03"
      })
  void shouldWaitForWhatPasses(String state) {
    assertThat(SqlFailure.passes(new SQLException("x", state))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "23514", "22003", "42P01", "42501", "28P01", "3D000", "57P04"})
  void shouldStopAtWhatDoesNot(String state) {
    assertThat(SqlFailure.passes(new SQLException("x", state))).isFalse();
  }

  @Test
  void shouldTakeAFailureWithoutAStateForTheNetworks() {
    assertThat(SqlFailure.passes(new SQLException("socket closed"))).isTrue();
  }

  @Test
  void shouldFindTheDatabasesComplaintBehindOthers() {
    SQLException complaint = new SQLException("x", "08006");
    assertThat(SqlFailure.behind(new IllegalStateException(new RuntimeException(complaint))))
        .containsSame(complaint);
    assertThat(SqlFailure.behind(new IllegalStateException("other"))).isEmpty();
  }
}
