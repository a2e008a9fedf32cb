package io.quantdesk.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets short waits of a thread be short: Linux rounds every timed wait up by 50 us unless the
 * thread says otherwise (PR_SET_TIMERSLACK; its file is described in proc(5)).
 */
final class TimerSlack {
  private static final Logger LOG = LoggerFactory.getLogger(TimerSlack.class);
  private static final Path CURRENT_THREAD = Path.of("/proc/thread-self");
  private static final String NARROW_NS = "1000";

  private TimerSlack() {}

  /** Narrows it for the current thread; where that is not possible, waits stay as they are. */
  static void narrow() {
    try {
      Path threadId = Files.readSymbolicLink(CURRENT_THREAD).getFileName();
      Files.writeString(Path.of("/proc").resolve(threadId).resolve("timerslack_ns"), NARROW_NS);
    } catch (IOException | UnsupportedOperationException e) {
      LOG.debug("timed waits stay coarse: {}", e.toString());
    }
  }
}
