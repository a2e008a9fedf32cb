package io.quantdesk.server.audit;

import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.agrona.DirectBuffer;

/**
 * All messages of the schema by their template ids, each with its name and fields. Taken from the
 * schema itself, so that a new message is known without being listed here. Owned by one thread.
 */
public final class MessageKinds {
  private static final String SCHEMA = "/quantdesk-sbe.xml";
  private static final String CODECS = MessageHeaderDecoder.class.getPackageName();

  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final SortedMap<Integer, MessageKind> kinds = new TreeMap<>();

  /** Reads the schema. */
  public MessageKinds() {
    try (InputStream schema = MessageHeaderDecoder.class.getResourceAsStream(SCHEMA)) {
      read(schema);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("the message schema cannot be read", e);
    }
  }

  /**
   * The kind of a message.
   *
   * @throws IllegalStateException when this program's schema has none with that id
   */
  public MessageKind of(int templateId) {
    MessageKind kind = kinds.get(templateId);
    if (kind == null) {
      throw new IllegalStateException("there is no message with the template id " + templateId);
    }
    return kind;
  }

  /** The kind of the message whose header starts there; refuses as {@link #of}. */
  public MessageKind at(DirectBuffer buffer, int offset) {
    return of(header.wrap(buffer, offset).templateId());
  }

  /** All of them, by template id. */
  public Collection<MessageKind> all() {
    return kinds.values();
  }

  private void read(InputStream schema) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    XMLStreamReader reader = factory.createXMLStreamReader(schema);
    while (reader.hasNext()) {
      if (reader.next() == XMLStreamConstants.START_ELEMENT
          && "message".equals(reader.getLocalName())) {
        String name = reader.getAttributeValue(null, "name");
        int templateId = Integer.parseInt(reader.getAttributeValue(null, "id"));
        kinds.put(templateId, new MessageKind(templateId, name, decoder(name)));
      }
    }
  }

  private static Class<?> decoder(String name) {
    try {
      return Class.forName(CODECS + '.' + name + "Decoder");
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("message " + name + " has no decoder", e);
    }
  }
}
