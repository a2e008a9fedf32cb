package io.quantdesk.engine.model;

import io.quantdesk.engine.command.CommandHeader;
import io.quantdesk.engine.command.SetFeeSchedule;
import io.quantdesk.engine.command.SetFeeTier;
import io.quantdesk.engine.fee.FeeSchedule;

/** Fee tiers: the part of a workload that is about them. */
final class RandomFees {
  private final Dice dice;
  private final NaiveEngine model;
  private final CommandHeader header;

  RandomFees(Dice dice, NaiveEngine model, CommandHeader header) {
    this.dice = dice;
    this.model = model;
    this.header = header;
  }

  Step next() {
    return dice.chance(3) ? setTier() : setSchedule();
  }

  /** Rates that mostly fall, sometimes to rebates that some market cannot pay. */
  Step setSchedule() {
    SetFeeSchedule command = new SetFeeSchedule();
    int count = dice.chance(6) ? 0 : 1 + dice.random.nextInt(FeeSchedule.MAX);
    long bound = 0;
    int taker = 500;
    int maker = dice.chance(2) ? 160 : 20;
    for (int i = 0; i < count; i++) {
      bound += 1 + dice.random.nextLong(1L << (10 + dice.random.nextInt(20)));
      taker = Math.max(taker - dice.random.nextInt(60), dice.chance(3) ? 0 : 150);
      maker = Math.max(maker - dice.random.nextInt(60), dice.chance(4) ? -150 : 0);
      command.schedule.put(i, bound, taker, maker);
    }
    spoil(command.schedule);
    return new Step(
        header,
        NaiveSessions.ADMINS,
        (engine, stamped) -> engine.setFeeSchedule(stamped, command),
        naive -> naive.admin.take(command, () -> naive.exchange.fees.set(command)),
        "fee schedule",
        count,
        bound,
        taker,
        maker);
  }

  private void spoil(FeeSchedule schedule) {
    int index = dice.random.nextInt(FeeSchedule.MAX);
    long bound = schedule.lowerBoundMicros(index);
    switch (dice.random.nextInt(30)) {
      case 0 -> schedule.put(index, dice.extreme(), 100, 0);
      case 1 -> schedule.put(index, bound, dice.chance(2) ? -1 : 1_000_001, 0);
      case 2 -> schedule.put(index, bound, 1_000_000, 1_000_000 + dice.random.nextInt(2));
      case 3 -> schedule.put(index, bound, 0, -1_000_000 - dice.random.nextInt(2));
      default -> {}
    }
  }

  private Step setTier() {
    SetFeeTier command = new SetFeeTier();
    command.accountId = dice.chance(20) ? dice.random.nextInt() : account();
    command.tier = dice.random.nextInt(dice.chance(4) ? 14 : 4) - 2;
    return new Step(
        header,
        NaiveSessions.ADMINS,
        (engine, stamped) -> engine.setFeeTier(stamped, command),
        naive -> naive.admin.take(command, () -> naive.exchange.fees.set(command)),
        "fee tier",
        command);
  }

  private int account() {
    return 1 + dice.random.nextInt(model.exchange.accountCount());
  }
}
