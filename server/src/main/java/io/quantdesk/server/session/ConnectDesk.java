package io.quantdesk.server.session;

import io.quantdesk.protocol.ipc.EngineHome;
import io.quantdesk.protocol.sbe.ConnectResponseEncoder;
import io.quantdesk.protocol.sbe.Durability;
import io.quantdesk.protocol.sbe.MessageHeaderEncoder;
import io.quantdesk.protocol.sbe.RejectReason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The handshake's files: reads requests, writes responses, keeps the directories. */
final class ConnectDesk {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectDesk.class);
  private static final Pattern REQUEST_NAME =
      Pattern.compile("[A-Za-z0-9-]{1,64}" + Pattern.quote(EngineHome.REQUEST_SUFFIX));
  private static final FileAttribute<?> OWNER_ONLY_DIRECTORY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final FileAttribute<?> OWNER_ONLY_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final EngineHome home;

  ConnectDesk(EngineHome home) {
    this.home = home;
  }

  /** What a client is told. */
  record Answer(long connectionId, RejectReason reason, Durability durability) {}

  /** Makes the directories, empty. */
  void prepare() {
    removeTree(home.connectDirectory());
    removeTree(home.sessionsDirectory());
    remove(home.heartbeat());
    createDirectory(home.connectDirectory());
    createDirectory(home.sessionsDirectory());
  }

  /** Answers every request that lies there. What a client does to its own files harms only it. */
  void poll(Function<ConnectTerms, Answer> onRequest) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(home.connectDirectory())) {
      for (Path file : files) {
        if (REQUEST_NAME.matcher(file.getFileName().toString()).matches()) {
          answer(file, onRequest);
        }
      }
    } catch (NoSuchFileException e) {
      LOG.warn("{} was removed: making it again", home.connectDirectory());
      createDirectory(home.connectDirectory());
    } catch (IOException | DirectoryIteratorException e) {
      throw new IllegalStateException("cannot read handshakes in " + home.connectDirectory(), e);
    }
  }

  private void answer(Path file, Function<ConnectTerms, Answer> onRequest) {
    try {
      byte[] request = read(file);
      removeTree(file);
      respond(file, onRequest.apply(ConnectTerms.of(request)));
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("handshake {} cannot be answered: {}", file.getFileName(), e.toString());
    }
  }

  void createDirectory(Path path) {
    try {
      Files.createDirectory(path, OWNER_ONLY_DIRECTORY);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot create " + path, e);
    }
  }

  void remove(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + path, e);
    }
  }

  /** Removes a directory of plain files and of such directories. */
  void removeTree(Path directory) {
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      remove(directory);
      return;
    }
    try (Stream<Path> content = Files.list(directory)) {
      content.forEach(this::removeTree);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + directory, e);
    }
    remove(directory);
  }

  /** Never more than one byte too many: the file may be of any size. */
  private static byte[] read(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return new byte[0];
    }
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return in.readNBytes(ConnectTerms.REQUEST_LENGTH + 1);
    }
  }

  private void respond(Path request, Answer answer) throws IOException {
    byte[] bytes =
        new byte[MessageHeaderEncoder.ENCODED_LENGTH + ConnectResponseEncoder.BLOCK_LENGTH];
    new ConnectResponseEncoder()
        .wrapAndApplyHeader(new UnsafeBuffer(bytes), 0, new MessageHeaderEncoder())
        .connectionId(answer.connectionId())
        .reason(answer.reason())
        .durability(answer.durability());
    String name = request.getFileName().toString();
    name = name.substring(0, name.length() - EngineHome.REQUEST_SUFFIX.length());
    Path unfinished = home.connectDirectory().resolve(name + ".answer");
    Files.deleteIfExists(unfinished);
    Files.createFile(unfinished, OWNER_ONLY_FILE);
    Files.write(unfinished, bytes);
    Files.move(
        unfinished,
        home.connectDirectory().resolve(name + EngineHome.RESPONSE_SUFFIX),
        StandardCopyOption.ATOMIC_MOVE);
  }
}
