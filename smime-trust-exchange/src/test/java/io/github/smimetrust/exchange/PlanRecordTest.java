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
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.exchange.transport.SimulatedTenant;
import io.github.smimetrust.exchange.transport.TenantIdentity;
import io.github.smimetrust.fixture.TestPki;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans that are made today and applied tomorrow, by another program. */
class PlanRecordTest {
  private final SimulatedTenant simulated = SimulatedTenant.inMemory(TestPki.CLOCK);
  private final Path file;

  PlanRecordTest(@TempDir Path folder) {
    this.file = folder.resolve("plan.json");
  }

  private ExchangeTenant open() {
    return ExchangeTenant.over(simulated).backups(new MemoryBackups()).clock(TestPki.CLOCK).open();
  }

  private TrustListPlan plan() {
    give(simulated, OTHER_ROOT, ROOT);
    return open()
        .plan(bundle(ROOT, INTERMEDIATE))
        .usedBy(Evidence.of(OTHER_ROOT.issuesLeaf("a@example.org").certificate()).from("a.eml"))
        .allowing("stops-trusting");
  }

  @Test
  void aSavedPlanIsTheSamePlan() throws IOException {
    TrustListPlan plan = plan();
    plan.save(file);
    TrustListPlan loaded = TrustListPlan.load(file);

    assertThat(loaded.describe()).isEqualTo(plan.describe());
    assertThat(loaded.bytes()).isEqualTo(plan.bytes());
    assertThat(loaded.evidenceChanges()).isEqualTo(plan.evidenceChanges()).hasSize(1);
    assertThat(loaded.blockers()).isEmpty();
    byte[] first = Files.readAllBytes(file);
    loaded.save(file);
    assertThat(Files.readAllBytes(file)).isEqualTo(first);
  }

  @Test
  void aSavedPlanIsAppliedTomorrow() {
    plan().save(file);

    open().apply(TrustListPlan.load(file));

    assertThat(held(simulated)).isEqualTo(bundle(ROOT, INTERMEDIATE).encodeSst());
  }

  @Test
  void aSavedPlanIsRefusedByAnotherTenantAndAfterAnotherChange() {
    plan().save(file);
    TrustListPlan loaded = TrustListPlan.load(file);
    TenantIdentity fabrikam =
        new TenantIdentity("11111111-2222-3333-4444-555555555555", "fabrikam.com");
    ExchangeTenant other =
        ExchangeTenant.over(simulated.identifiedBy(fabrikam))
            .backups(new MemoryBackups())
            .clock(TestPki.CLOCK)
            .open();

    assertThatThrownBy(() -> other.apply(loaded))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fabrikam.com");
    give(simulated, OTHER_ROOT);
    assertThatThrownBy(() -> open().apply(loaded)).isInstanceOf(StalePlanException.class);
  }

  @Test
  void aListThatSomebodyChangedInTheFileIsRefused() throws IOException {
    plan().save(file);
    String wanted = Base64.getEncoder().encodeToString(bundle(ROOT, INTERMEDIATE).encodeSst());
    String other = Base64.getEncoder().encodeToString(bundle(OTHER_ROOT).encodeSst());
    Files.writeString(file, Files.readString(file).replace(wanted, other));

    assertThatThrownBy(() -> TrustListPlan.load(file))
        .isInstanceOf(UnreadableRecordException.class)
        .hasMessageContaining("wanted.sst")
        .hasMessageContaining("changed");
  }

  @Test
  void aPlanThatClearsComesBackToo() {
    give(simulated, ROOT);
    open().planClearing().save(file);

    open().apply(TrustListPlan.load(file));

    assertThat(held(simulated)).isEmpty();
  }

  @Test
  void otherRulesThanThoseThatCanBeAllowedAreRefusedInAFile() throws IOException {
    plan().save(file);
    Files.writeString(file, Files.readString(file).replace("stops-trusting\"", "expired\""));

    assertThatThrownBy(() -> TrustListPlan.load(file))
        .isInstanceOf(UnreadableRecordException.class)
        .hasMessageContaining("allowed");
  }

  private void edit(String from, String to) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  private void assertRefused(String place) {
    assertThatThrownBy(() -> TrustListPlan.load(file))
        .isInstanceOfSatisfying(
            UnreadableRecordException.class, e -> assertThat(e.place()).isEqualTo(place));
  }

  @Test
  void aPlanThatSaysToClearAndBringsAListIsRefused() throws IOException {
    plan().save(file);
    edit("\"verb\" : \"set\"", "\"verb\" : \"clear\"");
    assertRefused("wanted.sst");
  }

  @Test
  void aPlanThatSaysToSetAndBringsNothingIsRefused() throws IOException {
    give(simulated, ROOT);
    open().planClearing().save(file);
    edit("\"verb\" : \"clear\"", "\"verb\" : \"set\"");
    assertRefused("wanted");
  }

  @Test
  void whatIsNewCannotPassForAnEntryOfOthers() throws IOException {
    give(simulated, OTHER_ROOT);
    ExchangeTenant beside =
        ExchangeTenant.over(simulated).clock(TestPki.CLOCK).managing(List.of()).open();
    beside.plan(bundle(ROOT)).save(file);
    edit(Fingerprint.ofDer(OTHER_ROOT.der()).toString(), Fingerprint.ofDer(ROOT.der()).toString());
    assertRefused("foreign");
  }

  @Test
  void textsThatWouldMisleadWhoApprovesAreRefused() throws IOException {
    plan().save(file);
    edit("a.eml", "a.eml\\nBlockers: none");
    assertRefused("evidence[0].source");
  }
}
