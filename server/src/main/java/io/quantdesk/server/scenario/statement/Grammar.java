package io.quantdesk.server.scenario.statement;

import io.quantdesk.engine.order.Side;
import io.quantdesk.server.scenario.text.Meaning;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenReader;
import io.quantdesk.server.scenario.world.Directory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The table of statements. A statement starts with its keyword, or with an account and a verb; the
 * rest is read by its class. To add one is to add a row.
 */
public final class Grammar {
  private static final List<StatementForm> FORMS =
      List.of(
          new StatementForm(
              "market",
              "market SYMBOL [PARAMETER VALUE]... [state STATE] [mark PRICE]",
              MarketStatement::read),
          new StatementForm(
              "update", "update [SYMBOL] [PARAMETER VALUE]...", UpdateMarketStatement::read),
          new StatementForm("state", "state [SYMBOL] STATE [@ PRICE]", StateStatement::read),
          new StatementForm("mark", "mark [SYMBOL] PRICE", OracleStatement::readMark),
          new StatementForm(
              "oracle",
              "oracle [SYMBOL] PRICE [conf AMOUNT] [age DURATION] [publishers N]",
              OracleStatement::readOracle),
          new StatementForm("account", "account NAME [wallet TEXT]", AccountStatement::read),
          new StatementForm(
              "sub-account",
              "sub-account NAME [isolated SYMBOL] [of ACCOUNT]",
              SubAccountStatement::read),
          new StatementForm("deposit", "deposit ACCOUNT AMOUNT", MoneyStatement::readDeposit),
          new StatementForm("withdraw", "withdraw ACCOUNT AMOUNT", MoneyStatement::readWithdrawal),
          new StatementForm("transfer", "transfer ACCOUNT ACCOUNT AMOUNT", TransferStatement::read),
          new StatementForm(
              "confirm-withdrawal", "confirm-withdrawal ID", WithdrawalStatement::readConfirm),
          new StatementForm(
              "revert-withdrawal", "revert-withdrawal ID", WithdrawalStatement::readRevert),
          new StatementForm(
              "withdrawal-rules",
              "withdrawal-rules [limit AMOUNT] [share RATE] [hold DURATION]",
              WithdrawalStatement::readRules),
          new StatementForm(
              "collateral-rules",
              "collateral-rules ASSET [TERM VALUE]... [RULE VALUE]...",
              CollateralRulesStatement::read),
          new StatementForm(
              "collateral-price",
              "collateral-price ASSET PRICE [conf AMOUNT] [age DURATION] [publishers N]",
              CollateralStatement::readPrice),
          new StatementForm(
              "deposit-collateral",
              "deposit-collateral ACCOUNT QTY ASSET",
              CollateralStatement::readDeposit),
          new StatementForm(
              "withdraw-collateral",
              "withdraw-collateral ACCOUNT QTY ASSET",
              CollateralStatement::readWithdrawal),
          new StatementForm(
              "transfer-collateral",
              "transfer-collateral ACCOUNT ACCOUNT QTY ASSET",
              CollateralStatement::readTransfer),
          new StatementForm(
              "settle-collateral",
              "settle-collateral ASSET QTY for AMOUNT",
              CollateralStatement::readSettlement),
          new StatementForm("cancel", "cancel ORDER [by ACCOUNT]", CancelStatement::read),
          new StatementForm(
              "amend",
              "amend ORDER to [QTY] [@ PRICE] [trigger PRICE] [trail DISTANCE] [activation PRICE] [by ACCOUNT]",
              AmendStatement::read),
          new StatementForm(
              "cancel-all",
              "cancel-all ACCOUNT [on SYMBOL] [buys | sells]",
              CancelAllStatement::read),
          new StatementForm(
              "schedule-cancel",
              "schedule-cancel ACCOUNT TIME | DURATION | never [close-all]",
              ScheduleCancelStatement::read),
          new StatementForm(
              "leverage", "leverage ACCOUNT N | none [SYMBOL]", LeverageStatement::read),
          new StatementForm(
              "liquidation-rules",
              "liquidation-rules [SYMBOL] [RULE VALUE]...",
              LiquidationStatement::read),
          new StatementForm(
              "backstop-rules",
              "backstop-rules [SYMBOL] [account ACCOUNT] [RULE VALUE]...",
              BackstopStatement::read),
          new StatementForm(
              "price-rules", "price-rules [SYMBOL] [RULE VALUE]...", PriceRulesStatement::read),
          new StatementForm(
              "mark-rules", "mark-rules [SYMBOL] [RULE VALUE]...", MarkRulesStatement::read),
          new StatementForm(
              "funding-rules",
              "funding-rules [SYMBOL] [RULE VALUE]...",
              FundingRulesStatement::read),
          new StatementForm(
              "funding-rate",
              "funding-rate [SYMBOL] RATE [reference N]",
              FundingRateStatement::read),
          new StatementForm(
              "auction-rules",
              "auction-rules [SYMBOL] [RULE VALUE]...",
              AuctionRulesStatement::read),
          new StatementForm(
              "fee-schedule", "fee-schedule TIER... | none", FeeStatement::readSchedule),
          new StatementForm("fee-tier", "fee-tier ACCOUNT N | by-volume", FeeStatement::readTier),
          new StatementForm(
              "open-interest-share",
              "open-interest-share [SYMBOL] [share RATE] [floor QTY]",
              OpenInterestShareStatement::read),
          new StatementForm("insurance", "insurance [SYMBOL] AMOUNT", InsuranceStatement::read),
          new StatementForm(
              "rate-limits", "rate-limits N | none [every DURATION]", RateLimitStatement::read),
          new StatementForm(
              "approval-rules",
              "approval-rules N | none [delay DURATION] [expiry DURATION]",
              ApprovalStatement::readRules),
          new StatementForm("approve", "approve ID", ApprovalStatement::readApprove),
          new StatementForm("reject", "reject ID", ApprovalStatement::readReject),
          new StatementForm("wait", "wait DURATION", ClockStatement::readWait),
          new StatementForm("at", "at TIME", ClockStatement::readAt),
          new StatementForm("tick", "tick", ClockStatement::readTick),
          new StatementForm("ticks", "ticks automatic | by-hand", ClockStatement::readTicks),
          new StatementForm("session", "session NAME [ROLE]", SessionStatement::readSession),
          new StatementForm("resend", "resend [seq N] [via SESSION]", SessionStatement::readResend),
          new StatementForm("frame", "frame REASON", SessionStatement::readFrame),
          new StatementForm("expect", "expect SUBJECT [PROPERTY VALUE]...", ExpectStatement::read));

  private static final String ORDER_FORM =
      "ACCOUNT buys | sells QTY @ PRICE | market [worst PRICE] [on SYMBOL] [gtc | ioc | fok | gtd]"
          + " [expires TIME | DURATION]"
          + " [post-only | post-only-slide] [reduce-only] [force] [jit] [display QTY]"
          + " [self-trade MODE] [isolated-margin AMOUNT]"
          + " [stop | take-profit PRICE [by mark | index | last]]"
          + " [trail DISTANCE [activation PRICE] [by mark | index | last]]"
          + " [as NAME] [cl-ord-id N]"
          + " [with LEG [and LEG]]";

  private static final String LEG_FORM =
      "LEG is take-profit PRICE | stop PRICE | trail DISTANCE [activation PRICE],"
          + " [@ PRICE] [by mark | index | last] [gtc | ioc | fok | gtd] [expires TIME | DURATION]"
          + " [as NAME] [cl-ord-id N] [type TYPE]";

  private static final String PROTECT_FORM =
      "ACCOUNT protects QTY long | short [on SYMBOL] [self-trade MODE] [force] with LEG and LEG";

  private static final String QUOTE_FORM =
      "ACCOUNT quotes QTY @ PRICE for ORDER [as NAME] [cl-ord-id N]";

  private Grammar() {}

  /** The forms of all statements, as the reference lists them. */
  public static List<String> forms() {
    List<String> forms = new ArrayList<>();
    FORMS.forEach(form -> forms.add(form.form()));
    forms.add(ORDER_FORM);
    forms.add(PROTECT_FORM);
    forms.add(QUOTE_FORM);
    forms.add(LEG_FORM);
    return forms;
  }

  /** The words that nothing can be called. */
  public static Set<String> reserved() {
    Set<String> words = new HashSet<>(ExpectStatement.subjects());
    FORMS.forEach(form -> words.add(form.keyword()));
    words.addAll(List.of("engine", "repeat", Directory.BUYS, Directory.SELLS));
    words.addAll(List.of(Directory.PROTECTS, Directory.QUOTES));
    return words;
  }

  /** Reads a whole statement. */
  public static Action read(TokenReader in, Names names) {
    for (StatementForm form : FORMS) {
      if (in.accept(form.keyword())) {
        return toEnd(form.reader().read(in, names), in);
      }
    }
    boolean isOrder =
        names.has(in.peek().text(), Meaning.ACCOUNT)
            || in.isFollowedBy(Directory.BUYS)
            || in.isFollowedBy(Directory.SELLS)
            || in.isFollowedBy(Directory.PROTECTS)
            || in.isFollowedBy(Directory.QUOTES);
    Token account =
        in.acceptWord(
            "ACCOUNT buys | sells | protects | quotes",
            word -> isOrder && names.couldBeAccount(word));
    if (account == null) {
      throw in.unexpected();
    }
    if (in.accept(Directory.QUOTES)) {
      return toEnd(QuoteStatement.read(known(account, names), in, names), in);
    }
    boolean protects = in.accept(Directory.PROTECTS);
    Side side = protects || in.accept(Directory.BUYS) ? Side.BUY : Side.SELL;
    if (side == Side.SELL) {
      in.require(Directory.SELLS);
    }
    known(account, names);
    Action action =
        protects
            ? ProtectStatement.read(account, in, names)
            : OrderStatement.read(account, side, in, names);
    return toEnd(action, in);
  }

  private static Token known(Token account, Names names) {
    if (!Meaning.ACCOUNT.isRaw(account.text())) {
      names.introduce(account, Meaning.ACCOUNT);
    }
    return account;
  }

  private static Action toEnd(Action action, TokenReader in) {
    if (in.hasMore()) {
      throw in.unexpected();
    }
    return action;
  }
}
