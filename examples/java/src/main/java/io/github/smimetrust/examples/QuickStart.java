package io.github.smimetrust.examples;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.SmimeTrustException;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.audit.AuditPolicy;
import io.github.smimetrust.audit.AuditReport;
import io.github.smimetrust.audit.Finding;
import io.github.smimetrust.audit.TrustAudit;
import io.github.smimetrust.chain.ChainValidator;
import io.github.smimetrust.chain.Purpose;
import io.github.smimetrust.exchange.ApplyReceipt;
import io.github.smimetrust.exchange.BackupStore;
import io.github.smimetrust.exchange.ExchangeConnection;
import io.github.smimetrust.exchange.ExchangeTenant;
import io.github.smimetrust.exchange.PowerShellScript;
import io.github.smimetrust.exchange.TrustListPlan;
import io.github.smimetrust.exchange.transport.SimulatedTenant;
import io.github.smimetrust.report.Severity;
import io.github.smimetrust.revocation.RevocationPolicy;
import io.github.smimetrust.sst.SstOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The main job from end to end: certificate files become the SST that Exchange Online takes, and a
 * simulated tenant takes it. Nothing here needs an account, and nothing leaves this machine.
 *
 * <p>System properties: {@code certificates} (files and folders, separated by commas; without them,
 * roots that this JVM trusts), {@code quickstart.folder} (where to write), {@code quickstart.bytes}
 * (the size that the demonstration list stays within), {@code leaf} (a file with a user's
 * certificate, to be judged by the list).
 */
public final class QuickStart {
  /** Restrictions of Microsoft's root programme stay: dropping them would trust more. */
  private static final SstOptions OPTIONS =
      SstOptions.bareCertificates().keepingRestrictions().droppingCrlsAndCtls();

  private static final int MOST_SHOWN = 10;

  private final PrintStream out;
  private final Path folder;
  private final Clock clock;

  private QuickStart(PrintStream out, Path folder, Clock clock) {
    this.out = out;
    this.folder = folder;
    this.clock = clock;
  }

  /**
   * Runs the quick start.
   *
   * @param arguments files and folders with certificates; they go before the system property
   * @throws IOException if the folder cannot be made
   */
  public static void main(String[] arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path folder = Path.of(System.getProperty("quickstart.folder", "target/quickstart"));
    List<Path> certificates = new ArrayList<>();
    Arrays.stream(arguments).map(Path::of).forEach(certificates::add);
    String property = System.getProperty("certificates", "");
    if (certificates.isEmpty() && !property.isBlank()) {
      Arrays.stream(property.split(","))
          .map(String::strip)
          .map(Path::of)
          .forEach(certificates::add);
    }
    int bytes = Integer.getInteger("quickstart.bytes", JvmRoots.REPORTED_LIMIT);
    try {
      QuickStart quickStart =
          new QuickStart(out, folder.toAbsolutePath().normalize(), Clock.systemUTC());
      if (Boolean.getBoolean("restore")) {
        quickStart.restore();
      } else {
        quickStart.run(certificates, bytes);
      }
    } catch (SmimeTrustException | UncheckedIOException e) {
      // Their messages say what was found, where, and what to do.
      out.println();
      out.println("Stopped: " + e.getMessage());
      System.exit(1);
    }
  }

  private void run(List<Path> certificates, int bytes) throws IOException {
    Files.createDirectories(folder);
    TrustBundle wanted = collect(certificates, bytes);
    if (wanted.isEmpty()) {
      title("Nothing is left to trust: every certificate has ended or ends within a day.");
      return;
    }
    show(wanted);

    Path sst = folder.resolve("tenant.sst");
    wanted.writeSst(sst, OPTIONS);
    title("3  The store that Exchange takes");
    out.printf(Locale.ROOT, "   %s, %,d bytes%n", sst, Files.size(sst));
    if (wanted.crlsAndCtls() > 0) {
      out.printf("   without %d CRLs and CTLs, for which it has no use%n", wanted.crlsAndCtls());
    }
    judge(wanted);
    audit(wanted);

    try (ExchangeTenant tenant = open()) {
      deploy(tenant, wanted);
    }
  }

  private ExchangeTenant open() {
    return ExchangeTenant.over(SimulatedTenant.folder(folder.resolve("tenant"), clock))
        .backups(BackupStore.folder(folder.resolve("backups")))
        .clock(clock)
        .appliedBy("quick start")
        .open();
  }

  /** Puts back the list that was there before the last change. */
  private void restore() {
    Path record = folder.resolve("receipt.json");
    title("Restore what " + record + " replaced");
    ApplyReceipt change = ApplyReceipt.load(record);
    try (ExchangeTenant tenant = open()) {
      tenant.restore(change);
      boolean same = Arrays.equals(tenant.read().list(), change.before());
      out.printf(
          Locale.ROOT,
          "   set, read back: %s, %,d bytes%n",
          same ? "the list from before, byte for byte" : "DIFFERENT",
          change.before().length);
    }
  }

  /** The files that were named; without any, what this JVM trusts. */
  private TrustBundle collect(List<Path> certificates, int bytes) {
    title("1  Certificates");
    if (certificates.isEmpty()) {
      out.println("   No -Dcertificates=PATH[,PATH] was given, so this takes roots that this JVM");
      out.println(
          "   trusts. A demonstration, not a list to deploy: it holds no intermediate, and");
      out.println("   Exchange Online needs every intermediate as well as every root.");
      return JvmRoots.collect(out, clock.instant(), bytes);
    }
    TrustBundle loaded = TrustBundle.load(certificates);
    out.printf("   %d certificates from %s%n", loaded.size(), certificates);
    Instant soon = clock.instant().plus(Duration.ofDays(1));
    TrustBundle current = loaded.retain(e -> e.notAfter().isAfter(soon));
    loaded.minus(current).entries().forEach(e -> leftOut(e, "ends " + e.notAfter()));
    return current;
  }

  private void leftOut(BundleEntry entry, String reason) {
    out.printf("   left out, %s: %s%n", reason, entry.subject());
  }

  private void show(TrustBundle bundle) {
    title("2  The list");
    out.printf("   %-3s %-52s %-9s %-10s %s%n", "", "subject", "key", "ends", "thumbprint");
    int number = 0;
    for (BundleEntry entry : bundle.entries()) {
      number++;
      out.printf(
          "   %-3d %-52s %-9s %-10.10s %s%n",
          number,
          JvmRoots.shortened(entry.subject(), 52),
          entry.key(),
          entry.notAfter(),
          entry.thumbprint());
    }
    out.printf(
        "   %d roots, %d intermediates%n", bundle.roots().size(), bundle.intermediates().size());
  }

  /** Would the list trust a certificate? Without one in hand, a root that is not in the list. */
  private void judge(TrustBundle list) {
    String leaf = System.getProperty("leaf", "");
    title("4  Would a certificate be trusted?");
    if (list.roots().isEmpty()) {
      out.println("   The list has no root, so it trusts nothing.");
      return;
    }
    TrustBundle questions = leaf.isBlank() ? JvmRoots.notIn(list) : TrustBundle.load(Path.of(leaf));
    if (leaf.isBlank()) {
      out.println(
          "   No -Dleaf=FILE was given, so this asks about a root that is not in the list.");
    }
    ChainValidator validator =
        ChainValidator.trusting(list)
            .purpose(Purpose.EMAIL_PROTECTION)
            .revocation(RevocationPolicy.notChecked())
            .clock(clock)
            .build();
    questions.entries().stream()
        .limit(1)
        .map(validator::validate)
        .forEach(result -> out.println(result.explain().indent(3).stripTrailing()));
  }

  /** Is the list fit for Exchange Online, and for how long? */
  private void audit(TrustBundle list) {
    title("5  Audit of the list");
    AuditReport report =
        TrustAudit.of(list).under(AuditPolicy.exchangeOnline()).run(clock.instant());
    Path page = folder.resolve("audit.html");
    report.writeTo(page);
    for (Severity severity : Severity.values()) {
      Map<String, Long> rules =
          report.findings().stream()
              .filter(f -> f.severity() == severity)
              .collect(Collectors.groupingBy(Finding::rule, TreeMap::new, Collectors.counting()));
      if (!rules.isEmpty()) {
        out.println("   " + severity.id() + ": " + rules);
      }
    }
    out.println("   what each means and what to do: " + page);
  }

  private void deploy(ExchangeTenant tenant, TrustBundle wanted) throws IOException {
    title("6  Plan against the simulated tenant");
    // The simulated tenant is there to be tried on; ask a person before allowing this elsewhere.
    TrustListPlan plan = tenant.plan(wanted, OPTIONS).allowing("removes-more-than-half");
    Path text = folder.resolve("plan.txt");
    Files.writeString(text, plan.describe());
    out.printf(
        "   tenant %s: add %d (%d of them roots), keep %d, remove %d%n",
        plan.tenant().domain(),
        plan.added().size(),
        plan.newRoots().size(),
        plan.kept().size(),
        plan.removed().size());
    plan.blockers().forEach(b -> out.println("   blocker " + b));
    plan.warnings().stream().limit(MOST_SHOWN).forEach(w -> out.println("   warning " + w));
    if (plan.warnings().size() > MOST_SHOWN) {
      out.println("   and " + (plan.warnings().size() - MOST_SHOWN) + " warnings more");
    }
    out.println("   every certificate with its fingerprints: " + text);
    if (plan.isEmpty()) {
      out.println();
      out.println("Nothing to do: the tenant trusts exactly this list already.");
      return;
    }
    if (!plan.blockers().isEmpty()) {
      title("Stopped: mend what the blockers name, and run this again.");
      return;
    }

    title("7  Apply");
    ApplyReceipt receipt = tenant.apply(plan);
    Path record = folder.resolve("receipt.json");
    receipt.save(record);
    TrustBundle present = tenant.read().bundle();
    out.println("   set, read back: " + (present.equals(wanted) ? "the same list" : "DIFFERENT"));
    out.println("   receipt with the old and the new value: " + record);
    receipt.report().writeTo(folder.resolve("deployment.md"));
    out.println("   record to file: " + folder.resolve("deployment.md"));
    out.println("   backups of old values: " + folder.resolve("backups"));
    out.println("   and back again: mvn -q -Pquickstart -Drestore=true");

    title("8  The same change as a script");
    Path script = folder.resolve("change");
    PowerShellScript.of(plan)
        .connecting(ExchangeConnection.interactive("admin@contoso.onmicrosoft.com"))
        .writeTo(script);
    out.println("   " + script);

    title("Next, with a real tenant");
    out.println(
        "   1. Collect the roots and intermediates of the CAs whose mail you receive, and run");
    out.println("      mvn -q -Pquickstart -Dcertificates=FOLDER");
    out.println(
        "   2. Read the script in the folder above, then run it as an Exchange administrator.");
    out.println(
        "   3. Send signed mail to yourself, and look at it in every client that you support.");
  }

  private void title(String text) {
    out.println();
    out.println(text);
  }
}
