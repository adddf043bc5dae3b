package io.github.smimetrust.exchange;

import static io.github.smimetrust.exchange.Lists.INTERMEDIATE;
import static io.github.smimetrust.exchange.Lists.OTHER_ROOT;
import static io.github.smimetrust.exchange.Lists.ROOT;
import static io.github.smimetrust.exchange.Lists.bundle;
import static io.github.smimetrust.exchange.Lists.give;
import static io.github.smimetrust.exchange.Lists.held;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.exchange.transport.Cmdlet;
import io.github.smimetrust.exchange.transport.SimulatedTenant;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.sst.SerializedStore;
import io.github.smimetrust.sst.SstOptions;
import io.github.smimetrust.sst.StoreElement;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several programs keep entries in one list, and none takes away what another put there. */
class OwnershipTest {
  private static final String MOST = "removes-more-than-half";
  private static final TestPki THIRD_ROOT = TestPki.root("Third Root");

  private final SimulatedTenant simulated = SimulatedTenant.inMemory(TestPki.CLOCK);

  private ExchangeTenant managing(Collection<Fingerprint> entries) {
    return ExchangeTenant.over(simulated)
        .backups(new MemoryBackups())
        .clock(TestPki.CLOCK)
        .managing(entries)
        .open();
  }

  @Test
  void entriesOfOthersStayUntilTheyAreToGo() {
    give(simulated, OTHER_ROOT);
    TrustListPlan plan = managing(List.of()).plan(bundle(ROOT, INTERMEDIATE));

    assertThat(plan.foreign()).extracting(e -> e.subject()).containsExactly("CN=Other Root");
    assertThat(plan.removed()).isEmpty();
    assertThat(TrustBundle.decodeSst(plan.bytes(), "plan"))
        .isEqualTo(bundle(ROOT, INTERMEDIATE, OTHER_ROOT));
    assertThat(plan.describe()).contains("Kept for others").contains("CN=Other Root");

    TrustListPlan alone = plan.removingForeign();
    assertThat(alone.removed()).extracting(e -> e.subject()).containsExactly("CN=Other Root");
    assertThat(alone.bytes()).isEqualTo(bundle(ROOT, INTERMEDIATE).encodeSst());
  }

  @Test
  void whatOneManagesAndNoLongerWantsGoes(@TempDir Path folder) {
    give(simulated, OTHER_ROOT);
    ExchangeTenant first = managing(List.of());
    ApplyReceipt receipt = first.apply(first.plan(bundle(ROOT, INTERMEDIATE)));
    receipt.save(folder.resolve("receipt.json"));
    List<Fingerprint> managed = ApplyReceipt.load(folder.resolve("receipt.json")).managed();
    assertThat(managed)
        .containsExactlyInAnyOrder(
            Fingerprint.ofDer(ROOT.der()), Fingerprint.ofDer(INTERMEDIATE.der()));

    TrustListPlan next = managing(managed).plan(bundle(ROOT, THIRD_ROOT));

    assertThat(next.removed()).extracting(e -> e.subject()).containsExactly("CN=Intermediate");
    assertThat(next.added()).extracting(e -> e.subject()).containsExactly("CN=Third Root");
    assertThat(next.foreign()).extracting(e -> e.subject()).containsExactly("CN=Other Root");
  }

  @Test
  void anEntryOfOthersThatIsWantedTooIsNotForeign() {
    give(simulated, OTHER_ROOT, ROOT);

    TrustListPlan plan = managing(List.of()).plan(bundle(ROOT, INTERMEDIATE));

    assertThat(plan.foreign()).extracting(e -> e.subject()).containsExactly("CN=Other Root");
    assertThat(plan.kept()).hasSize(2);
  }

  @Provide
  Arbitrary<Set<TestPki>> someOf() {
    return Arbitraries.of(ROOT, INTERMEDIATE, OTHER_ROOT, THIRD_ROOT).set().ofMinSize(1);
  }

  @Property(tries = 100)
  void nothingForeignIsEverRemoved(
      @ForAll("someOf") Set<TestPki> present,
      @ForAll("someOf") Set<TestPki> managed,
      @ForAll("someOf") Set<TestPki> wanted) {
    give(simulated, present.toArray(TestPki[]::new));
    List<Fingerprint> ours = managed.stream().map(m -> Fingerprint.ofDer(m.der())).toList();

    TrustListPlan plan = managing(ours).plan(bundle(wanted.toArray(TestPki[]::new)));

    assertThat(plan.removed())
        .allSatisfy(e -> assertThat(ours).contains(e.fingerprint()))
        .extracting(e -> e.fingerprint())
        .doesNotContainAnyElementsOf(wanted.stream().map(w -> Fingerprint.ofDer(w.der())).toList());
    assertThat(plan.wanted().entries())
        .extracting(e -> e.fingerprint())
        .containsAll(wanted.stream().map(w -> Fingerprint.ofDer(w.der())).toList());
  }

  @Test
  void goingBackDoesNotMakeEntriesOfOthersOurs(@TempDir Path folder) {
    give(simulated, OTHER_ROOT);
    ExchangeTenant first = managing(List.of());
    ApplyReceipt receipt = first.apply(first.plan(bundle(ROOT)).removingForeign().allowing(MOST));
    assertThat(receipt.managed()).containsExactly(Fingerprint.ofDer(ROOT.der()));
    receipt.save(folder.resolve("receipt.json"));

    ApplyReceipt back = first.restore(ApplyReceipt.load(folder.resolve("receipt.json")));

    assertThat(back.managed()).isEmpty();
    assertThat(managing(back.managed()).plan(bundle(THIRD_ROOT)).foreign()).hasSize(1);
    assertThat(first.restore(back).managed()).containsExactly(Fingerprint.ofDer(ROOT.der()));
  }

  @Test
  void aSavedPlanKnowsWhatWasOfOthersBefore(@TempDir Path folder) {
    give(simulated, OTHER_ROOT);
    ExchangeTenant tenant = managing(List.of());
    tenant.plan(bundle(ROOT)).removingForeign().allowing(MOST).save(folder.resolve("plan.json"));

    ApplyReceipt receipt = tenant.apply(TrustListPlan.load(folder.resolve("plan.json")));

    assertThat(tenant.restore(receipt).managed()).isEmpty();
  }

  @Test
  void clearingTakesNothingOfOthersUntilTheyAreToGo(@TempDir Path folder) {
    give(simulated, ROOT, OTHER_ROOT);
    ExchangeTenant tenant = managing(List.of(Fingerprint.ofDer(ROOT.der())));
    TrustListPlan plan = tenant.planClearing();
    plan.save(folder.resolve("plan.json"));

    for (TrustListPlan one : List.of(plan, TrustListPlan.load(folder.resolve("plan.json")))) {
      assertThat(one.blockers()).extracting(PlanIssue::rule).containsExactly("removes-foreign");
      assertThat(one.describe()).contains("CN=Other Root").doesNotContain("Kept for others");
      assertThatThrownBy(() -> tenant.apply(one)).isInstanceOf(IllegalStateException.class);
    }
    ApplyReceipt receipt = tenant.apply(plan.removingForeign());
    assertThat(held(simulated)).isEmpty();
    assertThat(tenant.restore(receipt).managed()).containsExactly(Fingerprint.ofDer(ROOT.der()));
  }

  @Test
  void whoManagesTheWholeListClearsIt() {
    give(simulated, ROOT);
    assertThat(ExchangeTenant.over(simulated).open().planClearing().blockers()).isEmpty();
  }

  @Test
  void objectsOfOthersThatAreNoCertificatesAreNotLostInSilence() {
    byte[] list =
        SerializedStore.of(
                List.of(
                    StoreElement.certificate(ROOT.der()),
                    StoreElement.of(StoreElement.Kind.CRL, new byte[] {0x30, 0}, List.of())))
            .encode();
    simulated.invoke(Cmdlet.named("Set-SmimeConfig").parameter(Lists.PARAMETER, list));
    ExchangeTenant tenant = managing(List.of(Fingerprint.ofDer(ROOT.der())));

    assertThatThrownBy(() -> tenant.plan(bundle(ROOT))).isInstanceOf(IllegalStateException.class);
    assertThat(
            tenant.plan(bundle(ROOT), SstOptions.bareCertificates().keepingCrlsAndCtls()).isEmpty())
        .isTrue();
    assertThat(
            tenant
                .plan(bundle(ROOT), SstOptions.bareCertificates().droppingCrlsAndCtls())
                .isEmpty())
        .isFalse();
  }
}
