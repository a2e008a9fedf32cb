package io.quantdesk.server.demo.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CheckTableTest {
  @Test
  void shouldPrintBothFiguresOfEachCheckAndSayWhichFailed() {
    CheckTable table =
        new CheckTable(
            "Sums",
            "engine",
            "SQL",
            List.of(
                Check.ofCounts("trades", 1_234, 1_234),
                Check.ofDecimals("balance", 1_500_000, 1_500_001, 6),
                Check.ofTexts("violations", "none", "none")));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    table.print(new PrintStream(bytes, true, UTF_8));

    assertThat(table.isOk()).isFalse();
    assertThat(bytes.toString(UTF_8).lines())
        .containsExactly(
            "",
            "       Sums                                         engine                  SQL",
            "ok     trades                                        1,234                1,234",
            "FAILED balance                                    1.500000             1.500001",
            "ok     violations                                     none                 none");
  }
}
