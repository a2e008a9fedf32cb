package io.quantdesk.server.demo.check;

import io.quantdesk.engine.EngineView;
import io.quantdesk.engine.Invariants;
import io.quantdesk.engine.order.Side;
import io.quantdesk.server.demo.flow.DemoMarket;
import io.quantdesk.writer.sql.DatabaseTotals;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks that nothing appeared or vanished: money that came in against where it is now, longs
 * against shorts, both by sums in SQL, and the engine's own audit of its state.
 */
public final class ConservationChecks {
  private static final int MICROS_DECIMALS = 6;

  private final EngineView engine;

  /** Takes an engine at the end of the journal. */
  public ConservationChecks(EngineView engine) {
    this.engine = engine;
  }

  /** The checks. */
  public CheckTable against(DatabaseTotals database, List<DemoMarket> markets) {
    StoredTotals stored = new StoredTotals(database);
    long withdrawals = engine.withdrawalsMicros() + engine.pendingWithdrawalsMicros();
    long deposits = engine.depositsMicros() - withdrawals;
    long held = stored.allCashMicros() + stored.allFeesMicros() - stored.allCostMicros();
    List<Check> checks = new ArrayList<>();
    checks.add(Check.ofDecimals("cash + fees - costs", deposits, held, MICROS_DECIMALS));
    checks.add(
        Check.ofDecimals("fees", engine.treasuryMicros(), stored.allFeesMicros(), MICROS_DECIMALS));
    for (DemoMarket market : markets) {
      String symbol = market.source().marketSymbol();
      checks.add(
          Check.ofDecimals(
              symbol + " long and short",
              stored.openLots(market, Side.BUY),
              stored.openLots(market, Side.SELL),
              market.source().quantityDecimals()));
    }
    List<String> violations = new Invariants(engine).violations();
    checks.add(
        Check.ofTexts(
            "invariants violated",
            "none",
            violations.isEmpty() ? "none" : String.join("; ", violations)));
    return new CheckTable("Conservation", "came in", "is there", checks);
  }
}
