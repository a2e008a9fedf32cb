package io.quantdesk.server.pipeline;

import io.quantdesk.engine.Engine;
import io.quantdesk.engine.command.CommandHeader;
import io.quantdesk.engine.command.SetFundingRate;
import io.quantdesk.engine.command.SetFundingRules;
import io.quantdesk.engine.market.FundingRules;
import io.quantdesk.protocol.sbe.FundingRulesDecoder;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import io.quantdesk.protocol.sbe.SetFundingRateDecoder;
import io.quantdesk.protocol.sbe.SetFundingRulesDecoder;
import org.agrona.DirectBuffer;

/** Decodes commands about funding; used by {@link CommandAdapter} alone. */
final class FundingCommandAdapter {
  private final Engine engine;
  private final SetFundingRules setRules = new SetFundingRules();
  private final SetFundingRate setRate = new SetFundingRate();
  private final SetFundingRulesDecoder setRulesMessage = new SetFundingRulesDecoder();
  private final SetFundingRateDecoder setRateMessage = new SetFundingRateDecoder();

  FundingCommandAdapter(Engine engine) {
    this.engine = engine;
  }

  void setRules(CommandHeader header, DirectBuffer buffer, int offset, MessageHeaderDecoder frame) {
    setRulesMessage.wrapAndApplyHeader(buffer, offset, frame);
    header.clientSeq = setRulesMessage.clientSeq();
    setRules.marketId = setRulesMessage.marketId();
    FundingRulesDecoder from = setRulesMessage.rules();
    FundingRules to = setRules.rules;
    to.sampleIntervalNs = from.sampleIntervalNs();
    to.fundingIntervalNs = from.fundingIntervalNs();
    to.impactNotionalMicros = from.impactNotionalMicros();
    to.interestE9 = from.interestE9();
    to.interestClampE9 = from.interestClampE9();
    to.premiumClampE9 = from.premiumClampE9();
    to.rateCapE9 = from.rateCapE9();
    to.minSamples = from.minSamples();
    engine.setFundingRules(header, setRules);
  }

  void setRate(CommandHeader header, DirectBuffer buffer, int offset, MessageHeaderDecoder frame) {
    setRateMessage.wrapAndApplyHeader(buffer, offset, frame);
    header.clientSeq = setRateMessage.clientSeq();
    setRate.marketId = setRateMessage.marketId();
    setRate.rateE9 = setRateMessage.rateE9();
    setRate.reference = setRateMessage.reference();
    engine.setFundingRate(header, setRate);
  }
}
