package io.github.smimetrust.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.ChainResult;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.chain.Purpose;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.sst.PropertyId;
import io.github.smimetrust.sst.SerializedStore;
import io.github.smimetrust.sst.StoreElement;
import io.github.smimetrust.sst.StoreProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RotationPlanTest {
  private static final Instant START = TestPki.NOW;
  private static final Instant HORIZON = Instant.parse("2028-01-01T00:00:00Z");
  private static final Instant IN_A_MONTH = Instant.parse("2026-02-14T00:00:00Z");

  /** The leaf of the fixture ends at midnight of 1 June 2027, that second included. */
  private static final Instant AFTER_LEAF = Instant.parse("2027-06-01T00:00:01Z");

  private static final TestPki OLD = TestPki.root("Old");
  private static final TestPki NEW = TestPki.root("New");
  private static final Evidence OF_OLD = evidence(OLD.issuesLeaf("a@old.example"));
  private static final Evidence OF_NEW = evidence(NEW.issuesLeaf("b@new.example"));

  /** SEQUENCE OF OBJECT IDENTIFIER with emailProtection alone (X.690 section 8). */
  private static final StoreProperty MAIL_ONLY =
      StoreProperty.of(
          PropertyId.ENHKEY_USAGE, HexFormat.of().parseHex("300a06082b06010505070304"));

  private static Evidence evidence(TestPki leaf, TestPki... along) {
    return Evidence.of(leaf.certificate())
        .accompaniedBy(Stream.of(along).map(TestPki::certificate).toList())
        .from(leaf.toString());
  }

  private static TrustBundle list(TestPki... certificates) {
    return TrustBundle.of(Stream.of(certificates).map(TestPki::certificate).toList());
  }

  private static TrustBundle restricted(TestPki certificate, StoreProperty... properties) {
    StoreElement element = StoreElement.certificate(certificate.der(), properties);
    return TrustBundle.decodeSst(SerializedStore.of(List.of(element)).encode(), "test");
  }

  private static BundleEntry entry(TestPki certificate) {
    return BundleEntry.of(certificate.certificate());
  }

  private static Instant at(String time) {
    return Instant.parse(time);
  }

  private static RotationPlan plan(TrustBundle current, TrustBundle wanted, Evidence... evidence) {
    return RotationPlan.from(current).to(wanted).keepingTrusted(evidence).between(START, HORIZON);
  }

  private static RotationStep only(RotationPlan plan) {
    assertThat(plan.steps()).hasSize(1);
    return plan.steps().get(0);
  }

  private static Gap onlyGap(RotationPlan plan) {
    assertThat(plan.gaps()).hasSize(1);
    assertThat(plan.isGapFree()).isFalse();
    return plan.gaps().get(0);
  }

  @Test
  void hasNoStepsWhereTheListsAreTheSame() {
    RotationPlan plan = plan(list(OLD, NEW), list(NEW, OLD), OF_OLD);

    assertThat(plan.steps()).isEmpty();
    assertThat(plan.isGapFree()).isTrue();
    assertThat(plan.describe()).startsWith("Nothing to upload; no gap");
  }

  @Test
  void addsWhatIsNewAtOnce() {
    RotationPlan plan = plan(list(OLD), list(OLD, NEW), OF_OLD);

    RotationStep step = only(plan);
    assertThat(step.kind()).isEqualTo(RotationStep.Kind.ADD);
    assertThat(step.bundle()).isEqualTo(list(OLD, NEW));
    assertThat(step.earliest()).isEqualTo(START);
    assertThat(step.latest()).isEqualTo(IN_A_MONTH);
    assertThat(step.departures()).isEmpty();
    assertThat(plan.isGapFree()).isTrue();
  }

  @Test
  void anOldRootStaysUntilTheEvidenceThatNeedsItHasEnded() {
    RotationPlan plan = plan(list(OLD), list(NEW), OF_OLD);

    assertThat(plan.steps())
        .extracting(RotationStep::kind)
        .containsExactly(RotationStep.Kind.ADD, RotationStep.Kind.REMOVE);
    assertThat(plan.steps().get(0).bundle()).isEqualTo(list(OLD, NEW));
    RotationStep removal = plan.steps().get(1);
    assertThat(removal.bundle()).isEqualTo(list(NEW));
    assertThat(removal.earliest()).isEqualTo(AFTER_LEAF);
    assertThat(removal.latest()).isEqualTo(AFTER_LEAF.plus(Duration.ofDays(30)));
    assertThat(removal.departures())
        .containsExactly(new Departure(entry(OLD), AFTER_LEAF, Departure.Reason.SERVED));
    assertThat(plan.isGapFree()).isTrue();
  }

  @Test
  void whatNoEvidenceNeedsGoesWithTheFirstStep() {
    RotationPlan plan = plan(list(OLD), list(NEW), OF_NEW);

    RotationStep step = only(plan);
    assertThat(step.kind()).isEqualTo(RotationStep.Kind.REPLACE);
    assertThat(step.departures())
        .containsExactly(new Departure(entry(OLD), START, Departure.Reason.UNUSED));
    assertThat(plan.isGapFree()).isTrue();
  }

  @Test
  void aRenewalWithTheSameKeyTakesOverWhenItBegins() {
    TestPki renewed = TestPki.root("Old", d -> d.notBefore(at("2026-03-01T00:00:00Z")));
    RotationPlan plan = plan(list(OLD), list(renewed), OF_OLD);

    assertThat(plan.steps()).hasSize(2);
    assertThat(plan.steps().get(0).bundle()).isEqualTo(list(OLD, renewed));
    assertThat(plan.steps().get(1).bundle()).isEqualTo(list(renewed));
    assertThat(plan.steps().get(1).earliest()).isEqualTo(at("2026-03-01T00:00:00Z"));
    assertThat(plan.isGapFree()).isTrue();
  }

  @Test
  void theNewListHasToBeThereWhenTheOldRootEnds() {
    TestPki ending = TestPki.root("Old", d -> d.notAfter(at("2026-01-25T12:00:00Z")));
    RotationPlan plan = plan(list(ending), list(OLD), OF_OLD);

    assertThat(only(plan).bundle()).isEqualTo(list(OLD));
    assertThat(only(plan).latest()).isEqualTo(at("2026-01-25T12:00:00Z"));
    assertThat(plan.isGapFree()).isTrue();
  }

  @Test
  void anOverlapThatIsTooShortIsAGapToTheSecond() {
    TestPki ending = TestPki.root("Old", d -> d.notAfter(at("2026-06-30T23:59:59Z")));
    TestPki late = TestPki.root("Old", d -> d.notBefore(at("2026-07-02T00:00:00Z")));
    Gap gap = onlyGap(plan(list(ending), list(late), OF_OLD));

    assertThat(gap.from()).isEqualTo(at("2026-07-01T00:00:00Z"));
    assertThat(gap.until()).isEqualTo(at("2026-07-02T00:00:00Z"));
    assertThat(gap.certificate()).isEqualTo(entry(ending));
    assertThat(gap.reason()).isEqualTo("expired");
    assertThat(gap.evidence()).isSameAs(OF_OLD);
    assertThat(gap.result()).containsInstanceOf(ChainResult.Rejected.class);
    assertThat(gap.message()).contains("2026-06-30T23:59:59Z");
    assertThat(gap.message(Locale.JAPANESE)).isNotEqualTo(gap.message());
  }

  @Test
  void aCrossCertificateOfTheNewRootCarriesWhatTheOldOneIssued() {
    TestPki issuing = OLD.issues("Issuing");
    TestPki oldWithNew = NEW.crossCertifies(OLD);
    TestPki newWithOld = OLD.crossCertifies(NEW);
    RotationPlan plan =
        plan(
            list(OLD, issuing, newWithOld),
            list(NEW, issuing, oldWithNew),
            evidence(issuing.issuesLeaf("c@old.example")),
            OF_NEW);

    assertThat(only(plan).bundle()).isEqualTo(list(NEW, issuing, oldWithNew));
    assertThat(plan.isGapFree()).isTrue();
  }

  @Test
  void aCrossCertificateThatEndsBringsTheOldRootBackIntoNeed() {
    TestPki oldWithNew = NEW.crossCertifies(OLD, d -> d.notAfter(at("2026-12-31T00:00:00Z")));
    RotationPlan plan = plan(list(OLD), list(NEW, oldWithNew), OF_OLD);

    assertThat(plan.steps()).hasSize(2);
    assertThat(plan.steps().get(0).bundle()).isEqualTo(list(OLD, NEW, oldWithNew));
    assertThat(plan.steps().get(1).earliest()).isEqualTo(AFTER_LEAF);
    assertThat(plan.steps().get(1).bundle()).isEqualTo(list(NEW));
    assertThat(plan.leftOut()).containsExactly(entry(oldWithNew));
    assertThat(plan.isGapFree()).isTrue();
  }

  @Test
  void certificatesThatCameAlongArePartOfTheChain() {
    TestPki issuing = OLD.issues("Issuing");
    RotationPlan plan =
        plan(
            list(OLD),
            list(NEW, NEW.crossCertifies(OLD)),
            evidence(issuing.issuesLeaf("c@old.example"), issuing));

    assertThat(plan.steps()).hasSize(1);
    assertThat(plan.isGapFree()).isTrue();
  }

  @Test
  void aLeafThatOutlivesItsRootHasAGap() {
    TestPki ending = TestPki.root("Old", d -> d.notAfter(at("2026-12-31T00:00:00Z")));
    Gap gap = onlyGap(plan(list(ending), list(ending, NEW), OF_OLD));

    assertThat(gap.from()).isEqualTo(at("2026-12-31T00:00:01Z"));
    assertThat(gap.until()).isEqualTo(AFTER_LEAF);
    assertThat(gap.certificate()).isEqualTo(entry(ending));
  }

  @Test
  void aLeafThatBeginsLaterIsKeptToo() {
    TestPki leaf =
        OLD.issuesLeaf(
            "later@old.example",
            d -> d.notBefore(at("2026-09-01T00:00:00Z")).notAfter(at("2026-10-01T00:00:00Z")));
    RotationPlan plan = plan(list(OLD), list(NEW), evidence(leaf));

    assertThat(plan.steps()).hasSize(2);
    assertThat(plan.steps().get(1).earliest()).isEqualTo(at("2026-10-01T00:00:01Z"));
    assertThat(plan.isGapFree()).isTrue();
  }

  @Test
  void whatNeedsTheNewListIsTrustedAfterTheFirstStep() {
    RotationPlan plan = plan(TrustBundle.empty(), list(NEW), OF_NEW);

    assertThat(only(plan).kind()).isEqualTo(RotationStep.Kind.ADD);
    assertThat(plan.isGapFree()).isTrue();
    assertThat(plan.neverTrusted()).isEmpty();
  }

  @Test
  void whatNothingTrustsIsNamed() {
    Evidence stranger = evidence(TestPki.root("Stranger").issuesLeaf("s@else.example"));
    RotationPlan plan = plan(list(OLD), list(OLD, NEW), OF_OLD, stranger);

    assertThat(plan.neverTrusted())
        .extracting(UntrustedEvidence::evidence)
        .containsExactly(stranger);
    assertThat(plan.neverTrusted().get(0).reason()).isEqualTo("issuer-missing");
    assertThat(plan.neverTrusted().get(0).result()).containsInstanceOf(ChainResult.Rejected.class);
    assertThat(plan.isGapFree()).isTrue();
    assertThat(plan.warnings()).anyMatch(w -> w.contains("1 of 2"));
  }

  @Test
  void evidenceThatHasEndedIsNamed() {
    TestPki ended = OLD.issuesLeaf("e@old.example", d -> d.notAfter(START.minusSeconds(1)));
    RotationPlan plan = plan(list(OLD), list(NEW), evidence(ended));

    assertThat(plan.neverTrusted())
        .extracting(UntrustedEvidence::reason)
        .containsExactly("expired");
    assertThat(plan.steps()).hasSize(1);
  }

  @Test
  void aDistrustedRootGoesAtOnceAndWhatHangsOnItIsAGap() {
    RotationPlan plan =
        RotationPlan.from(list(OLD, NEW))
            .to(list(OLD, NEW))
            .keepingTrusted(OF_OLD, OF_NEW)
            .distrusting(list(OLD))
            .between(START, HORIZON);

    RotationStep step = only(plan);
    assertThat(step.kind()).isEqualTo(RotationStep.Kind.DISTRUST);
    assertThat(step.bundle()).isEqualTo(list(NEW));
    assertThat(step.earliest()).isEqualTo(START);
    assertThat(step.latest()).isEqualTo(START);
    Gap gap = onlyGap(plan);
    assertThat(gap.evidence()).isSameAs(OF_OLD);
    assertThat(gap.from()).isEqualTo(START);
    assertThat(gap.until()).isEqualTo(AFTER_LEAF);
    assertThat(gap.reason()).isEqualTo("distrusted");
    assertThat(gap.certificate()).isEqualTo(entry(OLD));
    assertThat(plan.leftOut()).containsExactly(entry(OLD));
  }

  @Test
  void aDistrustedRootWhoseChainsHaveAnotherEndIsNoGap() {
    TestPki cross = NEW.crossCertifies(OLD);
    RotationPlan plan =
        RotationPlan.from(list(OLD, NEW))
            .to(list(NEW, cross))
            .keepingTrusted(OF_OLD)
            .distrusting(list(OLD), START.plus(Duration.ofDays(2)))
            .between(START, HORIZON);

    assertThat(only(plan).latest()).isEqualTo(START.plus(Duration.ofDays(2)));
    assertThat(plan.isGapFree()).isTrue();
    assertThat(plan.warnings()).anyMatch(w -> w.contains("key of a distrusted certificate"));
  }

  @Test
  void aDistrustedAuthorityThatComesAlongWithMailIsNoTrustAndIsWarnedOf() {
    TestPki issuing = OLD.issues("Issuing");
    RotationPlan plan =
        RotationPlan.from(list(OLD, issuing))
            .to(list(OLD))
            .keepingTrusted(evidence(issuing.issuesLeaf("c@old.example"), issuing))
            .distrusting(list(issuing))
            .between(START, HORIZON);

    assertThat(only(plan).bundle()).isEqualTo(list(OLD));
    assertThat(onlyGap(plan).reason()).isEqualTo("distrusted");
    assertThat(plan.warnings()).anyMatch(w -> w.contains("no roots") && w.contains("CN=Issuing"));
  }

  @Test
  void aListIsNotUploadedWithWhatEndsWithinADay() {
    TestPki ending = TestPki.root("Old", d -> d.notAfter(START.plus(Duration.ofHours(12))));
    RotationPlan plan = plan(list(ending), list(NEW), OF_OLD);

    RotationStep step = only(plan);
    assertThat(step.earliest()).isEqualTo(START.plus(Duration.ofHours(12)).plusSeconds(1));
    assertThat(step.bundle()).isEqualTo(list(NEW));
    assertThat(onlyGap(plan).from()).isEqualTo(step.earliest());
    assertThat(onlyGap(plan).reason()).isEqualTo("expired");
  }

  @Test
  void anUploadThatCannotWaitLeavesOutWhatEndsWithinADay() {
    TestPki ending = TestPki.root("Old", d -> d.notAfter(START.plus(Duration.ofHours(12))));
    TestPki broken = TestPki.root("Broken");
    RotationPlan plan =
        RotationPlan.from(list(ending, broken))
            .to(list(NEW))
            .keepingTrusted(OF_OLD)
            .distrusting(list(broken))
            .between(START, HORIZON);

    assertThat(only(plan).bundle()).isEqualTo(list(NEW));
    assertThat(plan.gaps()).extracting(Gap::reason).containsExactly("upload-refused", "expired");
    assertThat(plan.gaps())
        .extracting(Gap::from)
        .containsExactly(START, START.plus(Duration.ofHours(12)).plusSeconds(1));
    assertThat(plan.gaps()).extracting(Gap::certificate).containsOnly(entry(ending));
    assertThat(plan.gaps().get(0).message()).contains("refuses");
  }

  @Test
  void whatIsNotInTheListYetIsNotWaitedFor() {
    TestPki ending = NEW.issues("Short", d -> d.notAfter(START.plus(Duration.ofHours(12))));
    RotationPlan plan =
        plan(list(OLD), list(OLD, NEW, ending), evidence(ending.issuesLeaf("s@new.example")));

    assertThat(only(plan).earliest()).isEqualTo(START);
    assertThat(only(plan).bundle()).isEqualTo(list(OLD, NEW));
    assertThat(plan.leftOut()).containsExactly(entry(ending));
  }

  @Test
  void aWindowClosesADayBeforeSomethingInTheListEnds() {
    TestPki ending = NEW.issues("Short", d -> d.notAfter(at("2026-01-30T06:00:00Z")));
    RotationPlan plan = plan(list(OLD), list(OLD, NEW, ending), OF_OLD);

    assertThat(only(plan).bundle()).isEqualTo(list(OLD, NEW, ending));
    assertThat(only(plan).latest()).isEqualTo(at("2026-01-29T06:00:00Z"));
  }

  @Test
  void removalsCloseToEachOtherAreOneStep() {
    List<TestPki> roots = new ArrayList<>();
    List<Evidence> evidence = new ArrayList<>();
    for (String end : List.of("2026-06-01", "2026-06-20", "2026-09-01")) {
      TestPki root = TestPki.root("Until " + end);
      roots.add(root);
      evidence.add(evidence(root.issuesLeaf("u@" + end, d -> d.notAfter(at(end + "T00:00:00Z")))));
    }
    TrustBundle current = list(roots.toArray(TestPki[]::new));
    RotationRequest request = RotationPlan.from(current).to(list(NEW)).keepingTrusted(evidence);

    assertThat(request.between(START, HORIZON).steps())
        .extracting(RotationStep::earliest)
        .containsExactly(START, at("2026-06-20T00:00:01Z"), at("2026-09-01T00:00:01Z"));
    assertThat(request.stepsWithin(Duration.ofDays(10)).between(START, HORIZON).steps())
        .extracting(RotationStep::earliest)
        .containsExactly(
            START,
            at("2026-06-01T00:00:01Z"),
            at("2026-06-20T00:00:01Z"),
            at("2026-09-01T00:00:01Z"));
  }

  @Test
  void moreThanTwelveStepsAreNotAskedOfAnyone() {
    List<TestPki> roots = new ArrayList<>();
    List<Evidence> evidence = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      TestPki root = TestPki.root("Root " + i);
      Instant end = START.plus(Duration.ofDays(10L * i));
      roots.add(root);
      evidence.add(evidence(root.issuesLeaf("u" + i + "@x.example", d -> d.notAfter(end))));
    }
    RotationPlan plan =
        RotationPlan.from(list(roots.toArray(TestPki[]::new)))
            .to(list(NEW))
            .keepingTrusted(evidence)
            .stepsWithin(Duration.ofHours(1))
            .between(START, HORIZON);

    assertThat(plan.steps()).hasSizeBetween(2, 12);
    assertThat(plan.steps().get(plan.steps().size() - 1).bundle()).isEqualTo(list(NEW));
    assertThat(plan.isGapFree()).isTrue();
  }

  @Test
  void whatIsNeededBeyondTheHorizonStays() {
    RotationPlan plan =
        RotationPlan.from(list(OLD))
            .to(list(NEW))
            .keepingTrusted(OF_OLD)
            .between(START, at("2027-01-01T00:00:00Z"));

    assertThat(only(plan).bundle()).isEqualTo(list(OLD, NEW));
    assertThat(plan.kept()).containsExactly(entry(OLD));
    assertThat(plan.warnings()).anyMatch(w -> w.contains("CN=Old"));
  }

  @Test
  void aRestrictionThatFallsAwayDoesSoAtOnce() {
    RotationPlan plan = plan(restricted(OLD, MAIL_ONLY), list(OLD), OF_OLD);

    assertThat(only(plan).kind()).isEqualTo(RotationStep.Kind.RESTRICT);
    assertThat(only(plan).earliest()).isEqualTo(START);
    assertThat(only(plan).bundle().entries().get(0).properties()).isEmpty();
    assertThat(only(plan).diff().restrictionsChanged()).hasSize(1);
  }

  @Test
  void aNewRestrictionComesWithTheLastStep() {
    TestPki other = TestPki.root("Other");
    RotationPlan plan =
        plan(list(OLD, other), restricted(other, MAIL_ONLY).plus(list(NEW)), OF_OLD);

    assertThat(plan.steps()).hasSize(2);
    assertThat(plan.steps().get(0).diff().restrictionsChanged()).isEmpty();
    assertThat(plan.steps().get(1).diff().restrictionsChanged()).hasSize(1);
    assertThat(plan.proof().notChecked()).contains("store-restrictions");
  }

  @Test
  void aNewRestrictionWaitsForTheRemovalThatEndsThePlan() {
    TestPki other = TestPki.root("Other");
    RotationPlan plan = plan(list(OLD, other), restricted(other, MAIL_ONLY), OF_OLD);

    assertThat(only(plan).earliest()).isEqualTo(AFTER_LEAF);
    assertThat(only(plan).diff().restrictionsChanged()).hasSize(1);
  }

  @Test
  void aPlanThatMayAskTooLittleIsNotGapFree() {
    RotationPlan plan =
        RotationPlan.from(list(OLD))
            .to(list(NEW))
            .keepingTrusted(OF_OLD, OF_NEW)
            .questions(4)
            .between(START, HORIZON);

    assertThat(plan.proof().questions()).isEqualTo(4);
    assertThat(plan.proof().mostQuestions()).isEqualTo(4);
    assertThat(plan.isGapFree()).isFalse();
    assertThat(plan.describe()).contains("NOT KNOWN");
  }

  @Test
  void oneQuestionLessThanNeededIsTooFew() {
    RotationRequest request = RotationPlan.from(list(OLD)).to(list(NEW)).keepingTrusted(OF_OLD);
    int needed = request.between(START, HORIZON).proof().questions();

    assertThat(request.questions(needed).between(START, HORIZON).isGapFree()).isTrue();
    for (int most = 1; most < needed; most++) {
      assertThat(request.questions(most).between(START, HORIZON).isGapFree()).isFalse();
    }
  }

  @Test
  void countsTheSameEvidenceOnce() {
    assertThat(plan(list(OLD), list(NEW), OF_OLD, OF_OLD).proof().evidence()).isEqualTo(1);
  }

  @Test
  void authoritiesAreEvidenceForAnyPurpose() {
    TestPki issuing = OLD.issues("Issuing");
    RotationRequest request =
        RotationPlan.from(list(OLD)).to(list(NEW)).keepingTrusted(evidence(issuing));

    assertThat(request.between(START, HORIZON).neverTrusted()).hasSize(1);
    assertThat(request.purpose(Purpose.ANY).between(START, HORIZON).neverTrusted()).isEmpty();
  }

  @Test
  void saysWhatWasNotChecked() {
    assertThat(plan(list(OLD), list(NEW), OF_OLD).proof().notChecked())
        .containsExactly("revocation", "address", "propagation", "client-caches", "other-lists");
  }

  @Test
  void wantsEvidenceToBeNamed() {
    RotationRequest request = RotationPlan.from(list(OLD)).to(list(NEW));

    assertThatIllegalStateException()
        .isThrownBy(() -> request.between(START, HORIZON))
        .withMessageContaining("keepingTrusted");
    RotationPlan plan = request.keepingTrusted(List.of()).between(START, HORIZON);
    assertThat(plan.steps()).hasSize(1);
    assertThat(plan.warnings()).anyMatch(w -> w.contains("no evidence"));
  }

  @Test
  void refusesArgumentsThatMakeNoPlan() {
    RotationRequest request = RotationPlan.from(list(OLD)).to(list(NEW)).keepingTrusted();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> request.between(START, START.plusMillis(500)))
        .withMessageContaining("found the horizon");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request.stepsWithin(Duration.ofMinutes(59)))
        .withMessageContaining("found a window of PT59M");
    assertThatIllegalArgumentException().isThrownBy(() -> request.questions(0));
  }

  @Test
  void describesAStepInALine() {
    RotationPlan plan = plan(list(OLD), list(NEW), OF_NEW);

    assertThat(only(plan).describe())
        .isEqualTo("1 replace: 1 in (CN=New), 1 out (CN=Old), 1 in all");
    assertThat(only(plan).describe(Locale.JAPANESE))
        .isEqualTo("1 入れ替え: 追加 1 件（CN=New）、削除 1 件（CN=Old）、合計 1 件");
    assertThat(plan.describe().lines())
        .hasSameSizeAs(plan.describe(Locale.JAPANESE).lines().toList());
  }

  @Test
  void aPlanMayBeginAtTheEndOfTime() {
    Instant start = Instant.MAX.minusSeconds(100);
    RotationPlan plan =
        RotationPlan.from(list(OLD))
            .to(list(NEW))
            .keepingTrusted(OF_OLD)
            .distrusting(list(OLD))
            .between(start, Instant.MAX);

    RotationStep step = only(plan);
    assertThat(step.bundle().isEmpty()).isTrue();
    assertThat(step.latest()).isBefore(Instant.MAX);
  }

  @Test
  void whatIsDistrustedAtOnceDoesNotWaitForWhatHasTime() {
    RotationPlan plan =
        RotationPlan.from(list(OLD, NEW))
            .to(list(OLD, NEW))
            .keepingTrusted(List.of())
            .distrusting(list(NEW), IN_A_MONTH)
            .distrusting(list(OLD))
            .between(START, HORIZON);

    assertThat(only(plan).latest()).isEqualTo(START);
  }

  @Test
  void anOldChainIsNotGivenUpForANewOneThatNoUploadCanBring() {
    TestPki issuing = OLD.issues("Issuing");
    TestPki ending = NEW.crossCertifies(issuing, d -> d.notAfter(START.plus(Duration.ofHours(20))));
    TestPki user =
        issuing.issuesLeaf("c@x.example", d -> d.notAfter(START.plus(Duration.ofHours(10))));

    RotationPlan plan = plan(list(OLD, issuing), list(NEW, ending), evidence(user));

    assertThat(plan.isGapFree()).isTrue();
    assertThat(plan.steps().get(plan.steps().size() - 1).bundle()).isEqualTo(list(NEW));
    assertThat(plan.leftOut()).containsExactly(entry(ending));
  }

  @Test
  void aCertificateThatDiffersFromADistrustedOneInItsSignatureAloneGoesToo() {
    TestPki issuing = OLD.issues("Issuing");
    TestPki other = OLD.issues("Issuing", d -> d.brokenSignature());
    TrustBundle current = list(OLD, issuing, other);
    assertThat(current.size()).isEqualTo(3);

    RotationPlan plan =
        RotationPlan.from(current)
            .to(current)
            .keepingTrusted(List.of())
            .distrusting(list(issuing))
            .between(START, HORIZON);

    assertThat(only(plan).bundle()).isEqualTo(list(OLD));
    assertThat(only(plan).departures())
        .extracting(Departure::reason)
        .containsOnly(Departure.Reason.DISTRUSTED)
        .hasSize(2);
  }
}
