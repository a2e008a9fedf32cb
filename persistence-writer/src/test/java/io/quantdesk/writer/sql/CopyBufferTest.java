package io.quantdesk.writer.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantdesk.writer.fixture.Postgres;
import io.quantdesk.writer.fixture.TestDatabase;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

@ExtendWith(Postgres.class)
class CopyBufferTest {
  private final CopyBuffer buffer = new CopyBuffer();

  @Test
  void shouldWriteEachTypeAsTheDatabaseReadsIt(TestDatabase database) throws SQLException {
    UUID uuid = UUID.fromString("71640000-0005-8000-8000-0000000004d2");
    buffer
        .row(9)
        .int8(Long.MIN_VALUE)
        .int4(Integer.MAX_VALUE)
        .bool(true)
        .uuid(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits())
        .text("Ünïcode|\n\t\\N")
        .timestamp(1_723_075_200_123_456_999L)
        .nil()
        .numeric(-12_345_678_901L, 6)
        .timestamp(-1L);
    copy(
        database,
        "a bigint, b integer, c boolean, d uuid, e text, f timestamptz, g text, h numeric,"
            + " i timestamptz",
        "a, b, c, d, e, f, g, h, i");

    assertThat(
            database.one(
                "select concat_ws(' ', a, b, c, d, e, extract(epoch from f), coalesce(g, 'null'), h,"
                    + " extract(epoch from i)) from t"))
        .isEqualTo(
            "-9223372036854775808 2147483647 t 71640000-0005-8000-8000-0000000004d2"
                + " Ünïcode|\n\t\\N 1723075200.123456 null -12345.678901 -0.000001");
  }

  @Test
  void shouldWriteNumericsOfAllScalesExactly(TestDatabase database) throws SQLException {
    long seed = 58;
    List<String> expected = new ArrayList<>();
    for (BigDecimal value : numerics(new Random(seed))) {
      buffer.row(2).numeric(value.unscaledValue().longValueExact(), value.scale()).numeric(value);
      String plain = value.setScale(Math.max(0, value.scale())).toPlainString();
      expected.add(plain + " " + plain);
    }
    copy(database, "a numeric, b numeric, row integer generated always as identity", "a, b");

    assertThat(database.list("select a || ' ' || b from t order by row"))
        .as("seed %d", seed)
        .containsExactlyElementsOf(expected);
  }

  private static List<BigDecimal> numerics(Random random) {
    List<BigDecimal> values = new ArrayList<>();
    for (long unscaled : new long[] {0, 1, -1, 9_999, 10_000, 100_000_000, Long.MAX_VALUE}) {
      for (int scale = -12; scale <= 25; scale++) {
        values.add(BigDecimal.valueOf(unscaled, scale));
      }
    }
    values.add(BigDecimal.valueOf(Long.MIN_VALUE, 9));
    for (int i = 0; i < 2_000; i++) {
      values.add(
          BigDecimal.valueOf(random.nextLong() >> random.nextInt(64), random.nextInt(40) - 15));
    }
    return values;
  }

  @Test
  void shouldWriteNumericsBeyond64Bits(TestDatabase database) throws SQLException {
    BigDecimal large = new BigDecimal("-123456789012345678901234567890.000000000123");
    buffer.row(2).numeric(large);
    DecimalUnit.ofE9(7_000_000_001L).encode(buffer, Long.MAX_VALUE);
    copy(database, "a numeric, b numeric", "a, b");

    assertThat(database.one("select a || ' ' || b from t"))
        .isEqualTo(
            large.toPlainString()
                + " "
                + new BigDecimal("7.000000001").multiply(BigDecimal.valueOf(Long.MAX_VALUE)));
  }

  @Test
  void shouldRefuseARowWithTooFewOrTooManyValues() {
    buffer.row(2).int8(1);
    assertThatThrownBy(() -> buffer.row(2)).hasMessage("row 1 lacks 1 values");
    buffer.int8(2);
    assertThatThrownBy(() -> buffer.int8(3)).hasMessage("row 1 has more values than columns");
  }

  private void copy(TestDatabase database, String columns, String copied) throws SQLException {
    database.execute("create table t (" + columns + ")");
    try (Connection connection = database.url().open()) {
      CopyIn copy =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn("copy t (" + copied + ") from stdin (format binary)");
      buffer.sendTo(copy);
      assertThat(copy.endCopy()).isEqualTo(buffer.rows());
    }
  }
}
