package io.github.smimetrust;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file to read certificates from. */
record InputFile(Path path) {
  static final int MOST_BYTES = 64 << 20;
  private static final int MOST_FILES = 10_000;

  String name() {
    return path.toString();
  }

  byte[] bytes() {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new UnreadableInputException(
            new Origin(name(), ""), "more than " + MOST_BYTES + " bytes", "a file of certificates");
      }
      return bytes;
    } catch (IOException e) {
      throw cannotRead(path, e);
    }
  }

  /** Ends reading where there are too many files. */
  static void checkCount(int files, Path last) {
    checkCount(files, new Origin(last.toString(), ""));
  }

  /** Ends reading where there are too many files. */
  static void checkCount(int files, Origin last) {
    if (files > MOST_FILES) {
      throw new UnreadableInputException(
          last, "more than " + MOST_FILES + " files", "fewer; load a part");
    }
  }

  static UncheckedIOException cannotRead(Path path, IOException e) {
    return new UncheckedIOException("cannot read " + path + ": " + e, e);
  }
}
