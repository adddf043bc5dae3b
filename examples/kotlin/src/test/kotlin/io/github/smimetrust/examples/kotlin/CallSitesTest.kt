package io.github.smimetrust.examples.kotlin

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
import java.io.ByteArrayOutputStream
import java.nio.ByteBuffer
import java.nio.ByteOrder
import java.nio.file.Path
import java.security.KeyStore
import java.security.MessageDigest
import java.time.Duration
import java.util.Base64
import java.util.HexFormat
import kotlin.io.path.outputStream
import kotlin.io.path.readBytes
import kotlin.io.path.writeBytes
import kotlin.io.path.writeText
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

/** The calls that the documentation shows, as a Kotlin program writes them. */
class CallSitesTest {
  @TempDir private lateinit var folder: Path

  private val root = TestPki.root("Root")
  private val issuing = root.issues("Issuing")

  @Test
  fun certificateFilesBecomeTheStoreThatExchangeTakes() {
    folder.resolve("root.cer").writeBytes(root.der())
    folder.resolve("issuing-chain.pem").writeText(pem(issuing, root))
    val lines = mutableListOf<String>()

    val bundle = TrustBundle.load(folder.resolve("root.cer"), folder.resolve("issuing-chain.pem"))
    bundle.entries().forEach {
      lines += "${it.subject()}  ends ${it.notAfter()}  ${it.thumbprint()}"
    }
    bundle.writeSst(folder.resolve("tenant.sst"))

    assertThat(lines).containsExactly(described(root), described(issuing))
    assertThat(folder.resolve("tenant.sst")).hasBinaryContent(store(root, issuing))
  }

  @Test
  fun listIsAuditedAndRidOfWhatIsNotFit() {
    val old = root.issues("Old") { it.notAfter(TestPki.NOW.minusSeconds(1)) }
    folder.resolve("tenant.sst").writeBytes(store(root, issuing, old))
    val evidence = listOf(Evidence.of(issuing.issuesLeaf("a@example.org").certificate()))
    val lines = mutableListOf<String>()

    val report = TrustAudit.of(TrustBundle.load(folder.resolve("tenant.sst")))
      .under(AuditPolicy.exchangeOnline())
      .usedBy(evidence)
      .run(TestPki.NOW)
    report.findings().forEach { lines += "${it.rule()} (${it.severity()}): ${it.message()}" }
    report.writeTo(folder.resolve("audit.html"))
    val slim = report.bundle().minus(report.entriesWith("expired", "unused"))

    assertThat(lines).anyMatch { it.startsWith("expired (ERROR): It ended on 2026-01-14T23:59") }
    assertThat(folder.resolve("audit.html")).content().contains("CN=Old")
    assertThat(slim).isEqualTo(TrustBundle.of(root.certificate(), issuing.certificate()))
  }

  @Test
  fun whatEndsNextIsTold() {
    val old = root.issues("Old") { it.notAfter(TestPki.NOW.minusSeconds(1)) }
    val soon = root.issues("Soon") { it.notAfter(TestPki.NOW.plusSeconds(86_400)) }
    val bundle = TrustBundle.of(
      root.certificate(), issuing.certificate(), soon.certificate(), old.certificate())
    val lines = mutableListOf<String>()

    ExpiryWatch.over(bundle)
      .warnBefore(Duration.ofDays(90), Duration.ofDays(30), Duration.ofDays(7))
      .check(TestPki.NOW)
      .forEach { lines += "${it.subject()} ends ${it.notAfter()}" }

    assertThat(lines).containsExactly(
      "CN=Old ends 2026-01-14T23:59:59Z", "CN=Soon ends 2026-01-16T00:00:00Z")
  }

  @Test
  fun leafIsJudgedAndEveryOutcomeHandled() {
    val validator = ChainValidator.trusting(TrustBundle.of(root.certificate(), issuing.certificate()))
      .purpose(Purpose.EMAIL_PROTECTION)
      .revocation(RevocationPolicy.notChecked())
      .clock(TestPki.CLOCK)
      .build()

    fun said(leaf: TestPki) = when (val r = validator.validate(leaf.certificate())) {
      is ChainResult.Trusted -> "trusted, not checked: ${r.notChecked()}"
      is ChainResult.Rejected -> r.explain()
      is ChainResult.Undecided -> "gave up at ${r.limit()}"
    }

    assertThat(said(issuing.issuesLeaf("a@example.org"))).isEqualTo("trusted, not checked: [revocation, address]")
    assertThat(said(TestPki.root("Other").issuesLeaf("a@example.org"))).contains("issuer-missing")
  }

  @Test
  fun signedMailIsJudgedAndEveryVerdictHandled() {
    val leaf = issuing.issuesLeaf("a@example.org")
    val keys = KeyStore.getInstance("PKCS12").apply {
      load(null, null)
      setKeyEntry("a", leaf.privateKey(), "secret".toCharArray(), arrayOf(leaf.certificate()))
    }
    folder.resolve("a.p12").outputStream().use { keys.store(it, "secret".toCharArray()) }
    SignedTestMessage.signedWith(folder.resolve("a.p12"), "secret".toCharArray())
      .to("b@example.org")
      .at(TestPki.NOW)
      .writeTo(folder.resolve("mail.eml"))
    folder.resolve("plain.eml").writeText("From: a@example.org\n\nHello\n")
    val validator = ChainValidator.trusting(TrustBundle.of(root.certificate(), issuing.certificate()))
      .purpose(Purpose.EMAIL_PROTECTION)
      .revocation(RevocationPolicy.notChecked())
      .clock(TestPki.CLOCK)
      .build()

    val said = MessageVerifier.using(validator).verifyFolder(folder).map {
      when (it) {
        is MessageVerdict.Trusted -> "trusted ${it.signer().addresses()}"
        is MessageVerdict.Rejected -> it.explain()
        is MessageVerdict.Undecided -> "gave up at ${it.limit()}"
        is MessageVerdict.NotSigned -> "not signed"
      }
    }

    assertThat(said).containsExactly("trusted [a@example.org]", "not signed")
  }

  @Test
  fun bundlesAddAndSubtractWithOperators() {
    val roots = TrustBundle.of(root.certificate())
    val both = TrustBundle.of(root.certificate(), issuing.certificate())

    assertThat(roots + TrustBundle.of(issuing.certificate())).isEqualTo(both)
    assertThat(both - roots).isEqualTo(TrustBundle.of(issuing.certificate()))
    assertThat(both.retain { it.isRoot }).isEqualTo(roots)
  }

  @Test
  fun tenantListIsPlannedAppliedReadBackAndRestored() {
    val transport = SimulatedTenant.inMemory(TestPki.CLOCK)
    val newCa = BundleEntry.of(issuing.certificate())
    val access =
      ExchangeTenant.over(transport)
        .backups(BackupStore.folder(folder.resolve("backups")))
        .clock(TestPki.CLOCK)

    access.open().use { tenant -> tenant.apply(tenant.plan(TrustBundle.of(root.certificate()))) }
    access.open().use { tenant ->
      val present = tenant.read().bundle()
      val plan = tenant.plan(present + newCa)
      PowerShellScript.of(plan)
        .connecting(ExchangeConnection.interactive("admin@contoso.com"))
        .writeTo(folder.resolve("change-4711"))
      assertThat(tenant.read().list()).isEqualTo(store(root))

      val receipt = tenant.apply(plan)
      receipt.save(folder.resolve("receipt.json"))
      assertThat(tenant.read().list()).isEqualTo(store(root, issuing))
      assertThat(tenant.plan(present + newCa).isEmpty).isTrue()

      tenant.restore(ApplyReceipt.load(folder.resolve("receipt.json")))
      assertThat(tenant.read().list()).isEqualTo(store(root))
    }
    assertThat(folder.resolve("change-4711/tenant.sst")).hasBinaryContent(store(root, issuing))
    assertThat(folder.resolve("change-4711/previous.sst")).hasBinaryContent(store(root))
  }

  @Test
  fun storeIsReadAndEncodedByteForByte() {
    val roots = folder.resolve("roots.sst")
    roots.writeBytes(store(root, issuing))

    val store = SerializedStore.read(roots)
    val same = store.encode()

    assertThat(store.elements()).hasSize(2)
    assertThat(same).isEqualTo(roots.readBytes())
  }

  @Test
  fun listIsReplacedWithoutADayOnWhichMailIsNotTrusted() {
    val current = TrustBundle.of(root.certificate())
    val wanted = TrustBundle.of(TestPki.root("New").certificate())
    val evidence = listOf(Evidence.of(root.issuesLeaf("a@b.test").certificate()))
    val today = TestPki.NOW
    val horizon = today + Duration.ofDays(730)
    val lines = mutableListOf<String>()

    val rotation =
      RotationPlan.from(current).to(wanted).keepingTrusted(evidence).between(today, horizon)
    rotation.steps().forEach { lines += "${it.describe()}  ${it.earliest()} .. ${it.latest()}" }

    assertThat(lines)
      .containsExactly(
        "1 add: 1 in (CN=New), 2 in all  2026-01-15T00:00:00Z .. 2026-02-14T00:00:00Z",
        "2 remove: 1 out (CN=Root), 1 in all  2027-06-01T00:00:01Z .. 2027-07-01T00:00:01Z",
      )
    assertThat(rotation.isGapFree).isTrue()
  }

  private fun described(ca: TestPki): String {
    val certificate = ca.certificate()
    val subject = certificate.subjectX500Principal
    val sha1 = MessageDigest.getInstance("SHA-1").digest(certificate.encoded)
    val thumbprint = HexFormat.of().withUpperCase().formatHex(sha1)
    return "$subject  ends ${certificate.notAfter.toInstant()}  $thumbprint"
  }

  private fun pem(vararg cas: TestPki): String =
    cas.joinToString("") {
      val base64 = Base64.getMimeEncoder().encodeToString(it.der())
      "-----BEGIN CERTIFICATE-----\n$base64\n-----END CERTIFICATE-----\n"
    }

  /** MS-OSHARED 2.3.9.1: a header, a record (id 32) for each certificate, the end marker. */
  private fun store(vararg cas: TestPki): ByteArray {
    val bytes = ByteArrayOutputStream()
    bytes.writeBytes(littleEndian(0, 0x54524543))
    for (ca in cas) {
      bytes.writeBytes(littleEndian(32, 1, ca.der().size))
      bytes.writeBytes(ca.der())
    }
    bytes.writeBytes(littleEndian(0, 0, 0))
    return bytes.toByteArray()
  }

  private fun littleEndian(vararg numbers: Int): ByteArray {
    val buffer = ByteBuffer.allocate(4 * numbers.size).order(ByteOrder.LITTLE_ENDIAN)
    numbers.forEach { buffer.putInt(it) }
    return buffer.array()
  }
}
