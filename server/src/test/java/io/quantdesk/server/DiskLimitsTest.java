package io.quantdesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.protocol.client.Outcome;
import io.quantdesk.protocol.sbe.RejectReason;
import io.quantdesk.protocol.sbe.SessionRole;
import io.quantdesk.protocol.sbe.Side;
import io.quantdesk.server.disk.DiskLimits;
import io.quantdesk.server.disk.DiskState;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real server on a disk of which some percent are used, with limits around that. */
class DiskLimitsTest {
  @TempDir Path directory;

  @Test
  void shouldRefuseOrdersThatOpenAndTakeTheRest() {
    try (EngineFixture engine = new EngineFixture(directory).start()) {
      TestClient admin = engine.connect("admin", SessionRole.ADMIN);
      int market = Exchange.openMarket(admin);
      int alice = Exchange.openAccount(admin, 1);
      engine.stop();

      engine.with(new DiskLimits(1, 100, 100, Long.MAX_VALUE)).start();
      assertThat(engine.server().diskState()).isEqualTo(DiskState.REDUCE_ONLY);
      admin = engine.connect("admin", SessionRole.ADMIN);
      Outcome refused =
          admin.execute(Exchange.limit(market, alice, Side.BUY, 5, Exchange.MARK_TICKS));
      assertThat(refused.reason()).isEqualTo(RejectReason.DISK_ALMOST_FULL);
      assertThat(admin.execute(Exchange.deposit(alice, 1_000_000)).reason())
          .isEqualTo(RejectReason.NONE);
      engine.stop();

      engine.with(new DiskLimits(100, 100, 100, 0)).start();
      admin = engine.connect("admin", SessionRole.ADMIN);
      assertThat(
              admin
                  .execute(Exchange.limit(market, alice, Side.BUY, 5, Exchange.MARK_TICKS))
                  .reason())
          .isEqualTo(RejectReason.NONE);
    }
  }
}
