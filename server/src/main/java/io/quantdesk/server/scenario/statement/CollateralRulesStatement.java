package io.quantdesk.server.scenario.statement;

import io.quantdesk.engine.collateral.CollateralTerms;
import io.quantdesk.engine.command.SetCollateralAsset;
import io.quantdesk.engine.oracle.PriceRules;
import io.quantdesk.engine.session.SessionRole;
import io.quantdesk.server.scenario.run.CommandOptions;
import io.quantdesk.server.scenario.run.Exchange;
import io.quantdesk.server.scenario.text.Meaning;
import io.quantdesk.server.scenario.text.Names;
import io.quantdesk.server.scenario.text.Token;
import io.quantdesk.server.scenario.text.TokenReader;
import io.quantdesk.server.scenario.world.Ascii32;
import io.quantdesk.server.scenario.world.CollateralRule;
import io.quantdesk.server.scenario.world.PriceRule;

/**
 * {@code collateral-rules SOL initial 80% maintenance 90% discount 5%}: lists an asset, or changes
 * one that is listed; what is not named stays as it is.
 */
record CollateralRulesStatement(
    Token asset,
    RuleList<CollateralTerms> terms,
    RuleList<PriceRules> rules,
    CommandOptions options)
    implements Action {
  static Action read(TokenReader in, Names names) {
    Token asset = names.declare(in, Meaning.ASSET);
    RuleList<CollateralTerms> terms =
        RuleList.read(CollateralRule.values(), in, Clauses::numberOrRate);
    RuleList<PriceRules> rules = RuleList.read(PriceRule.values(), in, Clauses::numberOrRate);
    CommandOptions options = new CommandOptions(names).toEnd(in);
    return new CollateralRulesStatement(asset, terms, rules, options);
  }

  @Override
  public void run(Exchange exchange, Checks checks) {
    SetCollateralAsset command = new SetCollateralAsset();
    command.symbol.set(Ascii32.of(asset.text()));
    Long known = exchange.directory().id(Meaning.ASSET, asset.text());
    if (known == null) {
      startWithDefaults(command.terms);
    } else {
      command.assetId = Math.toIntExact(known);
      exchange.view().collateral().copyTerms(command.assetId, command.terms);
      exchange.view().collateral().copyPriceRules(command.assetId, command.rules);
    }
    terms.apply(command.terms);
    rules.apply(command.rules);
    exchange.send(
        SessionRole.ADMIN, options, (to, header) -> to.setCollateralAsset(header, command));
  }

  private static void startWithDefaults(CollateralTerms terms) {
    terms.unitSizeE9 = 10;
    terms.tickSizeE9 = 1_000_000;
    terms.capUnits = 10_000_000_000_000L;
    terms.initialWeightPpm = 800_000;
    terms.maintenanceWeightPpm = 900_000;
    terms.discountPpm = 50_000;
  }
}
