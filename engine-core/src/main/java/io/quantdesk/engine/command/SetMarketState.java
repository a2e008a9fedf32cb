package io.quantdesk.engine.command;

import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.math.StateHash;

/**
 * Command, reused by its caller: the engine keeps no reference. Fields are those of the message of
 * the same name.
 */
public final class SetMarketState implements AdminCommand {
  public int marketId;

  /** Null: a code that is none. */
  public MarketState state;

  /** At which price positions are closed in SETTLEMENT; 0: the mark. */
  public int settlementTicks;

  @Override
  public AdminCommandKind kind() {
    return AdminCommandKind.SET_MARKET_STATE;
  }

  @Override
  public int marketId() {
    return marketId;
  }

  @Override
  public SetMarketState copy() {
    SetMarketState copy = new SetMarketState();
    copy.marketId = marketId;
    copy.state = state;
    copy.settlementTicks = settlementTicks;
    return copy;
  }

  @Override
  public void hash(StateHash hash) {
    hash.add(marketId).add(state.code()).add(settlementTicks);
  }

  @Override
  public <R> R accept(AdminCommandVisitor<R> visitor) {
    return visitor.visit(this);
  }
}
