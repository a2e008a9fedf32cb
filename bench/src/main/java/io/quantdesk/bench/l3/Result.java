package io.quantdesk.bench.l3;

import java.util.List;

/**
 * What one recording gave.
 *
 * @param messages how many messages drove the book
 * @param bookNs the time that all together took there, id map included
 */
record Result(long messages, double bookNs, List<Check> checks) {
  boolean isReached() {
    return checks.stream().allMatch(Check::isReached);
  }

  double nsPerMessage() {
    return messages == 0 ? 0 : bookNs / messages;
  }
}
