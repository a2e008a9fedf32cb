package io.quantdesk.engine.model;

import io.quantdesk.engine.collateral.CollateralTerms;
import io.quantdesk.engine.command.CommandHeader;
import io.quantdesk.engine.command.MoveCollateral;
import io.quantdesk.engine.command.SetCollateralAsset;
import io.quantdesk.engine.command.SettleCollateral;
import io.quantdesk.engine.command.UpdateCollateralPrice;
import java.util.Locale;

/** Random commands about collateral other than USDC. */
final class RandomCollateral {
  private static final int ASSETS = 3;
  private static final int USUAL_TICKS = 10_000;

  /**
   * How many of an asset are worth 1 USDC micro at the usual price: units of 1e-9, ticks of 1e-6.
   */
  private static final long UNITS_PER_MICRO = 100_000;

  private final Dice dice;
  private final NaiveEngine model;
  private final CommandHeader header;
  private final RandomPrices prices;
  private final int depositMicros;

  RandomCollateral(
      Dice dice, NaiveEngine model, CommandHeader header, RandomPrices prices, int depositMicros) {
    this.dice = dice;
    this.model = model;
    this.header = header;
    this.prices = prices;
    this.depositMicros = depositMicros;
  }

  /** Mostly prices and moves. */
  Step next() {
    int roll = dice.random.nextInt(100);
    if (roll < 45) {
      return price(assetId());
    } else if (roll < 75) {
      return deposit();
    } else if (roll < 85) {
      return withdraw();
    } else if (roll < 93) {
      return transfer();
    }
    return roll < 97 ? set(assetId()) : settle();
  }

  Step set(int assetId) {
    NaiveCollateral.Asset asset = model.exchange.collateral.asset(assetId);
    SetCollateralAsset command = new SetCollateralAsset();
    command.assetId = asset == null ? (dice.chance(20) ? assetId : 0) : assetId;
    int named = asset == null || dice.chance(50) ? 1 + dice.random.nextInt(ASSETS + 1) : assetId;
    command.symbol.w0 = 'a' + (long) named;
    change(command.terms, assetId);
    if (dice.chance(3)) {
      prices.change(command.rules);
    }
    String symbol = String.format(Locale.ROOT, "C%d", named);
    return new Step(
        header,
        NaiveSessions.ADMINS,
        (engine, stamped) -> engine.setCollateralAsset(stamped, command),
        naive -> naive.admin.take(command, () -> naive.setCollateralAsset(command, symbol)),
        "collateral asset",
        symbol,
        command);
  }

  /** The first one listed, named after its number, without rules. */
  Step list(int number) {
    SetCollateralAsset command = new SetCollateralAsset();
    command.symbol.w0 = 'a' + (long) number;
    usual(command.terms, number);
    String symbol = String.format(Locale.ROOT, "C%d", number);
    return new Step(
        header,
        NaiveSessions.ADMINS,
        (engine, stamped) -> engine.setCollateralAsset(stamped, command),
        naive -> naive.admin.take(command, () -> naive.setCollateralAsset(command, symbol)),
        "collateral asset",
        symbol,
        command);
  }

  /** The third is coarse: a unit is worth 10 micros. */
  private static void usual(CollateralTerms terms, int number) {
    terms.unitSizeE9 = number == ASSETS ? 1_000_000 : 1;
    terms.tickSizeE9 = 1_000;
    terms.capUnits = 1L << (number == ASSETS ? 38 : 50);
    terms.initialWeightPpm = 800_000 - 100_000 * number;
    terms.maintenanceWeightPpm = 900_000 - 100_000 * number;
    terms.discountPpm = 30_000;
  }

  private void change(CollateralTerms terms, int number) {
    usual(terms, number);
    terms.maintenanceWeightPpm = dice.random.nextInt(1_000_001);
    terms.initialWeightPpm = dice.random.nextInt(terms.maintenanceWeightPpm + 1);
    int most = Math.min(500_000, 1_000_000 - terms.maintenanceWeightPpm);
    terms.discountPpm = dice.random.nextInt(most + 1);
    terms.scaleStartMicros = dice.chance(2) ? 0 : dice.random.nextInt(4 * depositMicros);
    switch (dice.random.nextInt(40)) {
      case 0 -> terms.capUnits = dice.extreme();
      case 1 -> terms.discountPpm = dice.random.nextInt(1_100_000);
      case 2 -> terms.initialWeightPpm = dice.random.nextInt(1_100_000);
      case 3 -> terms.unitSizeE9 = dice.extreme();
      case 4 -> terms.tickSizeE9 = dice.extreme();
      case 5 -> terms.scaleStartMicros = dice.extreme();
      case 6 -> terms.maintenanceWeightPpm = (int) dice.extreme();
      case 7 -> terms.capUnits = dice.random.nextInt(1_000_000);
      default -> {}
    }
  }

  Step price(int assetId) {
    NaiveCollateral.Asset asset = model.exchange.collateral.asset(assetId);
    UpdateCollateralPrice command = new UpdateCollateralPrice();
    command.assetId = assetId;
    command.price.publishTimeNs = header.timeNs - (dice.chance(40) ? 5_000 : 0);
    command.price.exponent = -9;
    long ticks = asset == null || asset.price == 0 ? USUAL_TICKS : asset.price;
    ticks += dice.random.nextInt((int) (ticks / 5) + 3) - ticks / 10;
    if (dice.chance(25)) {
      ticks = dice.random.nextBoolean() ? ticks * 2 : ticks / 2;
    }
    if (asset != null && asset.oracle.heldTicks() != 0 && dice.chance(2)) {
      ticks = asset.oracle.heldTicks();
    }
    ticks = ticks < 100 || ticks > 1_000_000 ? USUAL_TICKS : ticks;
    command.price.priceMantissa = ticks * 1_000 + (dice.chance(3) ? 500 : 0);
    if (dice.chance(40)) {
      command.price.priceMantissa = dice.extreme();
      command.price.exponent = dice.random.nextInt(32) - 20;
    }
    prices.doubt(command.price);
    return new Step(
        header,
        NaiveSessions.ORACLES,
        (engine, stamped) -> engine.updateCollateralPrice(stamped, command),
        naive -> naive.updateCollateralPrice(command),
        "collateral price",
        assetId,
        command.price);
  }

  Step deposit() {
    MoveCollateral command = move();
    return new Step(
        header,
        NaiveSessions.TRADERS,
        (engine, stamped) -> engine.depositCollateral(stamped, command),
        naive -> naive.exchange.collateral.deposit(command, naive.trading.liquidation.backstop),
        "deposit collateral",
        command);
  }

  private Step withdraw() {
    MoveCollateral command = move();
    return new Step(
        header,
        NaiveSessions.TRADERS,
        (engine, stamped) -> engine.withdrawCollateral(stamped, command),
        naive -> naive.funds.withdraw(command),
        "withdraw collateral",
        command);
  }

  private Step transfer() {
    MoveCollateral command = move();
    NaiveScope from = model.exchange.scope(command.subAccountId);
    command.toSubAccountId =
        dice.chance(5)
            ? dice.subAccountId()
            : model.exchange.scopes.stream()
                .filter(scope -> from != null && scope != from && scope.owner == from.owner)
                .mapToInt(scope -> scope.id)
                .findFirst()
                .orElse(command.subAccountId);
    return new Step(
        header,
        NaiveSessions.TRADERS,
        (engine, stamped) -> engine.transferCollateral(stamped, command),
        naive -> naive.funds.transfer(command),
        "transfer collateral",
        command);
  }

  private Step settle() {
    SettleCollateral command = new SettleCollateral();
    command.assetId = assetId();
    NaiveCollateral.Asset asset = model.exchange.collateral.asset(command.assetId);
    long has = asset == null ? 0 : asset.treasury.longValue();
    command.units = dice.chance(10) ? dice.extreme() : dice.random.nextLong(has + 2);
    command.amountMicros = dice.chance(10) ? dice.extreme() : dice.random.nextInt(depositMicros);
    return new Step(
        header,
        NaiveSessions.ADMINS,
        (engine, stamped) -> engine.settleCollateral(stamped, command),
        naive -> naive.admin.take(command, () -> naive.exchange.collateral.settle(command)),
        "settle collateral",
        command);
  }

  private MoveCollateral move() {
    MoveCollateral command = new MoveCollateral();
    command.subAccountId = dice.subAccountId();
    command.assetId = assetId();
    long scale = command.assetId == ASSETS ? 1_000_000 : 1;
    long micros = 1L + dice.random.nextInt(dice.chance(3) ? depositMicros : depositMicros / 20);
    command.units = Math.max(1, micros * UNITS_PER_MICRO / scale);
    NaiveScope scope = model.exchange.scope(command.subAccountId);
    NaiveCollateral.Asset asset = model.exchange.collateral.asset(command.assetId);
    if (scope != null && asset != null && dice.chance(8)) {
      command.units = scope.units(asset).longValue();
    }
    if (dice.chance(40)) {
      command.units = dice.extreme();
    }
    return command;
  }

  private int assetId() {
    return dice.chance(100) ? dice.random.nextInt(20) - 1 : 1 + dice.random.nextInt(ASSETS);
  }
}
