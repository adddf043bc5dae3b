package io.github.smimetrust.exchange;

import io.github.smimetrust.format.JsonFields;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the files that this module writes, up to a size. */
final class RecordFile {
  private RecordFile() {}

  static byte[] read(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(JsonFields.MOST_BYTES);
      if (in.read() >= 0) {
        throw new UnreadableRecordException(
            path.toString(),
            "byte " + JsonFields.MOST_BYTES,
            "more bytes",
            "a record of at most " + JsonFields.MOST_BYTES + " bytes",
            null);
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path + ": " + e.getMessage(), e);
    }
  }
}
