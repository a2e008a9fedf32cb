package io.quantdesk.server.scenario.statement;

import io.quantdesk.engine.command.CommandHeader;
import io.quantdesk.engine.command.MoveCollateral;
import io.quantdesk.engine.command.SettleCollateral;
import io.quantdesk.engine.command.UpdateCollateralPrice;
import io.quantdesk.engine.command.UpdateOracle;
import io.quantdesk.engine.session.SessionRole;
import io.quantdesk.server.scenario.run.CommandOptions;
import io.quantdesk.server.scenario.run.CommandTarget;
import io.quantdesk.server.scenario.run.Exchange;
import io.quantdesk.server.scenario.run.Markets;
import io.quantdesk.server.scenario.run.RunFailure;
import io.quantdesk.server.scenario.text.Decimal;
import io.quantdesk.server.scenario.text.Meaning;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.Times;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenReader;
import io.quantdesk.server.units.MarketUnits;
import java.math.BigDecimal;

/**
 * {@code collateral-price SOL 150}, {@code deposit-collateral alice 10 SOL}, {@code
 * transfer-collateral alice alice.hedge 2 SOL}, {@code settle-collateral SOL 2 for 290}.
 */
final class CollateralStatement {
  private CollateralStatement() {}

  /** Which of the commands that move an asset. */
  @FunctionalInterface
  private interface Move {
    void send(CommandTarget to, CommandHeader header, MoveCollateral move);
  }

  /** Number of an asset. */
  static int assetId(Exchange exchange, Token asset) {
    Long id = exchange.directory().id(Meaning.ASSET, asset.text());
    if (id == null) {
      throw new RunFailure(asset, "the asset " + asset.text() + " was refused");
    }
    return Math.toIntExact(id);
  }

  static Action readDeposit(TokenReader in, Names names) {
    Token account = names.account(in);
    return move(CommandTarget::depositCollateral, account, account, in, names);
  }

  static Action readWithdrawal(TokenReader in, Names names) {
    Token account = names.account(in);
    return move(CommandTarget::withdrawCollateral, account, account, in, names);
  }

  static Action readTransfer(TokenReader in, Names names) {
    Token from = names.account(in);
    return move(CommandTarget::transferCollateral, from, names.account(in), in, names);
  }

  private static Action move(Move move, Token from, Token to, TokenReader in, Names names) {
    Decimal quantity = in.decimal("a quantity");
    Token asset = names.require(in, Meaning.ASSET);
    CommandOptions options = new CommandOptions(names).toEnd(in);
    return (exchange, checks) -> {
      MoveCollateral command = new MoveCollateral();
      command.assetId = assetId(exchange, asset);
      command.units = quantity.in(exchange.directory().assetUnits(command.assetId)::lots);
      command.subAccountId = exchange.accounts().subAccountId(from);
      command.toSubAccountId = exchange.accounts().subAccountId(to);
      exchange.send(
          SessionRole.TRADING, options, (target, header) -> move.send(target, header, command));
    };
  }

  static Action readSettlement(TokenReader in, Names names) {
    Token asset = names.require(in, Meaning.ASSET);
    Decimal quantity = in.decimal("a quantity");
    in.require("for");
    Decimal amount = in.decimal("an amount");
    CommandOptions options = new CommandOptions(names).toEnd(in);
    return (exchange, checks) -> {
      SettleCollateral command = new SettleCollateral();
      command.assetId = assetId(exchange, asset);
      command.units = quantity.in(exchange.directory().assetUnits(command.assetId)::lots);
      command.amountMicros = amount.in(MarketUnits::micros);
      exchange.send(
          SessionRole.ADMIN, options, (to, header) -> to.settleCollateral(header, command));
    };
  }

  static Action readPrice(TokenReader in, Names names) {
    Token asset = names.require(in, Meaning.ASSET);
    Decimal price = in.decimal("a price");
    Decimal confidence =
        in.accept("conf") ? in.decimal("a confidence interval") : price.withValue(BigDecimal.ZERO);
    long ageNs = in.accept("age") ? Times.durationNs(in) : 0;
    int publishers = in.accept("publishers") ? (int) in.count("a number of publishers") : 0;
    CommandOptions options = new CommandOptions(names).toEnd(in);
    return (exchange, checks) -> {
      UpdateCollateralPrice command = new UpdateCollateralPrice();
      command.assetId = assetId(exchange, asset);
      UpdateOracle update = Markets.oracle(0, price, confidence);
      command.price.priceMantissa = update.priceMantissa;
      command.price.confidenceMantissa = update.confidenceMantissa;
      command.price.exponent = update.exponent;
      command.price.publishTimeNs = exchange.timeNs() - ageNs;
      command.price.publishers = publishers;
      exchange.send(
          SessionRole.ORACLE, options, (to, header) -> to.updateCollateralPrice(header, command));
    };
  }
}
