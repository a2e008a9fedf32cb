package io.quantdesk.engine.model;

import io.quantdesk.engine.command.CommandHeader;
import io.quantdesk.engine.command.SetBackstopRules;
import io.quantdesk.engine.market.BackstopRules;

/** Who takes positions over, and how: the part of a workload that is about it. */
final class RandomBackstops {
  private static final long MILLISECOND_NS = 1_000_000;

  private final Dice dice;
  private final CommandHeader header;

  RandomBackstops(Dice dice, CommandHeader header) {
    this.dice = dice;
    this.header = header;
  }

  /** A backstop with plenty of everything. */
  Step start(int marketId, int subAccountId) {
    SetBackstopRules command = new SetBackstopRules();
    command.marketId = marketId;
    change(command.rules, subAccountId);
    command.rules.capMicros = 1L << 40;
    command.rules.drawMicros = 1L << 40;
    return set(command);
  }

  /** Mostly the same sub-account with other rules, now and then another one, none, or nonsense. */
  Step setRules(NaiveEngine model) {
    SetBackstopRules command = new SetBackstopRules();
    command.marketId = dice.marketId();
    NaiveMarket market = model.exchange.market(command.marketId);
    int present = market == null ? 1 : market.backstop.rules.subAccountId;
    if (!dice.chance(10)) {
      boolean isOther = present == 0 || dice.chance(5);
      change(command.rules, isOther ? dice.subAccountId() : present);
    }
    return set(command);
  }

  private Step set(SetBackstopRules command) {
    return new Step(
        header,
        NaiveSessions.ADMINS,
        (engine, stamped) -> engine.setBackstopRules(stamped, command),
        naive -> naive.admin.take(command, () -> naive.trading.liquidation.backstop.set(command)),
        "backstop rules",
        command);
  }

  private void change(BackstopRules rules, int subAccountId) {
    rules.subAccountId = subAccountId;
    rules.capMicros = dice.chance(8) ? 0 : 1 + dice.random.nextLong(50_000_000);
    rules.drawMicros = dice.chance(8) ? 0 : 1 + dice.random.nextLong(5_000_000);
    rules.sliceMicros = 1 + dice.random.nextLong(500_000);
    rules.drawIntervalNs = (1 + dice.random.nextLong(20)) * MILLISECOND_NS;
    rules.unwindIntervalNs = MILLISECOND_NS + dice.random.nextLong(1_000_000);
    switch (dice.random.nextInt(60)) {
      case 0 -> rules.capMicros = dice.extreme();
      case 1 -> rules.drawMicros = dice.extreme();
      case 2 -> rules.drawIntervalNs = dice.extreme();
      case 3 -> rules.sliceMicros = dice.extreme();
      case 4 -> rules.unwindIntervalNs = dice.extreme();
      default -> {}
    }
  }
}
