package io.quantdesk.server.session;

import org.agrona.BitUtil;

/**
 * What each client gets, and when it is taken for dead.
 *
 * @param ingressBytes capacity of a ring from a client, a power of two
 * @param egressBytes capacity of a ring to a client, a power of two
 * @param maxConnections at the same time
 * @param clientTimeoutMs a client that has not polled for so long has died
 */
public record RingSizes(
    int ingressBytes, int egressBytes, int maxConnections, long clientTimeoutMs) {
  private static final int BYTES_MIN = 4 * 1024;

  /** Refuses capacities that a ring cannot have. */
  public RingSizes {
    check("ingressBytes", ingressBytes);
    check("egressBytes", egressBytes);
  }

  private static void check(String name, int bytes) {
    if (!BitUtil.isPowerOfTwo(bytes) || bytes < BYTES_MIN) {
      throw new IllegalArgumentException(
          name + " must be a power of two of at least " + BYTES_MIN + " but is " + bytes);
    }
  }
}
