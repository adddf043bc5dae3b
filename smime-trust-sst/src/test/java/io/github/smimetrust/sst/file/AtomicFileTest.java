package io.github.smimetrust.sst.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  private static final byte[] OLD = {1, 2, 3, 4, 5};
  private static final byte[] NEW = {9};

  @TempDir private Path folder;
  private Path target;

  @BeforeEach
  void name() {
    target = folder.resolve("list.sst");
  }

  @Test
  void makesAFileAndLeavesNothingBesideIt() throws IOException {
    AtomicFile.replace(target, NEW);

    assertThat(target).hasBinaryContent(NEW);
    assertThat(names()).containsExactly("list.sst");
  }

  @Test
  void replacesTheWholeContent() throws IOException {
    Files.write(target, OLD);

    AtomicFile.replace(target, NEW);

    assertThat(target).hasBinaryContent(NEW);
    assertThat(names()).containsExactly("list.sst");
  }

  @Test
  void aFailedMoveLeavesWhatWasThere() throws IOException {
    // A folder that is not empty cannot be replaced by a file.
    Files.createDirectories(target.resolve("inner"));

    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> AtomicFile.replace(target, NEW))
        .withMessageStartingWith("cannot write " + target);

    assertThat(target.resolve("inner")).isDirectory();
    assertThat(names()).containsExactly("list.sst");
  }

  @Test
  void aMissingFolderIsNamedAndNotMade() {
    Path away = folder.resolve("away").resolve("list.sst");

    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> AtomicFile.replace(away, NEW))
        .withMessageStartingWith("cannot write " + away);

    assertThat(folder.resolve("away")).doesNotExist();
  }

  @Test
  void aDraftThatSomeoneElseIsWritingIsLeftAlone() throws IOException {
    Path theirs = Files.write(folder.resolve(".list.sst.0.part"), OLD);

    AtomicFile.replace(target, NEW);

    assertThat(target).hasBinaryContent(NEW);
    assertThat(theirs).hasBinaryContent(OLD);
  }

  @Test
  void keepsThePermissionsOfTheOldFile() throws IOException {
    assumeTrue(target.getFileSystem().supportedFileAttributeViews().contains("posix"));
    Files.write(target, OLD);
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r-----"));

    AtomicFile.replace(target, NEW);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
        .isEqualTo("rw-r-----");
  }

  @Test
  void writesThroughALink() throws IOException {
    assumeTrue(target.getFileSystem().supportedFileAttributeViews().contains("posix"));
    Files.write(target, OLD);
    Path link = Files.createSymbolicLink(folder.resolve("link.sst"), target);

    AtomicFile.replace(link, NEW);

    assertThat(link).isSymbolicLink();
    assertThat(target).hasBinaryContent(NEW);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }
}
