package io.github.smimetrust.rotation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.chain.Outcome;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.report.ReportFormat;
import io.github.smimetrust.report.saved.SavedReport;
import io.github.smimetrust.sst.PropertyId;
import io.github.smimetrust.sst.SerializedStore;
import io.github.smimetrust.sst.StoreElement;
import io.github.smimetrust.sst.StoreProperty;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BundleMinimizerTest {
  private static final TestPki ROOT = TestPki.root("R");
  private static final TestPki OTHER = TestPki.root("O");
  private static final TestPki ISSUING = ROOT.issues("I");
  private static final TestPki IDLE = ROOT.issues("Idle");

  private static TrustBundle bundle(TestPki... certificates) {
    return TrustBundle.of(Stream.of(certificates).map(TestPki::certificate).toList());
  }

  private static BundleEntry entry(TestPki certificate) {
    return BundleEntry.of(certificate.certificate());
  }

  private static Evidence mail(TestPki issuer, String address) {
    return Evidence.of(issuer.issuesLeaf(address).certificate()).from(address);
  }

  private static MinimalBundle minimal(TrustBundle bundle, Evidence... evidence) {
    return BundleMinimizer.of(bundle).keepingTrusted(evidence).at(TestPki.NOW);
  }

  private static void assertHolds(MinimalBundle minimal, TestPki... certificates) {
    assertThat(minimal.bundle()).isEqualTo(bundle(certificates));
  }

  @Test
  void keepsTheChainAndNamesWhoNeedsIt() {
    Evidence a = mail(ISSUING, "a@x.test");
    Evidence b = mail(ROOT, "b@x.test");
    MinimalBundle minimal = minimal(bundle(ROOT, OTHER, ISSUING, IDLE), a, b);

    assertHolds(minimal, ROOT, ISSUING);
    assertThat(minimal.neededBy(entry(ROOT))).containsExactlyInAnyOrder(a, b);
    assertThat(minimal.neededBy(entry(ISSUING))).containsExactly(a);
    assertThat(minimal.neededBy(entry(IDLE))).isEmpty();
    assertThat(minimal.needs()).containsOnlyKeys(entry(ROOT), entry(ISSUING));
    assertThat(minimal.unneeded()).containsExactly(entry(OTHER), entry(IDLE));
    assertThat(minimal.trusted()).containsExactlyInAnyOrder(a, b);
    assertThat(minimal.notTrusted()).isEmpty();
    assertThat(minimal.isProvedSmallest()).isTrue();
    assertThat(minimal.notChecked()).containsExactly("revocation", "address");
  }

  @Test
  void ofTwoWaysOneCertificateIsTakenWhereTheOtherNeedsTwo() {
    // Either the authority's own root, or the cross certificate and the root that gave it.
    TestPki cross = OTHER.crossCertifies(ROOT);
    MinimalBundle minimal = minimal(bundle(OTHER, cross, ROOT), mail(ROOT, "a@x.test"));

    assertHolds(minimal, ROOT);
  }

  @Test
  void ofEqualNumbersTheFewestBytesAreTaken() {
    // b needs OTHER. With it, a can do with ROOT or with the cross certificate, one each.
    TestPki cross = OTHER.crossCertifies(ROOT, d -> d.extension("1.2.3.4", new byte[] {5, 0}));
    MinimalBundle minimal =
        minimal(bundle(OTHER, cross, ROOT), mail(ROOT, "a@x.test"), mail(OTHER, "b@x.test"));

    assertThat(cross.der().length).isGreaterThan(ROOT.der().length);
    assertHolds(minimal, OTHER, ROOT);
  }

  @Test
  void twoThatCanUseEitherShareOne() {
    // a can do with ONE or TWO, b with TWO or THREE: TWO serves both.
    TestPki one = TestPki.root("One");
    TestPki two = TestPki.root("Two");
    TestPki three = TestPki.root("Three");
    TestPki left = TestPki.root("Left");
    TestPki right = TestPki.root("Right");
    Evidence a =
        mail(left, "a@x.test")
            .accompaniedBy(certificates(one.crossCertifies(left), two.crossCertifies(left)));
    Evidence b =
        mail(right, "b@x.test")
            .accompaniedBy(certificates(two.crossCertifies(right), three.crossCertifies(right)));
    MinimalBundle minimal = minimal(bundle(one, two, three), a, b);

    assertHolds(minimal, two);
    assertThat(minimal.neededBy(entry(two))).containsExactlyInAnyOrder(a, b);
    assertThat(minimal.isProvedSmallest()).isTrue();
  }

  private static List<?> certificates(TestPki... certificates) {
    return Stream.of(certificates).map(TestPki::certificate).toList();
  }

  @Test
  void whatCameAlongNeedNotBeInTheList() {
    Evidence evidence = mail(ISSUING, "a@x.test").accompaniedBy(certificates(ISSUING));

    assertHolds(minimal(bundle(ROOT, ISSUING), evidence), ROOT);
  }

  @Test
  void whatCameAlongCanBeIgnored() {
    Evidence evidence = mail(ISSUING, "a@x.test").accompaniedBy(certificates(ISSUING));
    BundleMinimizer both =
        BundleMinimizer.of(bundle(ROOT, ISSUING)).keepingTrusted(evidence).ignoringWhatCameAlong();
    BundleMinimizer rootAlone =
        BundleMinimizer.of(bundle(ROOT)).keepingTrusted(evidence).ignoringWhatCameAlong();

    assertHolds(both.at(TestPki.NOW), ROOT, ISSUING);
    assertThat(rootAlone.at(TestPki.NOW).notTrusted()).containsOnlyKeys(evidence);
  }

  @Test
  void whatTheWholeListDoesNotTrustIsReportedAndKeepsNothing() {
    Evidence stranger = mail(TestPki.root("Stranger"), "s@x.test");
    Evidence known = mail(OTHER, "k@x.test");
    MinimalBundle minimal = minimal(bundle(ROOT, OTHER), stranger, known);

    assertHolds(minimal, OTHER);
    assertThat(minimal.notTrusted()).containsOnlyKeys(stranger);
    assertThat(minimal.notTrusted().get(stranger).outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(minimal.describe()).contains("? s@x.test, CN=s@x.test: ");
  }

  @Test
  void whereNothingIsTrustedTheResultSaysThatItTellsNothing() {
    MinimalBundle minimal = minimal(bundle(ROOT), mail(OTHER, "a@x.test"));

    assertThat(minimal.bundle().isEmpty()).isTrue();
    assertThat(minimal.describe()).contains("does not tell what is needed");
    assertThat(minimal.describe(Locale.JAPANESE)).contains("何が必要かは判断できません");
  }

  @Test
  void anUndecidedAnswerCountsAsNotTrustedAndIsReported() {
    // Longer than the engine's limit of 8 certificates below an anchor (Limits.defaults).
    TestPki last = ROOT;
    List<TestPki> chain = new ArrayList<>(List.of(ROOT));
    for (int i = 0; i < 9; i++) {
      last = last.issues("Level " + i);
      chain.add(last);
    }
    Evidence deep = mail(last, "deep@x.test");
    MinimalBundle minimal = minimal(bundle(chain.toArray(TestPki[]::new)), deep);

    assertThat(minimal.trusted()).isEmpty();
    assertThat(minimal.notTrusted().get(deep).outcome()).isEqualTo(Outcome.UNDECIDED);
    assertThat(minimal.describe()).contains("chain-length");
  }

  @Test
  void theInstantDecidesWhatIsTrusted() {
    TestPki old = TestPki.root("Old", d -> d.notAfter(TestPki.NOW.minusSeconds(1)));
    Evidence evidence = mail(old, "a@x.test");
    BundleMinimizer minimizer = BundleMinimizer.of(bundle(old, ROOT)).keepingTrusted(evidence);

    assertThat(minimizer.at(TestPki.NOW).notTrusted()).containsOnlyKeys(evidence);
    assertThat(minimizer.at(TestPki.NOW.minusSeconds(2)).bundle()).isEqualTo(bundle(old));
  }

  @Test
  void mailsOfOneSenderAreOneQuestionAndAllAreNamed() {
    Evidence first = mail(ROOT, "a@x.test").from("1.eml");
    Evidence second = mail(ROOT, "a@x.test").from("2.eml");
    MinimalBundle minimal = minimal(bundle(ROOT), second, first, second);

    assertThat(minimal.neededBy(entry(ROOT))).containsExactly(first, second);
  }

  @Test
  void entriesKeepTheirPropertiesAndTheirOrder() {
    StoreProperty name = StoreProperty.ofText(PropertyId.FRIENDLY_NAME, "Issuing");
    TrustBundle store =
        TrustBundle.decodeSst(
            SerializedStore.of(
                    List.of(
                        StoreElement.certificate(ISSUING.der(), name),
                        StoreElement.certificate(IDLE.der()),
                        StoreElement.certificate(ROOT.der())))
                .encode(),
            "test");
    MinimalBundle minimal = minimal(store, mail(ISSUING, "a@x.test"));

    assertThat(minimal.bundle().entries()).containsExactly(entry(ROOT), entry(ISSUING));
    assertThat(minimal.bundle().entries().get(1).friendlyName()).contains("Issuing");
  }

  @Test
  void bytesAreThoseOfTheStore() {
    MinimalBundle minimal = minimal(bundle(ROOT, ISSUING), mail(ISSUING, "a@x.test"));

    assertThat(minimal.bytes()).isEqualTo(bundle(ROOT, ISSUING).encodeSst().length);
    assertThat(minimal.fitsBudget()).isTrue();
    assertThat(minimal.budget()).isEmpty();
    assertThat(minimal.proposal()).isEmpty();
  }

  @Test
  void aStoreAsLargeAsTheBudgetFits() {
    int size = bundle(ROOT).encodeSst().length;
    BundleMinimizer minimizer =
        BundleMinimizer.of(bundle(ROOT)).keepingTrusted(mail(ROOT, "a@x.test"));

    assertThat(minimizer.within(size).at(TestPki.NOW).fitsBudget()).isTrue();
    assertThat(minimizer.within(size - 1).at(TestPki.NOW).fitsBudget()).isFalse();
  }

  @Test
  void aBudgetTakesNothingAwayAndProposesTheCheapestLossFirst() {
    // One mail needs a chain of two certificates, three need a root of their own.
    Evidence few = mail(ISSUING, "few@x.test");
    List<Evidence> many =
        IntStream.range(0, 3).mapToObj(i -> mail(OTHER, "many" + i + "@x.test")).toList();
    MinimalBundle minimal =
        BundleMinimizer.of(bundle(ROOT, ISSUING, OTHER))
            .keepingTrusted(many)
            .keepingTrusted(few)
            .within(bundle(OTHER).encodeSst().length)
            .at(TestPki.NOW);

    assertHolds(minimal, ROOT, ISSUING, OTHER);
    assertThat(minimal.fitsBudget()).isFalse();
    assertThat(minimal.proposal()).hasSize(1);
    GivenUp step = minimal.proposal().get(0);
    assertThat(step.entries()).containsExactly(entry(ROOT), entry(ISSUING));
    assertThat(step.evidence()).containsExactly(few);
    assertThat(step.bytesLeft()).isEqualTo(bundle(OTHER).encodeSst().length);
    assertThat(minimal.describe()).contains("no longer trusted (1): few@x.test");
    assertThat(minimal.describe(Locale.JAPANESE)).contains("信頼されなくなるもの（1 件）");
  }

  @Test
  void whatTheListHoldsAndCameAlongAsWellIsNotCountedAsItsOwn() {
    Evidence one = mail(ISSUING, "one@x.test").accompaniedBy(certificates(ISSUING));
    Evidence two = mail(OTHER, "two@x.test");
    MinimalBundle minimal =
        BundleMinimizer.of(bundle(ROOT, ISSUING, OTHER))
            .keepingTrusted(one, two)
            .within(20)
            .at(TestPki.NOW);

    assertHolds(minimal, ROOT, OTHER);
    assertThat(minimal.proposal())
        .flatExtracting(GivenUp::entries)
        .containsExactlyInAnyOrder(entry(ROOT), entry(OTHER));
  }

  @Test
  void aChoiceAmongMoreCandidatesThanStatedIsIrreducibleAndSaysSo() {
    // 17 ways for one leaf, each as good as the other.
    List<TestPki> roots = IntStream.range(0, 17).mapToObj(i -> TestPki.root("C" + i)).toList();
    TestPki subject = TestPki.root("Subject");
    Evidence evidence =
        mail(subject, "a@x.test")
            .accompaniedBy(
                roots.stream().map(r -> r.crossCertifies(subject).certificate()).toList());
    MinimalBundle minimal = minimal(bundle(roots.toArray(TestPki[]::new)), evidence);

    assertThat(minimal.bundle().size()).isEqualTo(1);
    assertThat(minimal.trusted()).containsExactly(evidence);
    assertThat(minimal.isProvedSmallest()).isFalse();
    assertThat(minimal.describe()).contains("Not proved to be the smallest");
  }

  @Test
  void sixteenCandidatesAreSearchedExactly() {
    List<TestPki> roots = IntStream.range(0, 16).mapToObj(i -> TestPki.root("C" + i)).toList();
    TestPki subject = TestPki.root("Subject");
    Evidence evidence =
        mail(subject, "a@x.test")
            .accompaniedBy(
                roots.stream().map(r -> r.crossCertifies(subject).certificate()).toList());
    MinimalBundle minimal = minimal(bundle(roots.toArray(TestPki[]::new)), evidence);

    BundleEntry expected =
        roots.stream()
            .map(BundleMinimizerTest::entry)
            .min(
                Comparator.comparing((BundleEntry e) -> e.der().length)
                    .thenComparing(BundleEntry::fingerprint))
            .orElseThrow();
    assertThat(minimal.bundle().entries()).containsExactly(expected);
    assertThat(minimal.isProvedSmallest()).isTrue();
  }

  @Test
  void everyFormatOfTheReportNamesWhoNeedsWhat() {
    MinimalBundle minimal =
        BundleMinimizer.of(bundle(ROOT, OTHER))
            .keepingTrusted(mail(ROOT, "needs-it@x.test"))
            .within(70_000)
            .at(TestPki.NOW);

    for (ReportFormat format :
        List.of(ReportFormat.TEXT, ReportFormat.MARKDOWN, ReportFormat.HTML, ReportFormat.JSON)) {
      assertThat(new String(minimal.report().render(format), UTF_8))
          .as(format.toString())
          .contains("needs-it");
    }
    assertThat(minimal.report().inLanguage(Locale.JAPANESE).text()).contains("最小の信頼リスト");
    byte[] json = minimal.report().render(ReportFormat.JSON);
    assertThat(SavedReport.decode(json, "test").render(ReportFormat.JSON)).isEqualTo(json);
  }

  @Test
  void whatCannotBeMeantIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BundleMinimizer.of(bundle(ISSUING)))
        .withMessageContaining("found no root");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BundleMinimizer.of(bundle(ROOT)).within(19))
        .withMessageContaining("found 19, expected 20");
    assertThatIllegalStateException()
        .isThrownBy(() -> BundleMinimizer.of(bundle(ROOT)).at(TestPki.NOW))
        .withMessageContaining("found no evidence");
  }
}
