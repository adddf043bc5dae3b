package io.github.smimetrust.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smimetrust.exchange.transport.Cmdlet;
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
}
