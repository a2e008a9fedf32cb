package io.quantdesk.engine.model;

import io.quantdesk.engine.command.CommandHeader;
import io.quantdesk.engine.command.SetPriceRules;
import io.quantdesk.engine.command.UpdateOracle;
import io.quantdesk.engine.oracle.PriceRules;

/** Rules for prices, and what is wrong with prices: the part of a workload that is about them. */
final class RandomPrices {
  private final Dice dice;
  private final CommandHeader header;

  RandomPrices(Dice dice, CommandHeader header) {
    this.dice = dice;
    this.header = header;
  }

  /** No rules more often than any; their ages are those between the commands of a workload. */
  Step setRules() {
    SetPriceRules command = new SetPriceRules();
    command.marketId = dice.marketId();
    if (dice.chance(3)) {
      change(command.rules);
    }
    return new Step(
        header,
        NaiveSessions.ADMINS,
        (engine, stamped) -> engine.setPriceRules(stamped, command),
        naive -> naive.admin.take(command, () -> naive.setPriceRules(command)),
        "price rules",
        command);
  }

  void change(PriceRules rules) {
    rules.wideConfidencePpm = some(20_000);
    rules.uncertainConfidencePpm = rules.wideConfidencePpm + some(20_000);
    rules.averageBandPpm = some(600_000);
    rules.jumpPpm = some(200_000);
    rules.marginFactorPpm = dice.chance(2) ? 0 : 1_000_000 + some(1_000_000);
    rules.minPublishers = some(4);
    rules.updatesAfterOutage = dice.chance(4) ? 300 : some(8);
    rules.staleTradeNs = some(200_000);
    rules.staleMarginNs = rules.staleTradeNs + some(400_000);
    switch (dice.random.nextInt(60)) {
      case 0 -> rules.wideConfidencePpm = 2_000_000;
      case 1 -> rules.staleTradeNs = dice.extreme();
      case 2 -> rules.marginFactorPpm = dice.random.nextInt(3_000_000);
      case 3 -> rules.jumpPpm = -1;
      case 4 -> rules.minPublishers = 256;
      default -> {}
    }
  }

  private int some(int bound) {
    return dice.chance(3) ? 0 : dice.random.nextInt(bound);
  }

  /** Now and then with a wide interval, few publishers, a wrong time or no price at all. */
  void doubt(UpdateOracle oracle) {
    oracle.publishers = dice.random.nextInt(8);
    if (dice.chance(3)) {
      oracle.confidenceMantissa =
          Math.max(0, oracle.priceMantissa) / (1 + dice.random.nextInt(200));
    }
    switch (dice.random.nextInt(60)) {
      case 0 -> oracle.priceMantissa = -dice.random.nextInt(3);
      case 1 -> oracle.confidenceMantissa = -1;
      case 2 -> oracle.publishTimeNs += 4_000;
      default -> {}
    }
  }
}
