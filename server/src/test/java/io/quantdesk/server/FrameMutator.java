package io.quantdesk.server;

import io.quantdesk.protocol.sbe.CancelAllDecoder;
import io.quantdesk.protocol.sbe.CancelAllEncoder;
import io.quantdesk.protocol.sbe.CancelOrderEncoder;
import io.quantdesk.protocol.sbe.CommandOutcomeDecoder;
import io.quantdesk.protocol.sbe.DepositEncoder;
import io.quantdesk.protocol.sbe.MessageHeaderEncoder;
import io.quantdesk.protocol.sbe.OrdType;
import io.quantdesk.protocol.sbe.PlaceBracketDecoder;
import io.quantdesk.protocol.sbe.PlaceBracketEncoder;
import io.quantdesk.protocol.sbe.PlaceOrderDecoder;
import io.quantdesk.protocol.sbe.PlaceOrderEncoder;
import io.quantdesk.protocol.sbe.RejectReason;
import io.quantdesk.protocol.sbe.SelfTradePrevention;
import io.quantdesk.protocol.sbe.Side;
import io.quantdesk.protocol.sbe.SideFilter;
import io.quantdesk.protocol.sbe.TimeInForce;
import io.quantdesk.protocol.sbe.TriggerSource;
import java.nio.ByteOrder;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;

/** Makes valid commands and damages them, each time in one way whose consequence is documented. */
final class FrameMutator {
  /** Longer than any slot of the command ring, shorter than what the client's ring allows. */
  static final int BUFFER_LENGTH = 2_048;

  private static final int HEADER_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH;
  private static final int BLOCK_LENGTH_OFFSET = 0;
  private static final int TEMPLATE_OFFSET = 2;
  private static final int SCHEMA_OFFSET = 4;
  private static final int VERSION_OFFSET = 6;

  /** No command has an id from here on. */
  private static final int FIRST_EVENT = CommandOutcomeDecoder.TEMPLATE_ID;

  /** No enum has codes from here on, and the set of instructions has no such bit. */
  private static final int NO_CODE = 128;

  private final SplittableRandom random;
  private final UnsafeBuffer frame = new UnsafeBuffer(new byte[BUFFER_LENGTH]);
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private int length;
  private RejectReason expected;

  FrameMutator(SplittableRandom random) {
    this.random = random;
  }

  UnsafeBuffer frame() {
    return frame;
  }

  int length() {
    return length;
  }

  /** The documented answer; null: any answer is right, as long as there is one. */
  RejectReason expected() {
    return expected;
  }

  /** The next damaged frame of a session that expects this number. */
  void next(long clientSeq, int subAccountId, int marketId) {
    encodeValid(clientSeq, subAccountId, marketId);
    switch (random.nextInt(9)) {
      case 0 -> schema();
      case 1 -> version();
      case 2 -> template();
      case 3 -> truncate();
      case 4 -> extend();
      case 5 -> blockLength();
      case 6 -> enumField(clientSeq, subAccountId, marketId);
      case 7 -> flipBits(1);
      default -> flipBits(1 + random.nextInt(16));
    }
  }

  /** A valid command. */
  void encodeValid(long clientSeq, int subAccountId, int marketId) {
    switch (random.nextInt(5)) {
      case 0 -> placeOrder(clientSeq, subAccountId, marketId);
      case 3 -> placeBracket(clientSeq, subAccountId, marketId);
      case 1 -> {
        new CancelOrderEncoder()
            .wrapAndApplyHeader(frame, 0, header)
            .clientSeq(clientSeq)
            .orderId(random.nextInt(100))
            .clOrdId(0)
            .subAccountId(subAccountId);
        length = HEADER_LENGTH + CancelOrderEncoder.BLOCK_LENGTH;
      }
      case 2 -> cancelAll(clientSeq, subAccountId);
      default -> {
        new DepositEncoder()
            .wrapAndApplyHeader(frame, 0, header)
            .clientSeq(clientSeq)
            .amountMicros(random.nextInt(1_000_000))
            .subAccountId(subAccountId);
        length = HEADER_LENGTH + DepositEncoder.BLOCK_LENGTH;
      }
    }
  }

  private void placeOrder(long clientSeq, int subAccountId, int marketId) {
    new PlaceOrderEncoder()
        .wrapAndApplyHeader(frame, 0, header)
        .clientSeq(clientSeq)
        .clOrdId(0)
        .orderQtyLots(1 + random.nextInt(20))
        .priceTicks(Exchange.MARK_TICKS - 500 + random.nextInt(1_000))
        .subAccountId(subAccountId)
        .marketId(marketId)
        .side(random.nextBoolean() ? Side.BUY : Side.SELL)
        .ordType(OrdType.LIMIT)
        .timeInForce(random.nextBoolean() ? TimeInForce.GTC : TimeInForce.IOC)
        .triggerPriceTicks(0)
        .triggerSource(TriggerSource.MARK)
        .displayQtyLots(0)
        .isolatedMarginMicros(0)
        .expireTimeNs(0)
        .trailingOffsetTicks(0)
        .trailingOffsetPpm(0)
        .activationPriceTicks(0)
        .execInst()
        .clear();
    length = HEADER_LENGTH + PlaceOrderEncoder.BLOCK_LENGTH;
  }

  private void placeBracket(long clientSeq, int subAccountId, int marketId) {
    PlaceBracketEncoder bracket =
        new PlaceBracketEncoder()
            .wrapAndApplyHeader(frame, 0, header)
            .clientSeq(clientSeq)
            .clOrdId(0)
            .orderQtyLots(1 + random.nextInt(20))
            .priceTicks(Exchange.MARK_TICKS - 500 + random.nextInt(1_000))
            .subAccountId(subAccountId)
            .marketId(marketId)
            .side(Side.BUY)
            .ordType(OrdType.LIMIT)
            .timeInForce(random.nextBoolean() ? TimeInForce.GTC : TimeInForce.IOC)
            .selfTradePrevention(SelfTradePrevention.CANCEL_MAKER)
            .displayQtyLots(0)
            .triggerPriceTicks(0)
            .triggerSource(TriggerSource.MARK)
            .trailingOffsetTicks(0)
            .trailingOffsetPpm(0)
            .activationPriceTicks(0)
            .expireTimeNs(0)
            .takeProfitClOrdId(0)
            .takeProfitPriceTicks(0)
            .takeProfitOrdType(OrdType.TAKE_PROFIT)
            .takeProfitTimeInForce(TimeInForce.IOC)
            .takeProfitTriggerPriceTicks(Exchange.MARK_TICKS + 1_000)
            .takeProfitTriggerSource(TriggerSource.MARK)
            .takeProfitExpireTimeNs(0);
    bracket
        .stopClOrdId(0)
        .stopPriceTicks(0)
        .stopOrdType(OrdType.STOP)
        .stopTimeInForce(TimeInForce.IOC)
        .stopTriggerPriceTicks(Exchange.MARK_TICKS - 1_000)
        .stopTriggerSource(TriggerSource.LAST)
        .stopExpireTimeNs(0)
        .stopTrailingOffsetTicks(0)
        .stopTrailingOffsetPpm(0)
        .stopActivationPriceTicks(0);
    bracket.execInst().clear();
    bracket.parts().clear().parent(true).takeProfit(true).stop(random.nextBoolean());
    length = HEADER_LENGTH + PlaceBracketEncoder.BLOCK_LENGTH;
  }

  private void cancelAll(long clientSeq, int subAccountId) {
    new CancelAllEncoder()
        .wrapAndApplyHeader(frame, 0, header)
        .clientSeq(clientSeq)
        .subAccountId(subAccountId)
        .marketId(0)
        .side(SideFilter.BOTH);
    length = HEADER_LENGTH + CancelAllEncoder.BLOCK_LENGTH;
  }

  private void schema() {
    putWord(SCHEMA_OFFSET, other(word(SCHEMA_OFFSET)));
    expected = RejectReason.WRONG_SCHEMA;
  }

  private void version() {
    putWord(VERSION_OFFSET, other(word(VERSION_OFFSET)));
    expected = RejectReason.UNSUPPORTED_VERSION;
  }

  /** Some commands are the server's own; events are no commands. */
  private void template() {
    int[] forged = {0, 1, 14, 15, 16, 17, 18, 19, 99, 100, 114, 200, 300, 65_535};
    int templateId =
        random.nextBoolean()
            ? forged[random.nextInt(forged.length)]
            : FIRST_EVENT + random.nextInt(65_536 - FIRST_EVENT);
    putWord(TEMPLATE_OFFSET, templateId);
    expected = RejectReason.UNKNOWN_TEMPLATE;
  }

  private void truncate() {
    length = random.nextInt(length);
    expected = RejectReason.BAD_LENGTH;
  }

  private void extend() {
    int more = 1 + random.nextInt(BUFFER_LENGTH - length);
    for (int i = 0; i < more; i++) {
      frame.putByte(length + i, (byte) random.nextInt());
    }
    length += more;
    expected = RejectReason.BAD_LENGTH;
  }

  private void blockLength() {
    putWord(BLOCK_LENGTH_OFFSET, other(word(BLOCK_LENGTH_OFFSET)));
    expected = RejectReason.BAD_LENGTH;
  }

  private void enumField(long clientSeq, int subAccountId, int marketId) {
    int code = NO_CODE + random.nextInt(256 - NO_CODE);
    int kind = random.nextInt(5);
    if (kind == 0) {
      cancelAll(clientSeq, subAccountId);
      frame.putByte(HEADER_LENGTH + CancelAllDecoder.sideEncodingOffset(), (byte) code);
    } else if (kind == 1) {
      placeBracket(clientSeq, subAccountId, marketId);
      int[] fields = {
        PlaceBracketDecoder.sideEncodingOffset(),
        PlaceBracketDecoder.partsEncodingOffset(),
        PlaceBracketDecoder.takeProfitOrdTypeEncodingOffset(),
        PlaceBracketDecoder.takeProfitTimeInForceEncodingOffset(),
        PlaceBracketDecoder.takeProfitTriggerSourceEncodingOffset(),
        PlaceBracketDecoder.stopOrdTypeEncodingOffset(),
        PlaceBracketDecoder.stopTimeInForceEncodingOffset(),
        PlaceBracketDecoder.stopTriggerSourceEncodingOffset()
      };
      frame.putByte(HEADER_LENGTH + fields[random.nextInt(fields.length)], (byte) code);
    } else {
      placeOrder(clientSeq, subAccountId, marketId);
      int[] fields = {
        PlaceOrderDecoder.sideEncodingOffset(),
        PlaceOrderDecoder.ordTypeEncodingOffset(),
        PlaceOrderDecoder.timeInForceEncodingOffset(),
        PlaceOrderDecoder.execInstEncodingOffset(),
        PlaceOrderDecoder.selfTradePreventionEncodingOffset(),
        PlaceOrderDecoder.triggerSourceEncodingOffset()
      };
      frame.putByte(HEADER_LENGTH + fields[random.nextInt(fields.length)], (byte) code);
    }
    expected = RejectReason.INVALID_FIELD;
  }

  private void flipBits(int count) {
    for (int i = 0; i < count; i++) {
      int bit = random.nextInt(length * Byte.SIZE);
      int index = bit / Byte.SIZE;
      frame.putByte(index, (byte) (frame.getByte(index) ^ 1 << bit % Byte.SIZE));
    }
    expected = null;
  }

  private int other(int value) {
    int changed = random.nextInt(65_536);
    return changed == value ? value ^ 1 : changed;
  }

  private int word(int offset) {
    return frame.getShort(offset, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
  }

  private void putWord(int offset, int value) {
    frame.putShort(offset, (short) value, ByteOrder.LITTLE_ENDIAN);
  }
}
