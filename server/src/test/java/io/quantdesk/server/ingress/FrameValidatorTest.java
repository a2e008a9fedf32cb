package io.quantdesk.server.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.protocol.sbe.CancelOrderEncoder;
import io.quantdesk.protocol.sbe.ConfigureEngineEncoder;
import io.quantdesk.protocol.sbe.MessageHeaderEncoder;
import io.quantdesk.protocol.sbe.OpenSessionEncoder;
import io.quantdesk.protocol.sbe.RejectReason;
import io.quantdesk.protocol.sbe.RejectedFrameEncoder;
import io.quantdesk.protocol.sbe.TickEncoder;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.sbe.MessageEncoderFlyweight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FrameValidatorTest {
  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);

  @Test
  void shouldTakeWhatAClientMaySend() {
    assertThat(check(new CancelOrderEncoder())).isEqualTo(RejectReason.NONE);
  }

  @ParameterizedTest
  @MethodSource("commandsOfTheServer")
  void shouldRefuseWellFormedCommandsThatOnlyTheServerMakes(MessageEncoderFlyweight command) {
    assertThat(check(command)).isEqualTo(RejectReason.UNKNOWN_TEMPLATE);
  }

  static Stream<MessageEncoderFlyweight> commandsOfTheServer() {
    return Stream.of(
        new OpenSessionEncoder(),
        new TickEncoder(),
        new RejectedFrameEncoder(),
        new ConfigureEngineEncoder());
  }

  private RejectReason check(MessageEncoderFlyweight command) {
    new MessageHeaderEncoder()
        .wrap(buffer, 0)
        .blockLength(command.sbeBlockLength())
        .templateId(command.sbeTemplateId())
        .schemaId(command.sbeSchemaId())
        .version(command.sbeSchemaVersion());
    int length = MessageHeaderEncoder.ENCODED_LENGTH + command.sbeBlockLength();
    return FrameValidator.check(buffer, 0, length);
  }
}
