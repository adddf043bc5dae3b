package io.github.smimetrust.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.exchange.ApplyReceipt.Outcome;
import io.github.smimetrust.exchange.transport.SimulatedTenant;
import io.github.smimetrust.fixture.TestPki;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Laws of plan and apply over bundles of every composition. */
class PlanApplyLawsTest {
  private static final List<TestPki> AUTHORITIES = authorities();

  private static List<TestPki> authorities() {
    List<TestPki> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      TestPki root = TestPki.root("Root " + i);
      all.add(root);
      all.add(root.issues("Intermediate " + i));
    }
    // Same name, other key; and a cross certificate of a root that is there, too.
    all.add(TestPki.root("Root 0", d -> d.keyNamed("young")));
    all.add(all.get(0).crossCertifies(all.get(2)));
    return all;
  }

  @Provide
  Arbitrary<TrustBundle> bundles() {
    return Arbitraries.of(AUTHORITIES)
        .set()
        .ofMaxSize(AUTHORITIES.size())
        .map(set -> TrustBundle.of(set.stream().map(TestPki::certificate).toList()));
  }

  private final SimulatedTenant simulated = SimulatedTenant.inMemory(TestPki.CLOCK);
  private final MemoryBackups backups = new MemoryBackups();
  private final ExchangeTenant tenant =
      ExchangeTenant.over(simulated).backups(backups).clock(TestPki.CLOCK).open();

  private ApplyReceipt bringTo(TrustBundle wanted) {
    TrustListPlan plan =
        wanted.isEmpty()
            ? tenant.planClearing()
            : tenant.plan(wanted).allowing("removes-more-than-half");
    return tenant.apply(plan);
  }

  @Property(tries = 200)
  void afterApplyingAPlanTheNextOneIsEmpty(
      @ForAll @Size(max = 8) List<@From("bundles") TrustBundle> states) {
    for (TrustBundle wanted : states) {
      bringTo(wanted);
      assertThat(tenant.read().bundle()).isEqualTo(wanted);
      assertThat(tenant.plan(wanted).isEmpty()).isTrue();
      assertThat(bringTo(wanted).outcome()).isEqualTo(Outcome.NOTHING_TO_DO);
    }
  }

  @Property(tries = 200)
  void addedKeptAndRemovedAreTheDifference(
      @ForAll("bundles") TrustBundle before, @ForAll("bundles") TrustBundle wanted) {
    bringTo(before);
    TrustListPlan plan = tenant.plan(wanted);
    assertThat(plan.isEmpty()).isEqualTo(before.equals(wanted));
    assertThat(plan.added()).isEqualTo(wanted.minus(before).entries());
    assertThat(plan.removed()).containsExactlyInAnyOrderElementsOf(before.minus(wanted).entries());
    assertThat(plan.kept())
        .containsExactlyInAnyOrderElementsOf(wanted.minus(wanted.minus(before)).entries());
    assertThat(plan.added()).containsAll(plan.newRoots());
    assertThat(plan.newRoots()).isEqualTo(wanted.minus(before).roots().entries());
  }

  @Property(tries = 200)
  void restoringAnyRunOfChangesBackwardsEndsWhereItBegan(
      @ForAll @Size(max = 8) List<@From("bundles") TrustBundle> states) {
    List<byte[]> held = new ArrayList<>();
    List<ApplyReceipt> receipts = new ArrayList<>();
    for (TrustBundle wanted : states) {
      held.add(Lists.held(simulated));
      receipts.add(bringTo(wanted));
    }
    for (int i = receipts.size() - 1; i >= 0; i--) {
      tenant.restore(receipts.get(i));
      assertThat(Lists.held(simulated)).isEqualTo(held.get(i));
    }
  }

  @Property(tries = 200)
  void everyListThatWasReplacedIsInABackup(
      @ForAll @Size(max = 8) List<@From("bundles") TrustBundle> states) {
    // One object serves all tries, so begin where the last one ended.
    backups.kept.clear();
    List<String> replaced = new ArrayList<>();
    for (TrustBundle wanted : states) {
      String before = tenant.read().digest();
      if (bringTo(wanted).outcome() == Outcome.CHANGED) {
        replaced.add(before);
      }
    }
    assertThat(backups.kept).extracting(Backup::digest).isEqualTo(replaced);
  }
}
