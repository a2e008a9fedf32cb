package io.quantdesk.server.ingress;

import io.quantdesk.protocol.AdminMessages;
import io.quantdesk.protocol.sbe.AmendOrderDecoder;
import io.quantdesk.protocol.sbe.ApproveProposalDecoder;
import io.quantdesk.protocol.sbe.CancelAllDecoder;
import io.quantdesk.protocol.sbe.CancelOrderDecoder;
import io.quantdesk.protocol.sbe.ConfirmWithdrawalDecoder;
import io.quantdesk.protocol.sbe.CreateAccountDecoder;
import io.quantdesk.protocol.sbe.CreateMarketDecoder;
import io.quantdesk.protocol.sbe.CreateSubAccountDecoder;
import io.quantdesk.protocol.sbe.DepositCollateralDecoder;
import io.quantdesk.protocol.sbe.DepositDecoder;
import io.quantdesk.protocol.sbe.FundInsuranceDecoder;
import io.quantdesk.protocol.sbe.MarketState;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import io.quantdesk.protocol.sbe.OrdType;
import io.quantdesk.protocol.sbe.PlaceBracketDecoder;
import io.quantdesk.protocol.sbe.PlaceOrderDecoder;
import io.quantdesk.protocol.sbe.PlaceQuoteDecoder;
import io.quantdesk.protocol.sbe.RejectProposalDecoder;
import io.quantdesk.protocol.sbe.RejectReason;
import io.quantdesk.protocol.sbe.RevertWithdrawalDecoder;
import io.quantdesk.protocol.sbe.ScheduleCancelDecoder;
import io.quantdesk.protocol.sbe.SelfTradePrevention;
import io.quantdesk.protocol.sbe.SetApprovalRulesDecoder;
import io.quantdesk.protocol.sbe.SetAuctionRulesDecoder;
import io.quantdesk.protocol.sbe.SetBackstopRulesDecoder;
import io.quantdesk.protocol.sbe.SetCollateralAssetDecoder;
import io.quantdesk.protocol.sbe.SetFeeScheduleDecoder;
import io.quantdesk.protocol.sbe.SetFeeTierDecoder;
import io.quantdesk.protocol.sbe.SetFundingRateDecoder;
import io.quantdesk.protocol.sbe.SetFundingRulesDecoder;
import io.quantdesk.protocol.sbe.SetLeverageDecoder;
import io.quantdesk.protocol.sbe.SetLiquidationRulesDecoder;
import io.quantdesk.protocol.sbe.SetMarkRulesDecoder;
import io.quantdesk.protocol.sbe.SetMarketStateDecoder;
import io.quantdesk.protocol.sbe.SetOpenInterestShareDecoder;
import io.quantdesk.protocol.sbe.SetPriceRulesDecoder;
import io.quantdesk.protocol.sbe.SetRateLimitsDecoder;
import io.quantdesk.protocol.sbe.SetWithdrawalRulesDecoder;
import io.quantdesk.protocol.sbe.SettleCollateralDecoder;
import io.quantdesk.protocol.sbe.Side;
import io.quantdesk.protocol.sbe.SideFilter;
import io.quantdesk.protocol.sbe.TimeInForce;
import io.quantdesk.protocol.sbe.TransferCollateralDecoder;
import io.quantdesk.protocol.sbe.TransferDecoder;
import io.quantdesk.protocol.sbe.TriggerSource;
import io.quantdesk.protocol.sbe.UpdateCollateralPriceDecoder;
import io.quantdesk.protocol.sbe.UpdateMarketDecoder;
import io.quantdesk.protocol.sbe.UpdateOracleDecoder;
import io.quantdesk.protocol.sbe.WithdrawCollateralDecoder;
import io.quantdesk.protocol.sbe.WithdrawDecoder;
import java.nio.ByteOrder;
import java.util.function.ToIntFunction;
import org.agrona.DirectBuffer;

/**
 * Decides whether bytes are a well-formed command that a client may send. Pure; looks only at the
 * server's own copy. The checks run in this order, and the first that fails names the reason:
 *
 * <ol>
 *   <li>BAD_LENGTH: shorter than a message header
 *   <li>WRONG_SCHEMA: schema id
 *   <li>UNSUPPORTED_VERSION: version outside the supported range
 *   <li>UNKNOWN_TEMPLATE: template id, those included that only the server may use
 *   <li>BAD_LENGTH: block length other than the version's, bytes missing or left over
 *   <li>INVALID_FIELD: a value that an enum or set does not have, a flag of an owner other than 0
 *       and 1, a reason of an administrator that is no printable ASCII, padded with NUL
 * </ol>
 */
public final class FrameValidator {
  private static final int HEADER_LENGTH = MessageHeaderDecoder.ENCODED_LENGTH;
  private static final int MIN_VERSION = 1;
  private static final int MAX_VERSION = MessageHeaderDecoder.SCHEMA_VERSION;
  private static final int EXEC_INST_BITS = 31;
  private static final int BRACKET_PARTS_BITS = 7;
  private static final long SIDES = codes(Side.values(), Side::value);
  private static final long SIDE_FILTERS = codes(SideFilter.values(), SideFilter::value);
  private static final long ORD_TYPES = codes(OrdType.values(), OrdType::value);
  private static final long TIMES_IN_FORCE = codes(TimeInForce.values(), TimeInForce::value);
  private static final long PREVENTIONS =
      codes(SelfTradePrevention.values(), SelfTradePrevention::value);
  private static final long TRIGGER_SOURCES = codes(TriggerSource.values(), TriggerSource::value);
  private static final long MARKET_STATES = codes(MarketState.values(), MarketState::value);
  private static final int[] BLOCK_LENGTH = new int[TransferCollateralDecoder.TEMPLATE_ID + 1];

  static {
    BLOCK_LENGTH[PlaceOrderDecoder.TEMPLATE_ID] = PlaceOrderDecoder.BLOCK_LENGTH;
    BLOCK_LENGTH[CancelOrderDecoder.TEMPLATE_ID] = CancelOrderDecoder.BLOCK_LENGTH;
    BLOCK_LENGTH[AmendOrderDecoder.TEMPLATE_ID] = AmendOrderDecoder.BLOCK_LENGTH;
    BLOCK_LENGTH[CancelAllDecoder.TEMPLATE_ID] = CancelAllDecoder.BLOCK_LENGTH;
    BLOCK_LENGTH[DepositDecoder.TEMPLATE_ID] = DepositDecoder.BLOCK_LENGTH;
    BLOCK_LENGTH[WithdrawDecoder.TEMPLATE_ID] = WithdrawDecoder.BLOCK_LENGTH;
    BLOCK_LENGTH[CreateAccountDecoder.TEMPLATE_ID] = CreateAccountDecoder.BLOCK_LENGTH;
    BLOCK_LENGTH[CreateSubAccountDecoder.TEMPLATE_ID] = CreateSubAccountDecoder.BLOCK_LENGTH;
    BLOCK_LENGTH[CreateMarketDecoder.TEMPLATE_ID] = CreateMarketDecoder.BLOCK_LENGTH;
    BLOCK_LENGTH[UpdateMarketDecoder.TEMPLATE_ID] = UpdateMarketDecoder.BLOCK_LENGTH;
    BLOCK_LENGTH[SetMarketStateDecoder.TEMPLATE_ID] = SetMarketStateDecoder.BLOCK_LENGTH;
    BLOCK_LENGTH[UpdateOracleDecoder.TEMPLATE_ID] = UpdateOracleDecoder.BLOCK_LENGTH;
    BLOCK_LENGTH[ScheduleCancelDecoder.TEMPLATE_ID] = ScheduleCancelDecoder.BLOCK_LENGTH;
    BLOCK_LENGTH[SetRateLimitsDecoder.TEMPLATE_ID] = SetRateLimitsDecoder.BLOCK_LENGTH;
    BLOCK_LENGTH[SetLeverageDecoder.TEMPLATE_ID] = SetLeverageDecoder.BLOCK_LENGTH;
    BLOCK_LENGTH[SetLiquidationRulesDecoder.TEMPLATE_ID] = SetLiquidationRulesDecoder.BLOCK_LENGTH;
    BLOCK_LENGTH[SetBackstopRulesDecoder.TEMPLATE_ID] = SetBackstopRulesDecoder.BLOCK_LENGTH;
    BLOCK_LENGTH[SetFundingRulesDecoder.TEMPLATE_ID] = SetFundingRulesDecoder.BLOCK_LENGTH;
    BLOCK_LENGTH[SetFundingRateDecoder.TEMPLATE_ID] = SetFundingRateDecoder.BLOCK_LENGTH;
    BLOCK_LENGTH[SetAuctionRulesDecoder.TEMPLATE_ID] = SetAuctionRulesDecoder.BLOCK_LENGTH;
    BLOCK_LENGTH[SetFeeScheduleDecoder.TEMPLATE_ID] = SetFeeScheduleDecoder.BLOCK_LENGTH;
    BLOCK_LENGTH[SetFeeTierDecoder.TEMPLATE_ID] = SetFeeTierDecoder.BLOCK_LENGTH;
    BLOCK_LENGTH[SetApprovalRulesDecoder.TEMPLATE_ID] = SetApprovalRulesDecoder.BLOCK_LENGTH;
    BLOCK_LENGTH[ApproveProposalDecoder.TEMPLATE_ID] = ApproveProposalDecoder.BLOCK_LENGTH;
    BLOCK_LENGTH[RejectProposalDecoder.TEMPLATE_ID] = RejectProposalDecoder.BLOCK_LENGTH;
    BLOCK_LENGTH[SetOpenInterestShareDecoder.TEMPLATE_ID] =
        SetOpenInterestShareDecoder.BLOCK_LENGTH;
    BLOCK_LENGTH[PlaceQuoteDecoder.TEMPLATE_ID] = PlaceQuoteDecoder.BLOCK_LENGTH;
    BLOCK_LENGTH[SetPriceRulesDecoder.TEMPLATE_ID] = SetPriceRulesDecoder.BLOCK_LENGTH;
    BLOCK_LENGTH[SetMarkRulesDecoder.TEMPLATE_ID] = SetMarkRulesDecoder.BLOCK_LENGTH;
    BLOCK_LENGTH[FundInsuranceDecoder.TEMPLATE_ID] = FundInsuranceDecoder.BLOCK_LENGTH;
    BLOCK_LENGTH[ConfirmWithdrawalDecoder.TEMPLATE_ID] = ConfirmWithdrawalDecoder.BLOCK_LENGTH;
    BLOCK_LENGTH[RevertWithdrawalDecoder.TEMPLATE_ID] = RevertWithdrawalDecoder.BLOCK_LENGTH;
    BLOCK_LENGTH[SetWithdrawalRulesDecoder.TEMPLATE_ID] = SetWithdrawalRulesDecoder.BLOCK_LENGTH;
    BLOCK_LENGTH[TransferDecoder.TEMPLATE_ID] = TransferDecoder.BLOCK_LENGTH;
    BLOCK_LENGTH[SetCollateralAssetDecoder.TEMPLATE_ID] = SetCollateralAssetDecoder.BLOCK_LENGTH;
    BLOCK_LENGTH[SettleCollateralDecoder.TEMPLATE_ID] = SettleCollateralDecoder.BLOCK_LENGTH;
    BLOCK_LENGTH[UpdateCollateralPriceDecoder.TEMPLATE_ID] =
        UpdateCollateralPriceDecoder.BLOCK_LENGTH;
    BLOCK_LENGTH[DepositCollateralDecoder.TEMPLATE_ID] = DepositCollateralDecoder.BLOCK_LENGTH;
    BLOCK_LENGTH[WithdrawCollateralDecoder.TEMPLATE_ID] = WithdrawCollateralDecoder.BLOCK_LENGTH;
    BLOCK_LENGTH[TransferCollateralDecoder.TEMPLATE_ID] = TransferCollateralDecoder.BLOCK_LENGTH;
    BLOCK_LENGTH[PlaceBracketDecoder.TEMPLATE_ID] = PlaceBracketDecoder.BLOCK_LENGTH;
  }

  private FrameValidator() {}

  /**
   * Reason to refuse the frame, NONE if it is valid.
   *
   * @param length of the frame as the client gave it; only as much as the caller copied may be
   *     there, if that is enough for the longest command
   */
  public static RejectReason check(DirectBuffer buffer, int offset, int length) {
    if (length < HEADER_LENGTH) {
      return RejectReason.BAD_LENGTH;
    }
    if (word(buffer, offset + MessageHeaderDecoder.schemaIdEncodingOffset())
        != MessageHeaderDecoder.SCHEMA_ID) {
      return RejectReason.WRONG_SCHEMA;
    }
    int version = word(buffer, offset + MessageHeaderDecoder.versionEncodingOffset());
    if (version < MIN_VERSION || version > MAX_VERSION) {
      return RejectReason.UNSUPPORTED_VERSION;
    }
    int templateId = word(buffer, offset + MessageHeaderDecoder.templateIdEncodingOffset());
    if (!isClientCommand(templateId)) {
      return RejectReason.UNKNOWN_TEMPLATE;
    }
    int blockLength = word(buffer, offset + MessageHeaderDecoder.blockLengthEncodingOffset());
    if (blockLength != BLOCK_LENGTH[templateId] || length != HEADER_LENGTH + blockLength) {
      return RejectReason.BAD_LENGTH;
    }
    return hasValidEnums(templateId, buffer, offset + HEADER_LENGTH)
            && hasValidReason(templateId, buffer, offset + HEADER_LENGTH)
        ? RejectReason.NONE
        : RejectReason.INVALID_FIELD;
  }

  /** Template id that the frame claims; 0 when it is too short to have one. */
  public static int templateId(DirectBuffer buffer, int offset, int length) {
    return length < HEADER_LENGTH
        ? 0
        : word(buffer, offset + MessageHeaderDecoder.templateIdEncodingOffset());
  }

  /**
   * Number that the client gave a refused frame; 0 when it cannot be known. All client commands of
   * all versions start with it.
   */
  public static long clientSeq(DirectBuffer buffer, int offset, int length) {
    boolean readable =
        length >= HEADER_LENGTH + Long.BYTES
            && word(buffer, offset + MessageHeaderDecoder.schemaIdEncodingOffset())
                == MessageHeaderDecoder.SCHEMA_ID
            && isClientCommand(templateId(buffer, offset, length));
    return readable ? buffer.getLong(offset + HEADER_LENGTH, ByteOrder.LITTLE_ENDIAN) : 0;
  }

  private static boolean isClientCommand(int templateId) {
    return templateId < BLOCK_LENGTH.length && BLOCK_LENGTH[templateId] != 0;
  }

  /** What everybody will read in logs and tables holds no control characters. */
  private static boolean hasValidReason(int templateId, DirectBuffer buffer, int body) {
    if (!AdminMessages.haveReason(templateId)) {
      return true;
    }
    int start = body + AdminMessages.reasonOffset(BLOCK_LENGTH[templateId]);
    boolean ended = false;
    for (int i = 0; i < AdminMessages.REASON_LENGTH; i++) {
      int character = octet(buffer, start + i);
      ended |= character == 0;
      if (ended ? character != 0 : character < ' ' || character > '~') {
        return false;
      }
    }
    return true;
  }

  private static boolean hasValidEnums(int templateId, DirectBuffer buffer, int body) {
    return switch (templateId) {
      case PlaceOrderDecoder.TEMPLATE_ID -> isValidOrder(buffer, body);
      case PlaceBracketDecoder.TEMPLATE_ID -> isValidBracket(buffer, body);
      case CancelAllDecoder.TEMPLATE_ID ->
          isIn(SIDE_FILTERS, buffer, body + CancelAllDecoder.sideEncodingOffset());
      case ScheduleCancelDecoder.TEMPLATE_ID ->
          octet(buffer, body + ScheduleCancelDecoder.closeAllEncodingOffset()) <= 1;
      case SetMarketStateDecoder.TEMPLATE_ID ->
          isIn(MARKET_STATES, buffer, body + SetMarketStateDecoder.stateEncodingOffset());
      default -> true;
    };
  }

  private static boolean isValidOrder(DirectBuffer buffer, int body) {
    int execInst = octet(buffer, body + PlaceOrderDecoder.execInstEncodingOffset());
    return isIn(SIDES, buffer, body + PlaceOrderDecoder.sideEncodingOffset())
        && isIn(ORD_TYPES, buffer, body + PlaceOrderDecoder.ordTypeEncodingOffset())
        && isIn(TIMES_IN_FORCE, buffer, body + PlaceOrderDecoder.timeInForceEncodingOffset())
        && isIn(PREVENTIONS, buffer, body + PlaceOrderDecoder.selfTradePreventionEncodingOffset())
        && isIn(TRIGGER_SOURCES, buffer, body + PlaceOrderDecoder.triggerSourceEncodingOffset())
        && (execInst & ~EXEC_INST_BITS) == 0;
  }

  /** The parent's fields lie where those of a new order do. */
  private static boolean isValidBracket(DirectBuffer buffer, int body) {
    int parts = octet(buffer, body + PlaceBracketDecoder.partsEncodingOffset());
    int takeProfitType = body + PlaceBracketDecoder.takeProfitOrdTypeEncodingOffset();
    int takeProfitTime = body + PlaceBracketDecoder.takeProfitTimeInForceEncodingOffset();
    int takeProfitSource = body + PlaceBracketDecoder.takeProfitTriggerSourceEncodingOffset();
    int stopType = body + PlaceBracketDecoder.stopOrdTypeEncodingOffset();
    int stopTime = body + PlaceBracketDecoder.stopTimeInForceEncodingOffset();
    int stopSource = body + PlaceBracketDecoder.stopTriggerSourceEncodingOffset();
    return isValidOrder(buffer, body)
        && (parts & ~BRACKET_PARTS_BITS) == 0
        && isIn(ORD_TYPES, buffer, takeProfitType)
        && isIn(TIMES_IN_FORCE, buffer, takeProfitTime)
        && isIn(TRIGGER_SOURCES, buffer, takeProfitSource)
        && isIn(ORD_TYPES, buffer, stopType)
        && isIn(TIMES_IN_FORCE, buffer, stopTime)
        && isIn(TRIGGER_SOURCES, buffer, stopSource);
  }

  /** Bit n is set when the enum has the code n; all our codes are below 64 but the null value. */
  private static <E> long codes(E[] values, ToIntFunction<E> code) {
    long codes = 0;
    for (E value : values) {
      if (code.applyAsInt(value) < Long.SIZE) {
        codes |= 1L << code.applyAsInt(value);
      }
    }
    return codes;
  }

  private static boolean isIn(long codes, DirectBuffer buffer, int index) {
    int code = octet(buffer, index);
    return code < Long.SIZE && (codes >>> code & 1) != 0;
  }

  private static int octet(DirectBuffer buffer, int index) {
    return buffer.getByte(index) & 0xFF;
  }

  private static int word(DirectBuffer buffer, int index) {
    return buffer.getShort(index, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
  }
}
