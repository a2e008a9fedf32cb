package io.quantdesk.writer.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://trader:p%40ss%2Fw%3Ard+%25@db.example.com:6543/quantdesk",
        "postgres://trader:p%40ss%2Fw%3Ard+%25@db.example.com:6543/quantdesk",
        "jdbc:postgresql://db.example.com:6543/quantdesk?user=trader&password=p%40ss%2Fw%3Ard+%25"
      })
  void shouldUnderstandBothFormsWithPercentEncodedPasswords(String text) {
    DatabaseUrl url = DatabaseUrl.parse(text);

    assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example.com:6543/quantdesk");
    assertThat(url.property("user")).isEqualTo("trader");
    assertThat(url.property("password")).isEqualTo("p@ss/w:rd+%");
    assertThat(url.toString()).doesNotContain("p@ss").doesNotContain("p%40ss").contains("trader");
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql://u:p@db.example.com/quantdesk, require",
    "postgresql://u:p@localhost/quantdesk, prefer",
    "postgresql://u:p@127.0.0.1:5433/quantdesk, prefer",
    "postgresql://u:p@[::1]:5433/quantdesk, prefer",
    "postgresql:///quantdesk, prefer",
    "'postgresql://u:p@localhost,db.example.com:5433/quantdesk', require",
    "postgresql://u:p@db.example.com/quantdesk?sslmode=verify-full, verify-full",
    "postgresql://u:p@db.example.com/quantdesk?sslmode=disable, disable"
  })
  void shouldWantEncryptionToOtherMachines(String text, String sslmode) {
    assertThat(DatabaseUrl.parse(text).property("sslmode")).isEqualTo(sslmode);
  }

  @Test
  void shouldNameAnotherDatabaseOfTheSameServer() {
    DatabaseUrl url = DatabaseUrl.parse("postgresql://u:p@h:6543/d?connect_timeout=3");

    DatabaseUrl other = url.withDatabase("another");

    assertThat(other.jdbcUrl()).isEqualTo("jdbc:postgresql://h:6543/another");
    assertThat(other.property("connectTimeout")).isEqualTo("3");
    assertThat(other.property("user")).isEqualTo("u");
  }

  @Test
  void shouldTranslateSettingsOfPsql() {
    DatabaseUrl url =
        DatabaseUrl.parse("postgresql://u@h/d?connect_timeout=3&application_name=desk%20one");

    assertThat(url.property("connectTimeout")).isEqualTo("3");
    assertThat(url.property("ApplicationName")).isEqualTo("desk one");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "mysql://u:secret@h/d",
        "postgresql:u:secret@h/d",
        "postgresql://u:secret@h",
        "postgresql://u:secret@h/d?sslmode"
      })
  void shouldRefuseOthersWithoutRepeatingThePassword(String text) {
    assertThatThrownBy(() -> DatabaseUrl.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
  }
}
