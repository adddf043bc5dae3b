package io.github.smimetrust.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.chain.ChainValidator;
import io.github.smimetrust.chain.Purpose;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.report.Report;
import io.github.smimetrust.report.ReportFormat;
import io.github.smimetrust.report.saved.SavedReport;
import io.github.smimetrust.revocation.RevocationPolicy;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MailReportTest {
  private static final TestPki ROOT = TestPki.root("Root");
  private static final TestPki ALICE = ROOT.issues("Issuing").issuesLeaf("alice@example.org");
  private static final TestPki EVE = TestPki.root("Other").issuesLeaf("eve@example.org");

  @TempDir Path folder;

  /** One trusted, one changed on its way, one of an authority that is not trusted, one plain. */
  private List<MessageVerdict> verdicts() throws Exception {
    Path good = signed(ALICE, "1-good.eml");
    String text = Files.readString(good, StandardCharsets.ISO_8859_1);
    Files.writeString(
        folder.resolve("2-changed.eml"),
        text.replace("tests whether", "proves that"),
        StandardCharsets.ISO_8859_1);
    signed(EVE, "3-other.eml");
    Files.writeString(folder.resolve("4-plain.eml"), "From: a@example.org\r\n\r\nHello.\r\n");
    return MessageVerifier.using(
            ChainValidator.trusting(ROOT.certificate())
                .purpose(Purpose.EMAIL_PROTECTION)
                .revocation(RevocationPolicy.notChecked())
                .clock(TestPki.CLOCK)
                .build())
        .verifyFolder(folder);
  }

  private Path signed(TestPki leaf, String name) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    X509Certificate[] chain =
        leaf.path().stream().map(TestPki::certificate).toArray(X509Certificate[]::new);
    char[] password = "secret".toCharArray();
    store.setKeyEntry("key", leaf.privateKey(), password, chain);
    Path keys = folder.resolve(name + ".p12");
    try (OutputStream out = Files.newOutputStream(keys)) {
      store.store(out, password);
    }
    Path mail = folder.resolve(name);
    SignedTestMessage.signedWith(keys, password).to("b@example.org").at(TestPki.NOW).writeTo(mail);
    return mail;
  }

  @Test
  void everyMessageHasALineWithOutcomeSenderSignerAndReasons() throws Exception {
    Report report = MailReport.of(verdicts(), TestPki.NOW);

    assertThat(report.text())
        .containsPattern("1-good\\.eml.*trusted.*alice@example\\.org")
        .containsPattern("2-changed\\.eml.*rejected.*alice@example\\.org.*digest-mismatch")
        .containsPattern("3-other\\.eml.*rejected.*eve@example\\.org.*chain")
        .containsPattern("4-plain\\.eml.*not signed")
        .containsPattern("Not checked:? +revocation")
        .contains("The content was changed after it was signed");
    assertThat(report.inLanguage(Locale.JAPANESE).text())
        .contains("署名なし", "信頼できない", "署名の後で内容が変更されています", "digest-mismatch");
  }

  @Test
  void oneMessageIsReportedWithItsExplanationAndItsSigner() throws Exception {
    MessageVerdict changed = verdicts().get(1);
    Report report = MailReport.of(changed, TestPki.NOW);

    changed.explain().lines().forEach(l -> assertThat(report.text()).contains(l.strip()));
    assertThat(sarif(report)).contains("digest-mismatch", "RFC 5652 section 5.4");
    assertThat(sarif(MailReport.of(verdicts().get(0), TestPki.NOW))).contains("\"results\" : [ ]");
  }

  private static String sarif(Report report) {
    return new String(report.render(ReportFormat.SARIF), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @EnumSource
  void everyFormatTakesIt(ReportFormat format) throws Exception {
    assertThat(MailReport.of(verdicts(), TestPki.NOW).render(format)).isNotEmpty();
    assertThat(MailReport.of(List.of(), TestPki.NOW).render(format)).isNotNull();
  }

  @Test
  void whatWasWrittenAsJsonIsReadBack() throws Exception {
    Path file = folder.resolve("mail.json");
    Report report = MailReport.of(verdicts(), TestPki.NOW);
    report.writeTo(file);

    assertThat(SavedReport.load(file).text()).isEqualTo(report.text());
  }
}
