package io.quantdesk.engine.model;

import io.quantdesk.engine.command.CommandHeader;
import io.quantdesk.engine.command.SetOpenInterestShare;

/** Shares of open interest: the part of a workload that is about them. */
final class RandomShares {
  private final Dice dice;
  private final CommandHeader header;

  RandomShares(Dice dice, CommandHeader header) {
    this.dice = dice;
    this.header = header;
  }

  /** Less often with a share than without, sometimes so tight that it refuses most orders. */
  Step set() {
    SetOpenInterestShare command = new SetOpenInterestShare();
    command.marketId = dice.marketId();
    if (dice.chance(3)) {
      command.share.sharePpm = 1 + dice.random.nextInt(1_000_000);
      command.share.floorLots = dice.random.nextInt(200);
    }
    switch (dice.random.nextInt(20)) {
      case 0 -> command.share.sharePpm = (int) dice.extreme();
      case 1 -> command.share.floorLots = dice.extreme();
      case 2 -> command.share.sharePpm = 1_000_000 + dice.random.nextInt(2);
      default -> {}
    }
    return new Step(
        header,
        NaiveSessions.ADMINS,
        (engine, stamped) -> engine.setOpenInterestShare(stamped, command),
        naive -> naive.admin.take(command, () -> naive.exchange.shares.set(command)),
        "open interest share",
        command.marketId,
        command.share.sharePpm,
        command.share.floorLots);
  }
}
