package io.quantdesk.journal;

import io.quantdesk.protocol.sbe.MessageHeaderDecoder;

/**
 * The message schema of a journal's entries. A journal written with a newer version or another id
 * than the program knows is refused; older versions stay readable.
 */
public record EntrySchema(int id, int version) {
  private static final int UNSIGNED_16_BITS = 0xFFFF;

  /** Refuses what does not fit the 16 bits on disk. */
  public EntrySchema {
    if ((id & UNSIGNED_16_BITS) != id || (version & UNSIGNED_16_BITS) != version) {
      throw new IllegalArgumentException("schema " + id + " version " + version);
    }
  }

  /** The schema that this program was built with. */
  public static EntrySchema current() {
    return new EntrySchema(MessageHeaderDecoder.SCHEMA_ID, MessageHeaderDecoder.SCHEMA_VERSION);
  }

  boolean canRead(int writtenId, int writtenVersion) {
    return writtenId == id && writtenVersion <= version;
  }
}
