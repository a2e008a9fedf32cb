package io.quantdesk.server.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Map;

/**
 * Prints a sheet for people: one {@code key value} a line. Of a list each item is a line, or, when
 * it has lists itself, an indented block under what it is the item of.
 */
public final class SheetText {
  private static final String INDENT = "  ";

  private final PrintWriter out;

  /** Prints there; flushing is the caller's. */
  public SheetText(PrintWriter out) {
    this.out = out;
  }

  /** Prints a sheet. */
  public void print(ObjectNode sheet) {
    sheet.properties().forEach(field -> print(field.getKey(), field.getValue(), ""));
  }

  private void print(String key, JsonNode value, String indent) {
    if (value.isValueNode()) {
      out.println(indent + key + ' ' + value.asText());
    } else {
      value.forEach(item -> printItem(singular(key), item, indent));
    }
  }

  private void printItem(String key, JsonNode item, String indent) {
    if (item.valueStream().allMatch(JsonNode::isValueNode)) {
      StringBuilder line = new StringBuilder(indent).append(key);
      for (Map.Entry<String, JsonNode> field : item.properties()) {
        line.append(' ').append(field.getKey()).append(' ').append(field.getValue().asText());
      }
      out.println(line);
    } else {
      out.println(indent + key + ' ' + item.get(key).asText());
      item.properties().stream()
          .filter(field -> !field.getKey().equals(key))
          .forEach(field -> print(field.getKey(), field.getValue(), indent + INDENT));
    }
  }

  private static String singular(String key) {
    return key.endsWith("s") ? key.substring(0, key.length() - 1) : key;
  }
}
