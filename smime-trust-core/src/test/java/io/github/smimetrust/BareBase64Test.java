package io.github.smimetrust;

import static io.github.smimetrust.Reading.ders;
import static io.github.smimetrust.Reading.keepingGood;
import static io.github.smimetrust.Reading.places;
import static io.github.smimetrust.Reading.refusal;
import static io.github.smimetrust.Reading.strictly;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.fixture.TestPki;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BareBase64Test {
  private static final TestPki ROOT = TestPki.root("R");
  private static final TestPki ISSUING = ROOT.issues("I");

  @Test
  void aWholeFileIsOneCertificateHoweverItsLinesBreak() {
    TrustBundle bundle = strictly(Pem.lines(ROOT.der()).replace("\n", "\r\n").indent(4));

    assertThat(ders(bundle)).containsExactly(ROOT.der());
    assertThat(places(bundle)).containsExactly("");
  }

  @Test
  void everyLineIsOneCertificate() {
    TrustBundle bundle = strictly(line(ROOT.der()) + "\n \n" + line(ISSUING.der()));

    assertThat(ders(bundle)).containsExactly(ROOT.der(), ISSUING.der());
    assertThat(places(bundle)).containsExactly("line 1", "line 4");
  }

  @Test
  void readsPkcs7InDerAndBer() {
    List<TestPki> chain = List.of(ROOT, ISSUING);

    assertThat(ders(strictly(Pem.lines(Pkcs7.certsOnly(chain)))))
        .containsExactlyInAnyOrder(ROOT.der(), ISSUING.der());
    assertThat(ders(strictly(Pem.lines(Pkcs7.certsOnlyBer(chain)))))
        .containsExactlyInAnyOrder(ROOT.der(), ISSUING.der());
  }

  @Test
  void readsASerializedStoreAsATenantGivesItInJson() {
    TrustBundle bundle = TrustBundle.of(ROOT.certificate(), ISSUING.certificate());

    assertThat(strictly(line(bundle.encodeSst()))).isEqualTo(bundle);
  }

  @Test
  void refusesALineThatIsNoCertificateWithItsNumber() {
    String text = line(ROOT.der()) + "\u001bn0t Base64 at all, and rather a long line\n";

    UnreadableInputException e = refusal(text);

    assertThat(e.source()).isEqualTo("input");
    assertThat(e.place()).isEqualTo("line 2");
    assertThat(e.found()).isEqualTo("text that is neither PEM nor Base64 of DER, 42 characters");
    assertThat(e.expected())
        .isEqualTo("-----BEGIN CERTIFICATE-----, or one certificate in Base64 a line or a file");
  }

  @Test
  void keepingGoodGoesOnBehindABadLine() {
    BundleReading reading =
        keepingGood("bad one\n" + line(ROOT.der()) + "bad\n" + line(ISSUING.der()));

    assertThat(ders(reading.bundle())).containsExactly(ROOT.der(), ISSUING.der());
    assertThat(reading.problems())
        .extracting(p -> p.origin().place())
        .containsExactly("line 1", "line 3");
  }

  @Test
  void aTextWithoutAnyCertificateIsOneProblem() {
    assertThat(keepingGood("some\nother\ntext\n").problems()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"private key", "cut off", "trailing bytes"})
  void refusesBase64OfAnythingElse(String what) {
    byte[] der = ROOT.der();
    byte[] content =
        switch (what) {
          case "private key" -> ROOT.privateKey().getEncoded();
          case "cut off" -> java.util.Arrays.copyOf(der, der.length - 1);
          default -> Der.joined(der, new byte[3]);
        };

    UnreadableInputException e = refusal(Pem.lines(content));

    assertThat(e.found())
        .startsWith(
            what.equals("private key")
                ? "a private key"
                : "text that is neither PEM nor Base64 of DER");
    assertThat(keepingGood(Pem.lines(content)).bundle().isEmpty()).isTrue();
  }

  private static String line(byte[] content) {
    return Base64.getEncoder().encodeToString(content) + "\n";
  }
}
