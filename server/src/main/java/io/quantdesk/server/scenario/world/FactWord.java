package io.quantdesk.server.scenario.world;

import io.quantdesk.engine.RejectReason;
import io.quantdesk.engine.account.BalanceChangeReason;
import io.quantdesk.engine.admin.ProposalChange;
import io.quantdesk.engine.auction.AuctionEnd;
import io.quantdesk.engine.collateral.CollateralChangeReason;
import io.quantdesk.engine.collateral.WithdrawalPhase;
import io.quantdesk.engine.command.AdminCommandKind;
import io.quantdesk.engine.funding.FundingSource;
import io.quantdesk.engine.funding.FundingStatus;
import io.quantdesk.engine.liquidation.InsuranceChangeReason;
import io.quantdesk.engine.liquidation.LiquidationKind;
import io.quantdesk.engine.market.MarketState;
import io.quantdesk.engine.oracle.OracleStatus;
import io.quantdesk.engine.order.DoneReason;
import io.quantdesk.engine.order.OrdType;
import io.quantdesk.engine.order.OrderPart;
import io.quantdesk.engine.order.SelfTradePrevention;
import io.quantdesk.engine.order.TimeInForce;
import io.quantdesk.engine.order.TriggerSource;
import io.quantdesk.engine.session.SessionRole;
import java.util.ArrayList;
import java.util.List;

/**
 * The vocabulary of events: the words that are printed and that can be expected, each with the
 * values it can have in the order in which they are written. A line as it is printed can be
 * expected as it is.
 */
public enum FactWord {
  // The outcome of a command: comes first, as in the event journal.
  ACCEPTED(
      "accepted",
      Field.keyed("order", ValueKind.ORDER),
      Field.number("proposal"),
      Field.keyed("session", ValueKind.SESSION),
      Field.number("client-seq"),
      Field.number("original"),
      Field.number("events")),
  REJECTED(
      "rejected",
      Field.reason(RejectReason.class),
      Field.keyed("order", ValueKind.ORDER),
      Field.keyed("session", ValueKind.SESSION),
      Field.number("client-seq"),
      Field.number("original"),
      Field.number("events")),

  SESSION(
      "session",
      Field.bare("session", ValueKind.SESSION),
      Field.word("role", SessionRole.class),
      Field.number("last-client-seq"),
      Field.number("connection")),
  ACCOUNT(
      "account",
      Field.bare("account", ValueKind.ACCOUNT),
      Field.keyed("wallet", ValueKind.TEXT),
      Field.number("id")),
  SUB_ACCOUNT(
      "sub-account",
      Field.bare("sub-account", ValueKind.SUB_ACCOUNT),
      Field.keyed("account", "of", ValueKind.ACCOUNT),
      Field.number("number"),
      Field.number("id"),
      Field.keyed("isolated", ValueKind.MARKET),
      Field.keyed("parent", ValueKind.SUB_ACCOUNT)),

  MARKET("market", parameters(Field.word("state", MarketState.class), Field.number("id"))),
  MARKET_UPDATED("market-updated", parameters()),
  STATE("state", Field.market(), Field.word("state", MarketState.class), Field.price()),
  ORACLE(
      "oracle",
      Field.market(),
      Field.bare("price", ValueKind.NUMBER),
      Field.keyed("confidence", "conf", ValueKind.NUMBER),
      Field.number("index"),
      Field.keyed("published", ValueKind.TIME),
      Field.number("publishers")),
  ORACLE_STATUS(
      "oracle-status",
      Field.market(),
      Field.word("status", OracleStatus.class),
      Field.keyed("old-status", "from", ValueKind.TEXT),
      Field.number("average"),
      Field.number("updates-to-thaw")),
  PRICE_RULES("price-rules", rules(PriceRule.values())),
  MARK_RULES("mark-rules", rules(MarkRule.values())),
  MARK(
      "mark",
      Field.market(),
      Field.bare("mark", ValueKind.NUMBER),
      Field.number("index"),
      Field.number("basis"),
      Field.number("book"),
      Field.number("funding")),

  ORDER(
      "order",
      Field.bare("order", ValueKind.ORDER),
      Field.bare("account", ValueKind.SUB_ACCOUNT),
      side(),
      Field.bare("qty", ValueKind.NUMBER),
      Field.price(),
      Field.word("type", OrdType.class),
      Field.word("tif", TimeInForce.class),
      Field.keyed("post-only", ValueKind.FLAG),
      Field.keyed("post-only-slide", ValueKind.FLAG),
      Field.keyed("reduce-only", ValueKind.FLAG),
      Field.keyed("force", ValueKind.FLAG),
      Field.keyed("display", ValueKind.NUMBER),
      Field.word("self-trade", SelfTradePrevention.class),
      Field.market(),
      Field.keyed("resting-qty", "rests", ValueKind.NUMBER),
      Field.number("level"),
      Field.keyed("expires", ValueKind.TIME),
      Field.number("cl-ord-id"),
      Field.keyed("trigger", ValueKind.NUMBER),
      Field.word("source", TriggerSource.class),
      Field.keyed("trail", ValueKind.NUMBER),
      Field.keyed("trail-rate", ValueKind.RATE),
      Field.keyed("activation", ValueKind.NUMBER),
      Field.keyed("parent", "of", ValueKind.ORDER),
      Field.keyed("oco", ValueKind.ORDER)),
  ORDER_REJECTED(
      "order-rejected",
      Field.reason(RejectReason.class),
      Field.bare("account", ValueKind.SUB_ACCOUNT),
      Field.market(),
      Field.number("cl-ord-id"),
      Field.word("part", OrderPart.class)),
  RESTING(
      "resting",
      Field.bare("order", ValueKind.ORDER),
      Field.bare("account", ValueKind.SUB_ACCOUNT),
      side(),
      Field.bare("qty", ValueKind.NUMBER),
      Field.price(),
      Field.market(),
      Field.number("level")),
  AMENDED(
      "amended",
      Field.bare("order", ValueKind.ORDER),
      Field.bare("account", ValueKind.SUB_ACCOUNT),
      side(),
      Field.bare("qty", ValueKind.NUMBER),
      Field.price(),
      Field.market(),
      Field.number("leaves"),
      Field.keyed("resting-qty", "rests", ValueKind.NUMBER),
      Field.keyed("old-price", "from", ValueKind.NUMBER),
      Field.number("old-level"),
      Field.keyed("trigger", ValueKind.NUMBER),
      Field.keyed("trail", ValueKind.NUMBER),
      Field.keyed("trail-rate", ValueKind.RATE),
      Field.keyed("activation", ValueKind.NUMBER)),
  REDUCED(
      "reduced",
      Field.bare("order", ValueKind.ORDER),
      Field.bare("account", ValueKind.SUB_ACCOUNT),
      Field.reason(DoneReason.class),
      side(),
      Field.bare("qty", ValueKind.NUMBER),
      Field.price(),
      Field.market(),
      Field.number("leaves"),
      Field.number("level"),
      Field.keyed("rested", ValueKind.FLAG)),
  TRIGGERED(
      "triggered",
      Field.bare("order", ValueKind.ORDER),
      Field.bare("account", ValueKind.SUB_ACCOUNT),
      side(),
      Field.price(),
      Field.market(),
      Field.keyed("trigger", ValueKind.NUMBER),
      Field.word("source", TriggerSource.class)),
  ENLARGED(
      "enlarged",
      Field.bare("order", ValueKind.ORDER),
      Field.bare("account", ValueKind.SUB_ACCOUNT),
      side(),
      Field.bare("qty", ValueKind.NUMBER),
      Field.market(),
      Field.keyed("trigger", ValueKind.NUMBER)),
  CANCELED("canceled", done()),
  DONE("done", done()),
  FILLED("filled", Field.bare("order", ValueKind.ORDER)),
  TRADED(
      "traded",
      Field.bare("qty", ValueKind.NUMBER),
      Field.price(),
      Field.keyed("maker-order", "with", ValueKind.ORDER),
      Field.keyed("taker-order", "by", ValueKind.ORDER),
      side(),
      Field.market(),
      Field.keyed("taker", ValueKind.SUB_ACCOUNT),
      Field.keyed("maker", ValueKind.SUB_ACCOUNT),
      Field.number("fee"),
      Field.number("maker-fee"),
      Field.number("leaves"),
      Field.number("maker-leaves"),
      Field.number("level"),
      Field.number("id"),
      Field.keyed("quoted", ValueKind.FLAG),
      Field.number("auction")),
  FEE("fee", Field.bare("account", ValueKind.SUB_ACCOUNT), Field.bare("fee", ValueKind.NUMBER)),
  POSITION(
      "position",
      Field.bare("account", ValueKind.SUB_ACCOUNT),
      Field.market(),
      Field.bare("qty", ValueKind.NUMBER),
      Field.price(),
      Field.number("cost"),
      Field.number("realized"),
      Field.number("total-realized")),
  BALANCE(
      "balance",
      Field.bare("account", ValueKind.SUB_ACCOUNT),
      Field.bare("cash", ValueKind.NUMBER),
      Field.number("change"),
      Field.word("reason", BalanceChangeReason.class)),
  CANCEL_SCHEDULED(
      "cancel-scheduled",
      Field.bare("account", ValueKind.SUB_ACCOUNT),
      Field.keyed("time", "at", ValueKind.TIME),
      Field.keyed("close-all", ValueKind.FLAG)),
  CANCEL_STARTED(
      "cancel-started",
      Field.bare("account", ValueKind.SUB_ACCOUNT),
      Field.keyed("time", "at", ValueKind.TIME),
      Field.keyed("close-all", ValueKind.FLAG)),
  CLOSE_ENDED(
      "close-ended",
      Field.bare("account", ValueKind.SUB_ACCOUNT),
      Field.reason(RejectReason.class),
      Field.market(),
      Field.number("leaves")),
  RISK_ALERT(
      "risk-alert",
      Field.bare("account", ValueKind.SUB_ACCOUNT),
      Field.keyed("level", "below", ValueKind.NUMBER),
      Field.number("health"),
      Field.number("equity"),
      Field.number("maintenance")),
  LEVERAGE(
      "leverage",
      Field.bare("account", ValueKind.SUB_ACCOUNT),
      Field.bare("leverage", ValueKind.NUMBER),
      Field.market()),
  LIQUIDATING(
      "liquidating",
      Field.bare("account", ValueKind.SUB_ACCOUNT),
      Field.number("equity"),
      Field.number("maintenance")),
  LIQUIDATION(
      "liquidation",
      Field.bare("account", ValueKind.SUB_ACCOUNT),
      Field.word("kind", LiquidationKind.class),
      Field.bare("qty", ValueKind.NUMBER),
      Field.market(),
      Field.number("leaves"),
      Field.number("value"),
      Field.number("fee"),
      Field.number("zero-price"),
      Field.number("limit"),
      Field.keyed("counterparty", "against", ValueKind.SUB_ACCOUNT)),
  LIQUIDATED(
      "liquidated",
      Field.bare("account", ValueKind.SUB_ACCOUNT),
      Field.number("equity"),
      Field.number("maintenance"),
      Field.number("bad-debt"),
      Field.number("uncovered")),
  SETTLED(
      "settled",
      Field.bare("account", ValueKind.SUB_ACCOUNT),
      Field.bare("qty", ValueKind.NUMBER),
      Field.price(),
      Field.market(),
      Field.number("leaves")),
  INSURANCE(
      "insurance",
      Field.market(),
      Field.bare("balance", ValueKind.NUMBER),
      Field.number("change"),
      Field.word("reason", InsuranceChangeReason.class)),
  SOCIALIZED(
      "socialized",
      Field.bare("account", ValueKind.SUB_ACCOUNT),
      Field.bare("loss", ValueKind.NUMBER),
      Field.market(),
      Field.word("side", Directory.LONGS, Directory.SHORTS),
      Field.keyed("open-interest", "of", ValueKind.NUMBER),
      Field.number("index-change"),
      Field.number("funding-index"),
      Field.number("excess"),
      Field.number("dust"),
      Field.number("uncovered")),
  LIQUIDATION_RULES("liquidation-rules", rules(LiquidationRule.values())),
  BACKSTOP_RULES(
      "backstop-rules",
      rules(BackstopRule.values(), Field.keyed("account", ValueKind.SUB_ACCOUNT))),
  BACKSTOP(
      "backstop",
      Field.bare("account", ValueKind.SUB_ACCOUNT),
      Field.bare("collateral", ValueKind.NUMBER),
      Field.market(),
      Field.number("drawn"),
      Field.keyed("time", "until", ValueKind.TIME)),
  UNWOUND(
      "unwound",
      Field.bare("account", ValueKind.SUB_ACCOUNT),
      Field.bare("qty", ValueKind.NUMBER),
      Field.market(),
      Field.number("leaves"),
      Field.number("value"),
      Field.number("limit"),
      Field.number("returned")),
  COLLATERAL_RULES("collateral-rules", assetRules()),
  COLLATERAL_PRICE(
      "collateral-price",
      Field.bare("asset", ValueKind.ASSET),
      Field.bare("price", ValueKind.NUMBER),
      Field.number("told"),
      Field.number("average"),
      Field.word("status", OracleStatus.class)),
  COLLATERAL(
      "collateral",
      Field.bare("account", ValueKind.SUB_ACCOUNT),
      Field.bare("qty", ValueKind.NUMBER),
      Field.bare("asset", ValueKind.ASSET),
      Field.number("change"),
      Field.word("reason", CollateralChangeReason.class)),
  COLLATERAL_WITHDRAWAL(
      "collateral-withdrawal",
      Field.bare("account", ValueKind.SUB_ACCOUNT),
      Field.bare("qty", ValueKind.NUMBER),
      Field.bare("asset", ValueKind.ASSET),
      Field.number("id"),
      Field.word("phase", WithdrawalPhase.class)),
  COLLATERAL_SOLD(
      "collateral-sold",
      Field.bare("account", ValueKind.SUB_ACCOUNT),
      Field.bare("qty", ValueKind.NUMBER),
      Field.bare("asset", ValueKind.ASSET),
      Field.price(),
      Field.keyed("proceeds", "for", ValueKind.NUMBER),
      Field.number("treasury")),
  COLLATERAL_SETTLED(
      "collateral-settled",
      Field.bare("asset", ValueKind.ASSET),
      Field.bare("qty", ValueKind.NUMBER),
      Field.keyed("amount", "for", ValueKind.NUMBER),
      Field.number("treasury"),
      Field.number("cash")),
  WITHDRAWAL_REQUESTED(
      "withdrawal-requested",
      Field.bare("account", ValueKind.SUB_ACCOUNT),
      Field.bare("amount", ValueKind.NUMBER),
      Field.number("id")),
  WITHDRAWAL_CONFIRMED(
      "withdrawal-confirmed",
      Field.bare("account", ValueKind.SUB_ACCOUNT),
      Field.bare("amount", ValueKind.NUMBER),
      Field.number("id")),
  WITHDRAWAL_REVERTED(
      "withdrawal-reverted",
      Field.bare("account", ValueKind.SUB_ACCOUNT),
      Field.bare("amount", ValueKind.NUMBER),
      Field.number("id")),
  WITHDRAWAL_RULES(
      "withdrawal-rules",
      Field.number("limit"),
      Field.keyed("share", ValueKind.RATE),
      Field.number("hold-seconds")),
  FUNDING_RULES("funding-rules", rules(FundingRule.values())),
  FUNDING(
      "funding",
      Field.market(),
      Field.keyed("rate", ValueKind.RATE),
      Field.keyed("premium", ValueKind.RATE),
      Field.number("samples"),
      Field.number("index"),
      Field.word("source", FundingSource.class),
      Field.word("status", FundingStatus.class),
      Field.number("reference"),
      Field.keyed("due", ValueKind.TIME),
      Field.number("long-index"),
      Field.number("short-index")),
  FUNDING_PAID(
      "funding-paid",
      Field.bare("account", ValueKind.SUB_ACCOUNT),
      Field.bare("amount", ValueKind.NUMBER),
      Field.market(),
      Field.number("position"),
      Field.number("funding-index")),
  FUNDING_RATE(
      "funding-rate",
      Field.market(),
      Field.keyed("rate", ValueKind.RATE),
      Field.number("reference"),
      Field.keyed("due", ValueKind.TIME)),
  FEE_SCHEDULE(
      "fee-schedule", Field.keyed("none", ValueKind.FLAG), Field.keyed("tiers", ValueKind.TIERS)),
  FEE_TIER(
      "fee-tier",
      Field.bare("account", ValueKind.ACCOUNT),
      Field.bare("tier", ValueKind.NUMBER),
      Field.keyed("given", ValueKind.FLAG),
      Field.number("volume"),
      Field.keyed("taker", ValueKind.RATE),
      Field.keyed("maker", ValueKind.RATE)),
  OPEN_INTEREST_SHARE("open-interest-share", rules(OpenInterestShareRule.values())),
  AUCTION_RULES("auction-rules", rules(AuctionRule.values())),
  AUCTION(
      "auction",
      Field.bare("order", ValueKind.ORDER),
      Field.bare("account", ValueKind.SUB_ACCOUNT),
      side(),
      Field.bare("qty", ValueKind.NUMBER),
      Field.keyed("start", "from", ValueKind.NUMBER),
      Field.keyed("end", "to", ValueKind.NUMBER),
      Field.market(),
      Field.keyed("lock", ValueKind.TIME),
      Field.keyed("until", ValueKind.TIME),
      Field.number("id")),
  QUOTE(
      "quote",
      Field.bare("order", ValueKind.ORDER),
      Field.bare("account", ValueKind.SUB_ACCOUNT),
      Field.bare("qty", ValueKind.NUMBER),
      Field.price(),
      Field.market(),
      Field.keyed("replaced", "for", ValueKind.ORDER),
      Field.number("auction")),
  AUCTION_ENDED(
      "auction-ended",
      Field.bare("order", ValueKind.ORDER),
      Field.bare("account", ValueKind.SUB_ACCOUNT),
      Field.word("end", AuctionEnd.class),
      Field.keyed("path", "at", ValueKind.NUMBER),
      Field.number("filled"),
      Field.number("quoted"),
      Field.number("leaves"),
      side(),
      Field.market(),
      Field.number("id")),
  APPROVAL_RULES(
      "approval-rules",
      Field.bare("approvals", ValueKind.NUMBER),
      Field.number("delay-seconds"),
      Field.number("expiry-seconds")),
  PROPOSAL(
      "proposal",
      Field.bare("id", ValueKind.NUMBER),
      Field.word("command", AdminCommandKind.class),
      Field.market(),
      Field.keyed("session", "by", ValueKind.SESSION),
      Field.number("needs"),
      Field.keyed("due", ValueKind.TIME),
      Field.keyed("until", ValueKind.TIME),
      Field.keyed("reason", ValueKind.TEXT)),
  PROPOSAL_CHANGED(
      "proposal-changed",
      Field.bare("id", ValueKind.NUMBER),
      Field.word("change", ProposalChange.class),
      Field.keyed("session", "by", ValueKind.SESSION),
      Field.number("approvals"),
      Field.keyed("refusal", "because", ValueKind.TEXT),
      Field.keyed("reason", ValueKind.TEXT)),
  ADMINISTERED(
      "administered",
      Field.word("command", AdminCommandKind.class),
      Field.market(),
      Field.keyed("session", "by", ValueKind.SESSION),
      Field.number("proposal"),
      Field.keyed("approver", "approved-by", ValueKind.SESSION),
      Field.keyed("approver-2", "and", ValueKind.SESSION),
      Field.keyed("approver-3", "and", ValueKind.SESSION),
      Field.keyed("approver-4", "and", ValueKind.SESSION),
      Field.keyed("reason", ValueKind.TEXT)),
  RATE_LIMITS(
      "rate-limits",
      Field.bare("orders", ValueKind.NUMBER),
      Field.keyed("interval", "every", ValueKind.NUMBER)),
  MASS_CANCELED(
      "mass-canceled",
      Field.bare("account", ValueKind.SUB_ACCOUNT),
      Field.keyed("count", "orders", ValueKind.NUMBER),
      Field.number("request"));

  private final String text;

  // Copied by List.of, and Field is immutable likewise.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<Field> fields;

  FactWord(String text, Field... fields) {
    this.text = text;
    this.fields = List.of(fields);
  }

  /** The word as it is written. */
  public String text() {
    return text;
  }

  /** What a fact of this word can say, in the order in which it is written. */
  public List<Field> fields() {
    return fields;
  }

  private static Field side() {
    return Field.word("side", Directory.BUYS, Directory.SELLS);
  }

  private static Field[] done() {
    return new Field[] {
      Field.bare("order", ValueKind.ORDER),
      Field.bare("account", ValueKind.SUB_ACCOUNT),
      Field.reason(DoneReason.class),
      side(),
      Field.bare("qty", ValueKind.NUMBER),
      Field.price(),
      Field.market(),
      Field.keyed("filled-qty", "filled", ValueKind.NUMBER),
      Field.number("level"),
      Field.keyed("rested", ValueKind.FLAG),
      Field.keyed("refused", ValueKind.TEXT)
    };
  }

  private static Field[] rules(Rule<?>[] rules, Field... before) {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.market());
    fields.addAll(List.of(before));
    for (Rule<?> rule : rules) {
      fields.add(Field.keyed(rule.keyword(), rule.kind()));
    }
    return fields.toArray(Field[]::new);
  }

  private static Field[] assetRules() {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.bare("asset", ValueKind.ASSET));
    for (Rule<?> rule : CollateralRule.values()) {
      fields.add(Field.keyed(rule.keyword(), rule.kind()));
    }
    for (Rule<?> rule : PriceRule.values()) {
      fields.add(Field.keyed(rule.keyword(), rule.kind()));
    }
    return fields.toArray(Field[]::new);
  }

  private static Field[] parameters(Field... more) {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.market());
    for (MarketParameter parameter : MarketParameter.values()) {
      fields.add(Field.keyed(parameter.keyword(), parameter.kind()));
    }
    fields.add(Field.keyed("tiers", ValueKind.TIERS));
    fields.addAll(List.of(more));
    return fields.toArray(Field[]::new);
  }
}
