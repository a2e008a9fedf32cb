package io.quantdesk.server.client;

import io.quantdesk.protocol.sbe.AuctionOpenedDecoder;
import io.quantdesk.protocol.sbe.BalanceChangedDecoder;
import io.quantdesk.protocol.sbe.CollateralChangedDecoder;
import io.quantdesk.protocol.sbe.CollateralWithdrawalDecoder;
import io.quantdesk.protocol.sbe.MarkPriceUpdatedDecoder;
import io.quantdesk.protocol.sbe.MarketCreatedDecoder;
import io.quantdesk.protocol.sbe.MarketStateChangedDecoder;
import io.quantdesk.protocol.sbe.MessageHeaderDecoder;
import io.quantdesk.protocol.sbe.OrderAcceptedDecoder;
import io.quantdesk.protocol.sbe.OrderDoneDecoder;
import io.quantdesk.protocol.sbe.OrderEnlargedDecoder;
import io.quantdesk.protocol.sbe.OrderReducedDecoder;
import io.quantdesk.protocol.sbe.OrderRestedDecoder;
import io.quantdesk.protocol.sbe.OrderTriggeredDecoder;
import io.quantdesk.protocol.sbe.PositionChangedDecoder;
import io.quantdesk.protocol.sbe.ProposalChangedDecoder;
import io.quantdesk.protocol.sbe.ProposalMadeDecoder;
import io.quantdesk.protocol.sbe.QuoteAcceptedDecoder;
import io.quantdesk.protocol.sbe.SubAccountCreatedDecoder;
import io.quantdesk.protocol.sbe.TradedDecoder;
import io.quantdesk.protocol.sbe.WithdrawalConfirmedDecoder;
import io.quantdesk.protocol.sbe.WithdrawalRequestedDecoder;
import io.quantdesk.protocol.sbe.WithdrawalRevertedDecoder;
import io.quantdesk.server.units.MarketUnits;
import java.time.Instant;
import org.agrona.DirectBuffer;

/** Says in one line of words what an event that a small client meets means. */
final class EventText {
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final MarketUnits units;

  /**
   * Text in the units of a market.
   *
   * @param units null: the client's command concerns no market
   */
  EventText(MarketUnits units) {
    this.units = units;
  }

  /** The line; null for an event that is of no interest here. */
  String of(DirectBuffer buffer, int offset) {
    return switch (header.wrap(buffer, offset).templateId()) {
      case OrderAcceptedDecoder.TEMPLATE_ID ->
          accepted(new OrderAcceptedDecoder().wrapAndApplyHeader(buffer, offset, header));
      case OrderRestedDecoder.TEMPLATE_ID -> {
        var rested = new OrderRestedDecoder().wrapAndApplyHeader(buffer, offset, header);
        yield "resting " + qty(rested.restingQtyLots()) + " @ " + price(rested.priceTicks());
      }
      case TradedDecoder.TEMPLATE_ID ->
          traded(new TradedDecoder().wrapAndApplyHeader(buffer, offset, header));
      case OrderDoneDecoder.TEMPLATE_ID -> {
        var done = new OrderDoneDecoder().wrapAndApplyHeader(buffer, offset, header);
        yield "done " + done.reason() + ", filled " + qty(done.cumQtyLots());
      }
      case OrderReducedDecoder.TEMPLATE_ID -> {
        var reduced = new OrderReducedDecoder().wrapAndApplyHeader(buffer, offset, header);
        yield "reduced to " + qty(reduced.leavesQtyLots()) + ": " + reduced.reason();
      }
      case OrderEnlargedDecoder.TEMPLATE_ID -> {
        var enlarged = new OrderEnlargedDecoder().wrapAndApplyHeader(buffer, offset, header);
        yield "order "
            + Long.toUnsignedString(enlarged.orderId())
            + " enlarged to "
            + qty(enlarged.orderQtyLots());
      }
      case OrderTriggeredDecoder.TEMPLATE_ID -> {
        var triggered = new OrderTriggeredDecoder().wrapAndApplyHeader(buffer, offset, header);
        yield "triggered at "
            + triggered.triggerSource()
            + " "
            + price(triggered.triggerPriceTicks());
      }
      case PositionChangedDecoder.TEMPLATE_ID -> {
        var position = new PositionChangedDecoder().wrapAndApplyHeader(buffer, offset, header);
        yield "position of sub-account "
            + position.subAccountId()
            + ": "
            + qty(position.positionLots());
      }
      case BalanceChangedDecoder.TEMPLATE_ID -> {
        var balance = new BalanceChangedDecoder().wrapAndApplyHeader(buffer, offset, header);
        yield "balance of sub-account "
            + balance.subAccountId()
            + ": "
            + usdc(balance.cashMicros())
            + " USDC";
      }
      case SubAccountCreatedDecoder.TEMPLATE_ID -> {
        var created = new SubAccountCreatedDecoder().wrapAndApplyHeader(buffer, offset, header);
        yield "account " + created.accountId() + ", sub-account " + created.subAccountId();
      }
      case MarketCreatedDecoder.TEMPLATE_ID -> {
        var created = new MarketCreatedDecoder().wrapAndApplyHeader(buffer, offset, header);
        yield "market " + created.marketId() + ": " + created.symbol();
      }
      case MarketStateChangedDecoder.TEMPLATE_ID -> {
        var changed = new MarketStateChangedDecoder().wrapAndApplyHeader(buffer, offset, header);
        int ticks = changed.settlementPriceTicks();
        yield "state " + changed.state() + (ticks == 0 ? "" : " at " + price(ticks));
      }
      case MarkPriceUpdatedDecoder.TEMPLATE_ID -> {
        var mark = new MarkPriceUpdatedDecoder().wrapAndApplyHeader(buffer, offset, header);
        yield "mark " + price(mark.markTicks());
      }
      default -> other(header.templateId(), buffer, offset);
    };
  }

  private String other(int templateId, DirectBuffer buffer, int offset) {
    return switch (templateId) {
      case CollateralChangedDecoder.TEMPLATE_ID -> {
        var changed = new CollateralChangedDecoder().wrapAndApplyHeader(buffer, offset, header);
        yield "collateral of sub-account " + changed.subAccountId() + ": " + qty(changed.units());
      }
      case CollateralWithdrawalDecoder.TEMPLATE_ID -> {
        var withdrawal =
            new CollateralWithdrawalDecoder().wrapAndApplyHeader(buffer, offset, header);
        yield "withdrawal " + withdrawal.withdrawalId() + " " + withdrawal.phase();
      }
      case AuctionOpenedDecoder.TEMPLATE_ID -> {
        var opened = new AuctionOpenedDecoder().wrapAndApplyHeader(buffer, offset, header);
        yield "auction "
            + opened.auctionId()
            + " of "
            + qty(opened.orderQtyLots())
            + " from "
            + price(opened.startPriceTicks())
            + " to "
            + price(opened.endPriceTicks());
      }
      case QuoteAcceptedDecoder.TEMPLATE_ID -> {
        var quote = new QuoteAcceptedDecoder().wrapAndApplyHeader(buffer, offset, header);
        yield "quote in auction " + quote.auctionId();
      }
      case ProposalMadeDecoder.TEMPLATE_ID -> {
        var made = new ProposalMadeDecoder().wrapAndApplyHeader(buffer, offset, header);
        yield "not done yet: proposal "
            + made.proposalId()
            + " needs "
            + made.approvalsNeeded()
            + " approvals until "
            + time(made.expireNs())
            + ", done from "
            + time(made.dueNs())
            + " on";
      }
      case ProposalChangedDecoder.TEMPLATE_ID -> {
        var changed = new ProposalChangedDecoder().wrapAndApplyHeader(buffer, offset, header);
        yield "proposal "
            + changed.proposalId()
            + " "
            + changed.change()
            + ", approvals "
            + changed.approvals();
      }
      case WithdrawalRequestedDecoder.TEMPLATE_ID -> {
        var requested = new WithdrawalRequestedDecoder().wrapAndApplyHeader(buffer, offset, header);
        yield "withdrawal "
            + requested.withdrawalId()
            + " of "
            + usdc(requested.amountMicros())
            + " USDC requested";
      }
      case WithdrawalConfirmedDecoder.TEMPLATE_ID -> {
        var confirmed = new WithdrawalConfirmedDecoder().wrapAndApplyHeader(buffer, offset, header);
        yield "withdrawal " + confirmed.withdrawalId() + " confirmed";
      }
      case WithdrawalRevertedDecoder.TEMPLATE_ID -> {
        var reverted = new WithdrawalRevertedDecoder().wrapAndApplyHeader(buffer, offset, header);
        yield "withdrawal " + reverted.withdrawalId() + " reverted";
      }
      default -> null;
    };
  }

  private String accepted(OrderAcceptedDecoder order) {
    String line = "order " + Long.toUnsignedString(order.orderId()) + " accepted";
    if (order.triggerPriceTicks() != 0) {
      if (order.parentOrderId() != 0) {
        return line + ", leg of order " + Long.toUnsignedString(order.parentOrderId());
      }
      boolean trails = order.trailingOffsetTicks() != 0 || order.trailingOffsetPpm() != 0;
      return line
          + (trails ? ", trailing, first trigger " : ", waiting for ")
          + order.triggerSource()
          + " "
          + price(order.triggerPriceTicks());
    }
    return order.restingQtyLots() == 0
        ? line
        : line + ", resting " + qty(order.restingQtyLots()) + " @ " + price(order.priceTicks());
  }

  private String traded(TradedDecoder trade) {
    return "traded "
        + qty(trade.lastQtyLots())
        + " @ "
        + price(trade.lastPriceTicks())
        + " with order "
        + Long.toUnsignedString(trade.makerOrderId())
        + ", fee "
        + usdc(trade.takerFeeMicros());
  }

  private String qty(long lots) {
    return units == null ? lots + " lots" : units.quantity(lots).toPlainString();
  }

  private String price(long ticks) {
    return units == null ? ticks + " ticks" : units.price(ticks).toPlainString();
  }

  private static String time(long ns) {
    return Instant.EPOCH.plusNanos(ns).toString();
  }

  private static String usdc(long micros) {
    return MarketUnits.money(micros).toPlainString();
  }
}
