package io.quantdesk.server.egress;

import io.quantdesk.protocol.EventBlockCursor;
import io.quantdesk.protocol.sbe.AdminActedDecoder;
import io.quantdesk.protocol.sbe.ApprovalRulesSetDecoder;
import io.quantdesk.protocol.sbe.AuctionEndedDecoder;
import io.quantdesk.protocol.sbe.AuctionOpenedDecoder;
import io.quantdesk.protocol.sbe.BackstopDrawnDecoder;
import io.quantdesk.protocol.sbe.BackstopUnwoundDecoder;
import io.quantdesk.protocol.sbe.BalanceChangedDecoder;
import io.quantdesk.protocol.sbe.CancelScheduledDecoder;
import io.quantdesk.protocol.sbe.CollateralChangedDecoder;
import io.quantdesk.protocol.sbe.CollateralSettledDecoder;
import io.quantdesk.protocol.sbe.CollateralSoldDecoder;
import io.quantdesk.protocol.sbe.CollateralWithdrawalDecoder;
import io.quantdesk.protocol.sbe.CommandOutcomeDecoder;
import io.quantdesk.protocol.sbe.FeeTierChangedDecoder;
import io.quantdesk.protocol.sbe.FundingPaidDecoder;
import io.quantdesk.protocol.sbe.LeverageSetDecoder;
import io.quantdesk.protocol.sbe.LiquidationEndedDecoder;
import io.quantdesk.protocol.sbe.LiquidationStartedDecoder;
import io.quantdesk.protocol.sbe.LiquidationSteppedDecoder;
import io.quantdesk.protocol.sbe.LossSocializedDecoder;
import io.quantdesk.protocol.sbe.MassCancelCompletedDecoder;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import io.quantdesk.protocol.sbe.OrderAcceptedDecoder;
import io.quantdesk.protocol.sbe.OrderAmendedDecoder;
import io.quantdesk.protocol.sbe.OrderDoneDecoder;
import io.quantdesk.protocol.sbe.OrderEnlargedDecoder;
import io.quantdesk.protocol.sbe.OrderReducedDecoder;
import io.quantdesk.protocol.sbe.OrderRejectedDecoder;
import io.quantdesk.protocol.sbe.OrderRestedDecoder;
import io.quantdesk.protocol.sbe.OrderTriggeredDecoder;
import io.quantdesk.protocol.sbe.PositionChangedDecoder;
import io.quantdesk.protocol.sbe.PositionSettledDecoder;
import io.quantdesk.protocol.sbe.ProposalChangedDecoder;
import io.quantdesk.protocol.sbe.ProposalMadeDecoder;
import io.quantdesk.protocol.sbe.QuoteAcceptedDecoder;
import io.quantdesk.protocol.sbe.RiskAlertDecoder;
import io.quantdesk.protocol.sbe.ScheduledCancelStartedDecoder;
import io.quantdesk.protocol.sbe.ScheduledCloseEndedDecoder;
import io.quantdesk.protocol.sbe.SessionRole;
import io.quantdesk.protocol.sbe.SubAccountCreatedDecoder;
import io.quantdesk.protocol.sbe.TradedDecoder;
import io.quantdesk.protocol.sbe.WithdrawalConfirmedDecoder;
import io.quantdesk.protocol.sbe.WithdrawalRequestedDecoder;
import io.quantdesk.protocol.sbe.WithdrawalRevertedDecoder;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/** Knows where each kind of event carries the sub-accounts that it concerns. */
public final class EventAccounts {
  /** No such field. */
  public static final int NONE = -1;

  private static final int FIRST = CommandOutcomeDecoder.TEMPLATE_ID;
  private static final int[] OFFSETS = new int[CollateralSettledDecoder.TEMPLATE_ID - FIRST + 1];

  static {
    java.util.Arrays.fill(OFFSETS, NONE);
    put(
        SubAccountCreatedDecoder.TEMPLATE_ID,
        SubAccountCreatedDecoder.subAccountIdEncodingOffset());
    put(OrderAcceptedDecoder.TEMPLATE_ID, OrderAcceptedDecoder.subAccountIdEncodingOffset());
    put(OrderRejectedDecoder.TEMPLATE_ID, OrderRejectedDecoder.subAccountIdEncodingOffset());
    put(OrderRestedDecoder.TEMPLATE_ID, OrderRestedDecoder.subAccountIdEncodingOffset());
    put(OrderAmendedDecoder.TEMPLATE_ID, OrderAmendedDecoder.subAccountIdEncodingOffset());
    put(OrderDoneDecoder.TEMPLATE_ID, OrderDoneDecoder.subAccountIdEncodingOffset());
    put(TradedDecoder.TEMPLATE_ID, TradedDecoder.takerSubAccountIdEncodingOffset());
    put(PositionChangedDecoder.TEMPLATE_ID, PositionChangedDecoder.subAccountIdEncodingOffset());
    put(BalanceChangedDecoder.TEMPLATE_ID, BalanceChangedDecoder.subAccountIdEncodingOffset());
    put(
        MassCancelCompletedDecoder.TEMPLATE_ID,
        MassCancelCompletedDecoder.subAccountIdEncodingOffset());
    put(CancelScheduledDecoder.TEMPLATE_ID, CancelScheduledDecoder.subAccountIdEncodingOffset());
    put(
        ScheduledCancelStartedDecoder.TEMPLATE_ID,
        ScheduledCancelStartedDecoder.subAccountIdEncodingOffset());
    put(
        ScheduledCloseEndedDecoder.TEMPLATE_ID,
        ScheduledCloseEndedDecoder.subAccountIdEncodingOffset());
    put(LeverageSetDecoder.TEMPLATE_ID, LeverageSetDecoder.subAccountIdEncodingOffset());
    put(RiskAlertDecoder.TEMPLATE_ID, RiskAlertDecoder.subAccountIdEncodingOffset());
    put(
        LiquidationStartedDecoder.TEMPLATE_ID,
        LiquidationStartedDecoder.subAccountIdEncodingOffset());
    put(
        LiquidationSteppedDecoder.TEMPLATE_ID,
        LiquidationSteppedDecoder.subAccountIdEncodingOffset());
    put(PositionSettledDecoder.TEMPLATE_ID, PositionSettledDecoder.subAccountIdEncodingOffset());
    put(FundingPaidDecoder.TEMPLATE_ID, FundingPaidDecoder.subAccountIdEncodingOffset());
    put(BackstopDrawnDecoder.TEMPLATE_ID, BackstopDrawnDecoder.subAccountIdEncodingOffset());
    put(BackstopUnwoundDecoder.TEMPLATE_ID, BackstopUnwoundDecoder.subAccountIdEncodingOffset());
    put(LossSocializedDecoder.TEMPLATE_ID, LossSocializedDecoder.subAccountIdEncodingOffset());
    put(LiquidationEndedDecoder.TEMPLATE_ID, LiquidationEndedDecoder.subAccountIdEncodingOffset());
    put(
        WithdrawalRequestedDecoder.TEMPLATE_ID,
        WithdrawalRequestedDecoder.subAccountIdEncodingOffset());
    put(
        WithdrawalConfirmedDecoder.TEMPLATE_ID,
        WithdrawalConfirmedDecoder.subAccountIdEncodingOffset());
    put(
        WithdrawalRevertedDecoder.TEMPLATE_ID,
        WithdrawalRevertedDecoder.subAccountIdEncodingOffset());
    put(AuctionOpenedDecoder.TEMPLATE_ID, AuctionOpenedDecoder.subAccountIdEncodingOffset());
    put(QuoteAcceptedDecoder.TEMPLATE_ID, QuoteAcceptedDecoder.subAccountIdEncodingOffset());
    put(AuctionEndedDecoder.TEMPLATE_ID, AuctionEndedDecoder.subAccountIdEncodingOffset());
    put(FeeTierChangedDecoder.TEMPLATE_ID, FeeTierChangedDecoder.subAccountIdEncodingOffset());
    put(
        CollateralChangedDecoder.TEMPLATE_ID,
        CollateralChangedDecoder.subAccountIdEncodingOffset());
    put(
        CollateralWithdrawalDecoder.TEMPLATE_ID,
        CollateralWithdrawalDecoder.subAccountIdEncodingOffset());
    put(CollateralSoldDecoder.TEMPLATE_ID, CollateralSoldDecoder.subAccountIdEncodingOffset());
    put(OrderReducedDecoder.TEMPLATE_ID, OrderReducedDecoder.subAccountIdEncodingOffset());
    put(OrderEnlargedDecoder.TEMPLATE_ID, OrderEnlargedDecoder.subAccountIdEncodingOffset());
    put(OrderTriggeredDecoder.TEMPLATE_ID, OrderTriggeredDecoder.subAccountIdEncodingOffset());
  }

  private EventAccounts() {}

  /** Sub-account of the cursor's event, a trade's taker; NONE: it concerns no account. */
  public static int subAccount(EventBlockCursor cursor, DirectBuffer buffer) {
    int kind = cursor.templateId() - FIRST;
    int offset = kind < 0 || kind >= OFFSETS.length ? NONE : OFFSETS[kind];
    return offset == NONE ? NONE : read(cursor, buffer, offset);
  }

  /** The other party of a trade or of a deleveraging; NONE: there is none. */
  public static int counterparty(EventBlockCursor cursor, DirectBuffer buffer) {
    return switch (cursor.templateId()) {
      case TradedDecoder.TEMPLATE_ID ->
          read(cursor, buffer, TradedDecoder.makerSubAccountIdEncodingOffset());
      case LiquidationSteppedDecoder.TEMPLATE_ID ->
          read(cursor, buffer, LiquidationSteppedDecoder.counterpartySubAccountIdEncodingOffset());
      default -> NONE;
    };
  }

  /** The role all of whose sessions are told of the event, too; null: there is none. */
  static SessionRole audience(EventBlockCursor cursor) {
    return switch (cursor.templateId()) {
      case WithdrawalRequestedDecoder.TEMPLATE_ID,
          WithdrawalConfirmedDecoder.TEMPLATE_ID,
          WithdrawalRevertedDecoder.TEMPLATE_ID,
          CollateralWithdrawalDecoder.TEMPLATE_ID ->
          SessionRole.SETTLEMENT;
      case ApprovalRulesSetDecoder.TEMPLATE_ID,
          ProposalMadeDecoder.TEMPLATE_ID,
          ProposalChangedDecoder.TEMPLATE_ID,
          AdminActedDecoder.TEMPLATE_ID ->
          SessionRole.ADMIN;
      default -> null;
    };
  }

  /** The order of an OrderDone. */
  static long doneOrder(EventBlockCursor cursor, DirectBuffer buffer) {
    return buffer.getLong(
        cursor.messageOffset()
            + MessageHeaderDecoder.ENCODED_LENGTH
            + OrderDoneDecoder.orderIdEncodingOffset(),
        ByteOrder.LITTLE_ENDIAN);
  }

  private static int read(EventBlockCursor cursor, DirectBuffer buffer, int offset) {
    return buffer.getInt(
        cursor.messageOffset() + MessageHeaderDecoder.ENCODED_LENGTH + offset,
        ByteOrder.LITTLE_ENDIAN);
  }

  private static void put(int templateId, int offset) {
    OFFSETS[templateId - FIRST] = offset;
  }
}
