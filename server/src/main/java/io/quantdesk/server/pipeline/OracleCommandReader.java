package io.quantdesk.server.pipeline;

import io.quantdesk.engine.command.SetMarkRules;
import io.quantdesk.engine.command.SetPriceRules;
import io.quantdesk.engine.command.UpdateOracle;
import io.quantdesk.engine.mark.MarkRules;
import io.quantdesk.engine.oracle.PriceRules;
import io.quantdesk.protocol.sbe.MarkRulesDecoder;
import io.quantdesk.protocol.sbe.PriceRulesDecoder;
import io.quantdesk.protocol.sbe.SetMarkRulesDecoder;
import io.quantdesk.protocol.sbe.SetPriceRulesDecoder;
import io.quantdesk.protocol.sbe.UpdateOracleDecoder;

/**
 * Reads the commands about prices; used by {@link CommandAdapter} alone. What it returns is reused
 * for the next message.
 */
final class OracleCommandReader {
  private final UpdateOracle updateOracle = new UpdateOracle();
  private final SetPriceRules setPriceRules = new SetPriceRules();
  private final SetMarkRules setMarkRules = new SetMarkRules();

  UpdateOracle read(UpdateOracleDecoder message) {
    updateOracle.priceMantissa = message.priceMantissa();
    updateOracle.confidenceMantissa = message.confidenceMantissa();
    updateOracle.publishTimeNs = message.publishTimeNs();
    updateOracle.marketId = message.marketId();
    updateOracle.exponent = message.exponent();
    updateOracle.publishers = message.publishers();
    return updateOracle;
  }

  SetPriceRules read(SetPriceRulesDecoder message) {
    setPriceRules.marketId = message.marketId();
    read(message.rules(), setPriceRules.rules);
    return setPriceRules;
  }

  static void read(PriceRulesDecoder from, PriceRules to) {
    to.wideConfidencePpm = from.wideConfidencePpm();
    to.uncertainConfidencePpm = from.uncertainConfidencePpm();
    to.averageBandPpm = from.averageBandPpm();
    to.jumpPpm = from.jumpPpm();
    to.marginFactorPpm = from.marginFactorPpm();
    to.minPublishers = from.minPublishers();
    to.updatesAfterOutage = from.updatesAfterOutage();
    to.staleTradeNs = from.staleTradeNs();
    to.staleMarginNs = from.staleMarginNs();
  }

  SetMarkRules read(SetMarkRulesDecoder message) {
    setMarkRules.marketId = message.marketId();
    MarkRulesDecoder from = message.rules();
    MarkRules to = setMarkRules.rules;
    to.intervalNs = from.intervalNs();
    to.averagingNs = from.averagingNs();
    to.maxAgeNs = from.maxAgeNs();
    to.impactNotionalMicros = from.impactNotionalMicros();
    to.maxBasisPpm = from.maxBasisPpm();
    to.bandPpm = from.bandPpm();
    return setMarkRules;
  }
}
