package io.github.smimetrust.examples.demands;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.audit.AuditPolicy;
import io.github.smimetrust.audit.AuditReport;
import io.github.smimetrust.audit.TrustAudit;
import io.github.smimetrust.exchange.BackupStore;
import io.github.smimetrust.exchange.ExchangeTenant;
import io.github.smimetrust.exchange.transport.SimulatedTenant;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * "Leave expired certificates out, but say so: a source of which all had ended was reported as
 * having none." Files are loaded whole; the audit names each that has ended, the plan refuses to
 * upload it, and what is left out is what the caller left out.
 */
public final class ExpiredEntries {
  private ExpiredEntries() {}

  /**
   * Runs the example.
   *
   * @param arguments a folder for the files; without it, a temporary one
   * @throws IOException if the folder cannot be made
   */
  public static void main(String[] arguments) throws IOException {
    Path folder =
        arguments.length > 0 ? Path.of(arguments[0]) : Files.createTempDirectory("ExpiredEntries");
    show(new PrintStream(System.out, true, StandardCharsets.UTF_8), folder);
  }

  static void show(PrintStream out, Path folder) {
    Instant ended = DemoAuthority.NOW.minusSeconds(86_400);
    DemoAuthority root = DemoAuthority.root("Partner Root");
    DemoAuthority good = root.issues("Mail CA 2");
    DemoAuthority old = root.issues("Mail CA 1", ended);
    Path all = folder.resolve("all.pem");
    TrustBundle.of(root.certificate(), good.certificate(), old.certificate()).writePem(all);
    Path endedAlone = folder.resolve("ended.pem");
    TrustBundle.of(old.certificate()).writePem(endedAlone);

    for (Path file : List.of(all, endedAlone)) {
      TrustBundle loaded = TrustBundle.load(file);
      AuditReport report =
          TrustAudit.of(loaded).under(AuditPolicy.exchangeOnline()).run(DemoAuthority.NOW);
      List<BundleEntry> expired = report.entriesWith("expired");
      out.println(
          file.getFileName() + ": " + loaded.size() + " read, " + expired.size() + " ended");
      expired.forEach(e -> out.println("  ended " + e.notAfter() + ": " + e.subject()));
      out.println("  left to trust: " + loaded.minus(expired).size());
    }
    try (ExchangeTenant tenant =
        ExchangeTenant.over(SimulatedTenant.inMemory(DemoAuthority.CLOCK))
            .backups(BackupStore.folder(folder))
            .clock(DemoAuthority.CLOCK)
            .open()) {
      tenant.plan(TrustBundle.load(all)).blockers().forEach(b -> out.println("blocker: " + b));
    }
  }
}
