package io.github.smimetrust.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.report.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExpiryWatchTest {
  private static final Instant NOW = TestPki.NOW;
  private static final Instant SOON = NOW.plus(Duration.ofDays(20));
  private static final TestPki ROOT = TestPki.root("R");
  private static final TestPki OTHER = TestPki.root("O");
  private static final TestPki ENDING = ROOT.issues("I", d -> d.notAfter(SOON));
  private static final TestPki LEAF = ENDING.issuesLeaf("u@a.test");

  private static TrustBundle bundle(TestPki... certificates) {
    return TrustBundle.of(Stream.of(certificates).map(TestPki::certificate).toList());
  }

  private static Evidence evidence(TestPki leaf) {
    return Evidence.of(leaf.certificate());
  }

  private static BundleEntry entry(TestPki certificate) {
    return BundleEntry.of(certificate.certificate());
  }

  private static List<ExpiryAlert> check(TrustBundle bundle, Evidence... evidence) {
    return ExpiryWatch.over(bundle).usedBy(evidence).check(NOW);
  }

  @Test
  void tellsTheShortestThresholdThatIsReached() {
    assertThat(check(bundle(ROOT, ENDING)))
        .containsExactly(
            new ExpiryAlert(entry(ENDING), Duration.ofDays(30), Severity.WARNING, List.of(), NOW));
  }

  @Test
  void aThresholdIsReachedToTheSecond() {
    ExpiryWatch watch = ExpiryWatch.over(bundle(ENDING)).warnBefore(Duration.ofDays(30));
    Instant reached = SOON.minus(Duration.ofDays(30));

    assertThat(watch.check(reached.minusSeconds(1))).isEmpty();
    assertThat(watch.check(reached)).hasSize(1);
  }

  /** RFC 5280 section 4.1.2.5: the period includes notAfter. */
  @Test
  void theLastSecondIsStillValid() {
    ExpiryWatch watch = ExpiryWatch.over(bundle(ENDING));

    assertThat(watch.check(SOON.plusMillis(999)).get(0).severity()).isEqualTo(Severity.WARNING);
    assertThat(watch.check(SOON.plusSeconds(1)))
        .containsExactly(
            new ExpiryAlert(
                entry(ENDING), Duration.ZERO, Severity.ERROR, List.of(), SOON.plusSeconds(1)));
  }

  @Test
  void theWorstComesFirst() {
    TestPki ended = ROOT.issues("Old", d -> d.notAfter(NOW.minusSeconds(1)));
    TestPki sooner = ROOT.issues("Sooner", d -> d.notAfter(NOW.plusSeconds(60)));

    assertThat(check(bundle(ROOT, ENDING, sooner, ended)))
        .extracting(ExpiryAlert::subject)
        .containsExactly("CN=Old", "CN=Sooner", "CN=I");
  }

  @Test
  void namesTheEvidenceWhoseTrustEnds() {
    Evidence leaf = evidence(LEAF);
    Evidence other = evidence(OTHER.issuesLeaf("x@a.test"));

    assertThat(check(bundle(ROOT, OTHER, ENDING), leaf, other))
        .extracting(ExpiryAlert::affected)
        .containsExactly(List.of(leaf));
  }

  @Test
  void aRenewedAuthorityCarriesTheTrustOn() {
    TestPki renewed = ROOT.issues("I");

    assertThat(check(bundle(ROOT, ENDING, renewed), evidence(LEAF)))
        .singleElement()
        .satisfies(a -> assertThat(a.entry()).isEqualTo(entry(ENDING)))
        .satisfies(a -> assertThat(a.affected()).isEmpty());
  }

  @Test
  void aCrossCertificateThatCameAlongCarriesTheTrustOn() {
    Evidence leaf =
        evidence(LEAF).accompaniedBy(List.of(OTHER.crossCertifies(ENDING).certificate()));

    assertThat(check(bundle(ROOT, OTHER, ENDING), leaf)).allMatch(a -> a.affected().isEmpty());
  }

  @Test
  void whatBeginsAfterAGapDoesNot() {
    TestPki late = ROOT.issues("I", d -> d.notBefore(SOON.plusSeconds(2)));
    TestPki inTime = ROOT.issues("I", d -> d.notBefore(SOON.plusSeconds(1)));

    assertThat(check(bundle(ROOT, ENDING, late), evidence(LEAF)))
        .allMatch(a -> a.affected().size() == 1);
    assertThat(check(bundle(ROOT, ENDING, inTime), evidence(LEAF)))
        .allMatch(a -> a.affected().isEmpty());
  }

  @Test
  void anAuthorityThatCameAlongIsToldWhenTrustEndsWithIt() {
    Evidence leaf = evidence(LEAF).accompaniedBy(List.of(ENDING.certificate()));

    assertThat(check(bundle(ROOT), leaf))
        .containsExactly(
            new ExpiryAlert(
                entry(ENDING), Duration.ofDays(30), Severity.WARNING, List.of(leaf), NOW));
  }

  @Test
  void aUsersOwnEndIsANote() {
    TestPki user = ROOT.issuesLeaf("u@a.test", d -> d.notAfter(SOON));
    Evidence leaf = evidence(user);

    assertThat(check(bundle(ROOT), leaf))
        .containsExactly(
            new ExpiryAlert(entry(user), Duration.ofDays(30), Severity.NOTE, List.of(leaf), NOW));
  }

  @Test
  void whatHasEndedNamesTheEvidenceThatWouldBeTrustedWithoutThat() {
    TestPki ended = ROOT.issues("I", d -> d.notAfter(NOW.minusSeconds(1)));
    Evidence leaf = evidence(ended.issuesLeaf("u@a.test"));

    assertThat(check(bundle(ROOT, ended), leaf))
        .containsExactly(
            new ExpiryAlert(entry(ended), Duration.ZERO, Severity.ERROR, List.of(leaf), NOW));
  }

  @Test
  void evidenceThatIsRejectedForAnotherReasonIsLeftOut() {
    TestPki ended = ROOT.issues("I", d -> d.notAfter(NOW.minusSeconds(1)));
    Evidence leaf = evidence(ended.issuesLeaf("u@a.test", d -> d.brokenSignature()));

    assertThat(check(bundle(ROOT, ended), leaf)).allMatch(a -> a.affected().isEmpty());
    assertThat(check(bundle(), leaf)).isEmpty();
  }

  @Test
  void refusesTimesThatWarnOfNothing() {
    ExpiryWatch watch = ExpiryWatch.over(bundle());

    assertThatThrownBy(watch::warnBefore).isInstanceOf(IllegalArgumentException.class);
    for (Duration bad :
        List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofSeconds(Long.MAX_VALUE))) {
      assertThatThrownBy(() -> watch.warnBefore(Duration.ofDays(1), bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(bad.toString());
    }
  }

  @Test
  void anyInstantCanBeAskedAbout() {
    ExpiryWatch watch = ExpiryWatch.over(bundle(ROOT, ENDING)).usedBy(evidence(LEAF));

    assertThat(watch.check(Instant.MIN)).isEmpty();
    assertThat(watch.check(Instant.MAX)).hasSize(2);
  }

  @Test
  void saysWhatEndsAndWhatToDo() {
    ExpiryAlert alert = check(bundle(ROOT, ENDING), evidence(LEAF)).get(0);
    String sha256 = entry(ENDING).fingerprint().toString().substring(0, 16);

    assertThat(alert.message())
        .isEqualTo(
            "CN=I (sha256 "
                + sha256
                + "...) ends 2026-02-04T00:00:00Z, in 20 days (to be told 30 days before), and with"
                + " it the trust in 1 certificate; ask the authority for what follows it, and add"
                + " that in time");
    assertThat(alert.message(Locale.JAPANESE)).contains(sha256, "残り 20 日", "1 件");
  }
}
