package io.github.smimetrust.audit;

import io.github.smimetrust.sst.file.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** One file. */
final class StateFile implements MonitorState {
  /** Some hundred bytes for each thing told: enough for more than a hundred thousand. */
  private static final int MOST_BYTES = 64 << 20;

  /** Bad files that may lie beside the state before someone has to look. */
  private static final int MOST_BAD_FILES = 100;

  private final Path file;

  StateFile(Path file) {
    this.file = file;
  }

  /** Of a file that is too long only the beginning is given, which is no JSON. */
  @Override
  public Optional<byte[]> load() throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(in.readNBytes(MOST_BYTES));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public void save(byte[] state) {
    AtomicFile.replace(file, state);
  }

  @Override
  public String setAside() throws IOException {
    for (int number = 1; ; number++) {
      Path target =
          file.resolveSibling(
              file.getFileName() + ".unreadable" + (number == 1 ? "" : "." + number));
      try {
        return Files.move(file, target).toString();
      } catch (FileAlreadyExistsException e) {
        if (number == MOST_BAD_FILES) {
          throw e;
        }
      }
    }
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
