package io.quantdesk.engine.command;

import io.quantdesk.engine.market.MarketParameters;
import io.quantdesk.engine.math.Bytes32;
import io.quantdesk.engine.math.StateHash;

/**
 * Command, reused by its caller: the engine keeps no reference. Fields are those of the message of
 * the same name.
 */
public final class CreateMarket implements AdminCommand {
  public final Bytes32 symbol = new Bytes32();

  public final MarketParameters parameters = new MarketParameters();

  @Override
  public AdminCommandKind kind() {
    return AdminCommandKind.CREATE_MARKET;
  }

  @Override
  public CreateMarket copy() {
    CreateMarket copy = new CreateMarket();
    copy.symbol.set(symbol);
    copy.parameters.set(parameters);
    return copy;
  }

  @Override
  public void hash(StateHash hash) {
    hash.add(symbol);
    parameters.hash(hash);
  }

  @Override
  public <R> R accept(AdminCommandVisitor<R> visitor) {
    return visitor.visit(this);
  }
}
