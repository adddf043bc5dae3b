package io.github.smimetrust;

import static io.github.smimetrust.Reading.ders;
import static io.github.smimetrust.Reading.keepingGood;
import static io.github.smimetrust.Reading.places;
import static io.github.smimetrust.Reading.refusal;
import static io.github.smimetrust.Reading.strictly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smimetrust.fixture.TestPki;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipFilesTest {
  private static final TestPki ROOT = TestPki.root("R");
  private static final TestPki ISSUING = ROOT.issues("I");
  private static final TestPki OTHER = ROOT.issues("O");

  /** Writes archives with the JDK. */
  private static final class Zip {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);

    Zip deflated(String name, byte[] content) {
      return put(new ZipEntry(name), content);
    }

    /** Without a descriptor behind it. */
    Zip stored(String name, byte[] content) {
      ZipEntry entry = new ZipEntry(name);
      CRC32 crc = new CRC32();
      crc.update(content);
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(content.length);
      entry.setCrc(crc.getValue());
      return put(entry, content);
    }

    private Zip put(ZipEntry entry, byte[] content) {
      try {
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
        return this;
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    byte[] bytes() {
      return bytes("");
    }

    byte[] bytes(String comment) {
      try {
        zip.setComment(comment);
        zip.close();
        return out.toByteArray();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Test
  void isReadLikeAFolderInTheOrderOfNames() {
    byte[] zip =
        new Zip()
            .deflated("b/x.cer", ISSUING.der())
            .stored("b.cer", OTHER.der())
            .deflated("a/root.pem", (Pem.of(OTHER) + Pem.of(ROOT)).getBytes(StandardCharsets.UTF_8))
            .deflated("empty/", new byte[0])
            .bytes();

    TrustBundle bundle = strictly(zip);

    assertThat(ders(bundle)).containsExactly(ROOT.der(), OTHER.der(), ISSUING.der());
    assertThat(places(bundle).get(1)).isEqualTo("entry a/root.pem, block 1 (line 1)");
    assertThat(places(bundle).get(2)).isEqualTo("entry b/x.cer");
  }

  @Test
  void anArchiveInAFolderIsRead(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("collected");
    Files.write(file, new Zip().deflated("chain/a.cer", ROOT.der()).bytes());

    TrustBundle bundle = TrustBundle.load(folder);

    assertThat(bundle.entries().get(0).origin()).hasToString(file + ", entry chain/a.cer");
  }

  @Test
  void hiddenFilesAndLitterAreLeftOut() {
    byte[] zip =
        new Zip()
            .deflated("./root.cer", ROOT.der())
            .deflated("__MACOSX/._root.cer", ISSUING.der())
            .deflated(".git/objects/x", ISSUING.der())
            .deflated("a\\Thumbs.db", "litter".getBytes(StandardCharsets.UTF_8))
            .bytes();

    assertThat(ders(strictly(zip))).containsExactly(ROOT.der());
  }

  @Test
  void aNameIsShownEscaped() {
    byte[] zip = new Zip().deflated("../a\n\u202ecer", ROOT.der()).bytes();

    assertThat(places(strictly(zip))).containsExactly("entry ../a\\u{a}\\u{202e}cer");
  }

  @Test
  void aCommentBehindItDoesNotCount() {
    byte[] zip = new Zip().deflated("r.cer", ROOT.der()).bytes("PK\5\6 a comment");

    assertThat(ders(strictly(zip))).containsExactly(ROOT.der());
  }

  @Test
  void anArchiveWithoutFilesIsAProblem() {
    assertThat(refusal(new Zip().bytes()).found()).isEqualTo("a zip archive without files");
    assertThat(refusal(new Zip().deflated("a/", new byte[0]).bytes()).found())
        .isEqualTo("a zip archive without files");
  }

  @Test
  void anArchiveInAnArchiveIsAProblemByName() {
    byte[] inner = new Zip().deflated("lost.cer", ISSUING.der()).bytes();
    byte[] zip = new Zip().deflated("a.dat", inner).deflated("r.cer", ROOT.der()).bytes();

    BundleReading reading = keepingGood(zip);

    assertThat(ders(reading.bundle())).containsExactly(ROOT.der());
    assertThat(reading.problems())
        .containsExactly(
            new ReadProblem(
                new Origin("input", "entry a.dat"),
                "a zip archive in a zip archive",
                "files of certificates; unpack the inner one"));
  }

  @Test
  void anEncryptedFileIsAProblem() {
    byte[] zip = new Zip().stored("r.cer", ROOT.der()).bytes();
    zip[6] |= 1;
    zip[directory(zip) + 8] |= 1;

    UnreadableInputException e = refusal(zip);

    assertThat(e.place()).isEqualTo("entry r.cer");
    assertThat(e.found()).isEqualTo("an encrypted file");
  }

  @Test
  void anotherMethodIsAProblem() {
    byte[] zip = new Zip().stored("r.cer", ROOT.der()).bytes();
    zip[8] = 12;
    zip[directory(zip) + 10] = 12;

    assertThat(refusal(zip).found()).isEqualTo("compression method 12");
  }

  @Test
  void aLinkIsAProblem() {
    byte[] zip = new Zip().stored("r.cer", "target".getBytes(StandardCharsets.UTF_8)).bytes();
    zip[directory(zip) + 5] = 3;
    little(zip).putInt(directory(zip) + 38, 0xA1FF << 16);

    assertThat(refusal(zip).found()).isEqualTo("a link");
  }

  @Test
  void aWrongChecksumIsAProblem() {
    byte[] zip = new Zip().stored("r.cer", ROOT.der()).bytes();
    zip[directory(zip) + 16] ^= 1;

    UnreadableInputException e = refusal(zip);

    assertThat(e.place()).isEqualTo("entry r.cer");
    assertThat(e.found()).isEqualTo("a damaged file");
  }

  @Test
  void moreThanTheNamedSizeIsAProblem() {
    byte[] zip = new Zip().deflated("r.pem", new byte[1_000]).bytes();
    little(zip).putInt(directory(zip) + 24, 999);

    assertThat(refusal(zip).found()).isEqualTo("a damaged file");
  }

  @Test
  void aFileThatTheDirectoryDoesNotNameIsAProblem() {
    byte[] first = new Zip().stored("a.cer", ROOT.der()).bytes();
    byte[] both = new Zip().stored("a.cer", ROOT.der()).stored("b.cer", ISSUING.der()).bytes();
    // The files of two, and the directory of one.
    int files = directory(both);
    byte[] zip = Arrays.copyOf(both, files + first.length - directory(first));
    System.arraycopy(first, directory(first), zip, files, first.length - directory(first));
    little(zip).putInt(zip.length - 6, files);

    UnreadableInputException e = refusal(zip);

    assertThat(e.place()).isEqualTo("byte " + directory(first));
    assertThat(e.found())
        .isEqualTo((files - directory(first)) + " bytes that are not in the directory");
  }

  @Test
  void anotherNameThanInTheDirectoryIsAProblem() {
    byte[] zip = new Zip().stored("a.cer", ROOT.der()).bytes();
    zip[30] = 'b';

    UnreadableInputException e = refusal(zip);

    assertThat(e.place()).isEqualTo("byte 0");
    assertThat(e.found()).isEqualTo("a file with another name or method than in the directory");
  }

  @Test
  void filesThatOverlapAreAProblem() {
    byte[] zip = new Zip().stored("a.cer", ROOT.der()).stored("b.cer", ROOT.der()).bytes();
    int second = directory(zip) + 46 + 5;
    // Both entries of the directory name the first file.
    zip[second + 46] = 'a';
    little(zip).putInt(second + 42, 0);

    assertThat(refusal(zip).found()).isEqualTo("files that overlap");
  }

  @Test
  void aPartOfAnArchiveIsAProblem() {
    byte[] zip = new Zip().stored("a.cer", ROOT.der()).bytes();

    assertThat(refusal(Arrays.copyOf(zip, zip.length - 1)).found())
        .isEqualTo("a zip archive without its directory");
  }

  @Test
  void whatWasPackedTooWellIsRefusedInEitherMode() {
    byte[] zip = new Zip().deflated("bomb", new byte[(1 << 20) + 1]).bytes();

    assertThatThrownBy(() -> keepingGood(zip))
        .isInstanceOfSatisfying(
            UnreadableInputException.class,
            e -> {
              assertThat(e.place()).isEqualTo("entry bomb");
              assertThat(e.found()).startsWith("1048577 bytes packed into ");
              assertThat(e.expected()).isEqualTo("at most 100 times as many");
            });
    // A file below the megabyte may, since it costs little.
    assertThat(refusal(new Zip().deflated("zeros", new byte[1 << 20]).bytes()).found())
        .isEqualTo("bytes that are neither text nor DER");
  }

  @Test
  void theSizeOfAllFilesTogetherIsBounded() {
    byte[] zip =
        new Zip()
            .deflated("a.pem", "#".getBytes(StandardCharsets.UTF_8))
            .deflated("b.cer", ROOT.der())
            .bytes();
    // The second claims 64 MiB, of which none is unpacked.
    little(zip).putInt(directory(zip) + 46 + 5 + 24, 64 << 20);

    assertThatThrownBy(() -> keepingGood(zip))
        .isInstanceOfSatisfying(
            UnreadableInputException.class,
            e -> {
              assertThat(e.place()).isEqualTo("entry b.cer");
              assertThat(e.found()).isEqualTo("more than 67108864 bytes, unpacked");
            });
  }

  @Test
  void theNumberOfFilesIsBounded() {
    Zip zip = new Zip();
    for (int i = 0; i <= 10_000; i++) {
      zip.stored("f" + i, new byte[0]);
    }
    byte[] bytes = zip.bytes();

    assertThatThrownBy(() -> keepingGood(bytes))
        .isInstanceOf(UnreadableInputException.class)
        .hasMessageContaining("more than 10000 files");
  }

  @Test
  void everyTruncationIsATypedProblem() {
    byte[] zip = new Zip().stored("a.cer", ROOT.der()).deflated("b", ISSUING.der()).bytes();
    for (int length = 4; length < zip.length; length++) {
      assertThat(refusal(Arrays.copyOf(zip, length))).as("%d bytes", length).isNotNull();
    }
  }

  @Test
  void everyAlteredByteLosesNothingSilently() {
    byte[] zip = new Zip().stored("a.cer", ROOT.der()).deflated("b", ISSUING.der()).bytes();
    for (int at = 0; at < zip.length; at++) {
      for (int value : new int[] {0, 1, 0x7F, 0xFF}) {
        byte[] altered = zip.clone();
        altered[at] = (byte) value;
        BundleReading reading;
        try {
          reading = keepingGood(altered);
        } catch (UnreadableInputException e) {
          continue; // a limit
        }
        if (reading.bundle().size() < 2) {
          assertThat(reading.problems()).as("byte %d = %d", at, value).isNotEmpty();
        }
      }
    }
  }

  private static int directory(byte[] zip) {
    return little(zip).getInt(zip.length - 6);
  }

  private static ByteBuffer little(byte[] zip) {
    return ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
  }
}
