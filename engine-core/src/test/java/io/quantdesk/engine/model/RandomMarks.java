package io.quantdesk.engine.model;

import io.quantdesk.engine.command.CommandHeader;
import io.quantdesk.engine.command.SetMarkRules;
import io.quantdesk.engine.mark.MarkRules;

/** Rules for marks: the part of a workload that is about them. */
final class RandomMarks {
  private static final long MILLISECOND_NS = 1_000_000;

  private final Dice dice;
  private final CommandHeader header;

  RandomMarks(Dice dice, CommandHeader header) {
    this.dice = dice;
    this.header = header;
  }

  /** Without rules less often than with; times are short, as those between commands are. */
  Step setRules() {
    SetMarkRules command = new SetMarkRules();
    command.marketId = dice.marketId();
    if (!dice.chance(5)) {
      change(command.rules);
    }
    return new Step(
        header,
        NaiveSessions.ADMINS,
        (engine, stamped) -> engine.setMarkRules(stamped, command),
        naive -> naive.admin.take(command, () -> naive.trading.marks.setRules(command)),
        "mark rules",
        command);
  }

  private void change(MarkRules rules) {
    rules.intervalNs = MILLISECOND_NS + dice.random.nextLong(MILLISECOND_NS);
    rules.averagingNs = 1_000L * (1_000 + dice.random.nextInt(dice.chance(2) ? 3_000 : 3_000_000));
    rules.maxAgeNs = (1L + dice.random.nextInt(dice.chance(2) ? 20 : 10_000)) * MILLISECOND_NS;
    rules.impactNotionalMicros = 1 + dice.random.nextLong(dice.chance(3) ? 3_000_000 : 3_000);
    rules.maxBasisPpm = dice.random.nextInt(dice.chance(3) ? 1_000_000 : 40_000);
    rules.bandPpm = 1 + dice.random.nextInt(dice.chance(3) ? 999_999 : 40_000);
    switch (dice.random.nextInt(40)) {
      case 0 -> rules.intervalNs = dice.extreme();
      case 1 -> rules.averagingNs += dice.random.nextInt(1_000);
      case 2 -> rules.maxAgeNs = dice.extreme();
      case 3 -> rules.impactNotionalMicros = dice.extreme();
      case 4 -> rules.maxBasisPpm = dice.chance(2) ? -1 : 1_000_000;
      case 5 -> rules.bandPpm = dice.chance(2) ? 0 : 1_000_000;
      default -> {}
    }
  }
}
