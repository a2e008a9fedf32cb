package io.quantdesk.server.egress;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.protocol.EventBlockCursor;
import io.quantdesk.protocol.sbe.CommandOutcomeEncoder;
import io.quantdesk.protocol.sbe.DoneReason;
import io.quantdesk.protocol.sbe.MassCancelCompletedEncoder;
import io.quantdesk.protocol.sbe.MessageHeaderEncoder;
import io.quantdesk.protocol.sbe.OrderAcceptedEncoder;
import io.quantdesk.protocol.sbe.OrderDoneEncoder;
import io.quantdesk.protocol.sbe.RejectReason;
import java.nio.ByteOrder;
import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.api.Test;

class AccountSessionsTest {
  private static final int SESSION = 3;
  private static final int OTHER_SESSION = 4;

  private final AccountSessions sessions = new AccountSessions(16);
  private final ExpandableArrayBuffer block = new ExpandableArrayBuffer();
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private int length;

  @Test
  void shouldFollowTheSessionThatLastPlacedAnOrder() {
    outcome(SESSION, 100, RejectReason.NONE, 1);
    accepted(7, 100);
    sessions.onBlock(block, 0, length);
    outcome(OTHER_SESSION, 101, RejectReason.NONE, 1);
    accepted(8, 101);
    sessions.onBlock(block, 0, length);
    assertThat(sessions.sessionOf(7)).isEqualTo(SESSION);
    assertThat(sessions.sessionOf(8)).isEqualTo(OTHER_SESSION);
  }

  @Test
  void shouldTakeTheEndOfTheNamedOrderForTheSendersOwn() {
    outcome(SESSION, 100, RejectReason.NONE, 1);
    done(7, 100);
    sessions.onBlock(block, 0, length);
    assertThat(sessions.sessionOf(7)).isEqualTo(SESSION);
  }

  @Test
  void shouldNotTakeTheEndOfAnotherOrderForTheSendersOwn() {
    outcome(SESSION, 100, RejectReason.NONE, 2);
    done(9, 55);
    done(7, 100);
    sessions.onBlock(block, 0, length);
    assertThat(sessions.sessionOf(9)).isZero();
  }

  @Test
  void shouldTakeWhatAMassCancelEndsForTheSendersOwn() {
    outcome(SESSION, 0, RejectReason.NONE, 1);
    done(7, 100);
    sessions.onBlock(block, 0, length);
    outcome(SESSION, 0, RejectReason.NONE, 1);
    new MassCancelCompletedEncoder()
        .wrapAndApplyHeader(block, next(MassCancelCompletedEncoder.BLOCK_LENGTH), header)
        .subAccountId(8);
    sessions.onBlock(block, 0, length);
    assertThat(sessions.sessionOf(7)).isEqualTo(SESSION);
    assertThat(sessions.sessionOf(8)).isEqualTo(SESSION);
  }

  @Test
  void shouldNotFollowARefusedCommandOrTheServersOwn() {
    outcome(SESSION, 0, RejectReason.UNKNOWN_ORDER, 1);
    done(7, 100);
    sessions.onBlock(block, 0, length);
    outcome(0, 0, RejectReason.NONE, 1);
    done(7, 100);
    sessions.onBlock(block, 0, length);
    assertThat(sessions.sessionOf(7)).isZero();
  }

  private void outcome(int sessionId, long orderId, RejectReason reason, int events) {
    length = EventBlockCursor.EVENTS_OFFSET;
    new CommandOutcomeEncoder()
        .wrapAndApplyHeader(block, 0, header)
        .commandSeq(1)
        .orderId(orderId)
        .sessionId(sessionId)
        .reason(reason)
        .eventCount(events);
  }

  private void accepted(int subAccountId, long orderId) {
    new OrderAcceptedEncoder()
        .wrapAndApplyHeader(block, next(OrderAcceptedEncoder.BLOCK_LENGTH), header)
        .orderId(orderId)
        .subAccountId(subAccountId);
  }

  private void done(int subAccountId, long orderId) {
    new OrderDoneEncoder()
        .wrapAndApplyHeader(block, next(OrderDoneEncoder.BLOCK_LENGTH), header)
        .orderId(orderId)
        .subAccountId(subAccountId)
        .reason(DoneReason.EXPIRED);
  }

  private int next(int blockLength) {
    int messageLength = MessageHeaderEncoder.ENCODED_LENGTH + blockLength;
    block.putInt(length, messageLength, ByteOrder.LITTLE_ENDIAN);
    int offset = length + EventBlockCursor.LENGTH_BYTES;
    length = offset + messageLength;
    return offset;
  }
}
