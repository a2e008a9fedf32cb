package io.quantdesk.server.disk;

import io.quantdesk.protocol.sbe.AmendOrderDecoder;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import io.quantdesk.protocol.sbe.PlaceBracketDecoder;
import io.quantdesk.protocol.sbe.PlaceOrderDecoder;
import io.quantdesk.protocol.sbe.PlaceQuoteDecoder;
import io.quantdesk.protocol.sbe.RejectReason;
import java.io.IOException;
import org.agrona.DirectBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses orders while the disk of the journals is almost full, so that positions can be closed and
 * money can leave as long as there is room at all. A refused command is journalled as one, as any
 * other that is no valid command.
 *
 * <p>One thread looks at the disk, another one, the sequencer's, asks about commands.
 */
public final class DiskGate {
  private static final Logger LOG = LoggerFactory.getLogger(DiskGate.class);
  private static final long INTERVAL_MS = 1_000;
  private static final int PERCENT = 100;

  private final DiskLimits limits;
  private final DiskSpace space;
  private final PlaceOrderDecoder order = new PlaceOrderDecoder();
  private final PlaceBracketDecoder bracket = new PlaceBracketDecoder();
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private long nextLookMs = Long.MIN_VALUE;
  private volatile DiskState state = DiskState.OPEN;

  public DiskGate(DiskLimits limits, DiskSpace space) {
    this.limits = limits;
    this.space = space;
  }

  /** Looks at the disk, at most once a second. One that does not tell is as it was. */
  public void look(long nowMs) {
    if (nowMs < nextLookMs) {
      return;
    }
    nextLookMs = nowMs + INTERVAL_MS;
    try {
      become(stateOf(space.usableBytes(), space.totalBytes()));
    } catch (IOException e) {
      LOG.warn("cannot tell how full the journals' disk is: {}", e.getMessage());
    }
  }

  /** What the disk allowed when it was looked at last. */
  public DiskState state() {
    return state;
  }

  /** NONE, or DISK_ALMOST_FULL for a command that has to wait until there is room. */
  public RejectReason check(DirectBuffer buffer, int offset) {
    DiskState now = state;
    if (now == DiskState.OPEN) {
      return RejectReason.NONE;
    }
    boolean isRefused =
        switch (header.wrap(buffer, offset).templateId()) {
          case PlaceOrderDecoder.TEMPLATE_ID ->
              now != DiskState.REDUCE_ONLY || !reduces(buffer, offset);
          case PlaceBracketDecoder.TEMPLATE_ID ->
              now != DiskState.REDUCE_ONLY || opens(buffer, offset);
          case PlaceQuoteDecoder.TEMPLATE_ID -> true;
          case AmendOrderDecoder.TEMPLATE_ID -> now != DiskState.REDUCE_ONLY;
          default -> false;
        };
    return isRefused ? RejectReason.DISK_ALMOST_FULL : RejectReason.NONE;
  }

  private boolean reduces(DirectBuffer buffer, int offset) {
    return order.wrapAndApplyHeader(buffer, offset, header).execInst().reduceOnly();
  }

  private boolean opens(DirectBuffer buffer, int offset) {
    return bracket.wrapAndApplyHeader(buffer, offset, header).parts().parent();
  }

  private DiskState stateOf(long usable, long total) {
    long usedPercent = (total - usable) / Math.max(1, total / PERCENT);
    if (usable > limits.ignoredAboveBytes() || usedPercent < limits.reduceOnlyPercent()) {
      return DiskState.OPEN;
    }
    if (usedPercent < limits.noOrdersPercent()) {
      return DiskState.REDUCE_ONLY;
    }
    return usedPercent < limits.stopPercent() ? DiskState.NO_ORDERS : DiskState.FULL;
  }

  private void become(DiskState next) {
    if (next != state) {
      LOG.warn("the journals' disk: {} after {}", next, state);
      state = next;
    }
  }
}
