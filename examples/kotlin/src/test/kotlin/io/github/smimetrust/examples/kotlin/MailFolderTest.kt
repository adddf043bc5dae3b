package io.github.smimetrust.examples.kotlin

import io.github.smimetrust.TrustBundle
import io.github.smimetrust.chain.ChainValidator
import io.github.smimetrust.chain.Purpose
import io.github.smimetrust.fixture.TestPki
import io.github.smimetrust.mail.MailReport
import io.github.smimetrust.mail.MessageVerdict
import io.github.smimetrust.mail.MessageVerifier
import io.github.smimetrust.mail.SignedTestMessage
import io.github.smimetrust.revocation.RevocationPolicy
import java.nio.file.Path
import java.security.KeyStore
import java.time.Clock
import kotlin.io.path.createDirectory
import kotlin.io.path.outputStream
import kotlin.io.path.readText
import kotlin.io.path.writeText
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

/** A folder of signed mail, judged under a list of authorities: the program, and a run of it. */
class MailFolderTest {
  @TempDir
  lateinit var folder: Path

  private val root = TestPki.root("Root")

  /** One line for each message; the report says why. */
  private fun judge(list: Path, mail: Path, report: Path, clock: Clock): List<String> {
    val validator = ChainValidator.trusting(TrustBundle.load(list))
      .purpose(Purpose.EMAIL_PROTECTION)
      .revocation(RevocationPolicy.notChecked())
      .clock(clock)
      .build()
    val verdicts = MessageVerifier.using(validator).verifyFolder(mail)
    MailReport.of(verdicts, clock.instant()).writeTo(report)
    return verdicts.map {
      when (it) {
        is MessageVerdict.Trusted -> "trusted: ${it.signer().addresses()}"
        is MessageVerdict.Rejected -> "rejected: ${it.problems().map { p -> p.reason().id() }}"
        is MessageVerdict.Undecided -> "gave up at ${it.limit()}"
        is MessageVerdict.NotSigned -> "not signed"
      }
    }
  }

  @Test
  fun folderOfMailIsJudgedAndReported() {
    val leaf = root.issues("Issuing").issuesLeaf("a@example.org")
    val secret = "secret".toCharArray()
    val keys = KeyStore.getInstance("PKCS12").apply {
      load(null, null)
      setKeyEntry("a", leaf.privateKey(), secret, arrayOf(leaf.certificate(), leaf.issuer().certificate()))
    }
    folder.resolve("a.p12").outputStream().use { keys.store(it, secret) }
    folder.resolve("root.cer").outputStream().use { it.write(root.der()) }
    val mail = folder.resolve("mail").createDirectory()
    val signed = mail.resolve("1-signed.eml")
    SignedTestMessage.signedWith(folder.resolve("a.p12"), secret).to("b@example.org").at(TestPki.NOW).writeTo(signed)
    mail.resolve("2-changed.eml").writeText(signed.readText().replace("tests whether", "proves that"))
    mail.resolve("3-plain.eml").writeText("From: a@example.org\n\nHello\n")

    val said = judge(folder.resolve("root.cer"), mail, folder.resolve("mail.html"), TestPki.CLOCK)

    assertThat(said).containsExactly("trusted: [a@example.org]", "rejected: [digest-mismatch]", "not signed")
    assertThat(folder.resolve("mail.html").readText()).contains("2-changed.eml", "digest-mismatch")
  }
}
