package io.quantdesk.server.audit;

import org.agrona.collections.Long2LongHashMap;

/** An amount by number; what is 0 takes no room. */
final class Amounts {
  private final Long2LongHashMap amounts = new Long2LongHashMap(0);

  /** The amount of a number. */
  long get(long number) {
    return amounts.get(number);
  }

  /** Replaces an amount; returns the one before. */
  long put(long number, long amount) {
    return amount == 0 ? amounts.remove(number) : amounts.put(number, amount);
  }
}
