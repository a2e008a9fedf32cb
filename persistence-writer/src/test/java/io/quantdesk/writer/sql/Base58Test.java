package io.quantdesk.writer.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Base58Test {
  /** The examples of the Internet draft on Base58 encoding. */
  @ParameterizedTest
  @CsvSource({
    "Hello World!, 2NEpo7TZRRrLZSi2U",
    "The quick brown fox jumps over the lazy dog., "
        + "USm3fpXnKG5EUBx2ndxBDMPVciP5hGey2Jh4NDv6gmeo1LkMeiKrLJUUBk6Z"
  })
  void shouldWriteTheExamplesOfTheDraft(String text, String encoded) {
    assertThat(Base58.encode(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(encoded);
  }

  @Test
  void shouldKeepLeadingZeroBytesAsOnes() {
    assertThat(Base58.encode(HexFormat.of().parseHex("0000287fb4cd"))).isEqualTo("11233QC4");
    assertThat(Base58.encode(new byte[32])).isEqualTo("1".repeat(32));
    assertThat(Base58.encode(new byte[0])).isEmpty();
  }
}
