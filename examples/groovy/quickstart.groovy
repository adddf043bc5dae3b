#!/usr/bin/env groovy
/*
 * The main job as a Groovy script: CA certificates become the SST that Exchange Online takes, and a
 * simulated tenant takes it. Nothing here needs an account, and nothing leaves this machine.
 *
 *   groovy quickstart.groovy [FILE-OR-FOLDER ...]
 *
 * Without arguments it takes roots that this JVM trusts. JAVA_OPTS may set -Dquickstart.folder
 * (where to write) and -Dquickstart.bytes (the size that such a demonstration stays within).
 */
@Grab('io.github.smimetrust:smime-trust-exchange:0.1.0-SNAPSHOT')
import io.github.smimetrust.TrustBundle
import io.github.smimetrust.audit.AuditPolicy
import io.github.smimetrust.audit.TrustAudit
import io.github.smimetrust.chain.ChainValidator
import io.github.smimetrust.chain.Purpose
import io.github.smimetrust.exchange.BackupStore
import io.github.smimetrust.exchange.ExchangeConnection
import io.github.smimetrust.exchange.ExchangeTenant
import io.github.smimetrust.exchange.PowerShellScript
import io.github.smimetrust.exchange.transport.SimulatedTenant
import io.github.smimetrust.revocation.RevocationPolicy
import io.github.smimetrust.sst.SstOptions
import java.nio.file.Files
import java.nio.file.Path
import java.security.KeyStore
import java.time.Clock
import java.time.Duration
import javax.net.ssl.TrustManagerFactory

def clock = Clock.systemUTC()
def folder = Path.of(System.getProperty('quickstart.folder', 'quickstart')).toAbsolutePath()
Files.createDirectories(folder)

println '\n1  Certificates'
def found = args ? TrustBundle.load(args.collect { Path.of(it) }) : trustedByThisJvm()
def tomorrow = clock.instant() + Duration.ofDays(1)
def wanted = found.retain { it.notAfter() > tomorrow }
(found - wanted).entries().each {
  println "   left out, ends ${it.notAfter()}: ${it.subject()}"
}
if (!args) {
  println '   No file was named, so these are roots that this JVM trusts. A demonstration, not a'
  println '   list to deploy: it holds no intermediate, and Exchange Online needs those as well.'
  wanted = within(Integer.getInteger('quickstart.bytes', 70_000), wanted)
}
println "   ${wanted.size()} of ${found.size()} certificates"
if (wanted.empty) {
  println '\nNothing is left to trust: every certificate has ended or ends within a day.'
  return
}

println '\n2  The list'
wanted.entries().eachWithIndex { entry, i ->
  printf('   %-3d %-52.52s %-9s %-10.10s %s%n',
      i + 1, entry.subject(), entry.key(), entry.notAfter(), entry.thumbprint())
}
println "   ${wanted.roots().size()} roots, ${wanted.intermediates().size()} intermediates"

println '\n3  The store that Exchange takes'
def sst = folder.resolve('tenant.sst')
// Restrictions of Microsoft's root programme stay: dropping them would trust more.
def options = SstOptions.bareCertificates().keepingRestrictions().droppingCrlsAndCtls()
wanted.writeSst(sst, options)
println "   $sst, ${Files.size(sst)} bytes"

println '\n4  Would a certificate be trusted?'
def leaf = (found - wanted).entries()[0]
if (leaf && !wanted.roots().empty) {
  def result = ChainValidator.trusting(wanted)
      .purpose(Purpose.EMAIL_PROTECTION)
      .revocation(RevocationPolicy.notChecked())
      .clock(clock)
      .build()
      .validate(leaf)
  println result.explain().stripTrailing().indent(3).stripTrailing()
} else {
  println '   Nothing was left out of the list to ask about.'
}

println '\n5  Audit of the list'
def audit = TrustAudit.of(wanted).under(AuditPolicy.exchangeOnline()).run(clock.instant())
audit.findings().countBy { "${it.severity().id()} ${it.rule()}" }.each { what, count ->
  println "   $what: $count"
}
def page = folder.resolve('audit.html')
audit.writeTo(page)
println "   what each means and what to do: $page"

ExchangeTenant.over(SimulatedTenant.folder(folder.resolve('tenant'), clock))
    .backups(BackupStore.folder(folder.resolve('backups')))
    .clock(clock)
    .open()
    .withCloseable { tenant ->
      println '\n6  Plan against the simulated tenant'
      // The simulated tenant is there to be tried on; ask a person before allowing this elsewhere.
      def plan = tenant.plan(wanted, options).allowing('removes-more-than-half')
      def text = Files.writeString(folder.resolve('plan.txt'), plan.describe())
      println "   add ${plan.added().size()} (${plan.newRoots().size()} of them roots), " +
          "keep ${plan.kept().size()}, remove ${plan.removed().size()}"
      plan.blockers().each { println "   blocker $it" }
      plan.warnings().each { println "   warning $it" }
      println "   every certificate with its fingerprints: $text"
      if (plan.empty) {
        println '\nNothing to do: the tenant trusts exactly this list already.'
        return
      }
      if (plan.blockers()) {
        println '\nStopped: mend what the blockers name, and run this again.'
        return
      }

      println '\n7  Apply'
      def receipt = tenant.apply(plan)
      receipt.save(folder.resolve('receipt.json'))
      assert tenant.read().bundle() == wanted
      println '   set, read back: the same list'
      println "   receipt with the old and the new value: ${folder.resolve('receipt.json')}"
      receipt.report().writeTo(folder.resolve('deployment.md'))
      println "   record to file: ${folder.resolve('deployment.md')}"
      println "   backups of old values: ${folder.resolve('backups')}"

      println '\n8  The same change as a script for a real tenant'
      def script = folder.resolve('change')
      PowerShellScript.of(plan)
          .connecting(ExchangeConnection.interactive('admin@contoso.onmicrosoft.com'))
          .writeTo(script)
      println "   $script"

      println '\nNext: name the roots and intermediates of the CAs whose mail you receive, read the'
      println 'script in that folder, and run it as an Exchange administrator.'
    }

TrustBundle trustedByThisJvm() {
  def factory = TrustManagerFactory.getInstance(TrustManagerFactory.defaultAlgorithm)
  factory.init((KeyStore) null)
  TrustBundle.of(factory.trustManagers.collectMany { it.acceptedIssuers.toList() })
}

/** As many as fit into a store of so many bytes, those that end last first. */
TrustBundle within(int bytes, TrustBundle bundle) {
  def size = TrustBundle.empty().encodeSst().length
  def left = bundle.entries()
      .sort(false) { a, b -> b.notAfter() <=> a.notAfter() ?: a.fingerprint() <=> b.fingerprint() }
      .findAll {
        def more = 12 + it.der().length
        def fits = size + more <= bytes
        size += fits ? more : 0
        !fits
      }
  bundle - left
}
