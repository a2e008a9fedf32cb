package io.quantdesk.server.scenario.world;

import java.util.List;
import java.util.stream.Stream;

/**
 * One event of the engine: the fact that it states and those that follow from it.
 *
 * @param seq of the command
 * @param timeNs of the command
 * @param fact all that the event says; one line of output
 * @param consequences what else may be expected of it, such as the order being filled
 */
public record Observed(long seq, long timeNs, Fact fact, List<Fact> consequences) {
  /** The fact and what follows from it. */
  public List<Fact> facts() {
    return Stream.concat(Stream.of(fact), consequences.stream()).toList();
  }
}
