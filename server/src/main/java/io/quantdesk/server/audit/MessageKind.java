package io.quantdesk.server.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import java.lang.reflect.Method;
import org.agrona.DirectBuffer;

/** One kind of message: its name in the schema, and how its fields are read. */
public final class MessageKind {
  private final int templateId;
  private final String name;
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final Object decoder;
  private final Method wrap;
  private final MessageFields fields;

  MessageKind(int templateId, String name, Class<?> decoderClass) {
    this.templateId = templateId;
    this.name = name;
    try {
      decoder = decoderClass.getConstructor().newInstance();
      wrap = decoderClass.getMethod("wrap", DirectBuffer.class, int.class, int.class, int.class);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(decoderClass + " is no decoder of messages", e);
    }
    fields = new MessageFields(decoderClass);
  }

  /** Its id in the schema. */
  public int templateId() {
    return templateId;
  }

  /** Its name in the schema. */
  public String name() {
    return name;
  }

  /** Its fields. */
  public MessageFields fields() {
    return fields;
  }

  /**
   * Adds the fields of a message to an object: integers in the units of the engine, enum constants
   * by name.
   *
   * @param offset where its header starts
   */
  public void read(DirectBuffer buffer, int offset, ObjectNode to) {
    header.wrap(buffer, offset);
    int body = offset + MessageHeaderDecoder.ENCODED_LENGTH;
    MessageFields.invoke(wrap, decoder, buffer, body, header.blockLength(), header.version());
    fields.read(decoder, to);
  }
}
