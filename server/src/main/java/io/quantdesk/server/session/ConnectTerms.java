package io.quantdesk.server.session;

import io.quantdesk.protocol.sbe.ConnectRequestDecoder;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import io.quantdesk.protocol.sbe.RejectReason;
import io.quantdesk.protocol.sbe.SessionRole;
import java.util.regex.Pattern;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What a client asks for in its handshake, or why that is refused.
 *
 * @param reason NONE: the other values are valid
 * @param clientName names the session for ever
 * @param role what the session may send
 * @param resumeFromSeq from where messages are sent again; 0: none are
 */
record ConnectTerms(RejectReason reason, String clientName, SessionRole role, long resumeFromSeq) {
  /** Length of the request file. */
  static final int REQUEST_LENGTH =
      MessageHeaderDecoder.ENCODED_LENGTH + ConnectRequestDecoder.BLOCK_LENGTH;

  private static final Pattern CLIENT_NAME = Pattern.compile("[A-Za-z0-9._:-]{1,32}");

  /** Reads a request; bytes of any kind give terms, with a reason when they are no good. */
  static ConnectTerms of(byte[] request) {
    if (request.length < MessageHeaderDecoder.ENCODED_LENGTH) {
      return refused(RejectReason.BAD_LENGTH);
    }
    UnsafeBuffer buffer = new UnsafeBuffer(request);
    MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, 0);
    if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID) {
      return refused(RejectReason.WRONG_SCHEMA);
    }
    if (header.version() != MessageHeaderDecoder.SCHEMA_VERSION) {
      return refused(RejectReason.UNSUPPORTED_VERSION);
    }
    if (header.templateId() != ConnectRequestDecoder.TEMPLATE_ID) {
      return refused(RejectReason.UNKNOWN_TEMPLATE);
    }
    if (request.length != REQUEST_LENGTH
        || header.blockLength() != ConnectRequestDecoder.BLOCK_LENGTH) {
      return refused(RejectReason.BAD_LENGTH);
    }
    return read(new ConnectRequestDecoder().wrapAndApplyHeader(buffer, 0, header));
  }

  private static ConnectTerms read(ConnectRequestDecoder request) {
    if (request.protocolVersion() != MessageHeaderDecoder.SCHEMA_VERSION) {
      return refused(RejectReason.UNSUPPORTED_VERSION);
    }
    short role = request.roleRaw();
    String clientName = request.clientName();
    if (!isRole(role) || !isName(request, clientName)) {
      return refused(RejectReason.INVALID_FIELD);
    }
    return new ConnectTerms(
        RejectReason.NONE, clientName, SessionRole.get(role), request.resumeFromSeq());
  }

  private static boolean isRole(short code) {
    for (SessionRole role : SessionRole.values()) {
      if (role.value() == code && role != SessionRole.NULL_VAL) {
        return true;
      }
    }
    return false;
  }

  /** Nothing may hide behind the first NUL: the engine tells sessions apart by all 32 bytes. */
  private static boolean isName(ConnectRequestDecoder request, String clientName) {
    for (int i = clientName.length(); i < ConnectRequestDecoder.clientNameLength(); i++) {
      if (request.clientName(i) != 0) {
        return false;
      }
    }
    return CLIENT_NAME.matcher(clientName).matches();
  }

  private static ConnectTerms refused(RejectReason reason) {
    return new ConnectTerms(reason, "", SessionRole.NULL_VAL, 0);
  }
}
