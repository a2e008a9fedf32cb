package io.quantdesk.server.demo;

import io.quantdesk.protocol.client.IngressClient;
import io.quantdesk.protocol.client.IngressException;
import io.quantdesk.server.cli.ServeCommand;
import io.quantdesk.server.demo.session.SessionKeeper;
import io.quantdesk.server.demo.view.Lags;
import io.quantdesk.server.demo.view.Progress;
import io.quantdesk.writer.sql.DatabaseUrl;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Engine and writer as processes of their own, killed by SIGKILL at random moments, in turn and
 * together, and started again. The sessions of the play reconnect and send again what was not
 * answered: a reconnect fails when the engine has forgotten a command that it had acknowledged, and
 * the checks at the end fail when anything was lost or done twice.
 */
final class KilledProcesses extends DemoHost {
  private static final long QUIET_MIN_MS = 200;
  private static final long QUIET_MAX_MS = 1_500;
  private static final Duration RECONNECT_TIMEOUT = Duration.ofSeconds(3);
  private static final long CATCH_UP_NS = TimeUnit.MINUTES.toNanos(5);
  private static final long POLL_NS = TimeUnit.MILLISECONDS.toNanos(20);

  /** Which processes a kill takes. */
  private enum Victim {
    ENGINE,
    WRITER,
    BOTH
  }

  private final ChildProcess engine;
  private final ChildProcess writer;
  private final DatabaseUrl database;
  private final Progress progress;
  private final Thread killer;
  private final IdentityHashMap<IngressClient, Integer> connectedTo = new IdentityHashMap<>();
  private final AtomicInteger engineStarts = new AtomicInteger();
  private volatile RuntimeException failure;

  /** Starts both, and the killer behind them. */
  KilledProcesses(DemoHome home, DatabaseUrl database, int kills, long seed, Progress progress) {
    super(home);
    this.database = database;
    this.progress = progress;
    String directory = home.engine().toString();
    engine =
        new ChildProcess(
            List.of("serve", "--home", directory, "--capacity", "small"),
            Map.of(),
            home.log().resolveSibling("engine.log"),
            "serving ");
    writer =
        new ChildProcess(
            List.of("writer", "--home", directory),
            Map.of("DATABASE_URL", database.connectionString()),
            home.log().resolveSibling("writer.log"),
            "writing ");
    engine.start();
    writer.start();
    killer = new Thread(() -> killAll(kills, new SplittableRandom(seed)), "killer");
    killer.setDaemon(true);
    killer.start();
  }

  @Override
  Lags lags() {
    return new Lags(0, 0, 0);
  }

  @Override
  SessionKeeper keeper() {
    return this::keep;
  }

  @Override
  long stopServing() {
    awaitKiller();
    engine.stop();
    String line =
        engine
            .line(ServeCommand.STOPPED)
            .orElseThrow(() -> new DemoException("the engine did not stop in order"));
    return Long.parseLong(line.substring(ServeCommand.STOPPED.length()).strip());
  }

  @Override
  void awaitWriter(long lastSeq) {
    long deadlineNs = System.nanoTime() + CATCH_UP_NS;
    while (storedSeq() < lastSeq) {
      if (System.nanoTime() - deadlineNs > 0) {
        throw new DemoException("PostgreSQL is at command " + storedSeq() + " of " + lastSeq);
      }
      LockSupport.parkNanos(POLL_NS);
    }
    writer.stop();
  }

  @Override
  public void close() {
    killer.interrupt();
    engine.close();
    writer.close();
  }

  /** On the thread of the play: a new engine needs a new connection. */
  private void keep(IngressClient client) {
    if (failure != null) {
      throw failure;
    }
    int running = engineStarts.get();
    int connected = connectedTo.computeIfAbsent(client, first -> running);
    if (connected == running) {
      if (!client.isConnected() && !killer.isAlive()) {
        throw new DemoException("the engine has closed a session without being killed");
      }
      return;
    }
    try {
      client.reconnect(RECONNECT_TIMEOUT);
      connectedTo.put(client, running);
    } catch (IngressException e) {
      if (e.kind() == IngressException.Kind.REFUSED) {
        throw e;
      }
      // The engine was killed meanwhile: the next call tries the next one.
    }
  }

  private void killAll(int kills, SplittableRandom random) {
    try {
      for (int i = 0; i < kills; i++) {
        TimeUnit.MILLISECONDS.sleep(random.nextLong(QUIET_MIN_MS, QUIET_MAX_MS));
        Victim victim = Victim.values()[i % Victim.values().length];
        kill(victim);
        progress.step("kill " + (i + 1) + " of " + kills + ": " + victim);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  private void kill(Victim victim) {
    if (victim != Victim.WRITER) {
      engine.kill();
    }
    if (victim != Victim.ENGINE) {
      writer.kill();
      writer.start();
    }
    if (victim != Victim.WRITER) {
      engine.start();
      engineStarts.incrementAndGet();
    }
  }

  private void awaitKiller() {
    try {
      killer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoException("interrupted before all kills were done", e);
    }
    if (failure != null) {
      throw failure;
    }
  }

  private long storedSeq() {
    try (Connection connection = database.open();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select coalesce(max(last_seq), 0) from qd_writer.checkpoint")) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new DemoException("cannot read the checkpoint: " + e.getMessage(), e);
    }
  }
}
