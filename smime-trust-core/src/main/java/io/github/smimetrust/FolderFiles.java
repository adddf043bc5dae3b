package io.github.smimetrust;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds the files in a folder and below it, in the order of their names. Hidden files and folders
 * are left out; whatever else cannot be read as a file is a problem, so that nothing is lost
 * silently.
 */
final class FolderFiles extends SimpleFileVisitor<Path> {
  private static final int MOST_LEVELS = 16;

  /** What Windows and macOS put into folders unasked. */
  private static final Set<String> LITTER = Set.of("thumbs.db", "desktop.ini");

  private final Path folder;
  private final Path real;
  private final Intake intake;

  /** By name with {@code /} in it: the same order on every system. */
  private final SortedMap<String, InputFile> files = new TreeMap<>();

  private FolderFiles(Path folder, Path real, Intake intake) {
    this.folder = folder;
    this.real = real;
    this.intake = intake;
  }

  static List<InputFile> of(Path folder, Intake intake) {
    try {
      // The folder itself may be a link; those below it are not followed, since a loop has no end.
      FolderFiles found = new FolderFiles(folder, folder.toRealPath(), intake);
      Files.walkFileTree(found.real, Set.of(), MOST_LEVELS, found);
      if (found.files.isEmpty()) {
        intake.problem(
            new Origin(folder.toString(), ""), "a folder without files", "files of certificates");
      }
      return List.copyOf(found.files.values());
    } catch (IOException e) {
      throw InputFile.cannotRead(folder, e);
    }
  }

  @Override
  public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
    return isHidden(path) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
    if (isHidden(path)) {
      return FileVisitResult.CONTINUE;
    }
    Path named = folder.resolve(real.relativize(path));
    Origin origin = new Origin(named.toString(), "");
    if (attributes.isDirectory()) {
      // Not a problem to skip over: what is in it would be lost.
      throw new UnreadableInputException(
          origin,
          "a folder nested more than " + MOST_LEVELS + " deep",
          "fewer levels; name the inner folder");
    }
    if (attributes.isSymbolicLink() && Files.isDirectory(path)) {
      intake.problem(
          origin, "a link to a folder", "files and folders; name the folder that it points to");
    } else if (attributes.isOther() || Files.exists(path) && !Files.isRegularFile(path)) {
      intake.problem(origin, "neither a file nor a folder", "files of certificates");
    } else {
      files.put(slashed(real.relativize(path)), new InputFile(named));
      InputFile.checkCount(files.size(), folder);
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path path, IOException e) {
    if (isHidden(path)) {
      return FileVisitResult.CONTINUE;
    }
    throw InputFile.cannotRead(folder.resolve(real.relativize(path)), e);
  }

  private boolean isHidden(Path path) {
    return isHidden(real.relativize(path).getFileName().toString());
  }

  /** Is a file or folder of this name left out? */
  static boolean isHidden(String name) {
    return name.startsWith(".") || LITTER.contains(name.toLowerCase(Locale.ROOT));
  }

  private static String slashed(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }
}
