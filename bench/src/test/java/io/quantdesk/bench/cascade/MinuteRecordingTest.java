package io.quantdesk.bench.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantdesk.bench.recording.BadDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MinuteRecordingTest {
  private static final String BINANCE =
      "open_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume,"
          + "taker_buy_quote_volume,ignore\n";
  private static final String FTX = "timestamp,open,high,low,close,volume\n";

  @TempDir private Path folder;

  @Test
  void shouldReadBinancesCandles() throws Exception {
    MinuteRecording recording =
        read(
            BINANCE
                + "1738368000000,34.4220,34.4260,34.3600,34.3600,9896,1738368059999,340376.0940,"
                + "1391,3538,121691.5870,0\n");

    assertThat(recording.name()).isEqualTo("minutes");
    assertThat(recording.tickSizeE9()).isEqualTo(1_000_000);
    assertThat(recording.lotSizeE9()).isEqualTo(1_000_000_000);
    assertThat(recording.bars())
        .containsExactly(
            new MinuteBar(
                1_738_368_000_000_000_000L, 34_422, 34_426, 34_360, 34_360, 340_376_094_000L));
  }

  @Test
  void shouldReadMinutesOfFtxWithVolumesOfBinaryFractions() throws Exception {
    MinuteRecording recording =
        read(
            FTX
                + "2021-12-31 23:01:00.000000,46319.0,46385.0,46319.0,46377.0,218102.59507500002\n"
                + "2021-12-31 23:02:00.000000,46377.0,46411.0,46377.0,46411.0,0.0\n");

    assertThat(recording.lotSizeE9()).isEqualTo(1_000_000);
    assertThat(recording.bars())
        .containsExactly(
            new MinuteBar(
                1_640_991_660_000_000_000L,
                46_319_000,
                46_385_000,
                46_319_000,
                46_377_000,
                218_102_595_075L),
            new MinuteBar(
                1_640_991_720_000_000_000L, 46_377_000, 46_411_000, 46_377_000, 46_411_000, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2022-01-01 00:00:00.000000,0,2,1,1,1 | price is out of range: 0",
        "2022-01-01 00:00:00.000000,1.0001,2,1,1,1 | price is no number",
        "2022-01-01 00:00:00.000000,3,2,1,1,1 | open or close is not between low and high",
        "2022-01-01 00:00:00.000000,1,2,1,1,-1 | volume is no number from 0 to a billion: '-1'",
        "2022-01-01 00:00:00.000000,1,2,1,1 | 5 columns where 6 belong",
        "yesterday,1,2,1,1,1 | time is not like 2022-01-21 10:15:00.000000: 'yesterday'"
      })
  void shouldRefuseWhatIsNoMinute(String line, String what) {
    assertThatThrownBy(() -> read(FTX + line + '\n'))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("minutes.csv:2: " + what);
  }

  @Test
  void shouldRefuseMinutesThatAreNotInOrder() {
    String line = "2022-01-01 00:00:00.000000,1,2,1,1,1\n";

    assertThatThrownBy(() -> read(FTX + line + line))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining(":3: a minute that is not later than the one before");
  }

  @Test
  void shouldRefuseOtherFiles() {
    assertThatThrownBy(() -> read("a,b,c\n1,2,3\n"))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("neither Binance's candles nor FTX's minutes");
  }

  private MinuteRecording read(String text) throws BadDataException, IOException {
    Path file = folder.resolve("minutes.csv");
    Files.writeString(file, text);
    return MinuteRecording.read(file);
  }
}
