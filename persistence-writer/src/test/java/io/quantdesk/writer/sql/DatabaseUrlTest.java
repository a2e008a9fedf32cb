package io.quantdesk.writer.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
  private static final List<String> SETTINGS =
      List.of(
          "user",
          "password",
          "sslmode",
          "sslrootcert",
          "connectTimeout",
          "ApplicationName",
          "loginTimeout",
          "socketTimeout",
          "tcpKeepAlive");

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
        "postgresql://trader:p%40ss%2Fw%3Ard+%25%26%3D%3F@db.example.com:6543/quantdesk",
        "postgresql://trader@localhost/quantdesk",
        "postgresql:///quantdesk",
        "postgresql://u:%E2%82%AC@h1,h2:5433/quantdesk",
        "postgresql://u:p@h/my%20quant%25desk%3F",
        "postgresql://u:p@h/d?sslmode=verify-full&sslrootcert=/etc/ssl/root%20ca.pem",
        "postgresql://u:p@h/d?connect_timeout=3&application_name=desk%20%26%20one"
      })
  void shouldGiveAConnectionStringFromWhichTheSameIsParsed(String text) {
    DatabaseUrl url = DatabaseUrl.parse(text);

    DatabaseUrl again = DatabaseUrl.parse(url.connectionString());

    assertThat(again.jdbcUrl()).isEqualTo(url.jdbcUrl());
    for (String name : SETTINGS) {
      assertThat(again.property(name)).as(name).isEqualTo(url.property(name));
    }
    assertThat(again.connectionString()).isEqualTo(url.connectionString());
  }

  @Test
  void shouldSayInTheConnectionStringWhatItHasChosenAndNoDefaultsOfTheDriver() {
    assertThat(DatabaseUrl.parse("postgresql://trader:a+b%20c@db.example.com/d").connectionString())
        .isEqualTo(
            "jdbc:postgresql://db.example.com/d?password=a%2Bb%20c&sslmode=require&user=trader");
    assertThat(DatabaseUrl.of("localhost", 5433, "d", "trader", "p&q").connectionString())
        .isEqualTo("jdbc:postgresql://localhost:5433/d?password=p%26q&sslmode=prefer&user=trader");
  }

  @Test
  void shouldKeepTheNameOfADatabasePercentEncodedForTheDriver() {
    assertThat(DatabaseUrl.parse("postgresql://u:p@h/my%20quant%2Bdesk").jdbcUrl())
        .isEqualTo("jdbc:postgresql://h/my%20quant%2Bdesk");
    assertThat(DatabaseUrl.parse("postgresql://u:p@h/d").withDatabase("a b").jdbcUrl())
        .isEqualTo("jdbc:postgresql://h/a%20b");
  }

  @ParameterizedTest
  @CsvSource({
    "mysql://u:secret@h/d, expected postgresql://user:password@host:port/database",
    "postgresql://u:secret@h, names no database after the host",
    "postgresql://u:secret@h/d?sslmode, has no value",
    "postgresql://u:secret%zz@h/d, write %25 for a %",
    "postgresql://u:p@h/d?password=secret%2, write %25 for a %"
  })
  void shouldSayWhatIsWrongWithAUrl(String text, String message) {
    assertThatThrownBy(() -> DatabaseUrl.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message)
        .hasNoCause();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "mysql://u:secret@h/d",
        "postgresql:u:secret@h/d",
        "postgresql://u:secret@h",
        "postgresql://u:secret@h/d?sslmode",
        "postgresql://u:secret%zz@h/d"
      })
  void shouldRefuseOthersWithoutRepeatingThePassword(String text) {
    assertThatThrownBy(() -> DatabaseUrl.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
  }
}
