package io.github.smimetrust.exchange.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.exchange.transport.TenantException.Failure;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.sst.SerializedStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The statements of the documentation and of reports, as SimulatedTenant's documentation lists
 * them.
 */
class SimulatedTenantTest {
  private static final String LIST = "SMIMECertificateIssuingCA";

  private static final TestPki ROOT = TestPki.root("R");
  private static final TestPki INTERMEDIATE = ROOT.issues("I");

  @TempDir Path folder;

  enum Kind {
    MEMORY,
    FOLDER
  }

  private SimulatedTenant tenant(Kind kind) {
    return kind == Kind.MEMORY
        ? SimulatedTenant.inMemory(TestPki.CLOCK)
        : SimulatedTenant.folder(folder.resolve("tenant"), TestPki.CLOCK);
  }

  private static byte[] sst(TestPki... certificates) {
    return TrustBundle.of(Stream.of(certificates).map(TestPki::certificate).toList()).encodeSst();
  }

  private static Cmdlet setting(byte[] list) {
    return Cmdlet.named("Set-SmimeConfig").parameter(LIST, list);
  }

  private static CmdletResult get(SimulatedTenant tenant) {
    return tenant.invoke(Cmdlet.named("Get-SmimeConfig"));
  }

  @ParameterizedTest
  @EnumSource
  void aFreshTenantHasTheDocumentedDefaultsAndNoList(Kind kind) {
    CmdletResult config = get(tenant(kind));
    assertThat(config.flag("OWAClearSign")).contains(true);
    assertThat(config.flag("OWAAlwaysSign")).contains(false);
    assertThat(config.flag("NoSignOnReply")).contains(true);
    assertThat(config.number("OWACRLConnectionTimeout")).contains(60_000L);
    assertThat(config.number("OWACRLRetrievalTimeout")).contains(10_000L);
    assertThat(config.number("OWADLExpansionTimeout")).contains(60_000L);
    assertThat(config.number("OWABCCEncryptedEmailForking")).contains(0L);
    assertThat(config.text("OWASigningAlgorithms")).contains("8004");
    assertThat(config.text("OWAEncryptionAlgorithms")).contains("6610");
    assertThat(config.has("OWASenderCertificateAttributesToDisplay")).isTrue();
    assertThat(config.text("OWASenderCertificateAttributesToDisplay")).isEmpty();
    for (String property :
        List.of(LIST, "SMIMECertificatesExpiryDate", "SMIMEExpiredCertificateThumbprint")) {
      assertThat(config.has(property)).as(property).isTrue();
      assertThat(config.properties().get(property)).as(property).isNull();
    }
  }

  @Test
  void hasAllDocumentedSettings() {
    // The parameters of Set-SmimeConfig less Identity, Confirm, OWACopyRecipientHeaders, WhatIf and
    // the list.
    assertThat(SimulatedSetting.ALL).hasSize(24);
    assertThat(SimulatedSetting.ALL.stream().map(SimulatedSetting::name).distinct()).hasSize(24);
  }

  @ParameterizedTest
  @EnumSource
  void aGivenListReplacesTheOldOneByteForByte(Kind kind) {
    SimulatedTenant tenant = tenant(kind);
    tenant.invoke(setting(sst(ROOT)));
    byte[] second = sst(INTERMEDIATE);
    assertThat(tenant.invoke(setting(second)).warnings()).isEmpty();
    assertThat(get(tenant).bytes(LIST)).hasValueSatisfying(b -> assertThat(b).isEqualTo(second));
  }

  @ParameterizedTest
  @EnumSource
  void computesDateAndThumbprintOfTheCertificateThatEndsFirst(Kind kind) {
    SimulatedTenant tenant = tenant(kind);
    tenant.invoke(setting(sst(ROOT, INTERMEDIATE)));
    CmdletResult config = get(tenant);
    // The fixture's intermediates end first, in 2036; the name says "expired" all the same.
    assertThat(config.text("SMIMECertificatesExpiryDate")).contains("2036-01-01T00:00:00");
    assertThat(config.text("SMIMEExpiredCertificateThumbprint"))
        .contains(TrustBundle.of(INTERMEDIATE.certificate()).entries().get(0).thumbprint());
  }

  @ParameterizedTest
  @EnumSource
  void writesGivenParametersAloneAndLeavesTheOthers(Kind kind) {
    SimulatedTenant tenant = tenant(kind);
    tenant.invoke(setting(sst(ROOT)));
    tenant.invoke(
        Cmdlet.named("Set-SmimeConfig")
            .parameter("OWASigningAlgorithms", "800C")
            .parameter("OWACheckCRLOnSend", true));
    tenant.invoke(Cmdlet.named("Set-SmimeConfig").parameter("owaCRLConnectionTimeout", 1));

    CmdletResult config = get(tenant);
    assertThat(config.text("OWASigningAlgorithms")).contains("800C");
    assertThat(config.flag("OWACheckCRLOnSend")).contains(true);
    assertThat(config.number("OWACRLConnectionTimeout")).contains(1L);
    assertThat(config.bytes(LIST)).isPresent();
  }

  @ParameterizedTest
  @EnumSource
  void nullClearsListDateAndThumbprint(Kind kind) {
    SimulatedTenant tenant = tenant(kind);
    tenant.invoke(setting(sst(ROOT)));
    tenant.invoke(Cmdlet.named("Set-SmimeConfig").clearing(LIST));
    assertCleared(tenant);
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyArrayClearsToo(Kind kind) {
    SimulatedTenant tenant = tenant(kind);
    tenant.invoke(setting(sst(ROOT)));
    tenant.invoke(setting(new byte[0]));
    assertCleared(tenant);
  }

  private static void assertCleared(SimulatedTenant tenant) {
    CmdletResult config = get(tenant);
    assertThat(config.bytes(LIST)).isEmpty();
    assertThat(config.text("SMIMECertificatesExpiryDate")).isEmpty();
    assertThat(config.text("SMIMEExpiredCertificateThumbprint")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void refusesAListWithExpiredCertificatesAndNamesThem(Kind kind) {
    TestPki old = TestPki.root("Old", d -> d.notAfter(TestPki.NOW.minusSeconds(1)));
    TestPki older = TestPki.root("Older", d -> d.notAfter(TestPki.NOW.minusSeconds(2)));
    TrustBundle expired = TrustBundle.of(old.certificate(), older.certificate());
    SimulatedTenant tenant = tenant(kind);
    byte[] before = sst(ROOT);
    tenant.invoke(setting(before));

    assertThatThrownBy(() -> tenant.invoke(setting(sst(ROOT, old, older))))
        .isInstanceOfSatisfying(
            TenantException.class,
            e -> {
              assertThat(e.failure()).isEqualTo(Failure.REFUSED);
              assertThat(e.isRetryable()).isFalse();
              assertThat(e.cmdlet()).isEqualTo("Set-SmimeConfig");
              assertThat(e.tenant()).isEqualTo(tenant.tenant());
              assertThat(e.correlationId()).isPresent();
              assertThat(e)
                  .hasMessageContaining(
                      expired.entries().get(0).thumbprint()
                          + " , "
                          + expired.entries().get(1).thumbprint());
            });
    assertThat(get(tenant).bytes(LIST).orElseThrow()).isEqualTo(before);
  }

  @Test
  void takesACertificateInItsLastSecond() {
    TestPki ending = TestPki.root("Ending", d -> d.notAfter(TestPki.NOW));
    SimulatedTenant tenant = tenant(Kind.MEMORY);
    tenant.invoke(setting(sst(ending)));
    assertThat(get(tenant).text("SMIMECertificatesExpiryDate")).contains("2026-01-15T00:00:00");
  }

  @Test
  void asksNothingElseOfACertificate() {
    TestPki leaf = INTERMEDIATE.issuesLeaf("a@example.org");
    TestPki future = TestPki.root("Future", d -> d.notBefore(TestPki.NOW.plusSeconds(9)));
    SimulatedTenant tenant = tenant(Kind.MEMORY);
    byte[] list =
        SerializedStore.ofCertificates(List.of(leaf.der(), leaf.der(), future.der())).encode();
    tenant.invoke(setting(list));
    assertThat(get(tenant).bytes(LIST).orElseThrow()).isEqualTo(list);
  }

  @ParameterizedTest
  @EnumSource
  void refusesBytesThatAreNoStoreAndKeepsTheOldList(Kind kind) {
    SimulatedTenant tenant = tenant(kind);
    byte[] before = sst(ROOT);
    tenant.invoke(setting(before));
    byte[] cut = Arrays.copyOf(before, before.length - 1);
    for (byte[] bad : List.of(cut, ROOT.der(), "x".getBytes(StandardCharsets.US_ASCII))) {
      assertThatThrownBy(() -> tenant.invoke(setting(bad)))
          .isInstanceOf(TenantException.class)
          .hasMessageContaining("wrong format");
    }
    assertThat(get(tenant).bytes(LIST).orElseThrow()).isEqualTo(before);
  }

  @Test
  void theReportedSizeLimitIsOffUntilItIsAskedFor() {
    byte[] list = sst(ROOT, INTERMEDIATE);
    SimulatedTenant tenant = tenant(Kind.MEMORY);
    tenant.refusingListsAbove(list.length).invoke(setting(list));
    assertThatThrownBy(() -> tenant.refusingListsAbove(list.length - 1).invoke(setting(list)))
        .isInstanceOf(TenantException.class)
        .hasMessageContaining(list.length + " bytes, expected at most " + (list.length - 1));

    byte[][] many = new byte[120][];
    for (int i = 0; i < many.length; i++) {
      many[i] = TestPki.root("R" + i, d -> d.extension("1.2.3.4", new byte[1000])).der();
    }
    byte[] large = SerializedStore.ofCertificates(List.of(many)).encode();
    assertThat(large.length).isGreaterThan(70_000);
    tenant.invoke(setting(large));
    assertThat(get(tenant).bytes(LIST).orElseThrow()).isEqualTo(large);
  }

  @ParameterizedTest
  @EnumSource
  void whatIfChecksAndChangesNothing(Kind kind) {
    SimulatedTenant tenant = tenant(kind);
    tenant.invoke(setting(sst(ROOT)).parameter("WhatIf", true));
    assertCleared(tenant);
    assertThatThrownBy(() -> tenant.invoke(setting(new byte[] {1}).parameter("WhatIf", true)))
        .isInstanceOf(TenantException.class);
    tenant.invoke(setting(sst(ROOT)).parameter("WhatIf", false));
    assertThat(get(tenant).bytes(LIST)).isPresent();
  }

  @ParameterizedTest
  @EnumSource
  void warnsWhenNothingChanged(Kind kind) {
    SimulatedTenant tenant = tenant(kind);
    tenant.invoke(setting(sst(ROOT)));
    assertThat(tenant.invoke(setting(sst(ROOT))).warnings()).hasSize(1);
    assertThat(
            tenant
                .invoke(Cmdlet.named("Set-SmimeConfig").parameter("OWAClearSign", true))
                .warnings())
        .hasSize(1);
    assertThat(tenant.invoke(setting(sst(INTERMEDIATE))).warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Identity", "Confirm", "OWACopyRecipientHeaders", "Nonsense"})
  void refusesParametersThatACustomerMayNotUse(String name) {
    assertThatThrownBy(
            () -> tenant(Kind.MEMORY).invoke(Cmdlet.named("Set-SmimeConfig").parameter(name, true)))
        .isInstanceOf(TenantException.class)
        .hasMessageContaining(name);
  }

  @ParameterizedTest
  @CsvSource({
    "OWAAlwaysSign, text",
    "OWACRLConnectionTimeout, text",
    "OWACRLConnectionTimeout, -1",
    "OWACRLConnectionTimeout, 4294967296",
    "OWABCCEncryptedEmailForking, 3",
    "OWASigningAlgorithms, 8004",
    "SMIMECertificateIssuingCA, 8004",
    "SMIMECertificateIssuingCA, text"
  })
  void refusesValuesOfAnotherTypeOrRange(String name, String value) {
    Cmdlet set = Cmdlet.named("Set-SmimeConfig");
    Cmdlet bad =
        value.equals("text")
            ? set.parameter(name, value)
            : set.parameter(name, Long.parseLong(value));
    assertThatThrownBy(() -> tenant(Kind.MEMORY).invoke(bad))
        .isInstanceOf(TenantException.class)
        .hasMessageContaining(name);
  }

  @Test
  void oneBadParameterLeavesTheGoodOnesUnset() {
    SimulatedTenant tenant = tenant(Kind.MEMORY);
    assertThatThrownBy(
            () ->
                tenant.invoke(
                    Cmdlet.named("Set-SmimeConfig")
                        .parameter("OWAAlwaysSign", true)
                        .parameter("OWAClearSign", 7)))
        .isInstanceOf(TenantException.class);
    assertThat(get(tenant).flag("OWAAlwaysSign")).contains(false);
  }

  @Test
  void anUnknownIdentityStillGivesTheOneObject() {
    CmdletResult config =
        tenant(Kind.MEMORY).invoke(Cmdlet.named("Get-SmimeConfig").parameter("Identity", "x"));
    assertThat(config.has(LIST)).isTrue();
  }

  @Test
  void changingWhatWasGivenOrReadDoesNotChangeTheTenant() {
    SimulatedTenant tenant = tenant(Kind.MEMORY);
    byte[] list = sst(ROOT);
    byte[] given = list.clone();
    tenant.invoke(setting(given));
    given[20] ^= 1;
    get(tenant).bytes(LIST).orElseThrow()[20] ^= 1;
    assertThat(get(tenant).bytes(LIST).orElseThrow()).isEqualTo(list);
  }

  @Test
  void twoFoldersAreTwoTenantsAndOneFolderIsOne() {
    TenantIdentity a = SimulatedTenant.folder(folder.resolve("a"), TestPki.CLOCK).tenant();
    TenantIdentity again = SimulatedTenant.folder(folder.resolve("b/../a"), TestPki.CLOCK).tenant();
    TenantIdentity b = SimulatedTenant.folder(folder.resolve("b"), TestPki.CLOCK).tenant();
    assertThat(a).isEqualTo(again).isNotEqualTo(b);
    assertThat(a.isSimulated()).isTrue();
  }
}
