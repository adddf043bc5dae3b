package io.github.smimetrust.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.audit.AuditPolicy;
import io.github.smimetrust.audit.AuditReport;
import io.github.smimetrust.audit.ExpiryWatch;
import io.github.smimetrust.audit.TrustAudit;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.exchange.transport.SimulatedTenant;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.rotation.RotationPlan;
import io.github.smimetrust.rotation.RotationStep;
import io.github.smimetrust.sst.SerializedStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The calls that the documentation shows, as a Java program writes them. */
class CallSitesTest {
  private static final TestPki ROOT = TestPki.root("Root");
  private static final TestPki ISSUING = ROOT.issues("Issuing");

  @TempDir private Path folder;

  @Test
  void certificateFilesBecomeTheStoreThatExchangeTakes() throws IOException {
    Files.write(folder.resolve("root.cer"), ROOT.der());
    Files.writeString(folder.resolve("issuing-chain.pem"), pem(ISSUING) + pem(ROOT));
    List<String> lines = new ArrayList<>();

    TrustBundle bundle =
        TrustBundle.load(folder.resolve("root.cer"), folder.resolve("issuing-chain.pem"));
    bundle
        .entries()
        .forEach(e -> lines.add(e.subject() + "  ends " + e.notAfter() + "  " + e.thumbprint()));
    bundle.writeSst(folder.resolve("tenant.sst"));

    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).startsWith("CN=Root  ends 2045-01-01T00:00:00Z  ");
    assertThat(lines.get(1)).startsWith("CN=Issuing  ends 2036-01-01T00:00:00Z  ");
    assertThat(folder.resolve("tenant.sst")).hasBinaryContent(store(ROOT, ISSUING));
  }

  @Test
  void listIsAuditedAndRidOfWhatIsNotFit() throws IOException {
    TestPki old = ROOT.issues("Old", d -> d.notAfter(TestPki.NOW.minusSeconds(1)));
    Files.write(folder.resolve("tenant.sst"), store(ROOT, ISSUING, old));
    List<Evidence> evidence =
        List.of(Evidence.of(ISSUING.issuesLeaf("a@example.org").certificate()));
    List<String> lines = new ArrayList<>();

    AuditReport report =
        TrustAudit.of(TrustBundle.load(folder.resolve("tenant.sst")))
            .under(AuditPolicy.exchangeOnline())
            .usedBy(evidence)
            .run(TestPki.NOW);
    report.findings().forEach(f -> lines.add(f.rule() + " (" + f.severity() + "): " + f.message()));
    report.writeTo(folder.resolve("audit.html"));
    TrustBundle slim = report.bundle().minus(report.entriesWith("expired", "unused"));

    assertThat(lines).anyMatch(l -> l.startsWith("expired (ERROR): It ended on 2026-01-14T23:59"));
    assertThat(folder.resolve("audit.html")).content().contains("CN=Old");
    assertThat(slim).isEqualTo(TrustBundle.of(ROOT.certificate(), ISSUING.certificate()));
  }

  @Test
  void whatEndsNextIsTold() {
    TestPki old = ROOT.issues("Old", d -> d.notAfter(TestPki.NOW.minusSeconds(1)));
    TestPki soon = ROOT.issues("Soon", d -> d.notAfter(TestPki.NOW.plusSeconds(86_400)));
    TrustBundle bundle =
        TrustBundle.of(
            ROOT.certificate(), ISSUING.certificate(), soon.certificate(), old.certificate());
    List<String> lines = new ArrayList<>();

    ExpiryWatch.over(bundle)
        .warnBefore(Duration.ofDays(90), Duration.ofDays(30), Duration.ofDays(7))
        .check(TestPki.NOW)
        .forEach(a -> lines.add(a.subject() + " ends " + a.notAfter()));

    assertThat(lines)
        .containsExactly("CN=Old ends 2026-01-14T23:59:59Z", "CN=Soon ends 2026-01-16T00:00:00Z");
  }

  @Test
  void tenantListIsPlannedAppliedReadBackAndRestored() throws IOException {
    SimulatedTenant transport = SimulatedTenant.inMemory(TestPki.CLOCK);
    BundleEntry newCa = BundleEntry.of(ISSUING.certificate());
    TenantAccess access =
        ExchangeTenant.over(transport)
            .backups(BackupStore.folder(folder.resolve("backups")))
            .clock(TestPki.CLOCK);
    try (ExchangeTenant tenant = access.open()) {
      tenant.apply(tenant.plan(TrustBundle.of(ROOT.certificate())));
    }

    try (ExchangeTenant tenant = access.open()) {
      TrustBundle present = tenant.read().bundle();
      TrustListPlan plan = tenant.plan(present.plus(newCa));
      PowerShellScript.of(plan)
          .connecting(ExchangeConnection.interactive("admin@contoso.com"))
          .writeTo(folder.resolve("change-4711"));
      assertThat(tenant.read().list()).isEqualTo(store(ROOT));

      ApplyReceipt receipt = tenant.apply(plan);
      receipt.save(folder.resolve("receipt.json"));
      assertThat(tenant.read().list()).isEqualTo(store(ROOT, ISSUING));
      assertThat(tenant.plan(present.plus(newCa)).isEmpty()).isTrue();

      tenant.restore(ApplyReceipt.load(folder.resolve("receipt.json")));
      assertThat(tenant.read().list()).isEqualTo(store(ROOT));
    }
    assertThat(folder.resolve("change-4711/tenant.sst")).hasBinaryContent(store(ROOT, ISSUING));
  }

  @Test
  void listIsReplacedWithoutADayOnWhichMailIsNotTrusted() {
    TestPki newRoot = TestPki.root("New");
    TrustBundle current = TrustBundle.of(ROOT.certificate());
    TrustBundle wanted = TrustBundle.of(newRoot.certificate());
    List<Evidence> evidence = List.of(Evidence.of(ROOT.issuesLeaf("a@b.test").certificate()));
    Instant today = TestPki.NOW;
    Instant horizon = today.plus(Duration.ofDays(730));
    List<String> lines = new ArrayList<>();

    RotationPlan rotation =
        RotationPlan.from(current).to(wanted).keepingTrusted(evidence).between(today, horizon);
    rotation
        .steps()
        .forEach(s -> lines.add(s.describe() + "  " + s.earliest() + " .. " + s.latest()));

    assertThat(lines)
        .containsExactly(
            "1 add: 1 in (CN=New), 2 in all  2026-01-15T00:00:00Z .. 2026-02-14T00:00:00Z",
            "2 remove: 1 out (CN=Root), 1 in all  2027-06-01T00:00:01Z .. 2027-07-01T00:00:01Z");
    assertThat(rotation.isGapFree()).isTrue();
    for (RotationStep step : rotation.steps()) {
      Clock clock = Clock.fixed(step.latest(), ZoneOffset.UTC);
      SimulatedTenant transport = SimulatedTenant.inMemory(clock);
      try (ExchangeTenant tenant = ExchangeTenant.over(transport).clock(clock).open()) {
        assertThat(tenant.plan(step.bundle()).blockers()).isEmpty();
      }
    }
  }

  @Test
  void storeIsReadAndEncodedByteForByte() throws IOException {
    Path roots = Files.write(folder.resolve("roots.sst"), store(ROOT, ISSUING));

    SerializedStore store = SerializedStore.read(roots);
    byte[] same = store.encode();

    assertThat(store.elements()).hasSize(2);
    assertThat(roots).hasBinaryContent(same);
  }

  private static String pem(TestPki certificate) {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
            .encodeToString(certificate.der())
        + "\n-----END CERTIFICATE-----\n";
  }

  /** MS-OSHARED 2.3.9.1: a header, a record (id 32) for each certificate, the end marker. */
  private static byte[] store(TestPki... certificates) {
    int size = 20;
    for (TestPki certificate : certificates) {
      size += 12 + certificate.der().length;
    }
    ByteBuffer store = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    store.putInt(0).putInt(0x54524543);
    for (TestPki certificate : certificates) {
      store.putInt(32).putInt(1).putInt(certificate.der().length).put(certificate.der());
    }
    return store.putInt(0).putInt(0).putInt(0).array();
  }
}
