package io.quantdesk.server;

import io.quantdesk.protocol.client.CommandDraft;
import io.quantdesk.protocol.client.Outcome;
import io.quantdesk.protocol.sbe.BalanceChangedDecoder;
import io.quantdesk.protocol.sbe.MarketCreatedDecoder;
import io.quantdesk.protocol.sbe.MarketState;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import io.quantdesk.protocol.sbe.OrdType;
import io.quantdesk.protocol.sbe.Side;
import io.quantdesk.protocol.sbe.SubAccountCreatedDecoder;
import io.quantdesk.protocol.sbe.TimeInForce;
import java.util.function.Consumer;

/** Commands of a small market, BTC-PERP with tick 0.5 and lot 0.001 at 50,000 USDC. */
final class Exchange {
  /** 50,000 USDC. */
  static final int MARK_TICKS = 100_000;

  private Exchange() {}

  /** Creates and opens the market; the client needs role ADMIN. Answers the market's id. */
  static int openMarket(TestClient admin) {
    accepted(admin.execute(Exchange::createMarket));
    TestClient.Event created = admin.awaitEvent(MarketCreatedDecoder.TEMPLATE_ID);
    int marketId =
        new MarketCreatedDecoder()
            .wrapAndApplyHeader(created.message(), 0, new MessageHeaderDecoder())
            .marketId();
    accepted(admin.execute(draft -> oracle(draft, marketId, 50_000)));
    accepted(
        admin.execute(draft -> draft.setMarketState().marketId(marketId).state(MarketState.OPEN)));
    return marketId;
  }

  /** Creates an account with a million USDC; answers its sub-account's id. */
  static int openAccount(TestClient client, int wallet) {
    Outcome outcome =
        accepted(client.execute(draft -> draft.createAccount().wallet(0, (short) wallet)));
    TestClient.Event created = client.awaitEvent(SubAccountCreatedDecoder.TEMPLATE_ID, outcome);
    int subAccountId =
        (int)
            new SubAccountCreatedDecoder()
                .wrapAndApplyHeader(created.message(), 0, new MessageHeaderDecoder())
                .subAccountId();
    accepted(client.execute(deposit(subAccountId, 1_000_000_000_000L)));
    client.awaitEvent(BalanceChangedDecoder.TEMPLATE_ID);
    return subAccountId;
  }

  static Consumer<CommandDraft> deposit(int subAccountId, long amountMicros) {
    return draft -> draft.deposit().subAccountId(subAccountId).amountMicros(amountMicros);
  }

  static Consumer<CommandDraft> limit(
      int marketId, int subAccountId, Side side, long qtyLots, int priceTicks) {
    return draft ->
        draft
            .placeOrder()
            .marketId(marketId)
            .subAccountId(subAccountId)
            .side(side)
            .orderQtyLots(qtyLots)
            .priceTicks(priceTicks)
            .ordType(OrdType.LIMIT)
            .timeInForce(TimeInForce.GTC);
  }

  static Consumer<CommandDraft> cancel(int subAccountId, long orderId) {
    return draft -> draft.cancelOrder().subAccountId(subAccountId).orderId(orderId);
  }

  static void oracle(CommandDraft draft, int marketId, long price) {
    draft
        .updateOracle()
        .marketId(marketId)
        .priceMantissa(price)
        .exponent((byte) 0)
        .publishTimeNs(1);
  }

  static Outcome accepted(Outcome outcome) {
    if (!outcome.accepted()) {
      throw new AssertionError("refused: " + outcome);
    }
    return outcome;
  }

  private static void createMarket(CommandDraft draft) {
    draft
        .createMarket()
        .symbol("BTC-PERP")
        .parameters()
        .tickSizeE9(500_000_000)
        .lotSizeE9(1_000_000)
        .minOrderLots(1)
        .maxOrderLots(1_000_000)
        .maxOpenInterestLots(100_000_000)
        .maxPriceTicks(1_000_000)
        .initialMarginPpm(100_000)
        .maintenanceMarginPpm(50_000)
        .takerFeePpm(500)
        .makerFeePpm(-100)
        .marketOrderBandPpm(50_000);
  }
}
