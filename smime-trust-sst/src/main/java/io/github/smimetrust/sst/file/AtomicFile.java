package io.github.smimetrust.sst.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Objects;

/**
 * Replaces a file's content in one step: a reader sees the old bytes or the new ones, and a failed
 * write leaves the old ones. Stateless and thread-safe.
 *
 * @since 0.1.0
 */
public final class AtomicFile {
  /** Enough for many writers of one file at once; each attempt only tries another name. */
  private static final int NAME_ATTEMPTS = 100;

  private AtomicFile() {}

  /**
   * Writes {@code content} to a file beside {@code target}, forces it to the disk and moves it over
   * the target. A symbolic link stays a link, and the permissions of an existing file are kept
   * where the file system has POSIX ones. Where it knows no atomic move, the move replaces the file
   * as well as the platform can.
   *
   * @param target the file to create or replace; its folder must exist
   * @param content the whole new content; read, not kept
   * @throws UncheckedIOException naming the target, if anything fails; the old file is then
   *     untouched
   */
  public static void replace(Path target, byte[] content) {
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(content, "content");
    try {
      Path real = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
      Path draft = writeDraft(real, content);
      try {
        keepPermissions(real, draft);
        move(draft, real);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + target + ": " + e.getMessage(), e);
    }
  }

  private static Path writeDraft(Path real, byte[] content) throws IOException {
    for (int attempt = 0; ; attempt++) {
      Path draft = real.resolveSibling("." + real.getFileName() + "." + attempt + ".part");
      // Not Files.createTempFile: that gives 0600, which would outlive the move.
      try (FileChannel channel =
          FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        writeFully(channel, content, draft);
        return draft;
      } catch (FileAlreadyExistsException e) {
        if (attempt == NAME_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private static void writeFully(FileChannel channel, byte[] content, Path draft)
      throws IOException {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    } catch (IOException e) {
      Files.deleteIfExists(draft);
      throw e;
    }
  }

  private static void keepPermissions(Path from, Path to) throws IOException {
    if (!Files.exists(from)) {
      return;
    }
    PosixFileAttributeView old = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    PosixFileAttributeView fresh = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (old != null && fresh != null) {
      fresh.setPermissions(old.readAttributes().permissions());
    }
  }

  private static void move(Path draft, Path real) throws IOException {
    try {
      Files.move(draft, real, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(draft, real, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
