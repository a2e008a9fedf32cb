package io.quantdesk.protocol;

import io.quantdesk.protocol.sbe.ApproveProposalDecoder;
import io.quantdesk.protocol.sbe.CreateMarketDecoder;
import io.quantdesk.protocol.sbe.FundInsuranceDecoder;
import io.quantdesk.protocol.sbe.RejectProposalDecoder;
import io.quantdesk.protocol.sbe.SetApprovalRulesDecoder;
import io.quantdesk.protocol.sbe.SetAuctionRulesDecoder;
import io.quantdesk.protocol.sbe.SetBackstopRulesDecoder;
import io.quantdesk.protocol.sbe.SetCollateralAssetDecoder;
import io.quantdesk.protocol.sbe.SetFeeScheduleDecoder;
import io.quantdesk.protocol.sbe.SetFeeTierDecoder;
import io.quantdesk.protocol.sbe.SetFundingRateDecoder;
import io.quantdesk.protocol.sbe.SetFundingRulesDecoder;
import io.quantdesk.protocol.sbe.SetLiquidationRulesDecoder;
import io.quantdesk.protocol.sbe.SetMarkRulesDecoder;
import io.quantdesk.protocol.sbe.SetMarketStateDecoder;
import io.quantdesk.protocol.sbe.SetOpenInterestShareDecoder;
import io.quantdesk.protocol.sbe.SetPriceRulesDecoder;
import io.quantdesk.protocol.sbe.SetRateLimitsDecoder;
import io.quantdesk.protocol.sbe.SetWithdrawalRulesDecoder;
import io.quantdesk.protocol.sbe.SettleCollateralDecoder;
import io.quantdesk.protocol.sbe.UpdateMarketDecoder;

/** Which messages are commands of administrators, and where the reason is in them: at the end. */
public final class AdminMessages {
  /** Bytes of a reason. */
  public static final int REASON_LENGTH = SetApprovalRulesDecoder.reasonLength();

  private AdminMessages() {}

  /** Whether a message ends with a reason. */
  public static boolean haveReason(int templateId) {
    return switch (templateId) {
      case CreateMarketDecoder.TEMPLATE_ID,
          UpdateMarketDecoder.TEMPLATE_ID,
          SetMarketStateDecoder.TEMPLATE_ID,
          SetRateLimitsDecoder.TEMPLATE_ID,
          SetLiquidationRulesDecoder.TEMPLATE_ID,
          FundInsuranceDecoder.TEMPLATE_ID,
          SetPriceRulesDecoder.TEMPLATE_ID,
          SetMarkRulesDecoder.TEMPLATE_ID,
          SetFundingRulesDecoder.TEMPLATE_ID,
          SetFundingRateDecoder.TEMPLATE_ID,
          SetBackstopRulesDecoder.TEMPLATE_ID,
          SetCollateralAssetDecoder.TEMPLATE_ID,
          SettleCollateralDecoder.TEMPLATE_ID,
          SetWithdrawalRulesDecoder.TEMPLATE_ID,
          SetAuctionRulesDecoder.TEMPLATE_ID,
          SetFeeScheduleDecoder.TEMPLATE_ID,
          SetFeeTierDecoder.TEMPLATE_ID,
          SetOpenInterestShareDecoder.TEMPLATE_ID,
          SetApprovalRulesDecoder.TEMPLATE_ID,
          ApproveProposalDecoder.TEMPLATE_ID,
          RejectProposalDecoder.TEMPLATE_ID ->
          true;
      default -> false;
    };
  }

  /** Where the reason is in a message's block of a length. */
  public static int reasonOffset(int blockLength) {
    return blockLength - REASON_LENGTH;
  }
}
