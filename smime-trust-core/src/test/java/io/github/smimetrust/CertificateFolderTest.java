package io.github.smimetrust;

import static io.github.smimetrust.Reading.ders;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smimetrust.fixture.TestPki;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateFolderTest {
  private static final TestPki ROOT = TestPki.root("Contoso Root");
  private static final TestPki ISSUING = ROOT.issues("Contoso Issuing CA 1");
  private static final TestPki LEAF = ISSUING.issuesLeaf("a@example.org");

  @TempDir Path parent;

  @Test
  void sortsByWhatACertificateIs() throws IOException {
    Path folder = parent.resolve("ca");

    bundle(LEAF, ISSUING, ROOT).writeFolder(folder);

    assertThat(files(folder))
        .containsExactly(
            "install.cmd",
            "intermediates/Contoso-Issuing-CA-1-" + digits(ISSUING) + ".cer",
            "others/a-example-org-" + digits(LEAF) + ".cer",
            "roots/Contoso-Root-" + digits(ROOT) + ".cer");
  }

  @Test
  void aFileIsPemAsTheWizardOfWindowsWritesIt() throws IOException {
    Path folder = parent.resolve("ca");

    bundle(ROOT).writeFolder(folder);

    assertThat(folder.resolve("roots/Contoso-Root-" + digits(ROOT) + ".cer"))
        .hasContent(Pem.of(ROOT).replace("\n", "\r\n"))
        .hasBinaryContent(Pem.ascii(Pem.of(ROOT).replace("\n", "\r\n")));
  }

  @Test
  void theScriptInstallsRootsAndIntermediatesAlone() throws IOException {
    Path folder = parent.resolve("ca");

    bundle(LEAF, ISSUING, ROOT).writeFolder(folder);

    byte[] script = Files.readAllBytes(folder.resolve("install.cmd"));
    assertThat(new String(script, StandardCharsets.US_ASCII))
        .isEqualTo(
            String.join(
                "\r\n",
                "@rem Made by smime-trust. Puts the certificates beside it into the stores of this"
                    + " computer.",
                "@rem Read it, then run it as an administrator.",
                "@echo off",
                "pushd \"%~dp0\" || exit /b 1",
                "certutil -addstore Root \"roots\\Contoso-Root-"
                    + digits(ROOT)
                    + ".cer\" || goto failed",
                "certutil -addstore CA \"intermediates\\Contoso-Issuing-CA-1-"
                    + digits(ISSUING)
                    + ".cer\" || goto failed",
                "popd",
                "exit /b 0",
                ":failed",
                "popd",
                "exit /b 1",
                ""));
  }

  @Test
  void withoutAuthoritiesThereIsNoScript() throws IOException {
    Path folder = parent.resolve("ca");

    bundle(LEAF).writeFolder(folder);

    assertThat(files(folder)).containsExactly("others/a-example-org-" + digits(LEAF) + ".cer");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CON|CON",
        "nul.txt|nul-txt",
        "a&b|a-b",
        "100% \"safe\" ^ (x86)|100-safe-x86",
        "..\\..\\x|x",
        "../../etc/passwd|etc-passwd",
        "\u8a8d\u8a3c\u5c40|certificate",
        "Caf\u00e9 CA|Caf-CA",
        "a,b+c|a-b-c",
        "-rf|rf",
        "0123456789012345678901234567890123456789rest|0123456789012345678901234567890123456789",
      })
  void namesAreSafeOnEverySystem(String commonName, String expected) {
    TestPki root = TestPki.root(commonName);

    assertThat(CertificateFolder.name(entry(root), 8))
        .isEqualTo(expected + "-" + digits(root) + ".cer");
  }

  @Property(tries = 300)
  void anyCommonNameGivesASafeName(@ForAll("commonNames") String commonName) {
    // The key follows from the name; one key is enough here.
    TestPki root = TestPki.root(commonName, d -> d.keyNamed("R"));

    assertThat(CertificateFolder.name(entry(root), 8))
        .matches("[A-Za-z0-9][A-Za-z0-9-]*-[0-9a-f]{8}\\.cer")
        .hasSizeLessThan(60);
  }

  @Provide
  Arbitrary<String> commonNames() {
    return Arbitraries.strings()
        .withChars("aZ0 ,+\"\\<>;=-.%&^|!()/:*?\r\n\t\u202e\u8a8d")
        .ofMinLength(1)
        .ofMaxLength(60);
  }

  @Test
  void sameNamesDifferByTheirFingerprints() throws IOException {
    TestPki again = TestPki.root("contoso root", d -> d.rsa(2048));
    Path folder = parent.resolve("ca");

    bundle(ROOT, again).writeFolder(folder);

    assertThat(files(folder.resolve("roots"))).hasSize(2);
  }

  @Test
  void namesThatCollideGetTheWholeFingerprint() {
    TestPki again = TestPki.root("CONTOSO ROOT", d -> d.rsa(2048));

    // No digits at all, since eight that are the same are hard to come by.
    Map<String, String> files = CertificateFolder.files(bundle(ROOT, again).entries(), 0);

    assertThat(files)
        .containsOnlyKeys(
            "install.cmd",
            "roots/Contoso-Root-.cer",
            "roots/CONTOSO-ROOT-" + Fingerprint.ofDer(again.der()) + ".cer");
    assertThat(files.get("install.cmd"))
        .contains("\"roots\\CONTOSO-ROOT-" + Fingerprint.ofDer(again.der()) + ".cer\"");
  }

  @Test
  void theScriptIsNoReasonToSkipWhatStandsInIt() throws IOException {
    Path folder = parent.resolve("ca");
    bundle(ROOT).writeFolder(folder);
    Path script = folder.resolve("install.cmd");

    assertThat(TrustBundle.load(script).isEmpty()).isTrue();
    Files.writeString(script, Files.readString(script) + Pem.of(ISSUING));
    assertThat(ders(TrustBundle.load(script))).containsExactly(ISSUING.der());
  }

  @Property(tries = 30)
  void loadingGivesTheSameCertificates(@ForAll("someCertificates") Set<TestPki> certificates)
      throws IOException {
    TrustBundle bundle = bundle(certificates.toArray(TestPki[]::new));
    Path fresh = Files.createTempDirectory("certificates");
    try {
      Path folder = fresh.resolve("ca");
      bundle.writeFolder(folder);

      assertThat(TrustBundle.load(folder)).isEqualTo(bundle);
      if (!bundle.roots().isEmpty()) {
        assertThat(TrustBundle.load(folder.resolve("roots"))).isEqualTo(bundle.roots());
      }
      if (!bundle.intermediates().isEmpty()) {
        assertThat(TrustBundle.load(folder.resolve("intermediates")))
            .isEqualTo(bundle.intermediates());
      }
    } finally {
      delete(fresh);
    }
  }

  @Provide
  Arbitrary<Set<TestPki>> someCertificates() {
    return Arbitraries.of(
            List.of(ROOT, ISSUING, LEAF, TestPki.root("K"), ROOT.crossCertifies(TestPki.root("K"))))
        .set()
        .ofMinSize(1);
  }

  @Test
  void theSameBundleGivesTheSameBytes() throws IOException {
    bundle(ROOT, ISSUING).writeFolder(parent.resolve("a"));
    bundle(ROOT, ISSUING).writeFolder(parent.resolve("b"));

    assertThat(files(parent.resolve("a"))).isEqualTo(files(parent.resolve("b")));
    for (String file : files(parent.resolve("a"))) {
      assertThat(parent.resolve("a").resolve(file))
          .hasSameBinaryContentAs(parent.resolve("b").resolve(file));
    }
  }

  @Test
  void aFolderWithSomethingInItIsRefusedAndKept() throws IOException {
    Path folder = Files.createDirectory(parent.resolve("ca"));
    Files.writeString(folder.resolve("mine.txt"), "mine");

    assertThatThrownBy(() -> bundle(ROOT).writeFolder(folder))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("cannot write folder " + folder + ": it is not empty; name a new one");
    assertThat(files(parent)).containsExactly("ca/mine.txt");
  }

  @Test
  void anEmptyFolderIsFilled() throws IOException {
    Path folder = Files.createDirectory(parent.resolve("ca"));

    bundle(ROOT).writeFolder(folder);

    assertThat(ders(TrustBundle.load(folder))).containsExactly(ROOT.der());
    assertThat(files(parent)).hasSize(2);
  }

  @Test
  void aFileInItsPlaceIsRefusedAndKept() throws IOException {
    Path file = Files.writeString(parent.resolve("ca"), "mine");

    assertThatThrownBy(() -> bundle(ROOT).writeFolder(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(file.toString());
    assertThat(file).hasContent("mine");
  }

  @Test
  void aMissingParentIsNamed() {
    Path folder = parent.resolve("gone/ca");

    assertThatThrownBy(() -> bundle(ROOT).writeFolder(folder))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(folder.toString());
  }

  private static TrustBundle bundle(TestPki... certificates) {
    return TrustBundle.of(Arrays.stream(certificates).map(TestPki::certificate).toList());
  }

  private static BundleEntry entry(TestPki certificate) {
    return BundleEntry.of(certificate.certificate());
  }

  private static String digits(TestPki certificate) {
    return Fingerprint.ofDer(certificate.der()).toString().substring(0, 8);
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(p -> folder.relativize(p).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
