package io.quantdesk.server.demo.check;

import io.quantdesk.engine.EngineView;
import io.quantdesk.engine.order.Side;
import io.quantdesk.server.demo.flow.DemoMarket;
import io.quantdesk.server.demo.session.ExchangeSetup;
import io.quantdesk.server.demo.session.PlayResult;
import io.quantdesk.server.demo.view.MarketFrame;
import java.util.ArrayList;
import java.util.List;

/** Compares what the demo's sessions sent and received with the event journal and the engine. */
public final class CountChecks {
  private final ExchangeSetup setup;
  private final PlayResult played;

  /** Takes what the sessions saw. */
  public CountChecks(ExchangeSetup setup, PlayResult played) {
    this.setup = setup;
    this.played = played;
  }

  /** The checks. */
  public CheckTable against(JournalTotals journal, EngineView engine, List<DemoMarket> markets) {
    List<Check> checks = new ArrayList<>();
    long sent = setup.commands() + played.commands();
    checks.add(Check.ofCounts("commands", sent, journal.sessionCommands()));
    long received = setup.events() + played.events();
    checks.add(Check.ofCounts("events", received, journal.sessionEvents()));
    long refused = played.flow().refusals().total();
    checks.add(Check.ofCounts("commands refused", refused, journal.refusedCommands()));
    long resting = 0;
    for (int i = 0; i < markets.size(); i++) {
      DemoMarket market = markets.get(i);
      MarketFrame seen = played.lastFrame().markets().get(i);
      JournalTotals.MarketVolume volume = journal.volume(market.marketId());
      String symbol = seen.symbol();
      checks.add(Check.ofCounts(symbol + " trades", seen.trades(), volume.trades()));
      checks.add(
          Check.ofDecimals(
              symbol + " volume", seen.volumeLots(), volume.volumeLots(), seen.quantityDecimals()));
      for (Side side : Side.values()) {
        resting += engine.restingOrders(market.marketId(), side);
      }
    }
    checks.add(Check.ofCounts("resting orders", played.flow().quotes().openLevels(), resting));
    return new CheckTable("What happened", "demo's sessions", "journal, engine", checks);
  }
}
