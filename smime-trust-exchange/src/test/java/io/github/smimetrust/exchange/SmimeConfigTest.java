package io.github.smimetrust.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smimetrust.exchange.transport.Cmdlet;
import io.github.smimetrust.exchange.transport.CmdletResult;
import io.github.smimetrust.exchange.transport.CmdletTransport;
import io.github.smimetrust.exchange.transport.SimulatedTenant;
import io.github.smimetrust.fixture.TestPki;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmimeConfigTest {
  /** Names, defaults as the table in the documentation of Set-SmimeConfig has them, May 2026. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          OWAAllowUserChoiceOfSigningCertificate, false
          OWAAlwaysEncrypt, false
          OWAAlwaysSign, false
          OWABCCEncryptedEmailForking, 0
          OWACheckCRLOnSend, false
          OWAClearSign, true
          OWACRLConnectionTimeout, 60000
          OWACRLRetrievalTimeout, 10000
          OWADisableCRLCheck, false
          OWADLExpansionTimeout, 60000
          OWAEncryptionAlgorithms, 6610
          OWAEncryptTemporaryBuffers, true
          OWAForceSMIMEClientUpgrade, true
          OWAIncludeCertificateChainAndRootCertificate, false
          OWAIncludeCertificateChainWithoutRootCertificate, false
          OWAIncludeSMIMECapabilitiesInMessage, false
          OWAOnlyUseSmartCard, false
          OWASenderCertificateAttributesToDisplay, null
          OWASignedEmailCertificateInclusion, true
          OWASigningAlgorithms, 8004
          OWATripleWrapSignedEncryptedMail, false
          OWAUseKeyIdentifier, false
          OWAUseSecondaryProxiesWhenFindingCertificates, true
          NoSignOnReply, true
          """)
  void hasEverySettingOfTheDocumentationWithItsDefault(String name, String expected) {
    SmimeSetting<?> setting =
        SmimeSetting.all().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();

    assertThat(String.valueOf(SmimeConfig.defaults().raw(setting))).isEqualTo(expected);
    assertThat(SmimeSetting.all()).hasSize(24);
  }

  @Test
  void aFreshTenantHasTheDefaults() {
    try (ExchangeTenant tenant = open(SimulatedTenant.inMemory(TestPki.CLOCK))) {
      assertThat(tenant.read().config()).isEqualTo(SmimeConfig.defaults());
      assertThat(tenant.plan(SmimeConfig.defaults()).isEmpty()).isTrue();
    }
  }

  @Test
  void setsOnlyWhatDiffersAndReadsItBack() {
    List<Cmdlet> sets = new ArrayList<>();
    RecordingTransport recording =
        new RecordingTransport(
            SimulatedTenant.inMemory(TestPki.CLOCK),
            (number, cmdlet, next) -> {
              if (cmdlet.name().equals("Set-SmimeConfig")) {
                sets.add(cmdlet);
              }
              return next.invoke(cmdlet);
            });
    try (ExchangeTenant tenant = open(recording)) {
      SmimeConfig wanted =
          SmimeConfig.defaults()
              .with(SmimeSetting.SIGNING_ALGORITHMS, AlgorithmList.of(SigningAlgorithm.SHA_256))
              .with(SmimeSetting.CRL_RETRIEVAL_TIMEOUT, Duration.ofSeconds(20));
      SettingsPlan plan = tenant.plan(wanted);
      SettingsReceipt receipt = tenant.apply(plan);

      assertThat(plan.changes())
          .containsExactly(
              new SettingChange("OWACRLRetrievalTimeout", "PT10S", "PT20S"),
              new SettingChange("OWASigningAlgorithms", "8004", "800C"));
      assertThat(sets).hasSize(1);
      assertThat(sets.get(0).parameters())
          .containsOnlyKeys("OWACRLRetrievalTimeout", "OWASigningAlgorithms")
          .containsEntry("OWACRLRetrievalTimeout", 20_000L)
          .containsEntry("OWASigningAlgorithms", "800C");
      assertThat(receipt.after()).isEqualTo(wanted);
      assertThat(tenant.plan(wanted).isEmpty()).isTrue();
      tenant.apply(tenant.plan(receipt.before()));
      assertThat(tenant.read().config()).isEqualTo(SmimeConfig.defaults());
    }
  }

  @Test
  void hardenedGivesAReasonForEachDeviation() {
    SmimeConfig hardened = SmimeConfig.hardened();

    assertThat(hardened.get(SmimeSetting.SIGNING_ALGORITHMS).algorithms())
        .containsExactly(SigningAlgorithm.SHA_256);
    assertThat(hardened.deviations())
        .hasSize(3)
        .allSatisfy(d -> assertThat(d).matches(".*; .*RFC 855[01].*"));
    assertThat(SmimeConfig.defaults().deviations()).isEmpty();
  }

  @Test
  void malformedListsOfATenantAreToldWithWhatExchangeUsesInstead() {
    SimulatedTenant simulated = SimulatedTenant.inMemory(TestPki.CLOCK);
    simulated.invoke(Cmdlet.named("Set-SmimeConfig").parameter("OWASigningAlgorithms", "SHA256"));
    try (ExchangeTenant tenant = open(simulated)) {
      SmimeConfig config = tenant.read().config();

      assertThat(config.problems())
          .singleElement()
          .asString()
          .contains("OWASigningAlgorithms", "SHA256", "8004");
      assertThat(config.get(SmimeSetting.SIGNING_ALGORITHMS).algorithms())
          .containsExactly(SigningAlgorithm.SHA_1);
      // The same as the default, and yet to be set: what is there is not it.
      assertThat(tenant.plan(SmimeConfig.defaults()).changes())
          .extracting(SettingChange::setting)
          .containsExactly("OWASigningAlgorithms");
    }
  }

  @Test
  void settingsThatATenantDoesNotHaveAreNotSet() {
    RecordingTransport old =
        new RecordingTransport(
            SimulatedTenant.inMemory(TestPki.CLOCK),
            (number, cmdlet, next) -> onlyFlags(next.invoke(cmdlet)));
    try (ExchangeTenant tenant = open(old)) {
      SettingsPlan plan =
          tenant.plan(
              SmimeConfig.defaults()
                  .with(SmimeSetting.NO_SIGN_ON_REPLY, false)
                  .with(SmimeSetting.ALWAYS_SIGN, true));

      assertThat(plan.changes())
          .extracting(SettingChange::setting)
          .containsExactly("OWAAlwaysSign");
      assertThat(plan.warnings())
          .anySatisfy(w -> assertThat(w).contains("NoSignOnReply", "no such setting"));
    }
  }

  @Test
  void refusesPlansOfSettingsThatHaveChangedSince() {
    SimulatedTenant simulated = SimulatedTenant.inMemory(TestPki.CLOCK);
    try (ExchangeTenant tenant = open(simulated)) {
      SettingsPlan plan = tenant.plan(SmimeConfig.hardened());
      simulated.invoke(Cmdlet.named("Set-SmimeConfig").parameter("OWAAlwaysSign", true));

      assertThatThrownBy(() -> tenant.apply(plan)).isInstanceOf(StalePlanException.class);
      assertThat(tenant.read().config().get(SmimeSetting.SIGNING_ALGORITHMS)).hasToString("8004");
    }
  }

  @Test
  void valuesOutsideTheRangeAreRefused() {
    SmimeConfig defaults = SmimeConfig.defaults();

    assertThatThrownBy(
            () -> defaults.with(SmimeSetting.CRL_CONNECTION_TIMEOUT, Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("OWACRLConnectionTimeout");
    assertThatThrownBy(
            () ->
                defaults.with(
                    SmimeSetting.CRL_CONNECTION_TIMEOUT, Duration.ofMillis(0x1_0000_0000L)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> defaults.with(SmimeSetting.CRL_CONNECTION_TIMEOUT, Duration.ofNanos(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> defaults.with(SmimeSetting.SENDER_CERTIFICATE_ATTRIBUTES, List.of("CN")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(defaults.with(SmimeSetting.CRL_CONNECTION_TIMEOUT, Duration.ofMillis(0xFFFF_FFFFL)))
        .isNotEqualTo(defaults);
  }

  @Test
  void savedSettingsComeBack(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("settings.json");
    SmimeConfig config =
        SmimeConfig.hardened()
            .with(SmimeSetting.BCC_FORKING, BccForking.NONE)
            .with(SmimeSetting.SENDER_CERTIFICATE_ATTRIBUTES, List.of("2.5.4.3", "2.5.4.10"));
    config.save(file);

    assertThat(SmimeConfig.load(file)).isEqualTo(config);
    Files.writeString(file, Files.readString(file).replace("\"800C\"", "\"SHA-256\""));
    assertThatThrownBy(() -> SmimeConfig.load(file))
        .isInstanceOf(UnreadableRecordException.class)
        .hasMessageContaining("OWASigningAlgorithms");
  }

  /** What a server gives that knows flags alone, and not the newest of them. */
  private static CmdletResult onlyFlags(CmdletResult all) {
    CmdletResult result = CmdletResult.empty();
    for (Map.Entry<String, ?> property : all.properties().entrySet()) {
      if (property.getValue() instanceof Boolean flag
          && !property.getKey().equals("NoSignOnReply")) {
        result = result.property(property.getKey(), flag);
      } else if (property.getValue() == null) {
        result = result.nullProperty(property.getKey());
      }
    }
    return result;
  }

  private static ExchangeTenant open(CmdletTransport transport) {
    return ExchangeTenant.over(transport).clock(TestPki.CLOCK).open();
  }
}
