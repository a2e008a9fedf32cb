package io.quantdesk.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What the calling thread has used so far. Processor time, unlike the clock, leaves out when the
 * machine ran something else; on a quiet machine both are the same for code that never waits.
 */
public final class ThreadUsage {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private ThreadUsage() {}

  /** Bytes allocated on the heap; asking allocates nothing. */
  public static long allocatedBytes() {
    return THREADS.getCurrentThreadAllocatedBytes();
  }

  /** Nanoseconds of processor time. */
  public static long processorNs() {
    return THREADS.getCurrentThreadCpuTime();
  }
}
