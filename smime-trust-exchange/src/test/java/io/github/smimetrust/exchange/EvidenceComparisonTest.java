package io.github.smimetrust.exchange;

import static io.github.smimetrust.exchange.Lists.INTERMEDIATE;
import static io.github.smimetrust.exchange.Lists.OTHER_ROOT;
import static io.github.smimetrust.exchange.Lists.ROOT;
import static io.github.smimetrust.exchange.Lists.bundle;
import static io.github.smimetrust.exchange.Lists.give;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.exchange.EvidenceChange.Effect;
import io.github.smimetrust.exchange.transport.SimulatedTenant;
import io.github.smimetrust.fixture.TestPki;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plan does to the mail that the list is there for. */
class EvidenceComparisonTest {
  private final SimulatedTenant simulated = SimulatedTenant.inMemory(TestPki.CLOCK);
  private final ExchangeTenant tenant = ExchangeTenant.over(simulated).clock(TestPki.CLOCK).open();

  private static Evidence mail(TestPki issuer, String address) {
    return Evidence.of(issuer.issuesLeaf(address).certificate()).from(address + ".eml");
  }

  @Test
  void tellsWhatStartsAndWhatStopsAndNothingElse() {
    give(simulated, OTHER_ROOT, ROOT);

    TrustListPlan plan =
        tenant
            .plan(bundle(ROOT, INTERMEDIATE))
            .usedBy(
                mail(ROOT, "stays@example.org"),
                mail(INTERMEDIATE, "starts@example.org"),
                mail(OTHER_ROOT, "stops@example.org"),
                mail(TestPki.root("Unknown"), "never@example.org"));

    assertThat(plan.evidenceChanges())
        .extracting(c -> c.effect() + " " + c.source())
        .containsExactly("STARTS starts@example.org.eml", "STOPS stops@example.org.eml");
    assertThat(plan.evidenceChanges().get(0).why()).isEqualTo("CN=Root");
    assertThat(plan.evidenceChanges().get(1).why()).contains("CN=Other Root");
  }

  @Test
  void whatStopsBlocksUntilItIsAllowed() {
    give(simulated, OTHER_ROOT, ROOT);
    TrustListPlan plan =
        tenant.plan(bundle(ROOT, INTERMEDIATE)).usedBy(mail(OTHER_ROOT, "stops@example.org"));

    assertThat(plan.blockers()).extracting(PlanIssue::rule).containsExactly("stops-trusting");
    TrustListPlan allowed = plan.allowing("stops-trusting");
    assertThat(allowed.blockers()).isEmpty();
    assertThat(allowed.warnings()).extracting(PlanIssue::rule).contains("stops-trusting");
  }

  @Test
  void aTenantWithoutAListTrustsNothing() {
    TrustListPlan plan = tenant.plan(bundle(ROOT)).usedBy(mail(ROOT, "starts@example.org"));

    assertThat(plan.evidenceChanges()).extracting(c -> c.effect()).containsExactly(Effect.STARTS);
    assertThat(tenant.plan(TrustBundle.empty()).usedBy(mail(ROOT, "a@example.org")).blockers())
        .isEmpty();
  }

  private ExchangeTenant managingNothing() {
    return ExchangeTenant.over(simulated).clock(TestPki.CLOCK).managing(List.of()).open();
  }

  @Test
  void whatOnlyEntriesOfOthersTrustStopsWhenTheseGo() {
    give(simulated, OTHER_ROOT, ROOT);
    TrustListPlan plan =
        managingNothing()
            .plan(bundle(ROOT))
            .usedBy(mail(OTHER_ROOT, "stops@example.org"))
            .usedBy(mail(ROOT, "stays@example.org"));
    assertThat(plan.evidenceChanges()).isEmpty();

    TrustListPlan alone = plan.removingForeign();

    assertThat(alone.blockers()).extracting(PlanIssue::rule).containsExactly("stops-trusting");
    assertThat(alone.allowing("stops-trusting").blockers()).isEmpty();
  }

  @Test
  void clearingStopsAllEvidenceAndIsBlockedByIt() {
    give(simulated, ROOT);
    TrustListPlan plan = tenant.planClearing().usedBy(mail(ROOT, "stops@example.org"));

    assertThat(plan.blockers()).extracting(PlanIssue::rule).containsExactly("stops-trusting");
    assertThat(plan.allowing("stops-trusting").blockers()).isEmpty();
    assertThat(plan.allowing("stops-trusting").warnings())
        .extracting(PlanIssue::rule)
        .contains("stops-trusting");
  }

  @Test
  void aPlanFromAFileCannotBeJudgedAgainWithoutTheEvidence(@TempDir Path folder) {
    give(simulated, OTHER_ROOT, ROOT);
    managingNothing()
        .plan(bundle(ROOT))
        .usedBy(mail(OTHER_ROOT, "stops@example.org"))
        .save(folder.resolve("plan.json"));
    TrustListPlan loaded = TrustListPlan.load(folder.resolve("plan.json"));

    assertThatIllegalStateException()
        .isThrownBy(loaded::removingForeign)
        .withMessageContaining("make a new plan");
  }
}
