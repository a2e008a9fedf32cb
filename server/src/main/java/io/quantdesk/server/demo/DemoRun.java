package io.quantdesk.server.demo;

import io.quantdesk.engine.EngineView;
import io.quantdesk.server.EngineJournals;
import io.quantdesk.server.demo.check.CheckTable;
import io.quantdesk.server.demo.check.ConservationChecks;
import io.quantdesk.server.demo.check.CountChecks;
import io.quantdesk.server.demo.check.JournalTotals;
import io.quantdesk.server.demo.check.ReplayChecks;
import io.quantdesk.server.demo.check.RowChecks;
import io.quantdesk.server.demo.check.SumChecks;
import io.quantdesk.server.demo.flow.DemoMarket;
import io.quantdesk.server.demo.session.PlayResult;
import io.quantdesk.server.demo.view.Display;
import io.quantdesk.server.demo.view.Progress;
import io.quantdesk.server.pipeline.EngineReplay;
import io.quantdesk.writer.sql.DatabaseTotals;
import io.quantdesk.writer.sql.DatabaseUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * One run of the demo from an empty home to the report: database, engine and writer in this
 * process, the feed through the ingress queue, then the checks. Used once, by one thread.
 */
public final class DemoRun {
  private final DemoOptions options;
  private final Progress progress;
  private final StopWatch watch = new StopWatch();

  /** Prepares a run that shows its progress here. */
  public DemoRun(DemoOptions options, Progress progress) {
    this.options = options;
    this.progress = progress;
  }

  /**
   * Runs the whole demo.
   *
   * @throws DemoException when it cannot run here
   */
  public DemoReport run() {
    try (DemoHome home = DemoHome.open(options.home())) {
      return LogFile.during(home.log(), () -> run(home));
    }
  }

  private DemoReport run(DemoHome home) {
    progress.step("Starting PostgreSQL");
    try (DemoDatabase database = DemoDatabase.open(options.databaseUrl(), home.postgresql())) {
      watch.lap("database");
      progress.step("Starting the engine");
      try (DemoHost host = start(home, database.url())) {
        return run(home, database, host);
      }
    }
  }

  private DemoHost start(DemoHome home, DatabaseUrl url) {
    return options.kills() == 0
        ? new DemoEngine(home, url)
        : new KilledProcesses(home, url, options.kills(), options.killSeed(), progress);
  }

  private DemoReport run(DemoHome home, DemoDatabase database, DemoHost engine) {
    try (DemoExchange exchange = DemoExchange.open(home.engine())) {
      watch.lap("engine");
      PlayResult played;
      try (Display display = new Display(progress, engine::lags)) {
        display.start();
        display.phase("playing");
        played = exchange.play(options.terms(), engine.keeper(), display::frame);
        watch.lap("feed");
        display.phase("writing");
        engine.awaitWriter(engine.stopServing());
        watch.lap("writer");
      }
      progress.step("Replaying the journal and comparing with PostgreSQL");
      List<CheckTable> checks = check(exchange, played, engine, database.url());
      watch.lap("checks");
      return new DemoReport(options, played, checks, watch.laps(), watch.totalNs());
    }
  }

  private static List<CheckTable> check(
      DemoExchange exchange, PlayResult played, DemoHost engine, DatabaseUrl url) {
    JournalTotals journal = new JournalTotals();
    EngineReplay replay = new EngineReplay(EngineJournals.capacities(engine.journal()));
    CheckTable replayed = ReplayChecks.of(EngineJournals.verify(engine.journal(), replay, journal));
    EngineView view = replay.engine().view();
    DatabaseTotals stored = readTotals(url);
    List<DemoMarket> markets = exchange.markets();
    return List.of(
        new CountChecks(exchange.setup(), played).against(journal, view, markets),
        new RowChecks(journal).against(stored),
        replayed,
        new SumChecks(markets, view, journal).against(stored, exchange.accounts()),
        new ConservationChecks(view).against(stored, markets));
  }

  private static DatabaseTotals readTotals(DatabaseUrl url) {
    try (Connection connection = url.open()) {
      return DatabaseTotals.read(connection, DemoHost.STREAM);
    } catch (SQLException e) {
      throw new DemoException("cannot read " + url + ": " + e.getMessage(), e);
    }
  }
}
