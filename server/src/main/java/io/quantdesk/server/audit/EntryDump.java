package io.quantdesk.server.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantdesk.protocol.CommandEntry;
import io.quantdesk.protocol.EventBlockCursor;
import io.quantdesk.server.scenario.text.Times;
import java.io.PrintWriter;
import java.util.Map;
import org.agrona.DirectBuffer;

/**
 * Prints the messages in the entries of a journal as they are, one a line: sequence, time, the
 * message's name, and its fields in the units of the engine. Owned by one thread.
 */
public final class EntryDump {
  private final JsonMapper mapper = JsonMapper.builder().build();
  private final MessageKinds kinds = new MessageKinds();
  private final EventBlockCursor cursor = new EventBlockCursor();
  private final PrintWriter out;
  private final boolean json;

  /** Prints there, lines or JSON objects; flushing is the caller's. */
  public EntryDump(PrintWriter out, boolean json) {
    this.out = out;
    this.json = json;
  }

  /** Prints the command in an entry of a command journal. */
  public void command(long sequence, DirectBuffer buffer, int offset, int length) {
    ObjectNode line = line(sequence, CommandEntry.timeNs(buffer, offset));
    line.put("session", Integer.toUnsignedLong(CommandEntry.sessionId(buffer, offset)));
    int message = offset + CommandEntry.MESSAGE_OFFSET;
    print(line, kinds.at(buffer, message), buffer, message);
  }

  /** Prints the outcome and the events in an entry of an event journal. */
  public void events(long sequence, DirectBuffer buffer, int offset, int length) {
    cursor.wrap(buffer, offset, length);
    long timeNs = cursor.outcome().timeNs();
    print(line(sequence, timeNs).put("ordinal", 0), kinds.at(buffer, offset), buffer, offset);
    while (cursor.next()) {
      ObjectNode line = line(sequence, timeNs).put("ordinal", cursor.ordinal());
      print(line, kinds.of(cursor.templateId()), buffer, cursor.messageOffset());
    }
  }

  private ObjectNode line(long sequence, long timeNs) {
    return mapper.createObjectNode().put("seq", sequence).put("time", Times.format(timeNs));
  }

  private void print(ObjectNode line, MessageKind kind, DirectBuffer buffer, int message) {
    line.put("template", kind.name());
    kind.read(buffer, message, line.putObject("fields"));
    if (json) {
      out.println(line);
      return;
    }
    StringBuilder text = new StringBuilder();
    text.append(line.get("seq")).append(' ').append(line.get("time").textValue());
    if (line.has("session")) {
      text.append(" session=").append(line.get("session"));
    }
    text.append(' ').append(kind.name());
    append(line.get("fields"), "", text);
    out.println(text);
  }

  private static void append(JsonNode fields, String prefix, StringBuilder text) {
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      String name = prefix + field.getKey();
      if (field.getValue().isObject()) {
        append(field.getValue(), name + '.', text);
      } else {
        text.append(' ').append(name).append('=').append(text(field.getValue()));
      }
    }
  }

  /** Text with spaces or signs is quoted, so that the next field can be found. */
  private static String text(JsonNode value) {
    boolean isWord = value.isTextual() && value.textValue().matches("[A-Za-z0-9_./:-]+");
    return isWord ? value.textValue() : value.toString();
  }
}
