package io.quantdesk.server.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.quantdesk.protocol.sbe.CancelOrderEncoder;
import io.quantdesk.protocol.sbe.ConfigureEngineEncoder;
import io.quantdesk.protocol.sbe.MessageHeaderEncoder;
import io.quantdesk.protocol.sbe.OpenSessionEncoder;
import io.quantdesk.protocol.sbe.RejectReason;
import io.quantdesk.protocol.sbe.RejectedFrameEncoder;
import io.quantdesk.protocol.sbe.TickEncoder;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FrameValidatorTest {
  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);

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
