package io.quantdesk.server.snapshot;

import io.quantdesk.engine.EngineConfig;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * One snapshot in one file, little-endian:
 *
 * <pre>
 *  "QDSNAPSH" | format | sequence | time | state hash | capacities, 7 numbers
 *  the images of the replica's parts
 *  "QDSNAPND" | objects | bytes before this mark | SHA-256 of everything before it
 * </pre>
 */
final class SnapshotFile {
  private static final long BEGIN = 0x4853_5041_4E53_4451L;
  private static final long END = 0x444E_5041_4E53_4451L;
  private static final int FORMAT = 1;
  private static final int DIGEST_LENGTH = 32;
  private static final int STEP = 1 << 16;

  private SnapshotFile() {}

  /** Writes a file that was not there; it is whole, and the disk has it, when this returns. */
  static void write(Path file, Replica replica) throws IOException {
    MessageDigest digest = sha256();
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        OutputStream stream = Channels.newOutputStream(channel)) {
      ImageOutput out = new ImageOutput(stream, digest);
      writeHead(out, replica);
      ImageWriter image = new ImageWriter(out);
      for (Object part : replica.parts()) {
        image.writeWhole(part);
      }
      long length = out.length();
      out.putLong(END);
      out.putInt(image.objects());
      out.putLong(length);
      out.flush();
      stream.write(digest.digest());
      channel.force(true);
    }
  }

  private static void writeHead(ImageOutput out, Replica replica) throws IOException {
    EngineConfig config = replica.replay().engine().config();
    out.putLong(BEGIN);
    out.putInt(FORMAT);
    out.putLong(replica.lastSeq());
    out.putLong(replica.lastTimeNs());
    out.putLong(replica.replay().engine().stateHash());
    for (int capacity : capacities(config)) {
      out.putInt(capacity);
    }
  }

  /**
   * Fills a replica that has executed nothing.
   *
   * @throws SnapshotException when the file is damaged, or of another version or other capacities;
   *     the replica is of no use then
   */
  static void read(Path file, Replica replica) throws IOException {
    requireWhole(file);
    try (InputStream stream = Files.newInputStream(file)) {
      ImageInput in = new ImageInput(stream);
      requireEqual("beginning", in.getLong(), BEGIN);
      requireEqual("format", in.getInt(), FORMAT);
      long seq = in.getLong();
      long timeNs = in.getLong();
      long stateHash = in.getLong();
      for (int capacity : capacities(replica.replay().engine().config())) {
        requireEqual("capacity", in.getInt(), capacity);
      }
      ImageReader image = new ImageReader(in);
      for (Object part : replica.parts()) {
        image.fillWhole(part);
      }
      long length = in.length();
      requireEqual("end", in.getLong(), END);
      requireEqual("number of objects", in.getInt(), image.objects());
      requireEqual("length", in.getLong(), length);
      requireEqual("state hash", replica.replay().engine().stateHash(), stateHash);
      replica.isBehind(seq, timeNs);
    } catch (EOFException e) {
      throw new SnapshotException(e.getMessage(), e);
    }
  }

  /** The digest first: nothing is filled with what is damaged. */
  private static void requireWhole(Path file) throws IOException {
    MessageDigest digest = sha256();
    long left = Files.size(file) - DIGEST_LENGTH;
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] step = new byte[STEP];
      while (left > 0) {
        int count = stream.read(step, 0, (int) Math.min(STEP, left));
        if (count < 0) {
          break;
        }
        digest.update(step, 0, count);
        left -= count;
      }
      if (left != 0 || !Arrays.equals(digest.digest(), stream.readNBytes(DIGEST_LENGTH))) {
        throw new SnapshotException("its bytes are not those that were written");
      }
    }
  }

  private static void requireEqual(String what, long found, long expected) {
    if (found != expected) {
      throw new SnapshotException("its " + what + " is " + found + ", not " + expected);
    }
  }

  private static int[] capacities(EngineConfig config) {
    return new int[] {
      config.accounts(),
      config.subAccounts(),
      config.markets(),
      config.positions(),
      config.orders(),
      config.priceLevels(),
      config.sessions()
    };
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
