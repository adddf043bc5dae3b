package io.github.smimetrust.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.smimetrust.exchange.transport.Cmdlet;
import io.github.smimetrust.exchange.transport.CmdletResult;
import io.github.smimetrust.exchange.transport.SimulatedTenant;
import io.github.smimetrust.exchange.transport.TenantException;
import io.github.smimetrust.fixture.TestPki;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever fails while settings are applied: the caller is told which are there. */
class SettingsFaultsTest {
  private static final SmimeConfig WANTED = SmimeConfig.hardened();

  private final SimulatedTenant simulated = SimulatedTenant.inMemory(TestPki.CLOCK);

  private SmimeConfig held() {
    return ExchangeTenant.over(simulated).clock(TestPki.CLOCK).open().read().config();
  }

  @ParameterizedTest
  @EnumSource
  void oneFaultAtAnyCallLeavesTheOldOrTheNewSettingsAndSaysWhich(ApplyFaultsTest.Fault fault) {
    for (int call = 1; call <= 5; call++) {
      simulated.invoke(
          Cmdlet.named("Set-SmimeConfig")
              .parameter("OWASigningAlgorithms", "8004")
              .parameter("OWAIncludeCertificateChainWithoutRootCertificate", false)
              .parameter("OWAIncludeSMIMECapabilitiesInMessage", false));
      SettingsPlan plan = ExchangeTenant.over(simulated).clock(TestPki.CLOCK).open().plan(WANTED);
      int failing = call;
      RecordingTransport transport =
          new RecordingTransport(
              simulated,
              (number, cmdlet, next) ->
                  number == failing
                      ? fault.happen(cmdlet, () -> next.invoke(cmdlet))
                      : next.invoke(cmdlet));
      try {
        SettingsReceipt receipt =
            ExchangeTenant.over(transport).clock(TestPki.CLOCK).open().apply(plan);
        assertThat(receipt.after()).isEqualTo(WANTED);
        assertThat(held()).isEqualTo(WANTED);
      } catch (ApplyFailedException e) {
        switch (e.listState()) {
          case BEFORE -> assertThat(held()).isEqualTo(SmimeConfig.defaults());
          case UNKNOWN -> assertThat(held()).isIn(SmimeConfig.defaults(), WANTED);
          default -> throw new AssertionError("no third state was ever set", e);
        }
      } catch (TenantException | IllegalStateException e) {
        // Failed before anything was set.
        assertThat(held()).isEqualTo(SmimeConfig.defaults());
      }
    }
  }

  @Test
  void whatWasSetInPartIsPutBack() {
    SettingsPlan plan = ExchangeTenant.over(simulated).clock(TestPki.CLOCK).open().plan(WANTED);
    RecordingTransport forgetful =
        new RecordingTransport(
            simulated,
            (number, cmdlet, next) ->
                number == 2
                    ? next.invoke(
                        Cmdlet.named("Set-SmimeConfig").parameter("OWASigningAlgorithms", "800C"))
                    : next.invoke(cmdlet));

    assertThatThrownBy(() -> ExchangeTenant.over(forgetful).clock(TestPki.CLOCK).open().apply(plan))
        .isInstanceOfSatisfying(
            ApplyFailedException.class, e -> assertThat(e.listState()).isEqualTo(ListState.BEFORE))
        .hasMessageContaining("OWAIncludeCertificateChainWithoutRootCertificate")
        .hasMessageContaining("put back");
    assertThat(held()).isEqualTo(SmimeConfig.defaults());
  }

  private ApplyFailedException failure(RecordingTransport.Script script, SmimeConfig wanted) {
    SettingsPlan plan = ExchangeTenant.over(simulated).clock(TestPki.CLOCK).open().plan(wanted);
    ExchangeTenant tenant =
        ExchangeTenant.over(new RecordingTransport(simulated, script)).clock(TestPki.CLOCK).open();
    return catchThrowableOfType(ApplyFailedException.class, () -> tenant.apply(plan));
  }

  @Test
  void aLostCallThatMayStillArriveLeavesTheStateUnknown() {
    ApplyFailedException e =
        failure(
            (number, cmdlet, next) ->
                number == 2
                    ? ApplyFaultsTest.Fault.LOST_BEFORE.happen(cmdlet, () -> {})
                    : next.invoke(cmdlet),
            WANTED);

    assertThat(e.listState()).isEqualTo(ListState.UNKNOWN);
  }

  @Test
  void settingsThatSeemNotToBeSetArePutBackForWhatWasReadMayBeOld() {
    CmdletResult old = simulated.invoke(Cmdlet.named("Get-SmimeConfig"));

    ApplyFailedException e =
        failure((number, cmdlet, next) -> number == 3 ? old : next.invoke(cmdlet), WANTED);

    assertThat(e.listState()).isEqualTo(ListState.BEFORE);
    assertThat(held()).isEqualTo(SmimeConfig.defaults());
  }

  @Test
  void aRefusalLeavesAMalformedValueAloneAndSaysSo() {
    simulated.invoke(Cmdlet.named("Set-SmimeConfig").parameter("OWASigningAlgorithms", "SHA256"));

    ApplyFailedException e =
        failure(
            (number, cmdlet, next) ->
                cmdlet.name().equals("Set-SmimeConfig")
                    ? ApplyFaultsTest.Fault.BUSY_BEFORE.happen(cmdlet, () -> {})
                    : next.invoke(cmdlet),
            WANTED);

    assertThat(e.listState()).isEqualTo(ListState.BEFORE);
    assertThat(e).hasMessageContaining("not set");
    assertThat(held().problems()).hasSize(1);
  }

  @Test
  void aReadBackThatFailsOnceIsTakenAgain() {
    SettingsPlan plan = ExchangeTenant.over(simulated).clock(TestPki.CLOCK).open().plan(WANTED);
    RecordingTransport busy =
        new RecordingTransport(
            simulated,
            (number, cmdlet, next) ->
                number == 3
                    ? ApplyFaultsTest.Fault.BUSY_BEFORE.happen(cmdlet, () -> {})
                    : next.invoke(cmdlet));

    assertThat(ExchangeTenant.over(busy).clock(TestPki.CLOCK).open().apply(plan).after())
        .isEqualTo(WANTED);
  }

  @Test
  void settingsOfATenantThatLacksOneLeaveItAloneElsewhere() {
    SmimeConfig old =
        SmimeConfig.of(
            CmdletResult.empty().property("OWAAlwaysSign", true).property("OWAClearSign", true));
    simulated.invoke(Cmdlet.named("Set-SmimeConfig").parameter("NoSignOnReply", false));
    ExchangeTenant tenant = ExchangeTenant.over(simulated).clock(TestPki.CLOCK).open();

    assertThat(tenant.plan(old).changes())
        .extracting(SettingChange::setting)
        .containsExactly("OWAAlwaysSign");
    assertThat(tenant.plan(old.with(SmimeSetting.NO_SIGN_ON_REPLY, true)).changes())
        .extracting(SettingChange::setting)
        .containsExactly("OWAAlwaysSign", "NoSignOnReply");
  }

  @Test
  void theSettingsOfATenantAreNothingToDoThereEvenWhereOneIsMalformed() {
    simulated.invoke(Cmdlet.named("Set-SmimeConfig").parameter("OWASigningAlgorithms", "SHA256"));
    ExchangeTenant tenant = ExchangeTenant.over(simulated).clock(TestPki.CLOCK).open();

    assertThat(tenant.plan(tenant.read().config()).isEmpty()).isTrue();
  }
}
