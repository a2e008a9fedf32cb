package io.quantdesk.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.server.scenario.ScenarioJournal;
import io.quantdesk.server.scenario.ScenarioResult;
import java.nio.file.Path;

/**
 * A short day of an exchange with two markets: orders, trades, a liquidation, funding, a withdrawal
 * and collateral. Alice is account 1, bob 2, carol 3, dave 4; each has the sub-account of its
 * number, and alice also sub-account 5.
 */
final class TradingDay {
  static final String TEXT =
      """
      at 2026-11-21T10:00:00Z
      market BTC-PERP tick 0.5 lot 0.001 im 10% mm 5% taker 5bp maker -1bp mark 50000
      market ETH-PERP tick 0.01 lot 0.01 im 10% mm 5% mark 3000
      liquidation-rules BTC-PERP fee 0.5% adjustment 100% spread 100%
      funding-rules BTC-PERP sample-seconds 600 interval-seconds 3600 impact 10000 interest 0.01% interest-clamp 0.05% premium-clamp 10% cap 4% min-samples 3
      insurance BTC-PERP 1000
      deposit alice 6000 ; deposit bob 1_000_000 ; deposit carol 1_000_000 ; deposit dave 100_000
      sub-account alice.hedge
      deposit alice.hedge 1000
      bob sells 1 @ 50000 on BTC-PERP as b1
      alice buys 1 @ 50000 ioc on BTC-PERP as a1
      carol buys 2 @ 3000 on ETH-PERP as c1
      dave sells 0.5 @ 3000 ioc on ETH-PERP as d1
      carol buys 1 @ 46000 on BTC-PERP as c2
      cancel c1
      withdraw dave 40 ; withdraw bob 10
      alice buys 5 @ 50000 on BTC-PERP            -> rejected
      wait 1h
      mark BTC-PERP 46000                         -> liquidating alice
      """;

  private TradingDay() {}

  /** Writes the day's journals. */
  static ScenarioResult write(Path home) {
    ScenarioResult result = ScenarioJournal.write(home, TEXT);
    assertThat(result.failures()).isEmpty();
    return result;
  }
}
