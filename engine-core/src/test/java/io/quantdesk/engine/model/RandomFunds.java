package io.quantdesk.engine.model;

import io.quantdesk.engine.command.CommandHeader;
import io.quantdesk.engine.command.SetWithdrawalRules;
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

  /** Transfers, what becomes of withdrawals, and now and then other rules for them. */
  Step next() {
    int roll = dice.random.nextInt(100);
    if (roll < 50) {
      return transfer();
    }
    return roll < 97 ? settle() : setRules();
  }

  private Step settle() {
    long newest = model.funds.lastId;
    long id = dice.chance(20) ? dice.extreme() : newest - dice.random.nextInt(70);
    Long oldest = model.funds.pending.keySet().stream().findFirst().orElse(null);
    long withdrawalId = oldest == null || dice.chance(3) ? id : oldest;
    return dice.chance(3)
        ? new Step(
            header,
            NaiveSessions.SETTLERS,
            (engine, stamped) -> engine.revertWithdrawal(stamped, withdrawalId),
            naive -> naive.funds.revert(withdrawalId),
            "revert withdrawal",
            withdrawalId)
        : new Step(
            header,
            NaiveSessions.SETTLERS,
            (engine, stamped) -> engine.confirmWithdrawal(stamped, withdrawalId),
            naive -> naive.funds.confirm(withdrawalId),
            "confirm withdrawal",
            withdrawalId);
  }

  private Step setRules() {
    SetWithdrawalRules command = new SetWithdrawalRules();
    if (dice.chance(2)) {
      command.rules.hourlyLimitMicros = dice.random.nextInt(10_000_000);
      command.rules.hourlySharePpm = dice.random.nextInt(100_000);
      command.rules.holdNs = dice.random.nextInt(60_000);
    }
    if (dice.chance(8)) {
      command.rules.hourlyLimitMicros = dice.extreme();
      command.rules.holdNs = dice.extreme() & Long.MAX_VALUE;
    }
    return new Step(
        header,
        NaiveSessions.ADMINS,
        (engine, stamped) -> engine.setWithdrawalRules(stamped, command),
        naive -> naive.admin.take(command, () -> naive.funds.setRules(command)),
        "withdrawal rules",
        command.rules);
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
