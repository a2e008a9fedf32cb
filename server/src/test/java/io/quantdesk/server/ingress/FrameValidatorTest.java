package io.quantdesk.server.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.quantdesk.protocol.sbe.ApproveProposalEncoder;
import io.quantdesk.protocol.sbe.CancelOrderEncoder;
import io.quantdesk.protocol.sbe.ConfigureEngineEncoder;
import io.quantdesk.protocol.sbe.MessageHeaderEncoder;
import io.quantdesk.protocol.sbe.OpenSessionEncoder;
import io.quantdesk.protocol.sbe.OrdType;
import io.quantdesk.protocol.sbe.PlaceBracketEncoder;
import io.quantdesk.protocol.sbe.PlaceOrderDecoder;
import io.quantdesk.protocol.sbe.RejectReason;
import io.quantdesk.protocol.sbe.RejectedFrameEncoder;
import io.quantdesk.protocol.sbe.ScheduleCancelEncoder;
import io.quantdesk.protocol.sbe.SelfTradePrevention;
import io.quantdesk.protocol.sbe.Side;
import io.quantdesk.protocol.sbe.TickEncoder;
import io.quantdesk.protocol.sbe.TimeInForce;
import io.quantdesk.protocol.sbe.TriggerSource;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FrameValidatorTest {
  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);

  @Test
  void shouldTakeWhatAClientMaySend() {
    assertThat(check(CancelOrderEncoder.TEMPLATE_ID, CancelOrderEncoder.BLOCK_LENGTH))
        .isEqualTo(RejectReason.NONE);
  }

  @ParameterizedTest(name = "template {0}")
  @MethodSource("commandsOfTheServer")
  void shouldRefuseWellFormedCommandsThatOnlyTheServerMakes(int templateId, int blockLength) {
    assertThat(check(templateId, blockLength)).isEqualTo(RejectReason.UNKNOWN_TEMPLATE);
  }

  static Stream<Arguments> commandsOfTheServer() {
    return Stream.of(
        arguments(OpenSessionEncoder.TEMPLATE_ID, OpenSessionEncoder.BLOCK_LENGTH),
        arguments(TickEncoder.TEMPLATE_ID, TickEncoder.BLOCK_LENGTH),
        arguments(RejectedFrameEncoder.TEMPLATE_ID, RejectedFrameEncoder.BLOCK_LENGTH),
        arguments(ConfigureEngineEncoder.TEMPLATE_ID, ConfigureEngineEncoder.BLOCK_LENGTH));
  }

  @Test
  void shouldRefuseAReasonThatIsNotPrintable() {
    int templateId = ApproveProposalEncoder.TEMPLATE_ID;
    int reason =
        MessageHeaderEncoder.ENCODED_LENGTH + ApproveProposalEncoder.reasonEncodingOffset();
    assertThat(check(templateId, ApproveProposalEncoder.BLOCK_LENGTH)).isEqualTo(RejectReason.NONE);
    buffer.putStringWithoutLengthAscii(reason, "It was 2 % too low, see #17 ~");
    assertThat(check(templateId, ApproveProposalEncoder.BLOCK_LENGTH)).isEqualTo(RejectReason.NONE);
    buffer.putByte(reason + 63, (byte) 'x');
    assertThat(check(templateId, ApproveProposalEncoder.BLOCK_LENGTH))
        .isEqualTo(RejectReason.INVALID_FIELD);
    buffer.putByte(reason + 63, (byte) 0);
    buffer.putByte(reason + 2, (byte) '\n');
    assertThat(check(templateId, ApproveProposalEncoder.BLOCK_LENGTH))
        .isEqualTo(RejectReason.INVALID_FIELD);
    buffer.putByte(reason + 2, (byte) 0xE9);
    assertThat(check(templateId, ApproveProposalEncoder.BLOCK_LENGTH))
        .isEqualTo(RejectReason.INVALID_FIELD);
  }

  @Test
  void shouldRefuseAFlagThatIsNeitherSetNorNot() {
    int templateId = ScheduleCancelEncoder.TEMPLATE_ID;
    int flag = MessageHeaderEncoder.ENCODED_LENGTH + ScheduleCancelEncoder.closeAllEncodingOffset();
    for (int value = 0; value < 256; value++) {
      buffer.putByte(flag, (byte) value);
      assertThat(check(templateId, ScheduleCancelEncoder.BLOCK_LENGTH))
          .isEqualTo(value <= 1 ? RejectReason.NONE : RejectReason.INVALID_FIELD);
    }
  }

  @Test
  void shouldFindTheParentOfABracketWhereAnOrderHasItsFields() {
    PlaceBracketEncoder bracket = new PlaceBracketEncoder().wrap(buffer, 0);
    bracket
        .clientSeq(1)
        .clOrdId(2)
        .orderQtyLots(3)
        .priceTicks(4)
        .subAccountId(5)
        .marketId(6)
        .side(Side.SELL)
        .ordType(OrdType.STOP_LIMIT)
        .timeInForce(TimeInForce.GTD)
        .selfTradePrevention(SelfTradePrevention.DECREMENT)
        .displayQtyLots(7)
        .triggerPriceTicks(8)
        .triggerSource(TriggerSource.LAST)
        .trailingOffsetTicks(9)
        .trailingOffsetPpm(10)
        .activationPriceTicks(11)
        .expireTimeNs(12);
    bracket.execInst().clear().postOnly(true).reduceOnly(true);
    StringBuilder order = new StringBuilder();
    new PlaceOrderDecoder()
        .wrap(buffer, 0, PlaceOrderDecoder.BLOCK_LENGTH, PlaceOrderDecoder.SCHEMA_VERSION)
        .appendTo(order);
    assertThat(order.toString())
        .contains(
            "clientSeq=1|clOrdId=2|orderQtyLots=3|priceTicks=4|subAccountId=5|marketId=6|side=SELL"
                + "|ordType=STOP_LIMIT|timeInForce=GTD|execInst={postOnly,reduceOnly}"
                + "|selfTradePrevention=DECREMENT|displayQtyLots=7|triggerPriceTicks=8"
                + "|triggerSource=LAST|trailingOffsetTicks=9|trailingOffsetPpm=10"
                + "|activationPriceTicks=11|expireTimeNs=12");
  }

  private RejectReason check(int templateId, int blockLength) {
    new MessageHeaderEncoder()
        .wrap(buffer, 0)
        .blockLength(blockLength)
        .templateId(templateId)
        .schemaId(MessageHeaderEncoder.SCHEMA_ID)
        .version(MessageHeaderEncoder.SCHEMA_VERSION);
    return FrameValidator.check(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + blockLength);
  }
}
