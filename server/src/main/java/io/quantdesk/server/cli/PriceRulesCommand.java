package io.quantdesk.server.cli;

import io.quantdesk.protocol.client.CommandDraft;
import io.quantdesk.server.client.ListedMarket;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Replaces the rules of prices of a market; the defaults are those that docs/risk.md advises. */
@Command(
    name = "price-rules",
    description =
        "Replaces all rules by which the oracle's prices of a market of a running engine are"
            + " judged. 0 turns a rule off.",
    mixinStandardHelpOptions = true)
final class PriceRulesCommand extends MarketRulesCommand {
  @Mixin private PriceRuleOptions rules;

  @Override
  void compose(CommandDraft draft, ListedMarket market) {
    rules.write(draft.setPriceRules().marketId(market.marketId()).rules());
  }
}
