package io.quantdesk.server.demo.flow;

/**
 * The commands that are sent and not answered, by client sequence: a ring, since answers come in
 * the order of the commands. Its capacity is the bound of what may be unanswered.
 */
final class Unanswered {
  private final int mask;
  private final CommandKind[] kinds;
  private final LevelOrder[] orders;

  /** Makes a ring; the capacity is a power of two and no less than the session's window. */
  Unanswered(int capacity) {
    if (Integer.bitCount(capacity) != 1) {
      throw new IllegalArgumentException("capacity must be a power of two: " + capacity);
    }
    mask = capacity - 1;
    kinds = new CommandKind[capacity];
    orders = new LevelOrder[capacity];
  }

  /** Remembers a command; the order is null when it is about none of the price levels. */
  void add(long clientSeq, CommandKind kind, LevelOrder order) {
    int slot = (int) clientSeq & mask;
    if (kinds[slot] != null) {
      throw new IllegalStateException("more than " + (mask + 1) + " commands are unanswered");
    }
    kinds[slot] = kind;
    orders[slot] = order;
  }

  /** Kind of an unanswered command; null when the sequence belongs to none. */
  CommandKind kind(long clientSeq) {
    return kinds[(int) clientSeq & mask];
  }

  /** Forgets a command and returns its order. */
  LevelOrder remove(long clientSeq) {
    int slot = (int) clientSeq & mask;
    LevelOrder order = orders[slot];
    kinds[slot] = null;
    orders[slot] = null;
    return order;
  }
}
