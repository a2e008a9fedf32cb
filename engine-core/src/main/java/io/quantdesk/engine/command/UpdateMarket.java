package io.quantdesk.engine.command;

import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.engine.math.StateHash;

/**
 * Command, reused by its caller: the engine keeps no reference. Fields are those of the message of
 * the same name.
 */
public final class UpdateMarket implements AdminCommand {
  public final MarketParameters parameters = new MarketParameters();

  public int marketId;

  @Override
  public AdminCommandKind kind() {
    return AdminCommandKind.UPDATE_MARKET;
  }

  @Override
  public int marketId() {
    return marketId;
  }

  @Override
  public UpdateMarket copy() {
    UpdateMarket copy = new UpdateMarket();
    copy.marketId = marketId;
    copy.parameters.set(parameters);
    return copy;
  }

  @Override
  public void hash(StateHash hash) {
    hash.add(marketId);
    parameters.hash(hash);
  }

  @Override
  public <R> R accept(AdminCommandVisitor<R> visitor) {
    return visitor.visit(this);
  }
}
