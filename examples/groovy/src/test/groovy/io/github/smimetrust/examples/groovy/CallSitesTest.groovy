package io.github.smimetrust.examples.groovy

import static org.assertj.core.api.Assertions.assertThat

import io.github.smimetrust.BundleEntry
import io.github.smimetrust.TrustBundle
import io.github.smimetrust.audit.AuditPolicy
import io.github.smimetrust.audit.ExpiryWatch
import io.github.smimetrust.audit.TrustAudit
import io.github.smimetrust.chain.ChainResult
import io.github.smimetrust.chain.ChainValidator
import io.github.smimetrust.chain.Evidence
import io.github.smimetrust.chain.Purpose
import io.github.smimetrust.exchange.ApplyReceipt
import io.github.smimetrust.exchange.BackupStore
import io.github.smimetrust.exchange.ExchangeConnection
import io.github.smimetrust.exchange.ExchangeTenant
import io.github.smimetrust.exchange.PowerShellScript
import io.github.smimetrust.exchange.transport.SimulatedTenant
import io.github.smimetrust.fixture.TestPki
import io.github.smimetrust.mail.MessageVerdict
import io.github.smimetrust.mail.MessageVerifier
import io.github.smimetrust.mail.SignedTestMessage
import io.github.smimetrust.revocation.RevocationPolicy
import io.github.smimetrust.rotation.RotationPlan
import io.github.smimetrust.sst.SerializedStore
import java.nio.ByteBuffer
import java.nio.ByteOrder
import java.nio.file.Files
import java.nio.file.Path
import java.security.KeyStore
import java.security.cert.Certificate
import java.time.Duration
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

/** The calls that the documentation shows, as a Groovy program writes them. */
class CallSitesTest {
  @TempDir
  Path folder

  private final TestPki root = TestPki.root('Root')
  private final TestPki issuing = root.issues('Issuing')

  @Test
  void certificateFilesBecomeTheStoreThatExchangeTakes() {
    Files.write(folder.resolve('root.cer'), root.der())
    Files.writeString(folder.resolve('issuing-chain.pem'), pem(issuing, root))
    def lines = []

    def bundle = TrustBundle.load(folder.resolve('root.cer'), folder.resolve('issuing-chain.pem'))
    bundle.entries().forEach {
      lines << "${it.subject()}  ends ${it.notAfter()}  ${it.thumbprint()}".toString()
    }
    bundle.writeSst(folder.resolve('tenant.sst'))

    assertThat(lines).containsExactly(described(root), described(issuing))
    assertThat(folder.resolve('tenant.sst')).hasBinaryContent(store(root, issuing))
  }

  @Test
  void listIsAuditedAndRidOfWhatIsNotFit() {
    def old = root.issues('Old', { it.notAfter(TestPki.NOW.minusSeconds(1)) })
    Files.write(folder.resolve('tenant.sst'), store(root, issuing, old))
    def evidence = [Evidence.of(issuing.issuesLeaf('a@example.org').certificate())]
    def lines = []

    def report = TrustAudit.of(TrustBundle.load(folder.resolve('tenant.sst')))
        .under(AuditPolicy.exchangeOnline())
        .usedBy(evidence)
        .run(TestPki.NOW)
    report.findings().forEach { lines << "${it.rule()} (${it.severity()}): ${it.message()}".toString() }
    report.writeTo(folder.resolve('audit.html'))
    def slim = report.bundle().minus(report.entriesWith('expired', 'unused'))

    assertThat(lines.any { it.startsWith('expired (ERROR): It ended on 2026-01-14T23:59') }).isTrue()
    assertThat(folder.resolve('audit.html')).content().contains('CN=Old')
    assertThat(slim).isEqualTo(TrustBundle.of(root.certificate(), issuing.certificate()))
  }

  @Test
  void whatEndsNextIsTold() {
    def old = root.issues('Old', { it.notAfter(TestPki.NOW.minusSeconds(1)) })
    def soon = root.issues('Soon', { it.notAfter(TestPki.NOW.plusSeconds(86_400)) })
    def bundle = TrustBundle.of(
        root.certificate(), issuing.certificate(), soon.certificate(), old.certificate())
    def lines = []

    ExpiryWatch.over(bundle)
        .warnBefore(Duration.ofDays(90), Duration.ofDays(30), Duration.ofDays(7))
        .check(TestPki.NOW)
        .forEach { lines << "${it.subject()} ends ${it.notAfter()}".toString() }

    assertThat(lines).containsExactly(
        'CN=Old ends 2026-01-14T23:59:59Z', 'CN=Soon ends 2026-01-16T00:00:00Z')
  }

  @Test
  void leafIsJudgedAndEveryOutcomeHandled() {
    def validator = ChainValidator.trusting(TrustBundle.of(root.certificate(), issuing.certificate()))
        .purpose(Purpose.EMAIL_PROTECTION)
        .revocation(RevocationPolicy.notChecked())
        .clock(TestPki.CLOCK)
        .build()
    def said = { TestPki leaf ->
      switch (validator.validate(leaf.certificate())) {
        case ChainResult.Trusted -> 'trusted'
        case ChainResult.Rejected -> 'rejected'
        case ChainResult.Undecided -> 'undecided'
      }
    }

    assertThat(said(issuing.issuesLeaf('a@example.org'))).isEqualTo('trusted')
    assertThat(said(TestPki.root('Other').issuesLeaf('a@example.org'))).isEqualTo('rejected')
  }

  @Test
  void signedMailIsJudgedAndEveryVerdictHandled() {
    def leaf = issuing.issuesLeaf('a@example.org')
    def keys = KeyStore.getInstance('PKCS12')
    keys.load(null, null)
    keys.setKeyEntry(
        'a', leaf.privateKey(), 'secret'.toCharArray(), [leaf.certificate()] as Certificate[])
    Files.newOutputStream(folder.resolve('a.p12')).withCloseable {
      keys.store(it, 'secret'.toCharArray())
    }
    SignedTestMessage.signedWith(folder.resolve('a.p12'), 'secret'.toCharArray())
        .to('b@example.org')
        .at(TestPki.NOW)
        .writeTo(folder.resolve('mail.eml'))
    Files.writeString(folder.resolve('plain.eml'), 'From: a@example.org\n\nHello\n')
    def validator = ChainValidator.trusting(TrustBundle.of(root.certificate(), issuing.certificate()))
        .purpose(Purpose.EMAIL_PROTECTION)
        .revocation(RevocationPolicy.notChecked())
        .clock(TestPki.CLOCK)
        .build()

    def said = MessageVerifier.using(validator).verifyFolder(folder).collect {
      switch (it) {
        case MessageVerdict.Trusted -> "trusted ${it.signer().addresses()}".toString()
        case MessageVerdict.Rejected -> it.explain()
        case MessageVerdict.Undecided -> "gave up at ${it.limit()}".toString()
        case MessageVerdict.NotSigned -> 'not signed'
      }
    }

    assertThat(said).isEqualTo(['trusted [a@example.org]', 'not signed'])
  }

  @Test
  void bundlesAddAndSubtractWithOperators() {
    def roots = TrustBundle.of(root.certificate())
    def both = TrustBundle.of(root.certificate(), issuing.certificate())

    assertThat(roots + TrustBundle.of(issuing.certificate())).isEqualTo(both)
    assertThat(both - roots).isEqualTo(TrustBundle.of(issuing.certificate()))
    assertThat(both.retain { it.root }).isEqualTo(roots)
  }

  @Test
  void tenantListIsPlannedAppliedReadBackAndRestored() {
    def transport = SimulatedTenant.inMemory(TestPki.CLOCK)
    def newCa = BundleEntry.of(issuing.certificate())
    def access = ExchangeTenant.over(transport)
        .backups(BackupStore.folder(folder.resolve('backups')))
        .clock(TestPki.CLOCK)

    try (def tenant = access.open()) {
      tenant.apply(tenant.plan(TrustBundle.of(root.certificate())))
    }
    try (def tenant = access.open()) {
      def present = tenant.read().bundle()
      def plan = tenant.plan(present + newCa)
      PowerShellScript.of(plan)
          .connecting(ExchangeConnection.interactive('admin@contoso.com'))
          .writeTo(folder.resolve('change-4711'))
      assertThat(tenant.read().list()).isEqualTo(store(root))

      def receipt = tenant.apply(plan)
      receipt.save(folder.resolve('receipt.json'))
      assertThat(tenant.read().list()).isEqualTo(store(root, issuing))
      assertThat(tenant.plan(present + newCa).empty).isTrue()

      tenant.restore(ApplyReceipt.load(folder.resolve('receipt.json')))
      assertThat(tenant.read().list()).isEqualTo(store(root))
    }
    def change = folder.resolve('change-4711')
    assertThat(change.resolve('tenant.sst')).hasBinaryContent(store(root, issuing))
    assertThat(change.resolve('previous.sst')).hasBinaryContent(store(root))
  }

  @Test
  void storeIsReadAndEncodedByteForByte() {
    def roots = Files.write(folder.resolve('roots.sst'), store(root, issuing))

    def store = SerializedStore.read(roots)
    def same = store.encode()

    assertThat(store.elements()).hasSize(2)
    assertThat(same).isEqualTo(Files.readAllBytes(roots))
  }

  @Test
  void listIsReplacedWithoutADayOnWhichMailIsNotTrusted() {
    def current = TrustBundle.of(root.certificate())
    def wanted = TrustBundle.of(TestPki.root('New').certificate())
    def evidence = [Evidence.of(root.issuesLeaf('a@b.test').certificate())]
    def today = TestPki.NOW
    def horizon = today + Duration.ofDays(730)
    def lines = []

    def rotation =
        RotationPlan.from(current).to(wanted).keepingTrusted(evidence).between(today, horizon)
    rotation.steps().each { lines << "${it.describe()}  ${it.earliest()} .. ${it.latest()}".toString() }

    assertThat(lines).containsExactly(
        '1 add: 1 in (CN=New), 2 in all  2026-01-15T00:00:00Z .. 2026-02-14T00:00:00Z',
        '2 remove: 1 out (CN=Root), 1 in all  2027-06-01T00:00:01Z .. 2027-07-01T00:00:01Z')
    assertThat(rotation.isGapFree()).isTrue()
  }

  private static String described(TestPki ca) {
    def certificate = ca.certificate()
    def thumbprint = certificate.encoded.digest('SHA-1').toUpperCase(Locale.ROOT)
    "${certificate.subjectX500Principal}  ends ${certificate.notAfter.toInstant()}  $thumbprint"
  }

  private static String pem(TestPki... cas) {
    cas.collect {
      "-----BEGIN CERTIFICATE-----\n${it.der().encodeBase64(true)}-----END CERTIFICATE-----\n"
    }.join('')
  }

  /** MS-OSHARED 2.3.9.1: a header, a record (id 32) for each certificate, the end marker. */
  private static byte[] store(TestPki... cas) {
    def bytes = new ByteArrayOutputStream()
    bytes << littleEndian(0, 0x54524543)
    cas.each { bytes << littleEndian(32, 1, it.der().length) << it.der() }
    bytes << littleEndian(0, 0, 0)
    bytes.toByteArray()
  }

  private static byte[] littleEndian(int... numbers) {
    def buffer = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN)
    numbers.each { buffer.putInt(it) }
    buffer.array()
  }
}
