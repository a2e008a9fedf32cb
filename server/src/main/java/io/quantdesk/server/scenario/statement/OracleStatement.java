package io.quantdesk.server.scenario.statement;

import io.quantdesk.engine.command.UpdateOracle;
import io.quantdesk.server.scenario.run.CommandOptions;
import io.quantdesk.server.scenario.run.Exchange;
import io.quantdesk.server.scenario.run.Markets;
import io.quantdesk.server.scenario.text.Decimal;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.Times;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenReader;
import java.math.BigDecimal;

/**
 * {@code oracle BTC-PERP 45300 conf 12 age 3s publishers 4}, {@code mark 45300}: a price from the
 * oracle.
 */
final class OracleStatement implements Action {
  private final Token market;
  private final Decimal price;
  private final CommandOptions options;
  private Decimal confidence;
  private long ageNs;
  private int publishers;

  private OracleStatement(Token market, Decimal price, Names names) {
    this.market = market;
    this.price = price;
    this.confidence = price.withValue(BigDecimal.ZERO);
    this.options = new CommandOptions(names);
  }

  /** Reads what follows {@code mark}. */
  static Action readMark(TokenReader in, Names names) {
    OracleStatement oracle = start(in, names);
    oracle.options.toEnd(in);
    return oracle;
  }

  /** Reads what follows {@code oracle}. */
  static Action readOracle(TokenReader in, Names names) {
    OracleStatement oracle = start(in, names);
    while (in.hasMore()) {
      if (in.accept("conf")) {
        oracle.confidence = in.decimal("a confidence interval");
      } else if (in.accept("age")) {
        oracle.ageNs = Times.durationNs(in);
      } else if (in.accept("publishers")) {
        oracle.publishers = (int) in.count("a number of publishers");
      } else if (!oracle.options.accept(in)) {
        throw in.unexpected();
      }
    }
    return oracle;
  }

  private static OracleStatement start(TokenReader in, Names names) {
    Token market = Clauses.market(in, names);
    return new OracleStatement(market, in.decimal("a price"), names);
  }

  @Override
  public void run(Exchange exchange, Checks checks) {
    int marketId = exchange.markets().marketId(market);
    UpdateOracle update = Markets.oracle(marketId, price, confidence);
    update.publishTimeNs = exchange.timeNs() - ageNs;
    update.publishers = publishers;
    exchange.markets().price(options, update);
  }
}
