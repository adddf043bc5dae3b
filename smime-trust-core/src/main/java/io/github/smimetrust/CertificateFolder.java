package io.github.smimetrust;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Writes a folder with one file a certificate, under names that are safe on every system. */
final class CertificateFolder {
  private static final int MOST_NAME = 40;
  private static final int FINGERPRINT_DIGITS = 8;

  /** Enough for what writers that died may have left behind. */
  private static final int NAME_ATTEMPTS = 100;

  private enum Part {
    ROOTS("roots", "Root"),
    INTERMEDIATES("intermediates", "CA"),
    OTHERS("others", "");

    private final String folder;
    private final String store;

    Part(String folder, String store) {
      this.folder = folder;
      this.store = store;
    }

    static Part of(BundleEntry entry) {
      if (!entry.isCa()) {
        return OTHERS;
      }
      return entry.isRoot() ? ROOTS : INTERMEDIATES;
    }
  }

  private CertificateFolder() {}

  static void write(List<BundleEntry> entries, Path target) {
    Map<String, String> files = files(entries, FINGERPRINT_DIGITS);
    try {
      checkFree(target);
      Path draft = makeDraft(target.toAbsolutePath().normalize());
      try {
        for (Map.Entry<String, String> file : files.entrySet()) {
          Path path = draft.resolve(file.getKey());
          Files.createDirectories(path.getParent());
          Files.write(path, file.getValue().getBytes(StandardCharsets.US_ASCII));
        }
        Files.deleteIfExists(target);
        Files.move(draft, target);
      } finally {
        deleteAll(draft);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write folder " + target + ": " + reason(e), e);
    }
  }

  private static String reason(IOException e) {
    return e instanceof DirectoryNotEmptyException
        ? "it is not empty; name a new one"
        : e.toString();
  }

  /** Content by path, with this many digits of the fingerprint in the names. */
  static Map<String, String> files(List<BundleEntry> entries, int fingerprintDigits) {
    Map<String, String> files = new TreeMap<>();
    InstallScript script = new InstallScript();
    Set<String> taken = new HashSet<>();
    for (BundleEntry entry : entries) {
      Part part = Part.of(entry);
      String name = name(entry, fingerprintDigits);
      // Windows and macOS do not tell cases apart; and a few digits can be made to collide.
      if (!taken.add(part.folder + "/" + name.toLowerCase(Locale.ROOT))) {
        name = name(entry, entry.fingerprint().toString().length());
      }
      files.put(part.folder + "/" + name, PemText.block(entry, PemText.CRLF));
      if (part != Part.OTHERS) {
        script.add(part.store, part.folder, name);
      }
    }
    if (!script.isEmpty()) {
      files.put(InstallScript.NAME, script.text());
    }
    return files;
  }

  /**
   * ASCII letters, digits and hyphens, so that no file system and no shell takes offence. Names of
   * devices such as CON are none with a hyphen and digits behind them.
   */
  static String name(BundleEntry entry, int fingerprintDigits) {
    StringBuilder name = new StringBuilder();
    String wanted = commonName(entry.subject());
    for (int i = 0; i < wanted.length() && name.length() < MOST_NAME; i++) {
      char c = wanted.charAt(i);
      if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9') {
        name.append(c);
      } else if (name.length() > 0 && name.charAt(name.length() - 1) != '-') {
        name.append('-');
      }
    }
    if (name.length() == 0) {
      name.append("certificate");
    }
    if (name.charAt(name.length() - 1) != '-') {
      name.append('-');
    }
    return name + entry.fingerprint().toString().substring(0, fingerprintDigits) + ".cer";
  }

  /** The most specific common name in RFC 4514 text; the whole subject where there is none. */
  private static String commonName(String subject) {
    int start = subject.startsWith("CN=") ? 3 : subject.indexOf(",CN=") + 4;
    if (start == 3 && !subject.startsWith("CN=")) {
      return subject;
    }
    int end = start;
    while (end < subject.length() && subject.charAt(end) != ',' && subject.charAt(end) != '+') {
      end += subject.charAt(end) == '\\' ? 2 : 1;
    }
    return subject.substring(start, Math.min(end, subject.length()));
  }

  private static void checkFree(Path target) throws IOException {
    if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
      try (Stream<Path> inside = Files.list(target)) {
        if (inside.findAny().isPresent()) {
          throw new DirectoryNotEmptyException(target.toString());
        }
      }
    } else if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(target.toString());
    }
  }

  /** Beside the target, so that moving it is one step. */
  private static Path makeDraft(Path target) throws IOException {
    for (int attempt = 0; ; attempt++) {
      try {
        return Files.createDirectory(
            target.resolveSibling("." + target.getFileName() + "." + attempt + ".part"));
      } catch (FileAlreadyExistsException e) {
        if (attempt == NAME_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private static void deleteAll(Path draft) throws IOException {
    if (!Files.exists(draft)) {
      return;
    }
    List<Path> left;
    try (Stream<Path> all = Files.walk(draft)) {
      left = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : left) {
      Files.delete(path);
    }
  }
}
