package io.quantdesk.journal;

/** What entries survive once {@link Journal#commit} has returned. */
public enum CommitLevel {
  /** The death of the process, not that of the operating system: nothing waits for the disk. */
  PROCESS,
  /** Loss of power, too: every commit waits until the disk has what it wrote. */
  DISK
}
