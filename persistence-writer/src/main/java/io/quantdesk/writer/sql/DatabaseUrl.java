package io.quantdesk.writer.sql;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A database as people write it: {@code postgresql://user:password@host:port/database?sslmode=...}
 * (or {@code postgres://}) with percent-encoded parts, or a {@code jdbc:postgresql:} URL. A server
 * that is not on this machine must speak TLS unless {@code sslmode} says otherwise. Immutable; its
 * text form never shows the password.
 */
public final class DatabaseUrl implements ConnectionFactory {
  private static final Pattern URL =
      Pattern.compile(
          "postgres(?:ql)?://(?:(?<user>[^:@/?]*)(?::(?<password>[^@]*))?@)?(?<hosts>[^/?]*)"
              + "(?:/(?<database>[^?]*))?(?:\\?(?<query>.*))?");
  private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
  private static final String JDBC = "jdbc:";
  private static final Set<String> LOOPBACK = Set.of("", "localhost", "127.0.0.1", "[::1]");

  /** What libpq calls a setting, and what the JDBC driver calls it. */
  private static final Map<String, String> DRIVER_NAMES =
      Map.of(
          "connect_timeout", "connectTimeout",
          "application_name", "ApplicationName",
          "channel_binding", "channelBinding",
          "target_session_attrs", "targetServerType");

  private final String jdbcUrl;
  private final Properties properties;

  private DatabaseUrl(String jdbcUrl, Properties properties) {
    this.jdbcUrl = jdbcUrl;
    this.properties = properties;
  }

  /** Understands either form; refuses anything else without repeating a password. */
  public static DatabaseUrl parse(String url) {
    String text = url.strip();
    Matcher matcher = URL.matcher(text.startsWith(JDBC) ? text.substring(JDBC.length()) : text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "not a database URL; expected postgresql://user:password@host:port/database");
    }
    Properties properties = defaults();
    put(properties, "user", decode(matcher.group("user")));
    put(properties, "password", decode(matcher.group("password")));
    readQuery(matcher.group("query"), properties);
    String hosts = matcher.group("hosts");
    if (!properties.containsKey("sslmode")) {
      properties.setProperty("sslmode", isLocal(hosts) ? "prefer" : "require");
    }
    String database = decode(matcher.group("database"));
    if (database == null || database.isEmpty()) {
      throw new IllegalArgumentException("the database URL names no database after the host");
    }
    return new DatabaseUrl(
        "jdbc:postgresql://" + (hosts.isEmpty() ? "localhost" : hosts) + "/" + encode(database),
        properties);
  }

  /** Of parts that are known. */
  public static DatabaseUrl of(
      String host, int port, String database, String user, String password) {
    Properties properties = defaults();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("sslmode", isLocal(host) ? "prefer" : "require");
    return new DatabaseUrl(
        "jdbc:postgresql://" + host + ":" + port + "/" + encode(database), properties);
  }

  private static Properties defaults() {
    Properties properties = new Properties();
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("loginTimeout", "30");
    // Longer than the statement timeout of a session: only a dead network gets there.
    properties.setProperty("socketTimeout", "90");
    properties.setProperty("tcpKeepAlive", "true");
    return properties;
  }

  private static void readQuery(String query, Properties properties) {
    if (query == null || query.isEmpty()) {
      return;
    }
    for (String pair : query.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      if (parts.length != 2 || parts[0].isEmpty()) {
        throw new IllegalArgumentException("database URL: '" + parts[0] + "' has no value");
      }
      String name = decode(parts[0]);
      properties.setProperty(DRIVER_NAMES.getOrDefault(name, name), decode(parts[1]));
    }
  }

  private static boolean isLocal(String hosts) {
    for (String host : hosts.split(",", -1)) {
      if (!LOOPBACK.contains(host.replaceFirst(":\\d*$", ""))) {
        return false;
      }
    }
    return true;
  }

  private static void put(Properties properties, String name, String value) {
    if (value != null) {
      properties.setProperty(name, value);
    }
  }

  /** Percent-decodes; unlike in a form, a plus sign is itself. */
  private static String decode(String text) {
    if (text == null) {
      return null;
    }
    if (BAD_ESCAPE.matcher(text).find()) {
      throw new IllegalArgumentException(
          "the database URL has a % without two hexadecimal digits behind it; write %25 for a %");
    }
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Another database on the same server, with the same settings. */
  public DatabaseUrl withDatabase(String database) {
    String server = jdbcUrl.substring(0, jdbcUrl.lastIndexOf('/') + 1);
    return new DatabaseUrl(server + encode(database), properties);
  }

  @Override
  public Connection open() throws SQLException {
    return DriverManager.getConnection(jdbcUrl, (Properties) properties.clone());
  }

  /**
   * A URL from which {@link #parse} makes the same, user, password and all settings included: for
   * the environment of another process, not for logs.
   */
  public String connectionString() {
    Properties defaults = defaults();
    return properties.stringPropertyNames().stream()
        .filter(name -> !properties.getProperty(name).equals(defaults.getProperty(name)))
        .sorted()
        .map(name -> encode(name) + "=" + encode(properties.getProperty(name)))
        .collect(Collectors.joining("&", jdbcUrl + "?", ""));
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** The URL of the JDBC driver, without user and password. */
  public String jdbcUrl() {
    return jdbcUrl;
  }

  /** A setting of the JDBC driver, or null. */
  public String property(String name) {
    return properties.getProperty(name);
  }

  @Override
  public String toString() {
    String user = properties.getProperty("user");
    return user == null ? jdbcUrl : jdbcUrl + " as " + user;
  }
}
