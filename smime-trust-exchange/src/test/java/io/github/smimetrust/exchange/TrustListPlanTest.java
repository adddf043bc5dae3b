package io.github.smimetrust.exchange;

import static io.github.smimetrust.exchange.Lists.EXPIRED;
import static io.github.smimetrust.exchange.Lists.INTERMEDIATE;
import static io.github.smimetrust.exchange.Lists.OTHER_ROOT;
import static io.github.smimetrust.exchange.Lists.ROOT;
import static io.github.smimetrust.exchange.Lists.bundle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.exchange.transport.Cmdlet;
import io.github.smimetrust.exchange.transport.SimulatedTenant;
import io.github.smimetrust.exchange.transport.TenantIdentity;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.sst.PropertyId;
import io.github.smimetrust.sst.SerializedStore;
import io.github.smimetrust.sst.SstOptions;
import io.github.smimetrust.sst.StoreElement;
import io.github.smimetrust.sst.StoreElement.Kind;
import io.github.smimetrust.sst.StoreProperty;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrustListPlanTest {
  private final SimulatedTenant simulated = SimulatedTenant.inMemory(TestPki.CLOCK);
  private final ExchangeTenant tenant = ExchangeTenant.over(simulated).clock(TestPki.CLOCK).open();

  private TrustListPlan plan(TestPki... wanted) {
    return tenant.plan(bundle(wanted));
  }

  /** Without what an audit says of authorities that name no CRL, as most of the fixtures do not. */
  private static List<PlanIssue> withoutCrls(List<PlanIssue> issues) {
    return issues.stream().filter(i -> !i.rule().equals("no-crl-dp")).toList();
  }

  private static List<String> rules(List<PlanIssue> issues) {
    return issues.stream().map(PlanIssue::rule).toList();
  }

  private static List<Fingerprint> fingerprints(List<BundleEntry> entries) {
    return entries.stream().map(BundleEntry::fingerprint).toList();
  }

  private static Fingerprint fingerprint(TestPki certificate) {
    return Fingerprint.ofDer(certificate.der());
  }

  @Test
  void tellsAddedKeptRemovedAndNewRootsApart() {
    Lists.give(simulated, ROOT, INTERMEDIATE);
    TestPki second = OTHER_ROOT.issues("Second");

    TrustListPlan plan = plan(ROOT, OTHER_ROOT, second);

    assertThat(fingerprints(plan.added()))
        .containsExactly(fingerprint(OTHER_ROOT), fingerprint(second));
    assertThat(fingerprints(plan.newRoots())).containsExactly(fingerprint(OTHER_ROOT));
    assertThat(fingerprints(plan.kept())).containsExactly(fingerprint(ROOT));
    assertThat(fingerprints(plan.removed())).containsExactly(fingerprint(INTERMEDIATE));
    assertThat(plan.isEmpty()).isFalse();
    assertThat(plan.blockers()).isEmpty();
    assertThat(withoutCrls(plan.warnings())).isEmpty();
    assertThat(plan.tenant()).isEqualTo(simulated.tenant());
    assertThat(plan.madeAt()).isEqualTo(TestPki.NOW);
  }

  @Test
  void holdsTheExactBytesThatTheBundleEncodes() {
    TrustBundle wanted = bundle(INTERMEDIATE, ROOT);
    TrustListPlan plan = tenant.plan(wanted);
    assertThat(plan.bytes()).isEqualTo(wanted.encodeSst());
    plan.bytes()[20] ^= 1;
    assertThat(plan.bytes()).isEqualTo(wanted.encodeSst());
    assertThat(plan.digest()).isEqualTo(Fingerprint.ofDer(plan.bytes()).toString());
  }

  @Test
  void knowsTheListThatWasReadByItsDigest() {
    // SHA-256 of nothing, FIPS 180-4.
    assertThat(plan(ROOT).presentDigest())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    Lists.give(simulated, ROOT);
    assertThat(plan(ROOT).presentDigest())
        .isEqualTo(Fingerprint.ofDer(Lists.held(simulated)).toString());
  }

  @Test
  void theSameCertificatesInAnotherOrderAreNothingToDo() {
    simulated.invoke(
        Cmdlet.named("Set-SmimeConfig")
            .parameter(
                Lists.PARAMETER,
                SerializedStore.ofCertificates(List.of(INTERMEDIATE.der(), ROOT.der())).encode()));
    TrustListPlan plan = plan(ROOT, INTERMEDIATE);
    assertThat(plan.isEmpty()).isTrue();
    assertThat(plan.bytes()).isEqualTo(Lists.held(simulated));
    assertThat(plan.describe()).contains("Nothing to do");
  }

  @Test
  void noListAndNoneWantedIsNothingToDo() {
    assertThat(tenant.plan(TrustBundle.empty()).isEmpty()).isTrue();
    assertThat(tenant.plan(TrustBundle.empty()).blockers()).isEmpty();
    assertThat(tenant.planClearing().isEmpty()).isTrue();
  }

  @Test
  void anEmptyBundleIsBlockedAndClearingHasItsOwnVerb() {
    Lists.give(simulated, ROOT);
    TrustListPlan blocked = tenant.plan(TrustBundle.empty());
    assertThat(rules(blocked.blockers())).containsExactly("would-clear");
    assertThat(blocked.blockers().get(0).message()).contains("planClearing()");

    TrustListPlan clearing = tenant.planClearing();
    assertThat(clearing.blockers()).isEmpty();
    assertThat(clearing.isEmpty()).isFalse();
    assertThat(clearing.bytes()).isEmpty();
    assertThat(fingerprints(clearing.removed())).containsExactly(fingerprint(ROOT));
    assertThat(clearing.describe()).contains("CLEARS");
  }

  @Test
  void blocksWhatEndsWithinADay() {
    TestPki endsTomorrow =
        TestPki.root("A", d -> d.notAfter(TestPki.NOW.plus(Duration.ofDays(1)).minusSeconds(1)));
    TestPki endsLater = TestPki.root("B", d -> d.notAfter(TestPki.NOW.plus(Duration.ofDays(1))));
    TrustListPlan plan = plan(ROOT, INTERMEDIATE, endsTomorrow, endsLater, EXPIRED);
    assertThat(plan.blockers())
        .extracting(PlanIssue::rule, PlanIssue::certificate)
        .containsExactlyInAnyOrder(
            tuple("expired", fingerprint(endsTomorrow)), tuple("expired", fingerprint(EXPIRED)));
    assertThat(plan.blockers().get(0).message()).contains("CN=A", "2026-01-15T23:59:59Z");
  }

  @Test
  void blocksUserCertificatesUnlessTheyAreAllowedByName() {
    TestPki leaf = INTERMEDIATE.issuesLeaf("a@example.org");
    TrustListPlan plan = plan(ROOT, INTERMEDIATE, leaf);
    assertThat(plan.blockers())
        .singleElement()
        .satisfies(
            b -> {
              assertThat(b.rule()).isEqualTo("not-a-ca");
              assertThat(b.certificate()).isEqualTo(fingerprint(leaf));
            });

    TrustListPlan allowed = plan.allowing("not-a-ca");
    assertThat(allowed.blockers()).isEmpty();
    assertThat(rules(allowed.warnings())).containsExactly("not-a-ca");
    assertThat(rules(plan.blockers())).as("the plan it was made of").containsExactly("not-a-ca");
  }

  @Test
  void blocksRemovingMoreThanHalfUnlessThatIsAllowedByName() {
    Lists.give(simulated, ROOT, INTERMEDIATE, OTHER_ROOT, ROOT.issues("Fourth"));
    assertThat(plan(ROOT, INTERMEDIATE).blockers()).as("exactly half").isEmpty();
    TrustListPlan plan = plan(ROOT);
    assertThat(rules(plan.blockers())).containsExactly("removes-more-than-half");
    assertThat(plan.blockers().get(0).message()).contains("removes 3 of 4");
    assertThat(plan.allowing("removes-more-than-half").blockers()).isEmpty();
  }

  @Test
  void whatExchangeRefusesCannotBeAllowed() {
    for (String rule : List.of("expired", "would-clear", "nonsense")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> plan(ROOT).allowing(rule))
          .withMessageContaining(rule);
    }
  }

  @Test
  void aCertificateOfTheFutureIsAWarning() {
    TestPki future = ROOT.issues("Future", d -> d.notBefore(TestPki.NOW.plus(Duration.ofDays(30))));
    TrustListPlan plan = plan(ROOT, future);
    assertThat(plan.blockers()).isEmpty();
    assertThat(withoutCrls(plan.warnings()))
        .singleElement()
        .satisfies(
            w -> {
              assertThat(w.rule()).isEqualTo("not-yet-valid");
              assertThat(w.certificate()).isEqualTo(fingerprint(future));
              assertThat(w.message()).contains("2026-02-14T00:00:00Z");
            });
  }

  @Test
  void warnsOfRootsAloneAndOfNoRoot() {
    assertThat(rules(plan(ROOT, OTHER_ROOT).warnings())).containsExactly("roots-only");
    assertThat(rules(plan(INTERMEDIATE).warnings())).containsExactly("no-root", "missing-issuer");
    assertThat(rules(plan(ROOT, INTERMEDIATE).warnings())).isEmpty();
  }

  @Test
  void warnsOfALargeListAndSaysWhoseLimitThatIs() {
    TrustBundle wanted = bundle(ROOT, INTERMEDIATE);
    int bytes = wanted.encodeSst().length;
    TenantAccess access = ExchangeTenant.over(simulated).clock(TestPki.CLOCK);
    assertThat(access.warningAbove(bytes).open().plan(wanted).warnings()).isEmpty();
    assertThat(access.warningAbove(bytes - 1).open().plan(wanted).warnings())
        .singleElement()
        .satisfies(
            w -> {
              assertThat(w.rule()).isEqualTo("large-list");
              assertThat(w.message())
                  .contains("on-premises Exchange servers were reported", "no limit");
            });
  }

  @Test
  void theSizeOfTheWarningIsTheReportedOneByDefault() {
    TestPki large = ROOT.issues("L", d -> d.extension("1.2.3.4", new byte[60_000]));
    assertThat(withoutCrls(plan(ROOT, large).warnings())).isEmpty();
    TestPki larger = ROOT.issues("L", d -> d.extension("1.2.3.4", new byte[70_000]));
    assertThat(rules(plan(ROOT, larger).warnings())).contains("large-list");
  }

  @Test
  void warnsOfWhatAnAuditFindsAndSaysNothingTwice() {
    TestPki below = OTHER_ROOT.issues("Below", d -> d.notAfter(TestPki.NOW.plusSeconds(864_000)));

    assertThat(tenant.plan(bundle(ROOT, INTERMEDIATE, below)).warnings())
        .filteredOn(w -> fingerprint(below).equals(w.certificate()))
        .extracting(PlanIssue::rule)
        .containsExactlyInAnyOrder("ends-soon", "missing-issuer", "no-crl-dp");
    assertThat(rules(plan(EXPIRED, ROOT, INTERMEDIATE).warnings())).doesNotHaveDuplicates();
  }

  @Test
  void saysWhenTheWayBackIsClosed() {
    // The list was set when its root was still valid.
    byte[] list = bundle(EXPIRED, ROOT, INTERMEDIATE).encodeSst();
    TenantState present =
        new TenantState(simulated.tenant(), TestPki.NOW, list, SmimeConfig.defaults());
    TrustBundle wanted = bundle(ROOT, INTERMEDIATE);
    TrustListPlan plan =
        TrustListPlan.setting(
            present,
            wanted,
            wanted.encodeSst(),
            TrustBundle.empty(),
            TrustBundle.empty(),
            Integer.MAX_VALUE);
    assertThat(plan.blockers()).isEmpty();
    assertThat(plan.warnings())
        .singleElement()
        .satisfies(
            w -> {
              assertThat(w.rule()).isEqualTo("no-way-back");
              assertThat(w.certificate()).isEqualTo(fingerprint(EXPIRED));
            });
  }

  @Test
  void aPlanWithNothingToDoHasNoBlockersButStillTells() {
    byte[] list = bundle(EXPIRED, ROOT, INTERMEDIATE).encodeSst();
    TenantState present =
        new TenantState(simulated.tenant(), TestPki.NOW, list, SmimeConfig.defaults());
    TrustListPlan plan =
        TrustListPlan.setting(
            present,
            bundle(EXPIRED, ROOT, INTERMEDIATE),
            list,
            TrustBundle.empty(),
            TrustBundle.empty(),
            Integer.MAX_VALUE);
    assertThat(plan.isEmpty()).isTrue();
    assertThat(plan.blockers()).isEmpty();
    assertThat(rules(plan.warnings())).containsExactly("expired");
  }

  @Test
  void aBrokenListIsPlannedAroundAndNamed() {
    byte[] list = bundle(ROOT, INTERMEDIATE).encodeSst();
    byte[] broken = Arrays.copyOf(list, list.length - 7);
    TenantState present =
        new TenantState(simulated.tenant(), TestPki.NOW, broken, SmimeConfig.defaults());
    TrustBundle wanted = bundle(ROOT, INTERMEDIATE);
    TrustListPlan plan =
        TrustListPlan.setting(
            present,
            wanted,
            wanted.encodeSst(),
            TrustBundle.empty(),
            TrustBundle.empty(),
            Integer.MAX_VALUE);
    assertThat(plan.isEmpty()).isFalse();
    assertThat(rules(plan.blockers())).containsExactly("present-unreadable");
    assertThat(rules(plan.allowing("present-unreadable").warnings()))
        .containsExactly("present-unreadable");
    assertThat(plan.allowing("present-unreadable").blockers()).isEmpty();
    assertThat(plan.bytes()).isEqualTo(list);
    // Exchange may take a list without its end, so what stands before counts as trusted.
    assertThat(plan.kept()).hasSize(2);
    assertThat(rules(planned(broken, bundle(OTHER_ROOT)).blockers()))
        .containsExactlyInAnyOrder("present-unreadable", "removes-more-than-half");
  }

  private TrustListPlan planned(byte[] present, TrustBundle wanted) {
    return TrustListPlan.setting(
        new TenantState(simulated.tenant(), TestPki.NOW, present, SmimeConfig.defaults()),
        wanted,
        wanted.encodeSst(),
        TrustBundle.empty(),
        TrustBundle.empty(),
        Integer.MAX_VALUE);
  }

  @Test
  void warnsOfAPrivateKeysPlaceThatWouldBePublished() {
    StoreProperty container = StoreProperty.of(PropertyId.KEY_PROV_INFO, new byte[28]);
    byte[] store =
        SerializedStore.of(List.of(StoreElement.certificate(ROOT.der(), container))).encode();
    TrustBundle wanted = TrustBundle.decodeSst(store, "test");

    TrustListPlan kept = tenant.plan(wanted, SstOptions.bareCertificates().keepingAllProperties());

    assertThat(rules(kept.warnings())).contains("key-container");
    assertThat(rules(tenant.plan(wanted).warnings())).doesNotContain("key-container");
  }

  @Test
  void otherRestrictionsAreSomethingToDoAndOtherNamesAreNot() {
    StoreProperty serverAuth =
        StoreProperty.of(
            PropertyId.ENHKEY_USAGE, HexFormat.of().parseHex("300a06082b06010505070301"));
    StoreProperty name = StoreProperty.ofText(PropertyId.FRIENDLY_NAME, "Contoso");
    byte[] restricted =
        SerializedStore.of(List.of(StoreElement.certificate(ROOT.der(), serverAuth))).encode();
    byte[] named = SerializedStore.of(List.of(StoreElement.certificate(ROOT.der(), name))).encode();
    byte[] withCrl =
        SerializedStore.of(
                List.of(
                    StoreElement.certificate(ROOT.der()),
                    StoreElement.of(Kind.CRL, new byte[] {0x30, 0x00}, List.of())))
            .encode();

    TrustListPlan plan = planned(restricted, bundle(ROOT));

    assertThat(plan.isEmpty()).isFalse();
    assertThat(plan.added()).isEmpty();
    assertThat(plan.kept()).hasSize(1);
    assertThat(plan.describe()).contains("certificates are the same. Restrictions");
    assertThat(planned(withCrl, bundle(ROOT)).isEmpty()).isFalse();
    assertThat(planned(named, bundle(ROOT)).isEmpty()).isTrue();
  }

  @Test
  void aBundleWithCrlsNeedsANamedChoice() {
    byte[] crl = {0x30, 0x00};
    TrustBundle withCrl =
        TrustBundle.decodeSst(
            SerializedStore.of(
                    List.of(
                        StoreElement.certificate(ROOT.der()),
                        StoreElement.of(Kind.CRL, crl, List.of())))
                .encode(),
            "test");
    assertThatIllegalStateException()
        .isThrownBy(() -> tenant.plan(withCrl))
        .withMessageContaining("droppingCrlsAndCtls");
    TrustListPlan plan = tenant.plan(withCrl, SstOptions.bareCertificates().droppingCrlsAndCtls());
    assertThat(plan.bytes()).isEqualTo(bundle(ROOT).encodeSst());
  }

  @Test
  void describesEverythingThatSomeoneWhoSignsOffNeeds() {
    Lists.give(simulated, ROOT, OTHER_ROOT);
    TestPki young = TestPki.root("Young Root");
    String text = plan(ROOT, INTERMEDIATE, young).describe();
    assertThat(text.lines())
        .containsSubsequence(
            "Plan for the tenant " + simulated.tenant(),
            "  read 2026-01-15T00:00:00Z",
            "  sha256 of the present list " + Fingerprint.ofDer(Lists.held(simulated)).toString(),
            "New roots, compare their fingerprints with another source: 1",
            "  + CN=Young Root",
            "    sha256     " + fingerprint(young),
            "Added: 1",
            "  + CN=Intermediate",
            "    valid      2022-01-01T00:00:00Z to 2036-01-01T00:00:00Z",
            "Removed: 1",
            "  - CN=Other Root",
            "Kept: 1");
  }

  @Test
  void namesThatMisleadAreEscapedWhereverAPlanShowsThem() {
    TestPki evil = TestPki.root("Good\u202E\r\nRemoved: 0\u0007", d -> d.notCa());
    TrustListPlan plan = plan(ROOT, INTERMEDIATE, evil);
    for (String text : List.of(plan.describe(), plan.blockers().toString(), plan.toString())) {
      assertThat(text).doesNotContain("\u202E", "\r", "\u0007");
    }
    assertThat(plan.describe().lines()).doesNotContain("Removed: 0\u0007").contains("Removed: 0");
    assertThat(plan.blockers().toString().lines()).hasSize(1);
  }

  @Test
  void isBoundToTheTenantThatWasRead() {
    TenantIdentity contoso = new TenantIdentity("8b632b3a", "contoso.com");
    ExchangeTenant named =
        ExchangeTenant.over(simulated.identifiedBy(contoso)).clock(TestPki.CLOCK).open();
    assertThat(named.plan(bundle(ROOT)).tenant()).isEqualTo(contoso);
    assertThat(named.plan(bundle(ROOT)).describe()).contains("contoso.com (8b632b3a)");
  }
}
