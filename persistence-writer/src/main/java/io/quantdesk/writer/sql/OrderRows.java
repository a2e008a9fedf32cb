package io.quantdesk.writer.sql;

import io.quantdesk.protocol.sbe.OrderAcceptedDecoder;
import io.quantdesk.protocol.sbe.OrderAmendedDecoder;
import io.quantdesk.protocol.sbe.OrderDoneDecoder;
import io.quantdesk.protocol.sbe.OrderEnlargedDecoder;
import io.quantdesk.protocol.sbe.OrderReducedDecoder;
import io.quantdesk.protocol.sbe.OrderRestedDecoder;
import io.quantdesk.protocol.sbe.OrderTriggeredDecoder;
import io.quantdesk.protocol.sbe.RejectReason;
import java.math.BigDecimal;
import java.sql.SQLException;

/**
 * Rows of table orders. An order that the batch accepted is inserted once with its last state. An
 * older one is updated from a staging row that carries what the batch knows: quantity and price if
 * amended or fired, open quantity, fills to add. Each older order must be found, open and not yet
 * at this sequence, and after it the quantities must add up (a check of the table): anything else
 * stops the writer.
 */
final class OrderRows implements RowSet {
  static final String STAGING =
      """
      create temporary table if not exists qd_stage_orders (
        id uuid, order_qty_lots bigint, size numeric, price_ticks integer, price numeric,
        leaves_qty_lots bigint, fill_qty_lots bigint, fill_size numeric, fill_value_micros bigint,
        canceled_qty_lots bigint, cum_qty_lots bigint, cancel_reason text,
        updated_at timestamptz, seq bigint,
        trigger_price_ticks integer, triggered_at timestamptz,
        trailing_offset_ticks integer, trailing_offset_ppm integer, activation_price_ticks integer
      ) on commit delete rows""";
  private static final String COPY_NEW =
      """
      copy public.orders (
        id, user_id, market_id, account_id, sub_account_id, engine_market_id, engine_order_id,
        cl_ord_id, side, order_type, time_in_force, post_only,
        order_qty_lots, leaves_qty_lots, cum_qty_lots, canceled_qty_lots, price_ticks,
        filled_value_micros, size, price, filled_size, status, cancel_reason,
        created_at, updated_at, filled_at, cancelled_at, seq,
        trigger_price_ticks, trigger_source, triggered_at, expire_time,
        trailing_offset_ticks, trailing_offset_ppm, activation_price_ticks,
        self_trade_prevention, post_only_slide, reduce_only, display_qty_lots,
        parent_order_id, oco_order_id)
      from stdin (format binary)""";
  private static final String COPY_CHANGED = "copy qd_stage_orders from stdin (format binary)";
  private static final String UPDATE =
      """
      update public.orders t set
        order_qty_lots = coalesce(s.order_qty_lots, t.order_qty_lots),
        size = coalesce(s.size, t.size),
        price_ticks = coalesce(s.price_ticks, t.price_ticks),
        price = coalesce(s.price, t.price),
        leaves_qty_lots = s.leaves_qty_lots,
        cum_qty_lots = t.cum_qty_lots + s.fill_qty_lots,
        canceled_qty_lots = s.canceled_qty_lots,
        filled_size = t.filled_size + s.fill_size,
        filled_value_micros = t.filled_value_micros + s.fill_value_micros,
        status = case
          when s.cancel_reason is not null then 'CANCELED'
          when coalesce(s.order_qty_lots, t.order_qty_lots) = 0 then 'NEW'
          when s.leaves_qty_lots = 0 then 'FILLED'
          when t.cum_qty_lots + s.fill_qty_lots > 0 then 'PARTIALLY_FILLED'
          else 'NEW' end,
        cancel_reason = s.cancel_reason,
        updated_at = s.updated_at,
        filled_at = case
          when s.leaves_qty_lots = 0 and s.cancel_reason is null
            and coalesce(s.order_qty_lots, t.order_qty_lots) > 0
          then s.updated_at end,
        cancelled_at = case when s.cancel_reason is not null then s.updated_at end,
        seq = s.seq,
        trigger_price_ticks = coalesce(s.trigger_price_ticks, t.trigger_price_ticks),
        triggered_at = coalesce(s.triggered_at, t.triggered_at),
        trailing_offset_ticks = case
          when s.trailing_offset_ppm is null
          then coalesce(s.trailing_offset_ticks, t.trailing_offset_ticks) end,
        trailing_offset_ppm = case
          when s.trailing_offset_ticks is null
          then coalesce(s.trailing_offset_ppm, t.trailing_offset_ppm) end,
        activation_price_ticks = coalesce(s.activation_price_ticks, t.activation_price_ticks)
      from qd_stage_orders s
      where t.id = s.id and t.seq < s.seq and t.status in ('NEW', 'PARTIALLY_FILLED')
        and t.cum_qty_lots + s.fill_qty_lots
          = coalesce(s.cum_qty_lots, t.cum_qty_lots + s.fill_qty_lots)""";

  private final Directory directory;
  private final Coalesced<OrderRow> touched = new Coalesced<>(OrderRow::new);
  private final CopyBuffer inserts = new CopyBuffer();
  private final CopyBuffer updates = new CopyBuffer();

  OrderRows(Directory directory) {
    this.directory = directory;
  }

  void accepted(OrderAcceptedDecoder event, long seq, long timeNs) {
    OrderRow row = touched.add(event.orderId());
    row.accepted(
        event,
        directory.market(event.marketId()),
        directory.accountOf(event.subAccountId()),
        timeNs);
    row.updatedNs = timeNs;
    row.seq = seq;
  }

  void rested(OrderRestedDecoder event, long seq, long timeNs) {
    OrderRow row = touch(event.orderId(), event.marketId(), seq, timeNs);
    row.leavesQtyLots = event.restingQtyLots();
  }

  void amended(OrderAmendedDecoder event, long seq, long timeNs) {
    OrderRow row = touch(event.orderId(), event.marketId(), seq, timeNs);
    row.orderQtyLots = event.orderQtyLots();
    row.priceTicks = event.priceTicks();
    row.leavesQtyLots = event.leavesQtyLots();
    if (event.triggerPriceTicks() != 0) {
      row.triggerPriceTicks = event.triggerPriceTicks();
      row.trailingOffsetTicks = event.trailingOffsetTicks();
      row.trailingOffsetPpm = event.trailingOffsetPpm();
    }
    if (event.activationPriceTicks() != 0) {
      row.activationPriceTicks = event.activationPriceTicks();
    }
  }

  void triggered(OrderTriggeredDecoder event, long seq, long timeNs) {
    OrderRow row = touch(event.orderId(), event.marketId(), seq, timeNs);
    row.priceTicks = event.priceTicks();
    row.triggerPriceTicks = event.triggerPriceTicks();
    row.triggeredNs = timeNs;
  }

  void reduced(OrderReducedDecoder event, long seq, long timeNs) {
    OrderRow row = touch(event.orderId(), event.marketId(), seq, timeNs);
    row.orderQtyLots = event.orderQtyLots();
    row.priceTicks = event.priceTicks();
    row.leavesQtyLots = event.leavesQtyLots();
  }

  void enlarged(OrderEnlargedDecoder event, long seq, long timeNs) {
    OrderRow row = touch(event.orderId(), event.marketId(), seq, timeNs);
    row.orderQtyLots = event.orderQtyLots();
    row.leavesQtyLots = event.orderQtyLots();
    row.triggerPriceTicks = event.triggerPriceTicks();
  }

  void filled(Fill fill, long seq, long timeNs) {
    OrderRow row = touch(fill.orderId, fill.market.marketId, seq, timeNs);
    row.leavesQtyLots = fill.leavesQtyLots;
    row.fillQtyLots += fill.qtyLots;
    row.fillValueMicros += fill.valueMicros;
  }

  void done(OrderDoneDecoder event, long seq, long timeNs) {
    OrderRow row = touch(event.orderId(), event.marketId(), seq, timeNs);
    row.leavesQtyLots = 0;
    row.canceledQtyLots = event.canceledQtyLots();
    row.cumQtyLots = event.cumQtyLots();
    row.cancelReason =
        event.rejectReason() == RejectReason.NONE
            ? event.reason().name()
            : event.rejectReason().name();
  }

  private OrderRow touch(long orderId, int marketId, long seq, long timeNs) {
    OrderRow row = touched.get(orderId);
    if (row == null) {
      row = touched.add(orderId);
      row.older(orderId, directory.market(marketId));
    }
    row.updatedNs = timeNs;
    row.seq = seq;
    return row;
  }

  @Override
  public Table table() {
    return Table.ORDERS;
  }

  @Override
  public int rows() {
    return touched.size();
  }

  @Override
  public void write(RowTransaction transaction) throws SQLException {
    inserts.clear();
    updates.clear();
    for (int i = 0; i < touched.size(); i++) {
      OrderRow row = touched.at(i);
      if (row.isNew) {
        encodeNew(row);
      } else {
        encodeChanged(row);
      }
    }
    if (inserts.rows() > 0) {
      transaction.copy(COPY_NEW, inserts);
    }
    if (updates.rows() > 0) {
      transaction.copy(COPY_CHANGED, updates);
      transaction.update(UPDATE, updates.rows());
    }
  }

  private void encodeNew(OrderRow row) {
    Market market = row.market;
    inserts
        .row(41)
        .uuid(EntityId.ORDER.high(), EntityId.low(row.orderId))
        .uuid(EntityId.USER.high(), EntityId.low(row.accountId))
        .uuid(EntityId.MARKET.high(), EntityId.low(market.marketId))
        .int8(row.accountId)
        .int8(row.subAccountId)
        .int4(market.marketId)
        .int8(row.orderId);
    encodeClOrdId(row.clOrdId);
    inserts
        .text(row.side)
        .text(row.ordType)
        .text(row.timeInForce)
        .bool(row.postOnly)
        .int8(row.orderQtyLots)
        .int8(row.leavesQtyLots)
        .int8(row.fillQtyLots)
        .int8(row.canceledQtyLots)
        .int4(Math.toIntExact(row.priceTicks))
        .int8(row.fillValueMicros);
    market.lot().encode(inserts, row.orderQtyLots);
    market.tick().encode(inserts, row.priceTicks);
    market.lot().encode(inserts, row.fillQtyLots);
    inserts
        .text(row.status())
        .text(row.cancelReason)
        .timestamp(row.createdNs)
        .timestamp(row.updatedNs);
    timestampIf(inserts, row.isFilled(), row.updatedNs);
    timestampIf(inserts, row.cancelReason != null, row.updatedNs);
    inserts.int8(row.seq);
    encodeUnlessZero(inserts, row.triggerPriceTicks);
    inserts.text(row.triggerSource);
    timestampIf(inserts, row.triggeredNs != 0, row.triggeredNs);
    timestampIf(inserts, row.expireTimeNs != 0, row.expireTimeNs);
    encodeTrail(inserts, row);
    inserts.text(row.selfTradePrevention).bool(row.postOnlySlide).bool(row.reduceOnly);
    encodeUnlessZero(inserts, row.displayQtyLots);
    encodeUnlessZero(inserts, row.parentOrderId);
    encodeUnlessZero(inserts, row.ocoOrderId);
  }

  private static void encodeUnlessZero(CopyBuffer buffer, long value) {
    if (value == 0) {
      buffer.nil();
    } else {
      buffer.int8(value);
    }
  }

  private static void encodeTrail(CopyBuffer buffer, OrderRow row) {
    encodeUnlessZero(buffer, row.trailingOffsetTicks);
    encodeUnlessZero(buffer, row.trailingOffsetPpm);
    encodeUnlessZero(buffer, row.activationPriceTicks);
  }

  private static void encodeUnlessZero(CopyBuffer buffer, int value) {
    if (value == 0) {
      buffer.nil();
    } else {
      buffer.int4(value);
    }
  }

  private void encodeClOrdId(long clOrdId) {
    if (clOrdId == 0) {
      inserts.nil();
    } else if (clOrdId > 0) {
      inserts.numeric(clOrdId, 0);
    } else {
      inserts.numeric(new BigDecimal(Long.toUnsignedString(clOrdId)));
    }
  }

  private static void timestampIf(CopyBuffer buffer, boolean happened, long timeNs) {
    if (happened) {
      buffer.timestamp(timeNs);
    } else {
      buffer.nil();
    }
  }

  private void encodeChanged(OrderRow row) {
    Market market = row.market;
    updates.row(19).uuid(EntityId.ORDER.high(), EntityId.low(row.orderId));
    if (row.orderQtyLots == OrderRow.UNKNOWN) {
      updates.nil().nil();
    } else {
      updates.int8(row.orderQtyLots);
      market.lot().encode(updates, row.orderQtyLots);
    }
    if (row.priceTicks == OrderRow.UNKNOWN) {
      updates.nil().nil();
    } else {
      updates.int4(Math.toIntExact(row.priceTicks));
      market.tick().encode(updates, row.priceTicks);
    }
    updates.int8(row.leavesQtyLots).int8(row.fillQtyLots);
    market.lot().encode(updates, row.fillQtyLots);
    updates.int8(row.fillValueMicros).int8(row.canceledQtyLots);
    if (row.cumQtyLots == OrderRow.UNKNOWN) {
      updates.nil();
    } else {
      updates.int8(row.cumQtyLots);
    }
    updates.text(row.cancelReason).timestamp(row.updatedNs).int8(row.seq);
    encodeUnlessZero(updates, row.triggerPriceTicks);
    timestampIf(updates, row.triggeredNs != 0, row.triggeredNs);
    encodeTrail(updates, row);
  }

  @Override
  public void clear() {
    touched.clear();
  }
}
