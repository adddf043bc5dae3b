package io.github.smimetrust.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;

/** One file a backup. */
final class BackupFolder implements BackupStore {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final int LONGEST_DOMAIN = 80;

  /** As many as anyone will make in a millisecond of a frozen clock. */
  private static final int MOST_OF_ONE_NAME = 100;

  private final Path folder;

  BackupFolder(Path folder) {
    this.folder = folder;
  }

  @Override
  public String store(Backup backup) {
    String name = name(backup);
    byte[] list = backup.list();
    try {
      Files.createDirectories(folder);
      for (int number = 1; number <= MOST_OF_ONE_NAME; number++) {
        Path target = folder.resolve(name + (number == 1 ? "" : "-" + number) + ".sst");
        if (isNewOrTheSame(target, list)) {
          return target.toString();
        }
      }
      throw new FileAlreadyExistsException(name + ".sst to " + name + "-" + MOST_OF_ONE_NAME);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot keep the backup " + name + " in " + folder + ": " + e.getMessage(), e);
    }
  }

  private static boolean isNewOrTheSame(Path target, byte[] list) throws IOException {
    if (!Files.exists(target)) {
      try {
        writeNew(target, list);
        return true;
      } catch (FileAlreadyExistsException e) {
        // Another process was faster; what it wrote may be the same list.
      }
    }
    return Files.size(target) == list.length && Arrays.equals(Files.readAllBytes(target), list);
  }

  /** The time comes first, so that no domain makes the name of a Windows device. */
  private static String name(Backup backup) {
    String domain = backup.tenant().domain().replaceAll("[^a-z0-9.-]", "_");
    return TIME.format(backup.takenAt())
        + "-"
        + domain.substring(0, Math.min(domain.length(), LONGEST_DOMAIN))
        + "-"
        + (backup.list().length == 0 ? "no-list" : backup.digest().substring(0, 16));
  }

  private static Path newDraft(Path target) throws IOException {
    for (int number = 1; ; number++) {
      try {
        // Not createTempFile: that lets nobody else read, and the backup would keep it so.
        return Files.createFile(
            target.resolveSibling("." + target.getFileName() + "." + number + ".part"));
      } catch (FileAlreadyExistsException e) {
        if (number == MOST_OF_ONE_NAME) {
          throw e;
        }
      }
    }
  }

  /** Fails if the target is there, also if it came up in this moment: a link never overwrites. */
  private static void writeNew(Path target, byte[] list) throws IOException {
    Path draft = newDraft(target);
    try {
      try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        ByteBuffer buffer = ByteBuffer.wrap(list);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      try {
        Files.createLink(target, draft);
      } catch (FileAlreadyExistsException e) {
        throw e;
      } catch (UnsupportedOperationException | FileSystemException e) {
        // FAT and some network file systems have no links; this move does not overwrite either.
        Files.move(draft, target);
      }
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
