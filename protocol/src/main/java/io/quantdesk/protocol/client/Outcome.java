package io.quantdesk.protocol.client;

import io.quantdesk.protocol.sbe.CommandOutcomeDecoder;
import io.quantdesk.protocol.sbe.RejectReason;

/**
 * The answer to one command, as a value.
 *
 * @param commandSeq place of the command in the engine's sequence
 * @param clientSeq number of the command within its session
 * @param orderId order that the command made or named; 0: none
 * @param originalSeq of a resent command the sequence that executed it; otherwise 0
 * @param reason NONE: accepted
 * @param eventCount number of events that the command led to
 */
public record Outcome(
    long commandSeq,
    long clientSeq,
    long orderId,
    long originalSeq,
    RejectReason reason,
    int eventCount) {

  /** Copies what the decoder is placed on. */
  public static Outcome of(CommandOutcomeDecoder outcome) {
    return new Outcome(
        outcome.commandSeq(),
        outcome.clientSeq(),
        outcome.orderId(),
        outcome.originalSeq(),
        outcome.reason(),
        outcome.eventCount());
  }

  /** Whether the command was executed. */
  public boolean accepted() {
    return reason == RejectReason.NONE;
  }
}
