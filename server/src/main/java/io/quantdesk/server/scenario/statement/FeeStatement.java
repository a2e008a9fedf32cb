package io.quantdesk.server.scenario.statement;

import io.quantdesk.engine.command.SetFeeSchedule;
import io.quantdesk.engine.command.SetFeeTier;
import io.quantdesk.engine.session.SessionRole;
import io.quantdesk.server.scenario.run.CommandOptions;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenReader;
import io.quantdesk.server.scenario.world.FeeFacts;
import io.quantdesk.server.scenario.world.TierText;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code fee-schedule 1000000:0.045%/0.01%}, {@code fee-schedule none}, {@code fee-tier alice 2},
 * {@code fee-tier alice by-volume}.
 */
final class FeeStatement {
  private static final String FORM = "a fee tier (1000000:0.045%/0.01%)";

  private FeeStatement() {}

  static Action readSchedule(TokenReader in, Names names) {
    List<Token> tiers = new ArrayList<>();
    if (!in.accept("none")) {
      tiers.add(in.word(FORM, TierText::isTier));
      Token next = in.acceptWord(FORM, TierText::isTier);
      while (next != null) {
        tiers.add(next);
        next = in.acceptWord(FORM, TierText::isTier);
      }
    }
    CommandOptions options = new CommandOptions(names).toEnd(in);
    return (exchange, checks) -> {
      SetFeeSchedule command = new SetFeeSchedule();
      FeeFacts.write(tiers, command.schedule);
      exchange.send(SessionRole.ADMIN, options, (to, header) -> to.setFeeSchedule(header, command));
    };
  }

  static Action readTier(TokenReader in, Names names) {
    Token account = Clauses.owner(in, names);
    int tier =
        in.accept("by-volume") ? SetFeeTier.BY_VOLUME : Math.toIntExact(in.count("a fee tier"));
    CommandOptions options = new CommandOptions(names).toEnd(in);
    return (exchange, checks) -> {
      SetFeeTier command = new SetFeeTier();
      command.accountId = Clauses.ownerId(account, exchange);
      command.tier = tier;
      exchange.send(SessionRole.ADMIN, options, (to, header) -> to.setFeeTier(header, command));
    };
  }
}
