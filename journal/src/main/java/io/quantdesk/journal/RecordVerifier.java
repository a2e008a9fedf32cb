package io.quantdesk.journal;

import java.nio.ByteBuffer;
import org.agrona.DirectBuffer;

/**
 * Judges records one after the other: form, checksum, kind, schema, gap-free sequence, chain. Knows
 * nothing of files. A record is checked by {@link #fault} and then, when all its entries are
 * consumed, left behind by {@link #accept}.
 */
final class RecordVerifier {
  private final RecordChecksums checksums = new RecordChecksums();
  private final JournalKind kind;
  private final EntrySchema schema;
  private long nextSequence;
  private long chain;
  private boolean chainKnown;
  private long epoch;
  private long forcedSequence;

  RecordVerifier(JournalKind kind, EntrySchema schema) {
    this.kind = kind;
    this.schema = schema;
  }

  /** Expects the first record of a journal. */
  void expectFirst() {
    nextSequence = 1;
    chain = 0;
    chainKnown = true;
    epoch = 0;
  }

  /** Expects a record in the middle, whose predecessor's chain value is not known. */
  void expectUnchained(long sequence) {
    nextSequence = sequence;
    chainKnown = false;
    epoch = 0;
  }

  /** Expects the record behind one that is passed over unchecked. */
  void expectAfter(DirectBuffer buffer, int offset) {
    nextSequence = RecordHeader.firstSequence(buffer, offset) + RecordHeader.count(buffer, offset);
    chain = RecordHeader.chain(buffer, offset);
    chainKnown = true;
    epoch = RecordHeader.epoch(buffer, offset);
    forcedSequence = Math.max(forcedSequence, RecordHeader.forcedSequence(buffer, offset));
  }

  /** First sequence of the next record. */
  long nextSequence() {
    return nextSequence;
  }

  /** Chain value of the last accepted record. */
  long chain() {
    return chain;
  }

  /** Highest sequence that the disk had for sure, by the accepted records. */
  long forcedSequence() {
    return forcedSequence;
  }

  /** Epoch of the last accepted record; 0 before the first. */
  long epoch() {
    return epoch;
  }

  /**
   * Says what is wrong with the bytes as the next record; null when they are right.
   *
   * @param bytes the same memory as buffer
   */
  String fault(DirectBuffer buffer, ByteBuffer bytes, int offset, int length) {
    final String damage = damage(buffer, bytes, offset, length);
    if (damage != null) {
      return damage;
    }
    final String foreign = foreignness(buffer, offset);
    return foreign != null ? foreign : misplacement(buffer, offset, length);
  }

  /** Moves on behind a record that has no fault. */
  void accept(DirectBuffer buffer, int offset) {
    expectAfter(buffer, offset);
  }

  /** Whether the bytes are a record at all, wherever it belongs. */
  boolean isWhole(DirectBuffer buffer, ByteBuffer bytes, int offset, int length) {
    return damage(buffer, bytes, offset, length) == null;
  }

  private String damage(DirectBuffer buffer, ByteBuffer bytes, int offset, int length) {
    if (length < RecordHeader.LENGTH || RecordHeader.magic(buffer, offset) != RecordHeader.MAGIC) {
      return "these bytes are not a journal record";
    }
    if (RecordHeader.length(buffer, offset) != length) {
      return "the record's length does not match its place";
    }
    if (checksums.crc(bytes, offset, length) != RecordHeader.crc(buffer, offset)) {
      return "the record's checksum does not match its bytes";
    }
    return null;
  }

  private String foreignness(DirectBuffer buffer, int offset) {
    if (RecordHeader.format(buffer, offset) != RecordHeader.FORMAT) {
      return "record format "
          + RecordHeader.format(buffer, offset)
          + " is not supported, only format "
          + RecordHeader.FORMAT;
    }
    if (RecordHeader.kind(buffer, offset) != kind.code()) {
      return "this is not a journal of " + kind;
    }
    final int schemaId = RecordHeader.schemaId(buffer, offset);
    final int schemaVersion = RecordHeader.schemaVersion(buffer, offset);
    if (!schema.canRead(schemaId, schemaVersion)) {
      return "entries of schema %d version %d are not supported, only schema %d up to version %d"
          .formatted(schemaId, schemaVersion, schema.id(), schema.version());
    }
    return null;
  }

  private String misplacement(DirectBuffer buffer, int offset, int length) {
    final long sequence = RecordHeader.firstSequence(buffer, offset);
    if (sequence != nextSequence) {
      return "the record begins with sequence " + sequence;
    }
    if (RecordHeader.epoch(buffer, offset) < epoch) {
      return "the record is of an earlier epoch than the one before it";
    }
    if (chainKnown
        && RecordChecksums.chain(chain, buffer, offset, length)
            != RecordHeader.chain(buffer, offset)) {
      return "the record's chain value does not follow from the record before it";
    }
    return entriesFit(buffer, offset, length) ? null : "the entries do not fit the record";
  }

  private static boolean entriesFit(DirectBuffer buffer, int offset, int length) {
    final int end = offset + length;
    int at = offset + RecordHeader.LENGTH;
    final int count = RecordHeader.count(buffer, offset);
    if (count <= 0) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      if (end - at < RecordHeader.LENGTH_BYTES) {
        return false;
      }
      final int entryLength = RecordHeader.entryLength(buffer, at);
      at += RecordHeader.LENGTH_BYTES;
      if (entryLength < 0 || entryLength > end - at) {
        return false;
      }
      at += entryLength;
    }
    return at == end;
  }
}
