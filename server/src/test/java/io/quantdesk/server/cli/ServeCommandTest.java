package io.quantdesk.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ServeCommandTest {
  @TempDir Path home;

  @Test
  void shouldStopInGoodOrderOnAFullDisk() {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    assertThat(serve(out, err, "1,1,1," + Long.MAX_VALUE)).isEqualTo(QuantDesk.ENVIRONMENT);
    assertThat(out.toString()).contains("serving ", ServeCommand.STOPPED + "1");
    assertThat(err.toString()).contains("is almost full: make room, then start again");
  }

  @Test
  void shouldRefuseDiskLimitsThatMakeNoSense() {
    StringWriter err = new StringWriter();
    assertThat(serve(new StringWriter(), err, "90,80,95,0")).isEqualTo(QuantDesk.BAD_INPUT);
    assertThat(err.toString()).contains("disk limits must rise");
    assertThat(serve(new StringWriter(), err, "90")).isEqualTo(QuantDesk.BAD_INPUT);
  }

  private int serve(StringWriter out, StringWriter err, String diskLimits) {
    CommandLine line = QuantDesk.commandLine();
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return line.execute(
        "serve", "--home", home.toString(), "--capacity", "small", "--disk-limits", diskLimits);
  }
}
