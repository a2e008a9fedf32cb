package io.quantdesk.server.audit;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantdesk.server.scenario.text.Times;
import java.io.PrintWriter;

/**
 * One JSON object a line: sequence, time, ordinal, template, the message's fields as integers in
 * the units of the engine, and the event in words.
 */
public final class EventJson implements EventListing {
  private final JsonMapper mapper = JsonMapper.builder().build();
  private final MessageKinds kinds = new MessageKinds();
  private final PrintWriter out;

  /** Writes there; flushing is the caller's. */
  public EventJson(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void onEvent(ToldEvent event) {
    MessageKind kind = kinds.of(event.templateId());
    ObjectNode line = mapper.createObjectNode();
    line.put("seq", event.sequence());
    line.put("time", Times.format(event.timeNs()));
    line.put("ordinal", event.ordinal());
    line.put("template", kind.name());
    kind.read(event.buffer(), event.offset(), line.putObject("fields"));
    line.put("text", event.text());
    out.println(line);
  }

  @Override
  public boolean isClosed() {
    return out.checkError();
  }
}
