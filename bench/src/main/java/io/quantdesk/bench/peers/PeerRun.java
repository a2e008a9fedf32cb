package io.quantdesk.bench.peers;

/**
 * What one stream did in one book, as it goes from process to process.
 *
 * @param ns of processor time for the whole stream
 * @param bytes that the thread allocated meanwhile
 */
record PeerRun(long ns, long bytes, long trades, long hash) {
  private static final int FIELDS = 4;

  String line() {
    return ns + " " + bytes + " " + trades + " " + hash;
  }

  static PeerRun of(String line) {
    String[] fields = line.split(" ", FIELDS);
    return new PeerRun(
        Long.parseLong(fields[0]),
        Long.parseLong(fields[1]),
        Long.parseLong(fields[2]),
        Long.parseLong(fields[3]));
  }

  boolean hasSameTrades(PeerRun other) {
    return trades == other.trades && hash == other.hash;
  }
}
