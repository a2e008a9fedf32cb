package io.quantdesk.bench.l3;

import java.nio.file.Path;
import java.util.Map;

/**
 * What an exact engine reaches on a recording that others have replayed too: how often levels agree
 * after the first row when nothing corrects the book. Orders that come into the window unseen are
 * why that is less than all.
 *
 * @param rows how many rows that recording compares: a longer one of the same name is another one
 * @param bestLevel rows with the right best level
 * @param deepLevels rows with the right levels 1 to {@link #deepLevel}; 0 when none is known
 */
record LobsterTruth(long rows, long bestLevel, long deepLevels) {
  private static final int DEEP_PERCENT = 90;

  private static final Map<String, LobsterTruth> KNOWN =
      Map.of(
          "MSFT_2012-06-21_34200000_37800000_message_50", new LobsterTruth(999, 999, 999),
          "AAPL_2012-06-21_34200000_57600000_message_10", new LobsterTruth(998, 954, 0));

  private static final LobsterTruth UNKNOWN = new LobsterTruth(-1, 0, 0);

  /** By the name of the message file. */
  static LobsterTruth of(Path messageFile) {
    String name = messageFile.getFileName().toString();
    int end = name.indexOf('.');
    return KNOWN.getOrDefault(end < 0 ? name : name.substring(0, end), UNKNOWN);
  }

  /**
   * The last of the levels that stay right for a while when a window of so many is all there is.
   */
  static int deepLevel(int levels) {
    return levels * DEEP_PERCENT / 100;
  }

  Check bestLevelCheck(String name, long right, long total) {
    return total == rows
        ? new Check(name, right, total, bestLevel)
        : Check.figure(name, right, total);
  }

  Check deepLevelsCheck(String name, long right, long total) {
    return total == rows && deepLevels > 0
        ? new Check(name, right, total, deepLevels)
        : Check.figure(name, right, total);
  }
}
