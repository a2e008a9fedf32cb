package io.quantdesk.server.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quantdesk.engine.EngineView;
import io.quantdesk.engine.order.Side;
import io.quantdesk.server.units.MarketUnits;
import java.math.BigInteger;
import java.util.function.IntToLongFunction;

/** Writes down the totals of an exchange: how much there is of everything, and all its money. */
final class TotalsSheet {
  private TotalsSheet() {}

  static void write(EngineView view, ObjectNode to) {
    int subAccounts = view.subAccountCount();
    int markets = view.marketCount();
    to.put("accounts", view.accountCount());
    to.put("sub_accounts", subAccounts);
    to.put("markets", markets);
    long orders = 0;
    long positions = 0;
    for (int id = 1; id <= subAccounts; id++) {
      int position = view.firstPosition(id);
      while (position != EngineView.NONE) {
        positions += view.positionLots(position) == 0 ? 0 : 1;
        for (Side side : Side.values()) {
          orders += count(view, view.oldestOrder(position, side));
        }
        position = view.nextPosition(position);
      }
    }
    to.put("positions", positions);
    to.put("orders", orders);
    to.put("cash", money(sum(subAccounts, view::cashMicros)));
    to.put("insurance", money(sum(markets, view::insuranceMicros)));
    to.put("funding_pools", money(sum(markets, view::fundingPoolMicros)));
    to.put("dust", money(sum(markets, view::dustMicros)));
    to.put("treasury", money(BigInteger.valueOf(view.treasuryMicros())));
    to.put("pending_withdrawals", money(BigInteger.valueOf(view.pendingWithdrawalsMicros())));
    to.put("deposits", money(BigInteger.valueOf(view.depositsMicros())));
    to.put("withdrawals", money(BigInteger.valueOf(view.withdrawalsMicros())));
  }

  private static long count(EngineView view, int oldest) {
    long count = 0;
    int order = oldest;
    while (order != EngineView.NONE) {
      count++;
      order = view.youngerOrder(order);
    }
    return count;
  }

  private static BigInteger sum(int count, IntToLongFunction micros) {
    BigInteger sum = BigInteger.ZERO;
    for (int id = 1; id <= count; id++) {
      sum = sum.add(BigInteger.valueOf(micros.applyAsLong(id)));
    }
    return sum;
  }

  private static String money(BigInteger micros) {
    return MarketUnits.money(micros).toPlainString();
  }
}
