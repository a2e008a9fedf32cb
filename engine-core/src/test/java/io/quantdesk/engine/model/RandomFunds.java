package io.quantdesk.engine.model;

import io.quantdesk.engine.command.CommandHeader;
import io.quantdesk.engine.command.Transfer;

/** Random commands that move money within the exchange. */
final class RandomFunds {
  private final Dice dice;
  private final NaiveEngine model;
  private final CommandHeader header;

  RandomFunds(Dice dice, NaiveEngine model, CommandHeader header) {
    this.dice = dice;
    this.model = model;
    this.header = header;
  }

  Step next() {
    return transfer();
  }

  private Step transfer() {
    Transfer command = new Transfer();
    command.fromSubAccountId = dice.subAccountId();
    command.toSubAccountId = dice.chance(6) ? dice.subAccountId() : sibling(command);
    command.amountMicros = 1L + dice.random.nextInt(dice.chance(2) ? 2_000_000 : 20_000);
    if (dice.chance(40)) {
      command.amountMicros = dice.extreme();
    }
    return new Step(
        header,
        NaiveSessions.TRADERS,
        (engine, stamped) -> engine.transfer(stamped, command),
        naive -> naive.funds.transfer(command),
        "transfer",
        command);
  }

  private int sibling(Transfer command) {
    NaiveScope from = model.exchange.scope(command.fromSubAccountId);
    return model.exchange.scopes.stream()
        .filter(scope -> from != null && scope != from && scope.owner == from.owner)
        .mapToInt(scope -> scope.id)
        .findFirst()
        .orElse(command.fromSubAccountId);
  }
}
