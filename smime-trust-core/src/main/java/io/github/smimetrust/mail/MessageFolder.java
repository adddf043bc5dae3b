package io.github.smimetrust.mail;

import io.github.smimetrust.Origin;
import io.github.smimetrust.UnreadableInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The messages in a folder. */
final class MessageFolder {
  static final int MOST_MESSAGES = 100_000;

  private MessageFolder() {}

  static List<Path> files(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      List<Path> files =
          all.filter(MessageFolder::isMessage)
              .limit(MOST_MESSAGES + 1L)
              .sorted(Comparator.comparing(p -> name(p)))
              .toList();
      check(files.size(), folder);
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder + ": " + e, e);
    }
  }

  static void check(int messages, Path source) {
    if (messages > MOST_MESSAGES) {
      throw new UnreadableInputException(
          new Origin(source.toString(), ""),
          "more than " + MOST_MESSAGES + " messages",
          "fewer; verify a part of them",
          null);
    }
  }

  private static boolean isMessage(Path path) {
    String name = name(path).toLowerCase(Locale.ROOT);
    return (name.endsWith(".eml") || name.endsWith(".p7m")) && Files.isRegularFile(path);
  }

  private static String name(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }
}
