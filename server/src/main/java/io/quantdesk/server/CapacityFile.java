package io.quantdesk.server;

import io.quantdesk.engine.EngineConfig;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;

/**
 * The capacities that a journal was begun with, kept beside it in the file engine.capacities:
 * reaching one is a refusal, so whoever executes the journal again needs the same.
 */
public final class CapacityFile {
  private static final String NAME = "engine.capacities";

  private final Path file;

  /**
   * The file of a journal.
   *
   * @param journalDirectory where the engine's journals lie
   */
  public CapacityFile(Path journalDirectory) {
    file = journalDirectory.resolve(NAME);
  }

  /**
   * What the journal was begun with; for a journal that has not begun, what is wanted, from now on.
   */
  public EngineConfig readOrBegin(EngineConfig wanted) {
    try {
      if (!Files.exists(file)) {
        write(wanted);
      }
      return read();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read or begin " + file, e);
    }
  }

  /**
   * What the journal was begun with.
   *
   * @throws IllegalStateException when the file is missing or damaged
   */
  public EngineConfig read() {
    Properties capacities = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      capacities.load(reader);
    } catch (IOException e) {
      throw new IllegalStateException(
          "no engine has begun a journal here: " + file + " cannot be read", e);
    }
    return new EngineConfig(
        number(capacities, "accounts"),
        number(capacities, "subAccounts"),
        number(capacities, "markets"),
        number(capacities, "positions"),
        number(capacities, "orders"),
        number(capacities, "priceLevels"),
        number(capacities, "sessions"));
  }

  private int number(Properties capacities, String name) {
    String value = capacities.getProperty(name, "");
    try {
      return Integer.parseInt(value.strip());
    } catch (NumberFormatException e) {
      throw new IllegalStateException(file + " has no number for " + name + ": '" + value + "'", e);
    }
  }

  /** Whole or not at all: a crash while it is written leaves no half file. */
  private void write(EngineConfig config) throws IOException {
    Files.createDirectories(file.getParent());
    Properties capacities = new Properties();
    capacities.setProperty("accounts", Integer.toString(config.accounts()));
    capacities.setProperty("subAccounts", Integer.toString(config.subAccounts()));
    capacities.setProperty("markets", Integer.toString(config.markets()));
    capacities.setProperty("positions", Integer.toString(config.positions()));
    capacities.setProperty("orders", Integer.toString(config.orders()));
    capacities.setProperty("priceLevels", Integer.toString(config.priceLevels()));
    capacities.setProperty("sessions", Integer.toString(config.sessions()));
    Path draft = file.resolveSibling(NAME + ".new");
    try (Writer writer = Files.newBufferedWriter(draft)) {
      capacities.store(writer, "Capacities that this journal was begun with; do not change");
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
