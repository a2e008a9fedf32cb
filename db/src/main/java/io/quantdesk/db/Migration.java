package io.quantdesk.db;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of SQL that brings the schema one step further.
 *
 * @param version 14 digits of its file name: year to second; the order in which files are applied
 * @param fileName such as 20261121100000_roles_and_auth.sql
 * @param sql all of its statements
 */
public record Migration(String version, String fileName, String sql) {
  private static final Pattern FILE_NAME = Pattern.compile("(\\d{14})_[a-z0-9_]+\\.sql");

  /** Takes the version from the file name; refuses a name of another form. */
  public static Migration of(String fileName, String sql) {
    Matcher matcher = FILE_NAME.matcher(fileName);
    if (!matcher.matches()) {
      throw new MigrationException(
          "migration '" + fileName + "' must be named <14 digits>_<lower_case_words>.sql");
    }
    return new Migration(matcher.group(1), fileName, sql);
  }

  /** SHA-256 of the text in hex; the same for both styles of line ends. */
  public String sha256() {
    byte[] text = sql.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
