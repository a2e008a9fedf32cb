package io.quantdesk.server.scenario.statement;

import io.quantdesk.server.scenario.run.Exchange;
import io.quantdesk.server.scenario.text.Decimal;
import io.quantdesk.server.scenario.text.Meaning;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenReader;
import io.quantdesk.server.units.MarketUnits;
import java.util.List;

/** {@code expect alice cash 5999.95}: claims about the state, all of one subject. */
record ExpectStatement(List<Claim> claims) implements Action {
  private static final String ORDER = "order";
  private static final String BOOK = "book";
  private static final String TREASURY = "treasury";
  private static final String PENDING = "pending-withdrawals";
  private static final String HASH = "hash";

  /** The words that begin a subject, which nothing can be called. */
  static List<String> subjects() {
    return List.of(ORDER, BOOK, TREASURY, PENDING, HASH);
  }

  static Action read(TokenReader in, Names names) {
    if (in.accept(ORDER)) {
      return new ExpectStatement(OrderClaims.read(in, names));
    }
    if (in.accept(BOOK)) {
      return new ExpectStatement(BookClaims.read(in, names));
    }
    if (in.accept(TREASURY)) {
      return new ExpectStatement(List.of(treasury(in.decimal("an amount"))));
    }
    if (in.accept(PENDING)) {
      return new ExpectStatement(List.of(pending(in.decimal("an amount"))));
    }
    Token hash = in.peek();
    if (in.accept(HASH)) {
      in.require("stable");
      return new ExpectStatement(List.of(stableHash(hash)));
    }
    Token account = names.accept(in, Meaning.ACCOUNT);
    if (account != null) {
      return new ExpectStatement(AccountClaims.read(account, in, names));
    }
    Token asset = names.accept(in, Meaning.ASSET);
    return new ExpectStatement(
        asset == null ? MarketClaims.read(in, names) : CollateralClaims.read(asset, in));
  }

  @Override
  public void run(Exchange exchange, Checks checks) {
    claims.forEach(claim -> claim.check(exchange, checks));
  }

  private static Claim treasury(Decimal amount) {
    return (exchange, checks) ->
        checks.same(amount, TREASURY, MarketUnits.money(exchange.view().treasuryMicros()));
  }

  private static Claim pending(Decimal amount) {
    return (exchange, checks) ->
        checks.same(amount, PENDING, MarketUnits.money(exchange.view().pendingWithdrawalsMicros()));
  }

  /** The same commands, sent to a second engine, lead to the same state. */
  private static Claim stableHash(Token at) {
    return (exchange, checks) ->
        checks.same(
            at,
            "hash after a replay",
            Long.toHexString(exchange.engine().stateHash()),
            Long.toHexString(exchange.replayedHash()));
  }
}
