package io.github.smimetrust.exchange;

import static io.github.smimetrust.exchange.Lists.INTERMEDIATE;
import static io.github.smimetrust.exchange.Lists.OTHER_ROOT;
import static io.github.smimetrust.exchange.Lists.ROOT;
import static io.github.smimetrust.exchange.Lists.bundle;
import static io.github.smimetrust.exchange.Lists.held;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.exchange.RecordingTransport.Script;
import io.github.smimetrust.exchange.transport.Cmdlet;
import io.github.smimetrust.exchange.transport.CmdletResult;
import io.github.smimetrust.exchange.transport.SimulatedTenant;
import io.github.smimetrust.exchange.transport.TenantException;
import io.github.smimetrust.exchange.transport.TenantException.Failure;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.sst.SerializedStore;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever fails while a plan is applied: one list is there, whole, and the caller is told which.
 */
class ApplyFaultsTest {
  private static final TrustBundle WANTED = bundle(ROOT, INTERMEDIATE);

  private final SimulatedTenant simulated = SimulatedTenant.inMemory(TestPki.CLOCK);
  private final MemoryBackups backups = new MemoryBackups();

  /** How a call fails. */
  enum Fault {
    BUSY_BEFORE,
    LOST_BEFORE,
    LOST_AFTER,
    BUG_BEFORE,
    BUG_AFTER;

    CmdletResult happen(Cmdlet cmdlet, Runnable call) {
      if (this == LOST_AFTER || this == BUG_AFTER) {
        call.run();
      }
      if (this == BUG_BEFORE || this == BUG_AFTER) {
        throw new IllegalStateException("a transport that throws what it should not");
      }
      throw new TenantException(
          cmdlet.name(),
          SimulatedTenant.inMemory(TestPki.CLOCK).tenant(),
          this == BUSY_BEFORE ? Failure.BUSY : Failure.UNCLEAR,
          "4711",
          "injected",
          null);
    }
  }

  private ExchangeTenant over(Script script) {
    return ExchangeTenant.over(new RecordingTransport(simulated, script))
        .backups(backups)
        .clock(TestPki.CLOCK)
        .open();
  }

  /**
   * Applies to a tenant with a list of another root, and checks what must hold whatever happens.
   */
  private void applyUnder(Script script) {
    backups.kept.clear();
    Lists.give(simulated, ROOT, OTHER_ROOT);
    byte[] before = held(simulated);
    byte[] wanted = WANTED.encodeSst();
    TrustListPlan plan = ExchangeTenant.over(simulated).clock(TestPki.CLOCK).open().plan(WANTED);
    try {
      ApplyReceipt receipt = over(script).apply(plan);
      assertThat(held(simulated)).as("after a receipt").isEqualTo(wanted);
      assertThat(receipt.before()).isEqualTo(before);
      assertThat(receipt.after()).isEqualTo(wanted);
    } catch (ApplyFailedException e) {
      byte[] expected =
          switch (e.listState()) {
            case BEFORE -> before;
            case WANTED -> wanted;
            case OTHER -> throw new AssertionError("no third list was ever set", e);
            case UNKNOWN -> held(simulated);
          };
      assertThat(held(simulated)).as(e.getMessage()).isEqualTo(expected);
      assertThat(held(simulated)).as("whole").isIn(before, wanted);
      assertThat(e.backup()).isPresent();
    } catch (TenantException | IllegalStateException e) {
      // Failed before anything was set.
      assertThat(held(simulated)).as(e.getMessage()).isEqualTo(before);
    }
    backups.kept.forEach(b -> assertThat(b.list()).isEqualTo(before));
    assertThat(held(simulated))
        .satisfiesAnyOf(
            h -> assertThat(h).isEqualTo(before), h -> assertThat(backups.kept).isNotEmpty());
  }

  @ParameterizedTest
  @EnumSource
  void oneFaultAtAnyCallLeavesOneListWholeAndToldOf(Fault fault) {
    for (int call = 1; call <= 7; call++) {
      int failing = call;
      applyUnder(
          (number, cmdlet, next) ->
              number == failing
                  ? fault.happen(cmdlet, () -> next.invoke(cmdlet))
                  : next.invoke(cmdlet));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aTenantThatIsGoneFromACallOnLeavesOneListWholeAndToldOf(Fault fault) {
    for (int call = 1; call <= 9; call++) {
      int failing = call;
      applyUnder(
          (number, cmdlet, next) ->
              number >= failing
                  ? fault.happen(cmdlet, () -> next.invoke(cmdlet))
                  : next.invoke(cmdlet));
    }
  }

  @Property
  void anyRunOfFaultsLeavesOneListWholeAndToldOf(
      @ForAll @Size(12) List<@IntRange(max = 9) Integer> faults) {
    applyUnder(
        (number, cmdlet, next) -> {
          int chosen = number <= faults.size() ? faults.get(number - 1) : 9;
          return chosen < Fault.values().length
              ? Fault.values()[chosen].happen(cmdlet, () -> next.invoke(cmdlet))
              : next.invoke(cmdlet);
        });
  }

  @Test
  void anAnswerThatGotLostAfterTheListWasSetIsASuccessWithANote() {
    ExchangeTenant tenant =
        over(
            (number, cmdlet, next) ->
                cmdlet.name().startsWith("Set")
                    ? Fault.LOST_AFTER.happen(cmdlet, () -> next.invoke(cmdlet))
                    : next.invoke(cmdlet));
    ApplyReceipt receipt = tenant.apply(tenant.plan(WANTED));
    assertThat(receipt.outcome()).isEqualTo(ApplyReceipt.Outcome.CHANGED);
    assertThat(receipt.notes())
        .singleElement()
        .asString()
        .contains("failed, but the list is there", "injected", "4711");
    assertThat(held(simulated)).isEqualTo(WANTED.encodeSst());
  }

  @Test
  void oneLookThatFailsIsTakenAgain() {
    ExchangeTenant tenant =
        over(
            (number, cmdlet, next) ->
                number == 5
                    ? Fault.LOST_BEFORE.happen(cmdlet, () -> next.invoke(cmdlet))
                    : next.invoke(cmdlet));
    ApplyReceipt receipt = tenant.apply(tenant.plan(WANTED));
    assertThat(receipt.after()).isEqualTo(WANTED.encodeSst());
    assertThat(receipt.notes()).isEmpty();
  }

  @Test
  void aCallThatMayStillArriveIsSaidToBeSo() {
    ExchangeTenant tenant =
        over(
            (number, cmdlet, next) ->
                number == 4
                    ? Fault.LOST_BEFORE.happen(cmdlet, () -> next.invoke(cmdlet))
                    : next.invoke(cmdlet));
    TrustListPlan plan = tenant.plan(WANTED);
    assertThatThrownBy(() -> tenant.apply(plan))
        .isInstanceOfSatisfying(
            ApplyFailedException.class,
            e -> {
              assertThat(e.listState()).isEqualTo(ListState.UNKNOWN);
              assertThat(e.failure()).isEqualTo(Failure.UNCLEAR);
              assertThat(e.isRetryable()).isTrue();
            })
        .hasMessageContaining("may still arrive");
  }

  @Test
  void aRefusalSaysThatNothingChangedAndKeepsItsCause() {
    Lists.give(simulated, ROOT);
    byte[] before = held(simulated);
    ExchangeTenant tenant =
        ExchangeTenant.over(simulated.refusingListsAbove(before.length))
            .backups(backups)
            .clock(TestPki.CLOCK)
            .open();
    TrustListPlan plan = tenant.plan(WANTED);
    assertThatThrownBy(() -> tenant.apply(plan))
        .isInstanceOfSatisfying(
            ApplyFailedException.class,
            e -> {
              assertThat(e.listState()).isEqualTo(ListState.BEFORE);
              assertThat(e.failure()).isEqualTo(Failure.REFUSED);
              assertThat(e.backup()).contains("memory 1");
              assertThat(e.correlationId()).isPresent();
              assertThat(e.getCause()).isInstanceOf(TenantException.class);
            })
        .hasMessageContainingAll("was not set", "expected at most")
        .hasMessageNotContaining("may still arrive");
    assertThat(held(simulated)).isEqualTo(before);
  }

  @Test
  void aBusyTenantIsSaidToBeWorthAnotherTry() {
    ExchangeTenant tenant =
        over(
            (number, cmdlet, next) ->
                cmdlet.name().startsWith("Set")
                    ? Fault.BUSY_BEFORE.happen(cmdlet, () -> next.invoke(cmdlet))
                    : next.invoke(cmdlet));
    TrustListPlan plan = tenant.plan(WANTED);
    assertThatThrownBy(() -> tenant.apply(plan))
        .isInstanceOfSatisfying(
            ApplyFailedException.class, e -> assertThat(e.isRetryable()).isTrue());
  }

  @Test
  void aTenantThatCannotBeReadAfterwardsIsUnknown() {
    ExchangeTenant tenant =
        over(
            (number, cmdlet, next) ->
                number > 4
                    ? Fault.LOST_BEFORE.happen(cmdlet, () -> next.invoke(cmdlet))
                    : next.invoke(cmdlet));
    TrustListPlan plan = tenant.plan(WANTED);
    assertThatThrownBy(() -> tenant.apply(plan))
        .isInstanceOfSatisfying(
            ApplyFailedException.class,
            e -> {
              assertThat(e.listState()).isEqualTo(ListState.UNKNOWN);
              assertThat(e.failure()).isEqualTo(Failure.UNCLEAR);
            })
        .hasMessageContaining("not known");
    assertThat(held(simulated)).isEqualTo(WANTED.encodeSst());
  }

  @Test
  void aTenantThatDropsACertificateGetsItsOldListBack() {
    Lists.give(simulated, ROOT, OTHER_ROOT);
    byte[] before = held(simulated);
    byte[] third = bundle(ROOT).encodeSst();
    ExchangeTenant tenant =
        over(
            (number, cmdlet, next) ->
                number == 4
                    ? next.invoke(Cmdlet.named("Set-SmimeConfig").parameter(Lists.PARAMETER, third))
                    : next.invoke(cmdlet));
    TrustListPlan plan = tenant.plan(WANTED);
    assertThatThrownBy(() -> tenant.apply(plan))
        .isInstanceOfSatisfying(
            ApplyFailedException.class, e -> assertThat(e.listState()).isEqualTo(ListState.BEFORE))
        .hasMessageContainingAll("a third list was read back", "kept as memory 2", "put back");
    assertThat(held(simulated)).isEqualTo(before);
    // What was found may be someone else's work, so it is not lost.
    assertThat(backups.kept.get(1).list()).isEqualTo(third);
  }

  @Test
  void aThirdListThatCannotBeKeptIsNotOverwritten() {
    Lists.give(simulated, ROOT, OTHER_ROOT);
    byte[] third = bundle(ROOT).encodeSst();
    RecordingTransport transport =
        new RecordingTransport(
            simulated,
            (number, cmdlet, next) ->
                number == 4
                    ? next.invoke(Cmdlet.named("Set-SmimeConfig").parameter(Lists.PARAMETER, third))
                    : next.invoke(cmdlet));
    ExchangeTenant tenant =
        ExchangeTenant.over(transport)
            .clock(TestPki.CLOCK)
            .backups(
                backup -> {
                  if (Arrays.equals(backup.list(), third)) {
                    throw new IllegalStateException("disk full");
                  }
                  return "kept";
                })
            .open();
    TrustListPlan plan = tenant.plan(WANTED);
    assertThatThrownBy(() -> tenant.apply(plan))
        .isInstanceOfSatisfying(
            ApplyFailedException.class, e -> assertThat(e.listState()).isEqualTo(ListState.OTHER))
        .hasMessageContainingAll("still there", "could not be kept", "disk full");
    assertThat(held(simulated)).isEqualTo(third);
  }

  @Test
  void aThirdListThatCannotBeReplacedIsTold() {
    Lists.give(simulated, ROOT, OTHER_ROOT);
    byte[] third = bundle(ROOT).encodeSst();
    ExchangeTenant tenant =
        over(
            (number, cmdlet, next) -> {
              if (number == 4) {
                return next.invoke(
                    Cmdlet.named("Set-SmimeConfig").parameter(Lists.PARAMETER, third));
              }
              return number > 4 && cmdlet.name().startsWith("Set")
                  ? Fault.BUSY_BEFORE.happen(cmdlet, () -> next.invoke(cmdlet))
                  : next.invoke(cmdlet);
            });
    TrustListPlan plan = tenant.plan(WANTED);
    assertThatThrownBy(() -> tenant.apply(plan))
        .isInstanceOfSatisfying(
            ApplyFailedException.class,
            e -> {
              assertThat(e.listState()).isEqualTo(ListState.OTHER);
              assertThat(e.failure()).isEqualTo(Failure.UNCLEAR);
            });
    assertThat(held(simulated)).isEqualTo(third);
  }

  @Test
  void aTruncatedValueIsReplacedByTheOldList() {
    Lists.give(simulated, ROOT, OTHER_ROOT);
    byte[] before = held(simulated);
    AtomicReference<byte[]> truncated = new AtomicReference<>();
    ExchangeTenant tenant =
        over(
            (number, cmdlet, next) -> {
              CmdletResult result = next.invoke(cmdlet);
              if (number == 4) {
                byte[] whole = held(next);
                truncated.set(Arrays.copyOf(whole, whole.length / 2));
              }
              if (number > 4 && cmdlet.name().startsWith("Set")) {
                truncated.set(null);
              }
              byte[] value = truncated.get();
              return value != null && cmdlet.name().startsWith("Get")
                  ? result.property(Lists.PARAMETER, value)
                  : result;
            });
    TrustListPlan plan = tenant.plan(WANTED);
    assertThatThrownBy(() -> tenant.apply(plan))
        .isInstanceOfSatisfying(
            ApplyFailedException.class, e -> assertThat(e.listState()).isEqualTo(ListState.BEFORE));
    assertThat(held(simulated)).isEqualTo(before);
  }

  @Test
  void aReadBackThatStillShowsTheOldListEndsWithTheOldList() {
    Lists.give(simulated, ROOT, OTHER_ROOT);
    byte[] before = held(simulated);
    ExchangeTenant tenant =
        over(
            (number, cmdlet, next) ->
                number == 5
                    ? next.invoke(cmdlet).property(Lists.PARAMETER, before)
                    : next.invoke(cmdlet));
    TrustListPlan plan = tenant.plan(WANTED);
    assertThatThrownBy(() -> tenant.apply(plan))
        .isInstanceOfSatisfying(
            ApplyFailedException.class, e -> assertThat(e.listState()).isEqualTo(ListState.BEFORE))
        .hasMessageContaining("reported no error");
    assertThat(held(simulated)).isEqualTo(before);
  }

  @Test
  void aTenantThatReordersTheListIsFineAndToldOf() {
    byte[] reordered =
        SerializedStore.ofCertificates(List.of(INTERMEDIATE.der(), ROOT.der())).encode();
    ExchangeTenant tenant =
        over(
            (number, cmdlet, next) ->
                number == 4
                    ? next.invoke(
                        Cmdlet.named("Set-SmimeConfig").parameter(Lists.PARAMETER, reordered))
                    : next.invoke(cmdlet));
    ApplyReceipt receipt = tenant.apply(tenant.plan(WANTED));
    assertThat(receipt.after()).isEqualTo(reordered);
    assertThat(receipt.notes()).singleElement().asString().contains("other bytes");
    // The receipt knows the tenant's bytes, so the way back is open.
    tenant.restore(receipt);
    assertThat(held(simulated)).isEmpty();
  }

  @Test
  void someoneElsesChangeWhileTheBackupIsKeptIsNotOverwritten() {
    Lists.give(simulated, ROOT);
    ExchangeTenant tenant =
        ExchangeTenant.over(simulated)
            .clock(TestPki.CLOCK)
            .backups(
                backup -> {
                  Lists.give(simulated, OTHER_ROOT);
                  return "kept";
                })
            .open();
    TrustListPlan plan = tenant.plan(WANTED);
    assertThatThrownBy(() -> tenant.apply(plan)).isInstanceOf(StalePlanException.class);
    assertThat(held(simulated)).isEqualTo(bundle(OTHER_ROOT).encodeSst());
  }

  /** What Kotlin does without a word. */
  @SuppressWarnings("unchecked")
  private static <E extends Exception> void throwAnyway(Exception e) throws E {
    throw (E) e;
  }

  @Test
  void checkedExceptionsOfOtherLanguagesLeaveOneListWholeAndToldOf() {
    for (int call = 1; call <= 7; call++) {
      int failing = call;
      try {
        applyUnder(
            (number, cmdlet, next) -> {
              CmdletResult result = next.invoke(cmdlet);
              if (number == failing) {
                ApplyFaultsTest.<RuntimeException>throwAnyway(new IOException("pipe"));
              }
              return result;
            });
      } catch (Exception e) {
        // From the looks before anything was set.
        assertThat(e).isInstanceOf(IOException.class);
        assertThat(failing).isIn(1, 2);
      }
    }
  }

  @Test
  void aListenerOfAnotherLanguageCannotStopAChangeHalfWay() {
    ExchangeTenant tenant =
        ExchangeTenant.over(simulated)
            .backups(backups)
            .clock(TestPki.CLOCK)
            .onProgress(
                p -> ApplyFaultsTest.<RuntimeException>throwAnyway(new IOException("no window")))
            .open();

    assertThat(tenant.apply(tenant.plan(WANTED)).notes()).hasSize(4);
    assertThat(held(simulated)).isEqualTo(WANTED.encodeSst());
  }
}
