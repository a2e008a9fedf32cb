package io.quantdesk.engine;

import io.quantdesk.engine.command.AmendOrder;
import io.quantdesk.engine.command.CancelAll;
import io.quantdesk.engine.command.CancelOrder;
import io.quantdesk.engine.command.CommandHeader;
import io.quantdesk.engine.command.CreateMarket;
import io.quantdesk.engine.command.PlaceOrder;
import io.quantdesk.engine.command.UpdateMarket;
import io.quantdesk.engine.command.UpdateOracle;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.math.Bytes32;
import io.quantdesk.engine.session.SessionRole;

/**
 * The market: turns (state, command) into (state, events). One method per command; each call ends
 * with exactly one {@link EngineEvents#outcome}. Deterministic: no clock, no files, no threads; the
 * same commands give the same events on any machine. Owned by one thread.
 */
public final class Engine {
  /** Deadline of an engine that waits for nothing. */
  public static final long NO_DEADLINE = Long.MAX_VALUE;

  public Engine(EngineConfig config, EngineEvents events) {}

  public void openSession(
      CommandHeader header, long connectionId, SessionRole role, Bytes32 clientName) {}

  public void placeOrder(CommandHeader header, PlaceOrder order) {}

  public void cancelOrder(CommandHeader header, CancelOrder cancel) {}

  public void amendOrder(CommandHeader header, AmendOrder amend) {}

  public void cancelAll(CommandHeader header, CancelAll cancelAll) {}

  public void deposit(CommandHeader header, int subAccountId, long amountMicros) {}

  public void withdraw(CommandHeader header, int subAccountId, long amountMicros) {}

  public void createAccount(CommandHeader header, Bytes32 wallet) {}

  public void createSubAccount(CommandHeader header, int accountId) {}

  public void createMarket(CommandHeader header, CreateMarket market) {}

  public void updateMarket(CommandHeader header, UpdateMarket market) {}

  public void setMarketState(CommandHeader header, int marketId, MarketState state) {}

  public void updateOracle(CommandHeader header, UpdateOracle update) {}

  /** Does the work that has become due: one bounded step of mass cancels. */
  public void tick(CommandHeader header, long deadlineNs) {}

  /** Answers bytes that were no valid command. */
  public void rejectFrame(CommandHeader header, RejectReason reason) {}

  /** When the engine wants its next tick, in nanoseconds since 1970; NO_DEADLINE: never. */
  public long nextDeadlineNs() {
    return NO_DEADLINE;
  }

  /** 64-bit hash over the whole state, the same on any machine for the same commands. */
  public long stateHash() {
    return 0;
  }
}
