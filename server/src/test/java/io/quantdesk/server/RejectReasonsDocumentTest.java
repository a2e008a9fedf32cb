package io.quantdesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.protocol.sbe.RejectReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RejectReasonsDocumentTest {
  @ParameterizedTest
  @EnumSource(value = RejectReason.class, names = "NULL_VAL", mode = EnumSource.Mode.EXCLUDE)
  void shouldDocumentEveryReasonWithItsCode(RejectReason reason) throws IOException {
    assertThat(Files.readString(Path.of("..", "docs", "reject-reasons.md")))
        .contains("| " + reason.value() + " | " + reason + " |");
  }
}
