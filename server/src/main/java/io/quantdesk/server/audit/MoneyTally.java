package io.quantdesk.server.audit;

import io.quantdesk.engine.account.BalanceChangeReason;
import io.quantdesk.engine.event.BalanceChanged;
import io.quantdesk.engine.event.CollateralSettled;
import io.quantdesk.engine.event.CollateralSold;
import io.quantdesk.engine.event.CommandOutcome;
import io.quantdesk.engine.event.FundingPaid;
import io.quantdesk.engine.event.IgnoredEvents;
import io.quantdesk.engine.event.InsuranceChanged;
import io.quantdesk.engine.event.LossSocialized;
import io.quantdesk.engine.event.PositionChanged;
import io.quantdesk.engine.event.Traded;
import io.quantdesk.engine.event.WithdrawalConfirmed;
import io.quantdesk.engine.event.WithdrawalRequested;
import io.quantdesk.engine.event.WithdrawalReverted;
import io.quantdesk.engine.liquidation.InsuranceChangeReason;
import io.quantdesk.server.units.MarketUnits;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Adds up all money from the events alone and holds after every command that none has appeared or
 * vanished: cash + insurance + treasury + funding pools + dust + pending withdrawals - costs of
 * positions = deposits - withdrawals (I1), and that each balance is the one before and its change.
 */
final class MoneyTally extends IgnoredEvents {
  private final Amounts cashOf = new Amounts();
  private final Amounts insuranceOf = new Amounts();
  private final Amounts costOf = new Amounts();
  private final FirstFault fault = new FirstFault();
  private BigInteger cash = BigInteger.ZERO;
  private BigInteger insurance = BigInteger.ZERO;
  private BigInteger treasury = BigInteger.ZERO;
  private BigInteger fundingPools = BigInteger.ZERO;
  private BigInteger dust = BigInteger.ZERO;
  private BigInteger pending = BigInteger.ZERO;
  private BigInteger costs = BigInteger.ZERO;
  private BigInteger deposits = BigInteger.ZERO;
  private BigInteger withdrawals = BigInteger.ZERO;

  /** What the check has found, and what there is of everything. */
  Finding finding() {
    Map<String, String> figures = new LinkedHashMap<>();
    figures.put("deposits", text(deposits));
    figures.put("withdrawals", text(withdrawals));
    figures.put("cash", text(cash));
    figures.put("insurance", text(insurance));
    figures.put("treasury", text(treasury));
    figures.put("pending", text(pending));
    figures.put("funding_pools", text(fundingPools));
    figures.put("dust", text(dust));
    figures.put("costs", text(costs));
    figures.put("imbalance", text(imbalance()));
    return new Finding("money", figures, fault.get());
  }

  /** Cash of a sub-account. */
  long cashMicros(int subAccountId) {
    return cashOf.get(subAccountId);
  }

  /** Insurance fund of a market. */
  long insuranceMicros(int marketId) {
    return insuranceOf.get(marketId);
  }

  /** Signed cost of a position. */
  long costMicros(int subAccountId, int marketId) {
    return costOf.get(PositionTally.key(subAccountId, marketId));
  }

  BigInteger treasury() {
    return treasury;
  }

  BigInteger pending() {
    return pending;
  }

  BigInteger deposits() {
    return deposits;
  }

  BigInteger withdrawals() {
    return withdrawals;
  }

  @Override
  public void balanceChanged(BalanceChanged event) {
    long before = cashOf.put(event.subAccountId, event.cashMicros);
    cash = moved(cash, before, event.cashMicros);
    fault.require(
        big(before).add(big(event.changeMicros)).equals(big(event.cashMicros)),
        () ->
            "the cash of s%d was %s, changed by %s and is %s"
                .formatted(
                    event.subAccountId,
                    text(big(before)),
                    text(big(event.changeMicros)),
                    text(big(event.cashMicros))));
    if (event.reason == BalanceChangeReason.DEPOSIT) {
      deposits = deposits.add(big(event.changeMicros));
    }
  }

  @Override
  public void insuranceChanged(InsuranceChanged event) {
    long before = insuranceOf.put(event.marketId, event.balanceMicros);
    insurance = moved(insurance, before, event.balanceMicros);
    fault.require(
        event.balanceMicros >= 0
            && big(before).add(big(event.changeMicros)).equals(big(event.balanceMicros)),
        () ->
            "the insurance fund of market %d was %s, changed by %s and is %s"
                .formatted(
                    event.marketId,
                    text(big(before)),
                    text(big(event.changeMicros)),
                    text(big(event.balanceMicros))));
    if (event.reason == InsuranceChangeReason.FUNDED) {
      deposits = deposits.add(big(event.changeMicros));
    }
  }

  @Override
  public void traded(Traded event) {
    treasury = treasury.add(big(event.takerFeeMicros)).add(big(event.makerFeeMicros));
  }

  @Override
  public void positionChanged(PositionChanged event) {
    long position = PositionTally.key(event.subAccountId, event.marketId);
    costs = moved(costs, costOf.put(position, event.costMicros), event.costMicros);
  }

  @Override
  public void fundingPaid(FundingPaid event) {
    fundingPools = fundingPools.add(big(event.paidMicros));
  }

  /** The side that bears it owes the pool the loss and the excess, which is dust. */
  @Override
  public void lossSocialized(LossSocialized event) {
    fundingPools = fundingPools.subtract(big(event.lossMicros)).subtract(big(event.excessMicros));
    dust = dust.add(big(event.excessMicros));
  }

  @Override
  public void collateralSold(CollateralSold event) {
    treasury = treasury.subtract(big(event.proceedsMicros));
  }

  @Override
  public void collateralSettled(CollateralSettled event) {
    treasury = treasury.add(big(event.amountMicros));
    deposits = deposits.add(big(event.amountMicros));
    fault.require(
        treasury.equals(big(event.treasuryMicros)),
        () ->
            "the treasury has %s, by its fees and payments %s"
                .formatted(text(big(event.treasuryMicros)), text(treasury)));
  }

  @Override
  public void withdrawalRequested(WithdrawalRequested event) {
    pending = pending.add(big(event.amountMicros));
  }

  @Override
  public void withdrawalConfirmed(WithdrawalConfirmed event) {
    pending = pending.subtract(big(event.amountMicros));
    withdrawals = withdrawals.add(big(event.amountMicros));
  }

  @Override
  public void withdrawalReverted(WithdrawalReverted event) {
    pending = pending.subtract(big(event.amountMicros));
  }

  @Override
  public void outcome(CommandOutcome event) {
    BigInteger imbalance = imbalance();
    fault.require(imbalance.signum() == 0, () -> "money is off by %s".formatted(text(imbalance)));
    fault.commandEnds(event.commandSeq);
  }

  private BigInteger imbalance() {
    return cash.add(insurance)
        .add(treasury)
        .add(fundingPools)
        .add(dust)
        .add(pending)
        .subtract(costs)
        .subtract(deposits)
        .add(withdrawals);
  }

  private static BigInteger moved(BigInteger sum, long before, long after) {
    return sum.add(big(after)).subtract(big(before));
  }

  private static BigInteger big(long micros) {
    return BigInteger.valueOf(micros);
  }

  private static String text(BigInteger micros) {
    return MarketUnits.money(micros).toPlainString();
  }
}
