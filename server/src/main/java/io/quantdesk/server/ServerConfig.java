package io.quantdesk.server;

import io.quantdesk.engine.EngineConfig;
import io.quantdesk.server.disk.DiskLimits;
import io.quantdesk.server.session.RingSizes;
import java.nio.file.Path;

/**
 * How an engine process is set up. Sizes are powers of two.
 *
 * @param home directory in which clients find it
 * @param engine capacities of the engine where it begins a journal; an existing journal has its own
 * @param threading how the stages share processors
 * @param commandSlots capacity of the ring of sequenced commands
 * @param outputBytes capacity of the ring of event blocks
 * @param marketDataBytes capacity of the market data broadcast
 * @param rings what each client gets
 * @param slowClientMs how long a client that is behind may leave its ring more than half full
 * @param diskLimits how full the disk of the home directory may be
 */
public record ServerConfig(
    Path home,
    EngineConfig engine,
    ThreadingMode threading,
    int commandSlots,
    int outputBytes,
    int marketDataBytes,
    RingSizes rings,
    long slowClientMs,
    DiskLimits diskLimits) {
  private static final int COMMAND_SLOTS = 8_192;
  private static final int OUTPUT_BYTES = 4 * 1024 * 1024;
  private static final int MARKET_DATA_BYTES = 4 * 1024 * 1024;
  private static final RingSizes RINGS = new RingSizes(1024 * 1024, 8 * 1024 * 1024, 256, 10_000);
  private static final long SLOW_CLIENT_MS = 1_000;

  /** Good values for this machine. */
  public static ServerConfig of(Path home, EngineConfig engine) {
    return new ServerConfig(
        home,
        engine,
        ThreadingMode.forThisMachine(),
        COMMAND_SLOTS,
        OUTPUT_BYTES,
        MARKET_DATA_BYTES,
        RINGS,
        SLOW_CLIENT_MS,
        DiskLimits.STANDARD);
  }

  /** The same with another threading mode. */
  public ServerConfig with(ThreadingMode mode) {
    return new ServerConfig(
        home,
        engine,
        mode,
        commandSlots,
        outputBytes,
        marketDataBytes,
        rings,
        slowClientMs,
        diskLimits);
  }

  /** The same with other rings for clients. */
  public ServerConfig with(RingSizes sizes) {
    return new ServerConfig(
        home,
        engine,
        threading,
        commandSlots,
        outputBytes,
        marketDataBytes,
        sizes,
        slowClientMs,
        diskLimits);
  }

  /** The same with another patience for slow clients. */
  public ServerConfig withSlowClientMs(long milliseconds) {
    return new ServerConfig(
        home,
        engine,
        threading,
        commandSlots,
        outputBytes,
        marketDataBytes,
        rings,
        milliseconds,
        diskLimits);
  }

  /** The same with other limits of the disk. */
  public ServerConfig with(DiskLimits limits) {
    return new ServerConfig(
        home,
        engine,
        threading,
        commandSlots,
        outputBytes,
        marketDataBytes,
        rings,
        slowClientMs,
        limits);
  }
}
