package io.github.smimetrust;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** A file to read certificates from, and how folders become files. */
record InputFile(Path path) {
  private static final int MOST_BYTES = 64 << 20;
  private static final int MOST_FILES = 10_000;
  private static final int MOST_LEVELS = 16;

  /** What Windows and macOS put into folders unasked. */
  private static final Set<String> LITTER = Set.of("thumbs.db", "desktop.ini");

  /** Files as given, folders as the files in and below them, by name. */
  static List<InputFile> list(Collection<Path> paths) {
    List<InputFile> files = new ArrayList<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        addFolder(path, files);
      } else {
        files.add(new InputFile(path));
      }
    }
    return files;
  }

  private static void addFolder(Path folder, List<InputFile> files) {
    // Links are not followed: a loop of them has no end.
    try (Stream<Path> walk = Files.walk(folder, MOST_LEVELS)) {
      List<Path> found =
          walk.filter(p -> !isHidden(folder, p))
              .filter(p -> !Files.isDirectory(p))
              .limit(MOST_FILES + 1L)
              .sorted()
              .toList();
      if (found.size() > MOST_FILES) {
        throw new UnreadableInputException(
            new Origin(folder.toString(), ""),
            "more than " + MOST_FILES + " files",
            "a folder of certificates");
      }
      found.forEach(p -> files.add(new InputFile(p)));
    } catch (IOException | UncheckedIOException e) {
      throw cannotRead(folder, e);
    }
  }

  private static boolean isHidden(Path folder, Path file) {
    for (Path part : folder.relativize(file)) {
      String name = part.toString();
      if (name.startsWith(".") || LITTER.contains(name.toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

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

  private static UncheckedIOException cannotRead(Path path, Exception e) {
    IOException cause = e instanceof UncheckedIOException u ? u.getCause() : (IOException) e;
    return new UncheckedIOException("cannot read " + path + ": " + cause, cause);
  }
}
