package io.quantdesk.protocol.ipc;

import java.nio.file.Path;

/**
 * Names of the files through which clients and one engine meet. Only the server's own user may
 * enter: directories have mode 0700, files 0600.
 *
 * <pre>
 *  home/server.lock                       held by the running server
 *  home/server.heartbeat                  8 bytes: milliseconds since 1970, written several times a second
 *  home/connect/NAME.request, .response   handshake: ConnectRequest, ConnectResponse
 *  home/sessions/ID/ingress.ring          client to server
 *  home/sessions/ID/egress.ring           server to client
 *  home/marketdata.broadcast              server to everybody
 *  home/marketdata.requests               everybody to server: which books to repeat
 * </pre>
 *
 * @param path the home directory
 */
public record EngineHome(Path path) {
  /** Ends the name of a handshake request. */
  public static final String REQUEST_SUFFIX = ".request";

  /** Ends the name of the answer to a handshake request. */
  public static final String RESPONSE_SUFFIX = ".response";

  /** File whose lock is held by the running server. */
  public Path lock() {
    return path.resolve("server.lock");
  }

  /** File in which the running server shows that it lives. */
  public Path heartbeat() {
    return path.resolve("server.heartbeat");
  }

  /** Where handshake requests and responses lie. */
  public Path connectDirectory() {
    return path.resolve("connect");
  }

  /** Parent of the connections' directories. */
  public Path sessionsDirectory() {
    return path.resolve("sessions");
  }

  /** Directory of one connection. */
  public Path sessionDirectory(long connectionId) {
    return sessionsDirectory().resolve(Long.toUnsignedString(connectionId));
  }

  /** Ring from a client to the server. */
  public Path ingressRing(long connectionId) {
    return sessionDirectory(connectionId).resolve("ingress.ring");
  }

  /** Ring from the server to a client. */
  public Path egressRing(long connectionId) {
    return sessionDirectory(connectionId).resolve("egress.ring");
  }

  /** Broadcast of public market data. */
  public Path marketData() {
    return path.resolve("marketdata.broadcast");
  }

  /** Where listeners ask for snapshots of books. */
  public Path marketDataRequests() {
    return path.resolve("marketdata.requests");
  }
}
