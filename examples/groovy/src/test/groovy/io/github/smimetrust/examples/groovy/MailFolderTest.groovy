package io.github.smimetrust.examples.groovy

import static org.assertj.core.api.Assertions.assertThat

import io.github.smimetrust.TrustBundle
import io.github.smimetrust.chain.ChainValidator
import io.github.smimetrust.chain.Purpose
import io.github.smimetrust.fixture.TestPki
import io.github.smimetrust.mail.MailReport
import io.github.smimetrust.mail.MessageVerdict
import io.github.smimetrust.mail.MessageVerifier
import io.github.smimetrust.mail.SignedTestMessage
import io.github.smimetrust.revocation.RevocationPolicy
import java.nio.file.Files
import java.nio.file.Path
import java.security.KeyStore
import java.security.cert.Certificate
import java.time.Clock
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

/** A folder of signed mail, judged under a list of authorities: the program, and a run of it. */
class MailFolderTest {
  @TempDir
  Path folder

  private final TestPki root = TestPki.root('Root')

  /** One line for each message; the report says why. */
  private static List<String> judge(Path list, Path mail, Path report, Clock clock) {
    def validator = ChainValidator.trusting(TrustBundle.load(list))
      .purpose(Purpose.EMAIL_PROTECTION)
      .revocation(RevocationPolicy.notChecked())
      .clock(clock)
      .build()
    def verdicts = MessageVerifier.using(validator).verifyFolder(mail)
    MailReport.of(verdicts, clock.instant()).writeTo(report)
    verdicts.collect { verdict ->
      switch (verdict) {
        case MessageVerdict.Trusted:
          return "trusted: ${verdict.signer().addresses()}".toString()
        case MessageVerdict.Rejected:
          return "rejected: ${verdict.problems()*.reason()*.id()}".toString()
        case MessageVerdict.Undecided:
          return "gave up at ${verdict.limit()}".toString()
        default:
          return 'not signed'
      }
    }
  }

  @Test
  void folderOfMailIsJudgedAndReported() {
    def leaf = root.issues('Issuing').issuesLeaf('a@example.org')
    def secret = 'secret'.toCharArray()
    def keys = KeyStore.getInstance('PKCS12')
    keys.load(null, null)
    keys.setKeyEntry('a', leaf.privateKey(), secret, [leaf.certificate(), leaf.issuer().certificate()] as Certificate[])
    Files.newOutputStream(folder.resolve('a.p12')).withCloseable {
      keys.store(it, secret)
    }
    Files.write(folder.resolve('root.cer'), root.der())
    def mail = Files.createDirectory(folder.resolve('mail'))
    def signed = mail.resolve('1-signed.eml')
    SignedTestMessage.signedWith(folder.resolve('a.p12'), secret).to('b@example.org').at(TestPki.NOW).writeTo(signed)
    Files.writeString(mail.resolve('2-changed.eml'), Files.readString(signed).replace('tests whether', 'proves that'))
    Files.writeString(mail.resolve('3-plain.eml'), 'From: a@example.org\n\nHello\n')

    def said = judge(folder.resolve('root.cer'), mail, folder.resolve('mail.html'), TestPki.CLOCK)

    assertThat(said).containsExactly('trusted: [a@example.org]', 'rejected: [digest-mismatch]', 'not signed')
    assertThat(Files.readString(folder.resolve('mail.html'))).contains('2-changed.eml', 'digest-mismatch')
  }
}
