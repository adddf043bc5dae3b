package io.github.smimetrust.exchange;

import static io.github.smimetrust.exchange.Lists.INTERMEDIATE;
import static io.github.smimetrust.exchange.Lists.OTHER_ROOT;
import static io.github.smimetrust.exchange.Lists.ROOT;
import static io.github.smimetrust.exchange.Lists.bundle;
import static io.github.smimetrust.exchange.Lists.held;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.exchange.ApplyReceipt.Outcome;
import io.github.smimetrust.exchange.transport.Cmdlet;
import io.github.smimetrust.exchange.transport.CmdletResult;
import io.github.smimetrust.exchange.transport.SimulatedTenant;
import io.github.smimetrust.exchange.transport.TenantException;
import io.github.smimetrust.exchange.transport.TenantIdentity;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.sst.SerializedStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExchangeTenantTest {
  private final SimulatedTenant simulated = SimulatedTenant.inMemory(TestPki.CLOCK);
  private final RecordingTransport transport = new RecordingTransport(simulated);
  private final MemoryBackups backups = new MemoryBackups();
  private final ExchangeTenant tenant =
      ExchangeTenant.over(transport)
          .backups(backups)
          .clock(TestPki.CLOCK)
          .appliedBy("admin@contoso.com")
          .open();

  @Test
  void readsWhatTheTenantHoldsAndChangesNothing() {
    assertThat(tenant.read().hasList()).isFalse();
    assertThat(tenant.read().bundle()).isEqualTo(TrustBundle.empty());
    Lists.give(simulated, ROOT, INTERMEDIATE);
    TenantState state = tenant.read();
    assertThat(state.hasList()).isTrue();
    assertThat(state.bundle()).isEqualTo(bundle(ROOT, INTERMEDIATE));
    assertThat(state.list()).isEqualTo(held(simulated));
    assertThat(state.readAt()).isEqualTo(TestPki.NOW);
    assertThat(transport.calls).containsOnly("Get-SmimeConfig");
  }

  @Test
  void planningChangesNothing() {
    tenant.plan(bundle(ROOT));
    tenant.planClearing();
    assertThat(transport.calls).containsExactly("Get-SmimeConfig", "Get-SmimeConfig");
  }

  @Test
  void appliesAPlanAndTellsWhatWasAndWhatIs() {
    Lists.give(simulated, ROOT, OTHER_ROOT);
    byte[] before = held(simulated);
    TrustBundle wanted = bundle(ROOT, INTERMEDIATE);

    ApplyReceipt receipt = tenant.apply(tenant.plan(wanted));

    assertThat(held(simulated)).isEqualTo(wanted.encodeSst());
    assertThat(receipt.outcome()).isEqualTo(Outcome.CHANGED);
    assertThat(receipt.tenant()).isEqualTo(simulated.tenant());
    assertThat(receipt.at()).isEqualTo(TestPki.NOW);
    assertThat(receipt.appliedBy()).contains("admin@contoso.com");
    assertThat(receipt.before()).isEqualTo(before);
    assertThat(receipt.after()).isEqualTo(wanted.encodeSst());
    assertThat(receipt.added())
        .extracting(ChangedCertificate::subject)
        .containsExactly("CN=Intermediate");
    assertThat(receipt.removed())
        .extracting(ChangedCertificate::subject)
        .containsExactly("CN=Other Root");
    assertThat(receipt.backup()).contains("memory 1");
    assertThat(receipt.notes()).isEmpty();
    assertThat(backups.kept)
        .singleElement()
        .satisfies(
            b -> {
              assertThat(b.list()).isEqualTo(before);
              assertThat(b.tenant()).isEqualTo(simulated.tenant());
            });
    // One look for the plan, one before and one after the backup, one after the change.
    assertThat(transport.calls)
        .containsExactly(
            "Get-SmimeConfig",
            "Get-SmimeConfig",
            "Get-SmimeConfig",
            "Set-SmimeConfig",
            "Get-SmimeConfig");
  }

  @Test
  void theBackupIsThereBeforeTheTenantIsChanged() {
    Lists.give(simulated, ROOT);
    byte[] before = held(simulated);
    ExchangeTenant strict =
        ExchangeTenant.over(simulated)
            .clock(TestPki.CLOCK)
            .backups(
                b -> {
                  assertThat(held(simulated)).isEqualTo(before);
                  throw new IllegalStateException("disk full");
                })
            .open();
    TrustListPlan plan = strict.plan(bundle(ROOT, INTERMEDIATE));
    assertThatIllegalStateException().isThrownBy(() -> strict.apply(plan)).withMessage("disk full");
    assertThat(held(simulated)).isEqualTo(before);
  }

  @Test
  void anEmptyPlanSetsNothingAndNeedsNoBackupStore() {
    Lists.give(simulated, ROOT, INTERMEDIATE);
    ExchangeTenant bare = ExchangeTenant.over(transport).clock(TestPki.CLOCK).open();
    ApplyReceipt receipt = bare.apply(bare.plan(bundle(INTERMEDIATE, ROOT)));
    assertThat(receipt.outcome()).isEqualTo(Outcome.NOTHING_TO_DO);
    assertThat(receipt.backup()).isEmpty();
    assertThat(receipt.before()).isEqualTo(held(simulated)).isEqualTo(receipt.after());
    assertThat(transport.calls).containsOnly("Get-SmimeConfig");
  }

  @Test
  void anEmptyPlanIsStaleTooWhenTheTenantHasChanged() {
    Lists.give(simulated, ROOT);
    TrustListPlan plan = tenant.plan(bundle(ROOT));
    Lists.give(simulated, OTHER_ROOT);
    assertThatThrownBy(() -> tenant.apply(plan)).isInstanceOf(StalePlanException.class);
  }

  @Test
  void refusesAPlanWhenSomeoneChangedTheListSince() {
    TrustListPlan plan = tenant.plan(bundle(ROOT));
    Lists.give(simulated, OTHER_ROOT);
    byte[] foreign = held(simulated);

    assertThatThrownBy(() -> tenant.apply(plan))
        .isInstanceOfSatisfying(
            StalePlanException.class,
            e -> {
              assertThat(e.expectedDigest()).isEqualTo(plan.presentDigest());
              assertThat(e.foundDigest()).isEqualTo(tenant.read().digest());
              assertThat(e.isRetryable()).isFalse();
            });
    assertThat(held(simulated)).isEqualTo(foreign);
    assertThat(backups.kept).isEmpty();
    assertThat(transport.calls).doesNotContain("Set-SmimeConfig");
  }

  @Test
  void applyingTwiceDoesItOnce() {
    TrustListPlan plan = tenant.plan(bundle(ROOT));
    tenant.apply(plan);
    assertThat(tenant.apply(plan).outcome()).isEqualTo(Outcome.NOTHING_TO_DO);
    assertThat(transport.calls).containsOnlyOnce("Set-SmimeConfig");
  }

  @Test
  void refusesAPlanOfAnotherTenant() {
    SimulatedTenant other = simulated.identifiedBy(new TenantIdentity("8b632b3a", "contoso.com"));
    TrustListPlan plan = ExchangeTenant.over(other).open().plan(bundle(ROOT));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tenant.apply(plan))
        .withMessageContainingAll("contoso.com", "simulated.invalid");
    assertThat(transport.calls).isEmpty();
  }

  @Test
  void refusesAPlanWithBlockers() {
    TrustListPlan plan = tenant.plan(bundle(Lists.EXPIRED));
    assertThatIllegalStateException()
        .isThrownBy(() -> tenant.apply(plan))
        .withMessageContainingAll("expired", "CN=Expired");
    assertThat(transport.calls).doesNotContain("Set-SmimeConfig");
  }

  @Test
  void refusesAPlanThatHasGoneBadSinceItWasMade() {
    TestPki ending = TestPki.root("Ending", d -> d.notAfter(TestPki.NOW.plus(Duration.ofDays(30))));
    TrustListPlan plan = tenant.plan(bundle(ending));
    assertThat(plan.blockers()).isEmpty();
    Clock later = Clock.offset(TestPki.CLOCK, Duration.ofDays(29).plusSeconds(1));
    ExchangeTenant then = ExchangeTenant.over(transport).backups(backups).clock(later).open();
    assertThatIllegalStateException()
        .isThrownBy(() -> then.apply(plan))
        .withMessageContaining("CN=Ending");
    assertThat(transport.calls).doesNotContain("Set-SmimeConfig");
  }

  @Test
  void aClockThatRunsBackDoesNotLiftABlocker() {
    TrustListPlan plan = tenant.plan(bundle(Lists.EXPIRED));
    Clock earlier = Clock.offset(TestPki.CLOCK, Duration.ofDays(-30));
    ExchangeTenant then = ExchangeTenant.over(transport).backups(backups).clock(earlier).open();
    assertThatIllegalStateException()
        .isThrownBy(() -> then.apply(plan))
        .withMessageContaining("CN=Expired");
  }

  @Test
  void refusesToChangeAnythingWithoutABackupStore() {
    ExchangeTenant bare = ExchangeTenant.over(transport).clock(TestPki.CLOCK).open();
    TrustListPlan plan = bare.plan(bundle(ROOT));
    assertThatIllegalStateException()
        .isThrownBy(() -> bare.apply(plan))
        .withMessageContaining("backups(BackupStore.folder(path))");
    assertThat(transport.calls).doesNotContain("Set-SmimeConfig");
  }

  @Test
  void clearsTheListOnlyWhenThatIsPlanned() {
    Lists.give(simulated, ROOT);
    ApplyReceipt receipt = tenant.apply(tenant.planClearing());
    assertThat(held(simulated)).isEmpty();
    assertThat(receipt.after()).isEmpty();
    assertThat(receipt.removed()).hasSize(1);

    tenant.restore(receipt);
    assertThat(held(simulated)).isEqualTo(receipt.before());
  }

  @Test
  void restoringBringsTheOldListBackByteForByte(@TempDir Path folder) {
    // Not in the order in which this library would write it.
    byte[] first = SerializedStore.ofCertificates(List.of(INTERMEDIATE.der(), ROOT.der())).encode();
    simulated.invoke(Cmdlet.named("Set-SmimeConfig").parameter(Lists.PARAMETER, first));
    ApplyReceipt receipt = tenant.apply(tenant.plan(bundle(ROOT, INTERMEDIATE, OTHER_ROOT)));
    receipt.save(folder.resolve("receipt.json"));

    ApplyReceipt back = tenant.restore(ApplyReceipt.load(folder.resolve("receipt.json")));

    assertThat(held(simulated)).isEqualTo(first);
    assertThat(back.outcome()).isEqualTo(Outcome.CHANGED);
    assertThat(back.before()).isEqualTo(receipt.after());
    assertThat(back.removed()).hasSize(1);
    assertThat(tenant.restore(receipt).outcome()).isEqualTo(Outcome.NOTHING_TO_DO);
    assertThat(backups.kept).hasSize(2);
  }

  @Test
  void restoringToNoListClears() {
    ApplyReceipt receipt = tenant.apply(tenant.plan(bundle(ROOT)));
    tenant.restore(receipt);
    assertThat(held(simulated)).isEmpty();
  }

  @Test
  void doesNotRestoreOverSomeoneElsesChange() {
    ApplyReceipt receipt = tenant.apply(tenant.plan(bundle(ROOT)));
    Lists.give(simulated, OTHER_ROOT);
    byte[] foreign = held(simulated);
    assertThatThrownBy(() -> tenant.restore(receipt)).isInstanceOf(StalePlanException.class);
    assertThat(held(simulated)).isEqualTo(foreign);
  }

  @Test
  void refusesAReceiptOfAnotherTenant() {
    SimulatedTenant other = simulated.identifiedBy(new TenantIdentity("8b632b3a", "contoso.com"));
    ExchangeTenant contoso =
        ExchangeTenant.over(other).backups(backups).clock(TestPki.CLOCK).open();
    ApplyReceipt receipt = contoso.apply(contoso.plan(bundle(ROOT)));
    assertThatIllegalArgumentException().isThrownBy(() -> tenant.restore(receipt));
  }

  @Test
  void aListThatHasExpiredSinceCannotBeRestoredAndStaysReplaced() {
    TestPki ending = TestPki.root("Ending", d -> d.notAfter(TestPki.NOW.plus(Duration.ofDays(2))));
    Lists.give(simulated, ending, ROOT);
    ApplyReceipt receipt = tenant.apply(tenant.plan(bundle(ROOT, INTERMEDIATE)));
    byte[] now = held(simulated);

    SimulatedTenant later =
        SimulatedTenant.inMemory(Clock.offset(TestPki.CLOCK, Duration.ofDays(3)));
    later.invoke(Cmdlet.named("Set-SmimeConfig").parameter(Lists.PARAMETER, now));
    assertThatThrownBy(() -> ExchangeTenant.over(later).backups(backups).open().restore(receipt))
        .isInstanceOfSatisfying(
            ApplyFailedException.class,
            e -> {
              assertThat(e.listState()).isEqualTo(ListState.BEFORE);
              assertThat(e.isRetryable()).isFalse();
            })
        .hasMessageContaining("expired");
    assertThat(held(later)).isEqualTo(now);
  }

  @Test
  void aTenantThatShowsNoListPropertyIsNotTakenForOneWithoutAList() {
    RecordingTransport blind =
        new RecordingTransport(
            simulated, (n, cmdlet, next) -> CmdletResult.empty().property("Name", "x"));
    assertThatThrownBy(() -> ExchangeTenant.over(blind).open().plan(bundle(ROOT)))
        .isInstanceOf(TenantException.class)
        .hasMessageContaining("no property SMIMECertificateIssuingCA");
    RecordingTransport odd =
        new RecordingTransport(
            simulated, (n, cmdlet, next) -> CmdletResult.empty().property(Lists.PARAMETER, "AAA="));
    assertThatThrownBy(() -> ExchangeTenant.over(odd).open().read())
        .isInstanceOf(TenantException.class)
        .hasMessageContaining("found String");
  }

  @Test
  void warningsOfTheTenantAreInTheReceipt() {
    RecordingTransport warning =
        new RecordingTransport(
            simulated,
            (n, cmdlet, next) ->
                cmdlet.name().startsWith("Set")
                    ? next.invoke(cmdlet).warning("takes a while")
                    : next.invoke(cmdlet));
    ExchangeTenant warned =
        ExchangeTenant.over(warning).backups(backups).clock(TestPki.CLOCK).open();
    assertThat(warned.apply(warned.plan(bundle(ROOT))).notes()).containsExactly("takes a while");
  }

  @Test
  void closingClosesTheTransport() {
    tenant.close();
    assertThat(transport.closed).isTrue();
  }

  @Test
  void choicesLeaveTheObjectAloneThatTheyWereMadeOn() {
    TenantAccess bare = ExchangeTenant.over(simulated).clock(TestPki.CLOCK);
    bare.backups(backups);
    TrustListPlan plan = bare.open().plan(bundle(ROOT));
    assertThatIllegalStateException().isThrownBy(() -> bare.open().apply(plan));
  }

  @Test
  void refusesANameThatAReaderOfReceiptsCannotSee() {
    TenantAccess access = ExchangeTenant.over(simulated);
    for (String name : new String[] {"", " ", "a\nb", "a\u202Eb", "x".repeat(201)}) {
      assertThatIllegalArgumentException().isThrownBy(() -> access.appliedBy(name));
    }
  }
}
