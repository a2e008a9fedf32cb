package io.quantdesk.protocol.client;

import io.quantdesk.protocol.client.IngressException.Kind;
import io.quantdesk.protocol.ipc.EngineHome;
import io.quantdesk.protocol.sbe.ConnectRequestEncoder;
import io.quantdesk.protocol.sbe.ConnectResponseDecoder;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import io.quantdesk.protocol.sbe.MessageHeaderEncoder;
import io.quantdesk.protocol.sbe.RejectReason;
import io.quantdesk.protocol.sbe.SessionRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.UnsafeBuffer;

/** Asks a running engine for a pair of rings: one request file, one response file. */
final class Handshake {
  /** A server whose heartbeat is older does not run. */
  static final long SERVER_TIMEOUT_MS = 5_000;

  private static final long POLL_NS = 500_000;

  private final EngineHome home;
  private final String clientName;
  private final SessionRole role;

  Handshake(EngineHome home, String clientName, SessionRole role) {
    this.home = home;
    this.clientName = clientName;
    this.role = role;
  }

  /** Answers the id of the new connection, whose files then exist. */
  long request(long resumeFromSeq, Duration timeout) {
    requireServer();
    String name = UUID.randomUUID().toString();
    try {
      write(name, resumeFromSeq);
      return await(name, System.nanoTime() + timeout.toNanos());
    } catch (IOException e) {
      throw new UncheckedIOException("handshake in " + home.connectDirectory() + " failed", e);
    }
  }

  private void requireServer() {
    try {
      byte[] bytes = Files.readAllBytes(home.heartbeat());
      if (bytes.length >= Long.BYTES) {
        long beat = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (System.currentTimeMillis() - beat < SERVER_TIMEOUT_MS) {
          return;
        }
      }
    } catch (NoSuchFileException e) {
      throw noServer();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + home.heartbeat(), e);
    }
    throw noServer();
  }

  private IngressException noServer() {
    return new IngressException(Kind.NO_SERVER, "no engine runs at " + home.path());
  }

  private void write(String name, long resumeFromSeq) throws IOException {
    byte[] bytes =
        new byte[MessageHeaderEncoder.ENCODED_LENGTH + ConnectRequestEncoder.BLOCK_LENGTH];
    new ConnectRequestEncoder()
        .wrapAndApplyHeader(new UnsafeBuffer(bytes), 0, new MessageHeaderEncoder())
        .protocolVersion(ConnectRequestEncoder.SCHEMA_VERSION)
        .role(role)
        .clientName(clientName)
        .resumeFromSeq(resumeFromSeq);
    Path unfinished = home.connectDirectory().resolve(name + ".tmp");
    Files.createFile(
        unfinished,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(unfinished, bytes);
    Files.move(unfinished, requestPath(name), StandardCopyOption.ATOMIC_MOVE);
  }

  private long await(String name, long deadlineNs) throws IOException {
    Path response = home.connectDirectory().resolve(name + EngineHome.RESPONSE_SUFFIX);
    while (!Files.exists(response)) {
      if (System.nanoTime() - deadlineNs > 0) {
        Files.deleteIfExists(requestPath(name));
        throw new IngressException(
            Kind.TIMED_OUT, "the engine at " + home.path() + " did not answer the handshake");
      }
      LockSupport.parkNanos(POLL_NS);
    }
    byte[] bytes = Files.readAllBytes(response);
    Files.delete(response);
    ConnectResponseDecoder decoder =
        new ConnectResponseDecoder()
            .wrapAndApplyHeader(new UnsafeBuffer(bytes), 0, new MessageHeaderDecoder());
    if (decoder.reason() != RejectReason.NONE) {
      throw new IngressException(
          Kind.REFUSED,
          decoder.reason(),
          "the engine refused the connection of " + clientName + ": " + decoder.reason());
    }
    return decoder.connectionId();
  }

  private Path requestPath(String name) {
    return home.connectDirectory().resolve(name + EngineHome.REQUEST_SUFFIX);
  }
}
