package io.quantdesk.server.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantdesk.engine.Engine;
import io.quantdesk.server.pipeline.EngineReplay;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.agrona.DirectBuffer;

/**
 * An engine beside another one, filled from images of its state now and then: both must say the
 * same, byte for byte, and be in the same state.
 */
public final class ReloadedTwin {
  private final LongPredicate reloads;
  private Supplier<Engine> original;
  private EngineReplay twin;
  private byte[] said;
  private int images;

  /**
   * Of no engine yet.
   *
   * @param reloads told the sequence of each command: whether the twin is made anew before it
   */
  public ReloadedTwin(LongPredicate reloads) {
    this.reloads = reloads;
  }

  /** Stands beside an engine from now on. */
  public void of(Supplier<Engine> engine) {
    original = engine;
  }

  /** How often the twin was made. */
  public int images() {
    return images;
  }

  /** To be told each command before the other engine executes it. */
  public void onCommand(long seq, DirectBuffer buffer, int offset, int length) {
    if (reloads.test(seq)) {
      twin = reload(original.get());
      images++;
    }
    if (twin != null) {
      twin.execute(
          seq, buffer, offset, length, (s, block, from, bytes) -> said = copy(block, from, bytes));
    }
  }

  /** To be told what the other engine said then. */
  public void onBlock(long seq, DirectBuffer buffer, int offset, int length) {
    if (twin != null) {
      assertThat(said).as("events of %d", seq).isEqualTo(copy(buffer, offset, length));
    }
  }

  private static EngineReplay reload(Engine engine) {
    try {
      byte[] image = image(engine);
      EngineReplay filled = new EngineReplay(engine.config());
      new ImageReader(new ImageInput(new ByteArrayInputStream(image)))
          .fillWhole(filled.engine().state());
      assertThat(Arrays.mismatch(image(filled.engine()), image)).isEqualTo(-1);
      assertThat(filled.engine().stateHash()).isEqualTo(engine.stateHash());
      return filled;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] image(Engine engine) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageOutput out = new ImageOutput(bytes, sha256());
    new ImageWriter(out).writeWhole(engine.state());
    out.flush();
    return bytes.toByteArray();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] copy(DirectBuffer buffer, int offset, int length) {
    byte[] bytes = new byte[length];
    buffer.getBytes(offset, bytes);
    return bytes;
  }
}
