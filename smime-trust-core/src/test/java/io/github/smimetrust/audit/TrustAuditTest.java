package io.github.smimetrust.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.report.Severity;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TrustAuditTest {
  private final TestPki root = TestPki.root("R");
  private final TestPki old =
      root.issues("Old", draft -> draft.notAfter(TestPki.NOW.minusSeconds(1)));
  private final TrustBundle bundle =
      TrustBundle.of(root.certificate(), old.certificate(), root.issues("I").certificate());

  @Test
  void reportsWhatHasEnded() {
    AuditReport report = TrustAudit.of(bundle).under(AuditPolicy.exchangeOnline()).run(TestPki.NOW);

    assertThat(report.entriesWith("expired"))
        .extracting(e -> e.subject())
        .containsExactly("CN=Old");
    assertThat(report.worst()).contains(Severity.ERROR);
    assertThat(report.exitStatus()).isEqualTo(2);
  }

  /** The last second belongs to the validity, whole (RFC 5280 section 4.1.2.5). */
  @Test
  void nothingHasEndedWithinItsLastSecond() {
    TrustAudit audit = TrustAudit.of(bundle).under(AuditPolicy.privatePki());
    Instant next = old.certificate().getNotAfter().toInstant().plusSeconds(1);

    assertThat(audit.run(next.minusNanos(1)).entriesWith("expired")).isEmpty();
    assertThat(audit.run(next).entriesWith("expired")).hasSize(1);
  }

  @Test
  void saysWhichExtensionIsBroken() {
    TestPki broken = root.issues("X", d -> d.extension("2.5.29.37", new byte[] {5, 0}));

    assertThat(
            TrustAudit.of(Stores.of(Stores.entry(root), Stores.entry(broken)))
                .under(AuditPolicy.privatePki())
                .run(TestPki.NOW)
                .findings())
        .filteredOn(f -> f.rule().equals("unreadable"))
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.message()).contains("a broken value of the extension 2.5.29.37");
              assertThat(f.message(Locale.JAPANESE)).contains("拡張 2.5.29.37 の壊れた値");
            });
  }

  @Test
  void waivedFindingsStandApartUntilTheWaiverEnds() {
    AuditPolicy policy =
        AuditPolicy.exchangeOnline()
            .ignoring(
                "expired",
                Fingerprint.ofDer(old.der()),
                "the partner renews it",
                TestPki.NOW.plusSeconds(1));

    AuditReport before = TrustAudit.of(bundle).under(policy).run(TestPki.NOW);
    AuditReport after = TrustAudit.of(bundle).under(policy).run(TestPki.NOW.plusSeconds(1));

    assertThat(before.entriesWith("expired")).isEmpty();
    assertThat(before.ignored()).extracting(f -> f.rule()).contains("expired");
    assertThat(after.entriesWith("expired")).hasSize(1);
  }

  @Test
  void refusesUnknownRules() {
    assertThatThrownBy(
            () -> AuditPolicy.exchangeOnline().ignoring("no-such-rule", "because", Instant.MAX))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no-such-rule")
        .hasMessageContaining("expired");
  }

  @Test
  void needsAPolicy() {
    assertThatThrownBy(() -> TrustAudit.of(bundle).run(TestPki.NOW))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("under");
  }
}
