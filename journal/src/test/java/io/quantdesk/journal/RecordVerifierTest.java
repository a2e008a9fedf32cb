package io.quantdesk.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class RecordVerifierTest {
  private static final EntrySchema SCHEMA = new EntrySchema(7100, 3);

  private final RecordVerifier verifier = new RecordVerifier(JournalKind.COMMANDS, SCHEMA);

  RecordVerifierTest() {
    verifier.expectFirst();
  }

  @Test
  void shouldAcceptRecordsInOrder() {
    for (ByteBuffer record : records(1, 3)) {
      assertThat(fault(record)).isNull();
      accept(record);
    }
    assertThat(verifier.nextSequence()).isEqualTo(7);
    assertThat(verifier.epoch()).isEqualTo(1);
  }

  @Test
  void shouldFindEveryFlippedBit() {
    final ByteBuffer record = records(1, 1).get(0);
    for (int bit = 0; bit < record.capacity() * 8; bit++) {
      flip(record, bit);
      assertThat(fault(record)).as("bit " + bit).isNotNull();
      flip(record, bit);
    }
    assertThat(fault(record)).isNull();
  }

  @Test
  void shouldFindEveryCut() {
    final ByteBuffer record = records(1, 1).get(0);
    for (int length = 0; length < record.capacity(); length++) {
      assertThat(verifier.fault(new UnsafeBuffer(record), record, 0, length)).isNotNull();
    }
  }

  @Test
  void shouldFindALostRecord() {
    final List<ByteBuffer> records = records(1, 3);
    accept(records.get(0));
    assertThat(fault(records.get(2))).contains("begins with sequence 5");
  }

  @Test
  void shouldFindARepeatedRecord() {
    final List<ByteBuffer> records = records(1, 2);
    accept(records.get(0));
    assertThat(fault(records.get(0))).contains("begins with sequence 1");
  }

  @Test
  void shouldFindARecordOfAnotherJournal() {
    final ByteBuffer first = records(1, 1).get(0);
    final BatchEncoder other = encoder(1, JournalKind.COMMANDS, SCHEMA);
    add(other, 1, 2, 99);
    final long chain = other.seal(0, 0);
    add(other, 3, 4, 0);
    other.seal(chain, 0);
    accept(first);
    assertThat(fault(copy(other))).contains("chain value");
  }

  @Test
  void shouldFindARecordOfAnEarlierEpoch() {
    final BatchEncoder encoder = encoder(5, JournalKind.COMMANDS, SCHEMA);
    add(encoder, 1, 2, 0);
    final long chain = encoder.seal(0, 0);
    accept(copy(encoder));
    final BatchEncoder earlier = encoder(4, JournalKind.COMMANDS, SCHEMA);
    add(earlier, 3, 4, 0);
    earlier.seal(chain, 0);
    assertThat(fault(copy(earlier))).contains("earlier epoch");
  }

  @Test
  void shouldRefuseAnotherKind() {
    final BatchEncoder encoder = encoder(1, JournalKind.EVENTS, SCHEMA);
    add(encoder, 1, 2, 0);
    encoder.seal(0, 0);
    assertThat(fault(copy(encoder))).contains("not a journal of COMMANDS");
  }

  @Test
  void shouldReadOlderSchemasAndRefuseNewerOrOtherOnes() {
    assertThat(faultOfSchema(7100, 1)).isNull();
    assertThat(faultOfSchema(7100, 3)).isNull();
    assertThat(faultOfSchema(7100, 4)).contains("schema 7100 version 4", "up to version 3");
    assertThat(faultOfSchema(7101, 3)).contains("schema 7101");
  }

  @Test
  void shouldSeeTheWholeHeaderInTheLayout() {
    final ByteBuffer record = records(1, 1).get(0);
    final UnsafeBuffer buffer = new UnsafeBuffer(record);
    assertThat(buffer.getStringWithoutLengthAscii(0, 4)).isEqualTo("QDJR");
    assertThat(RecordHeader.kind(buffer, 0)).isEqualTo(1);
    assertThat(RecordHeader.schemaId(buffer, 0)).isEqualTo(7100);
    assertThat(RecordHeader.schemaVersion(buffer, 0)).isEqualTo(3);
    assertThat(RecordHeader.epoch(buffer, 0)).isEqualTo(1);
    assertThat(RecordHeader.firstSequence(buffer, 0)).isEqualTo(1);
    assertThat(RecordHeader.count(buffer, 0)).isEqualTo(2);
    assertThat(RecordHeader.length(buffer, 0)).isEqualTo(record.capacity());
  }

  private String faultOfSchema(int id, int version) {
    final BatchEncoder encoder = encoder(1, JournalKind.COMMANDS, new EntrySchema(id, version));
    add(encoder, 1, 2, 0);
    encoder.seal(0, 0);
    return fault(copy(encoder));
  }

  private String fault(ByteBuffer record) {
    return verifier.fault(new UnsafeBuffer(record), record, 0, record.capacity());
  }

  private void accept(ByteBuffer record) {
    verifier.accept(new UnsafeBuffer(record), 0);
  }

  /** Records of two entries each. */
  private static List<ByteBuffer> records(long epoch, int count) {
    final BatchEncoder encoder = encoder(epoch, JournalKind.COMMANDS, SCHEMA);
    final List<ByteBuffer> records = new ArrayList<>();
    long chain = 0;
    for (int i = 0; i < count; i++) {
      add(encoder, 2 * i + 1, 2 * i + 2, 0);
      chain = encoder.seal(chain, 0);
      records.add(copy(encoder));
    }
    return records;
  }

  private static BatchEncoder encoder(long epoch, JournalKind kind, EntrySchema schema) {
    return new BatchEncoder(kind, schema, epoch, 64);
  }

  private static void add(BatchEncoder encoder, long from, long to, int salt) {
    encoder.begin(from);
    for (long sequence = from; sequence <= to; sequence++) {
      final byte[] entry = TestEntries.entry(sequence + salt);
      encoder.add(new UnsafeBuffer(entry), 0, entry.length);
    }
  }

  private static ByteBuffer copy(BatchEncoder encoder) {
    final ByteBuffer copy = ByteBuffer.allocateDirect(encoder.length());
    encoder.record().getBytes(0, copy, 0, encoder.length());
    return copy;
  }

  private static void flip(ByteBuffer record, int bit) {
    record.put(bit / 8, (byte) (record.get(bit / 8) ^ 1 << bit % 8));
  }
}
