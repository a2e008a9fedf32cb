package io.quantdesk.server.audit;

import java.util.Map;

/**
 * What a check of an audit has found.
 *
 * @param check what was looked at
 * @param figures what was counted, in the order in which it is told
 * @param fault what is wrong; null: nothing
 */
public record Finding(String check, Map<String, String> figures, String fault) {
  /** Whether the check holds. */
  public boolean isOk() {
    return fault == null;
  }

  /** One line: whether it holds, what was counted, and what is wrong. */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder(isOk() ? "ok " : "FAILED ").append(check);
    figures.forEach((key, value) -> line.append(' ').append(key).append(' ').append(value));
    return isOk() ? line.toString() : line.append(": ").append(fault).toString();
  }
}
