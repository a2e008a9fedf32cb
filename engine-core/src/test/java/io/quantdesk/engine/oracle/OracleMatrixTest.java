package io.quantdesk.engine.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of rule c11, cell by cell, and what holds when several conditions do. */
class OracleMatrixTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      useHeadersInDisplayName = true,
      delimiter = '|',
      textBlock =
          """
      action         | VALID | WIDE          | THIN          | STALE_TRADE | STALE_MARGIN | UNCERTAIN    | VOLATILE      | NON_POSITIVE
      REDUCE         | YES   | YES           | YES           | YES         | LIMIT_ORDERS | LIMIT_ORDERS | LIMIT_ORDERS  | NO
      INCREASE       | YES   | RAISED_MARGIN | RAISED_MARGIN | NO          | NO           | NO           | NO            | NO
      TRIGGER        | YES   | YES           | YES           | NO          | NO           | NO           | NO            | NO
      LIQUIDATE      | YES   | YES           | YES           | YES         | NO           | NO           | UNDER_AVERAGE | NO
      LEAVE_MARKET   | YES   | YES           | YES           | NO          | NO           | NO           | UNDER_AVERAGE | NO
      FUNDING_SAMPLE | YES   | YES           | YES           | NO          | NO           | NO           | NO            | NO
      WITHDRAW       | YES   | YES           | YES           | NO          | NO           | NO           | NO            | NO
      """)
  void shouldAllowByStatus(ArgumentsAccessor row) {
    OracleAction action = row.get(0, OracleAction.class);
    for (OracleStatus status : OracleStatus.values()) {
      assertThat(OracleMatrix.permission(action, status.bit()))
          .as("%s when %s", action, status)
          .isEqualTo(row.get(1 + status.code(), OraclePermission.class));
    }
  }

  @Test
  void shouldAllowOnlyWhatEveryConditionAllows() {
    int both = OracleStatus.VOLATILE.bit() | OracleStatus.STALE_MARGIN.bit();
    assertThat(OracleStatus.worst(both)).isEqualTo(OracleStatus.VOLATILE);
    assertThat(OracleMatrix.permission(OracleAction.LIQUIDATE, OracleStatus.VOLATILE.bit()))
        .isEqualTo(OraclePermission.UNDER_AVERAGE);
    assertThat(OracleMatrix.permission(OracleAction.LIQUIDATE, both))
        .isEqualTo(OraclePermission.NO);
  }
}
