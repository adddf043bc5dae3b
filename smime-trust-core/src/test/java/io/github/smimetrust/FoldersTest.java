package io.github.smimetrust;

import static io.github.smimetrust.Reading.ders;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.smimetrust.fixture.TestPki;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {
  private static final TestPki ROOT = TestPki.root("R");
  private static final TestPki ISSUING = ROOT.issues("I");
  private static final TestPki OTHER = ROOT.issues("O");

  @TempDir Path folder;

  @Test
  void filesComeInTheOrderInWhichTheyAreNamed() throws IOException {
    Path second = write("b.cer", ISSUING);
    Path first = write("a.cer", OTHER);

    TrustBundle bundle = TrustBundle.load(second, first);

    assertThat(ders(bundle)).containsExactly(ISSUING.der(), OTHER.der());
    assertThat(bundle.entries().get(0).origin()).isEqualTo(new Origin(second.toString(), ""));
  }

  @Test
  void contentDecidesNotTheName() throws IOException {
    Path bundle = folder.resolve("chain.jks");
    Files.writeString(bundle, Pem.of(ROOT) + Pem.of(ISSUING));

    assertThat(TrustBundle.load(bundle).size()).isEqualTo(2);
  }

  @Test
  void aFolderStandsForItsFilesByName() throws IOException {
    write("b/x.cer", ISSUING);
    write("b.cer", OTHER);
    write("a/deep/er/r.cer", ROOT.issues("A"));

    TrustBundle bundle = TrustBundle.load(folder);

    assertThat(bundle.entries())
        .extracting(BundleEntry::subject)
        .containsExactly("CN=A", "CN=O", "CN=I");
    assertThat(bundle.entries().get(0).origin().source())
        .isEqualTo(folder.resolve("a/deep/er/r.cer").toString());
  }

  @Test
  void hiddenFilesAndLitterAreLeftOut() throws IOException {
    write("root.cer", ROOT);
    write(".hidden.cer", ISSUING);
    write(".git/objects/x", OTHER);
    Files.writeString(folder.resolve("Thumbs.db"), "litter");
    Files.writeString(folder.resolve("desktop.ini"), "litter");

    assertThat(ders(TrustBundle.load(folder))).containsExactly(ROOT.der());
  }

  @Test
  void aHiddenFolderThatIsNamedIsRead() throws IOException {
    write(".trust/root.cer", ROOT);

    assertThat(TrustBundle.load(folder.resolve(".trust")).size()).isEqualTo(1);
  }

  @Test
  void aFileOfAnotherKindFailsTheFolderWithItsName() throws IOException {
    write("root.cer", ROOT);
    Path readme = folder.resolve("README.txt");
    Files.writeString(readme, "our roots");

    UnreadableInputException e =
        catchThrowableOfType(UnreadableInputException.class, () -> TrustBundle.load(folder));

    assertThat(e.source()).isEqualTo(readme.toString());
    assertThat(e.place()).isEqualTo("line 1");
    BundleReading reading = BundleReader.keepingGood().read(folder);
    assertThat(ders(reading.bundle())).containsExactly(ROOT.der());
    assertThat(reading.problems())
        .containsExactly(
            new ReadProblem(
                new Origin(readme.toString(), "line 1"),
                "text that is neither PEM nor Base64 of DER, 9 characters",
                "-----BEGIN CERTIFICATE-----, or one certificate in Base64 a line or a file"));
    assertThat(reading.problems().get(0).message()).isEqualTo(e.getMessage());
  }

  @Test
  void aFolderWithoutFilesIsAProblem() throws IOException {
    Files.createDirectories(folder.resolve("inner/.hidden"));

    UnreadableInputException e =
        catchThrowableOfType(UnreadableInputException.class, () -> TrustBundle.load(folder));

    assertThat(e.source()).isEqualTo(folder.toString());
    assertThat(e.found()).isEqualTo("a folder without files");
    assertThat(e.expected()).isEqualTo("files of certificates");
  }

  @Test
  void aFolderThatIsALinkIsReadUnderItsOwnName() throws IOException {
    write("real/root.cer", ROOT);
    Path link = link(folder.resolve("link"), folder.resolve("real"));

    TrustBundle bundle = TrustBundle.load(link);

    assertThat(ders(bundle)).containsExactly(ROOT.der());
    assertThat(bundle.entries().get(0).origin().source())
        .isEqualTo(link.resolve("root.cer").toString());
  }

  @Test
  void linksToFilesAreFollowed() throws IOException {
    Path elsewhere = write("elsewhere/root.cer", ROOT);
    Files.createDirectory(folder.resolve("certs"));
    link(folder.resolve("certs/root.cer"), elsewhere);

    assertThat(ders(TrustBundle.load(folder.resolve("certs")))).containsExactly(ROOT.der());
  }

  @Test
  void aLoopOfLinksIsAProblemAndEnds() throws IOException {
    write("root.cer", ROOT);
    Path loop = link(folder.resolve("loop"), folder);

    BundleReading reading = BundleReader.keepingGood().read(folder);

    assertThat(ders(reading.bundle())).containsExactly(ROOT.der());
    assertThat(reading.problems())
        .containsExactly(
            new ReadProblem(
                new Origin(loop.toString(), ""),
                "a link to a folder",
                "files and folders; name the folder that it points to"));
    assertThatThrownBy(() -> TrustBundle.load(folder))
        .isInstanceOf(UnreadableInputException.class)
        .hasMessageStartingWith(loop + ": found a link to a folder");
  }

  @Test
  void aLinkToNowhereIsNamed() throws IOException {
    Path dangling = link(folder.resolve("root.cer"), folder.resolve("gone"));

    assertThatThrownBy(() -> TrustBundle.load(folder))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(dangling.toString());
  }

  @Test
  void aPipeIsAProblemAndIsNotOpened() throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeTrue(makesPipe(pipe), "no mkfifo on this system");
    write("root.cer", ROOT);

    BundleReading reading = BundleReader.keepingGood().read(folder);

    assertThat(ders(reading.bundle())).containsExactly(ROOT.der());
    assertThat(reading.problems())
        .containsExactly(
            new ReadProblem(
                new Origin(pipe.toString(), ""),
                "neither a file nor a folder",
                "files of certificates"));
  }

  @Test
  void sixteenLevelsAreReadAndMoreAreRefusedInEitherMode() throws IOException {
    String deep = "d/".repeat(15);
    write(deep + "root.cer", ROOT);
    assertThat(TrustBundle.load(folder).size()).isEqualTo(1);

    write(deep + "d/lost.cer", ISSUING);

    assertThatThrownBy(() -> BundleReader.keepingGood().read(folder))
        .isInstanceOfSatisfying(
            UnreadableInputException.class,
            e -> {
              assertThat(e.source()).isEqualTo(folder.resolve(deep + "d").toString());
              assertThat(e.found()).isEqualTo("a folder nested more than 16 deep");
            });
  }

  @Test
  void tenThousandFilesAreReadAndMoreAreRefused() throws IOException {
    byte[] der = ROOT.der();
    for (int i = 0; i < 10_000; i++) {
      Files.write(folder.resolve(i + ".cer"), der);
    }
    assertThat(TrustBundle.load(folder).size()).isEqualTo(1);

    assertThatThrownBy(() -> TrustBundle.load(List.of(folder, folder.resolve("0.cer"))))
        .isInstanceOf(UnreadableInputException.class)
        .hasMessageContaining("found more than 10000 files");
    Files.write(folder.resolve("10000.cer"), der);
    assertThatThrownBy(() -> BundleReader.keepingGood().read(folder))
        .isInstanceOf(UnreadableInputException.class)
        .hasMessageStartingWith(folder + ": found more than 10000 files");
  }

  @Test
  void aFileAboveTheLimitIsRefusedInEitherMode() throws IOException {
    Path large = folder.resolve("large");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength((64L << 20) + 1);
    }

    assertThatThrownBy(() -> BundleReader.keepingGood().read(large))
        .isInstanceOfSatisfying(
            UnreadableInputException.class,
            e -> {
              assertThat(e.source()).isEqualTo(large.toString());
              assertThat(e.found()).isEqualTo("more than 67108864 bytes");
            });
  }

  @Test
  void aFileThatIsNotThereIsAnInputError() {
    Path missing = folder.resolve("missing.cer");

    assertThatThrownBy(() -> TrustBundle.load(missing))
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(NoSuchFileException.class)
        .hasMessageContaining(missing.toString());
  }

  private Path write(String name, TestPki certificate) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, certificate.der());
  }

  private static Path link(Path link, Path target) {
    try {
      return Files.createSymbolicLink(link, target);
    } catch (IOException | UnsupportedOperationException e) {
      assumeTrue(false, "symbolic links cannot be made here: " + e);
      throw new AssertionError(e);
    }
  }

  private static boolean makesPipe(Path pipe) throws InterruptedException {
    try {
      return new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
