package io.quantdesk.server.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantdesk.protocol.sbe.AmendOrderEncoder;
import io.quantdesk.protocol.sbe.CancelAllEncoder;
import io.quantdesk.protocol.sbe.CancelOrderEncoder;
import io.quantdesk.protocol.sbe.MessageHeaderEncoder;
import io.quantdesk.protocol.sbe.PlaceBracketEncoder;
import io.quantdesk.protocol.sbe.PlaceOrderEncoder;
import io.quantdesk.protocol.sbe.PlaceQuoteEncoder;
import io.quantdesk.protocol.sbe.RejectReason;
import io.quantdesk.protocol.sbe.UpdateOracleEncoder;
import io.quantdesk.protocol.sbe.WithdrawEncoder;
import java.io.IOException;
import java.util.List;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiskGateTest {
  private static final long GIB = 1L << 30;
  private static final RejectReason REFUSED = RejectReason.DISK_ALMOST_FULL;

  private final FakeDisk disk = new FakeDisk();
  private final DiskGate gate = new DiskGate(DiskLimits.STANDARD, disk);
  private final MutableDirectBuffer frame = new UnsafeBuffer(new byte[1_024]);
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private long nowMs;

  /** Of a disk of 10 GiB. */
  @ParameterizedTest
  @CsvSource({
    "0, OPEN",
    "50, OPEN",
    "79, OPEN",
    "80, REDUCE_ONLY",
    "89, REDUCE_ONLY",
    "90, NO_ORDERS",
    "94, NO_ORDERS",
    "95, FULL",
    "100, FULL"
  })
  void shouldGoByWhatIsUsed(int percent, DiskState state) {
    use(percent);
    assertThat(gate.state()).isEqualTo(state);
  }

  @Test
  void shouldIgnoreAFullDiskWithRoomEnough() {
    disk.total = 1_000 * GIB;
    disk.usable = 4 * GIB + 1;
    look();
    assertThat(gate.state()).isEqualTo(DiskState.OPEN);
    disk.usable = 4 * GIB;
    look();
    assertThat(gate.state()).isEqualTo(DiskState.FULL);
  }

  @Test
  void shouldOpenAgainWhenThereIsRoom() {
    use(96);
    use(50);
    assertThat(gate.state()).isEqualTo(DiskState.OPEN);
  }

  @Test
  void shouldStayAsItWasWhenTheDiskDoesNotTell() {
    use(85);
    disk.fails = true;
    use(10);
    assertThat(gate.state()).isEqualTo(DiskState.REDUCE_ONLY);
  }

  @Test
  void shouldLookOnceASecond() {
    use(10);
    disk.usable = 0;
    gate.look(nowMs + 999);
    assertThat(gate.state()).isEqualTo(DiskState.OPEN);
    gate.look(nowMs + 1_000);
    assertThat(gate.state()).isEqualTo(DiskState.FULL);
  }

  @Test
  void shouldTakeEverythingWhileThereIsRoom() {
    use(10);
    assertThat(order(false)).isEqualTo(RejectReason.NONE);
    assertThat(other(PlaceQuoteEncoder.TEMPLATE_ID)).isEqualTo(RejectReason.NONE);
  }

  @Test
  void shouldTakeOnlyWhatClosesWhenItIsAlmostFull() {
    use(80);
    assertThat(order(false)).isEqualTo(REFUSED);
    assertThat(order(true)).isEqualTo(RejectReason.NONE);
    assertThat(bracket(true)).isEqualTo(REFUSED);
    assertThat(bracket(false)).isEqualTo(RejectReason.NONE);
    assertThat(other(PlaceQuoteEncoder.TEMPLATE_ID)).isEqualTo(REFUSED);
    assertThat(other(AmendOrderEncoder.TEMPLATE_ID)).isEqualTo(RejectReason.NONE);
    assertThat(other(CancelOrderEncoder.TEMPLATE_ID)).isEqualTo(RejectReason.NONE);
  }

  @Test
  void shouldTakeNoOrderButLetMoneyLeaveBeforeItIsFull() {
    use(90);
    assertThat(order(true)).isEqualTo(REFUSED);
    assertThat(bracket(false)).isEqualTo(REFUSED);
    assertThat(other(AmendOrderEncoder.TEMPLATE_ID)).isEqualTo(REFUSED);
    for (int templateId :
        List.of(
            CancelOrderEncoder.TEMPLATE_ID,
            CancelAllEncoder.TEMPLATE_ID,
            WithdrawEncoder.TEMPLATE_ID,
            UpdateOracleEncoder.TEMPLATE_ID)) {
      assertThat(other(templateId)).isEqualTo(RejectReason.NONE);
    }
  }

  @Test
  void shouldRefuseLimitsThatDoNotRise() {
    for (List<Long> limits :
        List.of(
            List.of(80L, 90L, 95L),
            List.of(0L, 90L, 95L, 0L),
            List.of(80L, 79L, 95L, 0L),
            List.of(80L, 90L, 89L, 0L),
            List.of(80L, 90L, 101L, 0L),
            List.of(80L, 90L, Long.MAX_VALUE, 0L),
            List.of(80L, 90L, 95L, -1L))) {
      assertThatThrownBy(() -> DiskLimits.of(limits))
          .as("%s", limits)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("disk limits");
    }
  }

  private RejectReason order(boolean reduceOnly) {
    new PlaceOrderEncoder()
        .wrapAndApplyHeader(frame, 0, header)
        .execInst()
        .clear()
        .reduceOnly(reduceOnly);
    return gate.check(frame, 0);
  }

  private RejectReason bracket(boolean hasParent) {
    new PlaceBracketEncoder()
        .wrapAndApplyHeader(frame, 0, header)
        .parts()
        .clear()
        .parent(hasParent)
        .stop(true);
    return gate.check(frame, 0);
  }

  private RejectReason other(int templateId) {
    header.wrap(frame, 0).templateId(templateId);
    return gate.check(frame, 0);
  }

  private void use(int percent) {
    disk.total = 10 * GIB;
    disk.usable = 10 * GIB * (100 - percent) / 100;
    look();
  }

  private void look() {
    nowMs += 1_000;
    gate.look(nowMs);
  }

  private static final class FakeDisk implements DiskSpace {
    private long total = GIB;
    private long usable = GIB;
    private boolean fails;

    @Override
    public long totalBytes() throws IOException {
      return told(total);
    }

    @Override
    public long usableBytes() throws IOException {
      return told(usable);
    }

    private long told(long bytes) throws IOException {
      if (fails) {
        throw new IOException("gone");
      }
      return bytes;
    }
  }
}
