package io.github.smimetrust.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.examples.demands.DemoAuthority;
import io.github.smimetrust.mail.SignedTestMessage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of a folder, on mail that is made here. */
class MailFolderTest {
  private static final DemoAuthority ROOT = DemoAuthority.root("Root");
  private static final DemoAuthority ALICE = ROOT.issues("Issuing").issuesMail("alice@example.org");

  @TempDir Path folder;
  private Path mail;

  @BeforeEach
  void listAndMail() throws Exception {
    Files.write(folder.resolve("root.cer"), ROOT.certificate().getEncoded());
    mail = Files.createDirectory(folder.resolve("mail"));
    SignedTestMessage.signedWith(ALICE.writeKeyStore(folder), DemoAuthority.password())
        .to("bob@example.org")
        .at(DemoAuthority.NOW)
        .writeTo(mail.resolve("1-signed.eml"));
    Files.writeString(mail.resolve("2-plain.eml"), "From: alice@example.org\r\n\r\nHello.\r\n");
  }

  private String judge(boolean clean) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    Path report = folder.resolve("report.html");

    assertThat(MailFolder.judge(folder.resolve("root.cer"), mail, report, DemoAuthority.CLOCK, out))
        .isEqualTo(clean);

    assertThat(report).content().contains("1-signed.eml", "2-plain.eml");
    return said.toString(StandardCharsets.UTF_8);
  }

  @Test
  void signedMailOfAnAuthorityOnTheListIsTrusted() {
    assertThat(judge(true))
        .containsPattern("(?i)trusted .*1-signed\\.eml")
        .containsPattern("(?i)not.signed .*2-plain\\.eml");
  }

  @Test
  void mailThatWasChangedIsNamedWithTheReason() throws Exception {
    String text = Files.readString(mail.resolve("1-signed.eml"), StandardCharsets.ISO_8859_1);
    Files.writeString(
        mail.resolve("3-changed.eml"),
        text.replace("tests whether", "proves that"),
        StandardCharsets.ISO_8859_1);

    assertThat(judge(false))
        .containsPattern("(?i)rejected .*3-changed\\.eml")
        .contains("digest-mismatch");
  }
}
