#!/usr/bin/env kotlin
/*
 * The main job as a Kotlin script: CA certificates become the SST that Exchange Online takes, and a
 * simulated tenant takes it. Nothing here needs an account, and nothing leaves this machine.
 *
 *   kotlin quickstart.main.kts [FILE-OR-FOLDER ...]
 *
 * Without arguments it takes roots that this JVM trusts. JAVA_OPTS may set -Dquickstart.folder
 * (where to write) and -Dquickstart.bytes (the size that such a demonstration stays within).
 */
@file:DependsOn("io.github.smimetrust:smime-trust-exchange:0.1.0-SNAPSHOT")

import io.github.smimetrust.BundleEntry
import io.github.smimetrust.TrustBundle
import io.github.smimetrust.audit.AuditPolicy
import io.github.smimetrust.audit.TrustAudit
import io.github.smimetrust.chain.ChainResult
import io.github.smimetrust.chain.ChainValidator
import io.github.smimetrust.chain.Purpose
import io.github.smimetrust.exchange.BackupStore
import io.github.smimetrust.exchange.ExchangeConnection
import io.github.smimetrust.exchange.ExchangeTenant
import io.github.smimetrust.exchange.PowerShellScript
import io.github.smimetrust.exchange.transport.SimulatedTenant
import io.github.smimetrust.revocation.RevocationPolicy
import io.github.smimetrust.sst.SstOptions
import java.nio.file.Path
import java.security.KeyStore
import java.time.Clock
import java.time.Duration
import javax.net.ssl.TrustManagerFactory
import javax.net.ssl.X509TrustManager
import kotlin.io.path.absolute
import kotlin.io.path.createDirectories
import kotlin.io.path.div
import kotlin.io.path.fileSize
import kotlin.io.path.writeText
import kotlin.system.exitProcess

val clock: Clock = Clock.systemUTC()
val folder = Path.of(System.getProperty("quickstart.folder", "quickstart")).absolute()
folder.createDirectories()

println("\n1  Certificates")
val found = if (args.isEmpty()) trustedByThisJvm() else TrustBundle.load(args.map { Path.of(it) })
val tomorrow = clock.instant() + Duration.ofDays(1)
val current = found.retain { it.notAfter() > tomorrow }
for (entry in (found - current).entries()) {
  println("   left out, ends ${entry.notAfter()}: ${entry.subject()}")
}
val wanted =
  if (args.isEmpty()) {
    println("   No file was named, so these are roots that this JVM trusts. A demonstration, not a")
    println("   list to deploy: it holds no intermediate, and Exchange Online needs those as well.")
    current.within(Integer.getInteger("quickstart.bytes", 70_000))
  } else {
    current
  }
println("   ${wanted.size()} of ${found.size()} certificates")
if (wanted.isEmpty) {
  println("\nNothing is left to trust: every certificate has ended or ends within a day.")
  exitProcess(1)
}

println("\n2  The list")
wanted.entries().forEachIndexed { i, entry ->
  println(
    "   %-3d %-52.52s %-9s %-10.10s %s".format(
      i + 1, entry.subject(), entry.key(), entry.notAfter(), entry.thumbprint()))
}
println("   ${wanted.roots().size()} roots, ${wanted.intermediates().size()} intermediates")

println("\n3  The store that Exchange takes")
val sst = folder / "tenant.sst"
// Restrictions of Microsoft's root programme stay: dropping them would trust more.
val options = SstOptions.bareCertificates().keepingRestrictions().droppingCrlsAndCtls()
wanted.writeSst(sst, options)
println("   $sst, ${sst.fileSize()} bytes")

println("\n4  Would a certificate be trusted?")
(found - wanted).entries().firstOrNull()?.takeUnless { wanted.roots().isEmpty }?.let { leaf ->
  val validator = ChainValidator.trusting(wanted)
    .purpose(Purpose.EMAIL_PROTECTION)
    .revocation(RevocationPolicy.notChecked())
    .clock(clock)
    .build()
  val text = when (val result = validator.validate(leaf)) {
    is ChainResult.Trusted -> "trusted, not checked: ${result.notChecked()}"
    is ChainResult.Rejected -> result.explain()
    is ChainResult.Undecided -> "gave up at ${result.limit()}"
  }
  println(text.trimEnd().prependIndent("   "))
} ?: println("   Nothing was left out of the list to ask about.")

println("\n5  Audit of the list")
val audit = TrustAudit.of(wanted).under(AuditPolicy.exchangeOnline()).run(clock.instant())
audit.findings().groupingBy { it.severity() to it.rule() }.eachCount().forEach { (what, count) ->
  println("   ${what.first.id()} ${what.second}: $count")
}
val page = folder / "audit.html"
audit.writeTo(page)
println("   what each means and what to do: $page")

ExchangeTenant.over(SimulatedTenant.folder(folder / "tenant", clock))
  .backups(BackupStore.folder(folder / "backups"))
  .clock(clock)
  .open()
  .use { tenant ->
    println("\n6  Plan against the simulated tenant")
    // The simulated tenant is there to be tried on; ask a person before allowing this elsewhere.
    val plan = tenant.plan(wanted, options).allowing("removes-more-than-half")
    val text = folder / "plan.txt"
    text.writeText(plan.describe())
    println(
      "   add ${plan.added().size} (${plan.newRoots().size} of them roots), " +
        "keep ${plan.kept().size}, remove ${plan.removed().size}")
    plan.blockers().forEach { println("   blocker $it") }
    plan.warnings().forEach { println("   warning $it") }
    println("   every certificate with its fingerprints: $text")
    if (plan.isEmpty) {
      println("\nNothing to do: the tenant trusts exactly this list already.")
      return@use
    }
    if (plan.blockers().isNotEmpty()) {
      println("\nStopped: mend what the blockers name, and run this again.")
      return@use
    }

    println("\n7  Apply")
    val receipt = tenant.apply(plan)
    receipt.save(folder / "receipt.json")
    check(tenant.read().bundle() == wanted) { "the tenant holds another list" }
    println("   set, read back: the same list")
    println("   receipt with the old and the new value: ${folder / "receipt.json"}")
    receipt.report().writeTo(folder / "deployment.md")
    println("   record to file: ${folder / "deployment.md"}")
    println("   backups of old values: ${folder / "backups"}")

    println("\n8  The same change as a script for a real tenant")
    val script = folder / "change"
    PowerShellScript.of(plan)
      .connecting(ExchangeConnection.interactive("admin@contoso.onmicrosoft.com"))
      .writeTo(script)
    println("   $script")

    println("\nNext: name the roots and intermediates of the CAs whose mail you receive, read the")
    println("script in that folder, and run it as an Exchange administrator.")
  }

fun trustedByThisJvm(): TrustBundle {
  val factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm())
  factory.init(null as KeyStore?)
  return TrustBundle.of(
    factory.trustManagers
      .filterIsInstance<X509TrustManager>()
      .flatMap { it.acceptedIssuers.asList() })
}

/** As many as fit into a store of so many bytes, those that end last first. */
fun TrustBundle.within(bytes: Int): TrustBundle {
  var size = TrustBundle.empty().encodeSst().size
  val (_, left) =
    entries()
      .sortedWith(compareByDescending(BundleEntry::notAfter).thenBy(BundleEntry::fingerprint))
      .partition {
        val more = 12 + it.der().size
        val fits = size + more <= bytes
        if (fits) size += more
        fits
      }
  return this - left
}
