package io.github.smimetrust.exchange;

import static io.github.smimetrust.exchange.Lists.INTERMEDIATE;
import static io.github.smimetrust.exchange.Lists.ROOT;
import static io.github.smimetrust.exchange.Lists.bundle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smimetrust.exchange.transport.SimulatedTenant;
import io.github.smimetrust.exchange.transport.TenantIdentity;
import io.github.smimetrust.fixture.TestPki;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PowerShellScriptTest {
  private static final TenantIdentity CONTOSO =
      new TenantIdentity("8b632b3a-a2e2-8ff3-adcd-6d119d07694b", "contoso.onmicrosoft.com");
  private static final ExchangeConnection ADMIN =
      ExchangeConnection.interactive("admin@contoso.com");

  @TempDir Path parent;

  private final SimulatedTenant simulated =
      SimulatedTenant.inMemory(TestPki.CLOCK).identifiedBy(CONTOSO);
  private final ExchangeTenant tenant = ExchangeTenant.over(simulated).clock(TestPki.CLOCK).open();

  private Path write(TrustListPlan plan, ExchangeConnection connection) {
    Path folder = parent.resolve("変更 4711 — изменение 🔏");
    PowerShellScript.of(plan).connecting(connection).writeTo(folder);
    return folder;
  }

  private Path write(TrustListPlan plan) {
    return write(plan, ADMIN);
  }

  private static String script(Path folder) throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve("set-trust.ps1"));
    return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
  }

  @Test
  void writesListScriptAndText() throws IOException {
    TrustListPlan plan = tenant.plan(bundle(ROOT, INTERMEDIATE));
    Path folder = write(plan);
    try (var files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "set-trust.ps1", "restore-trust.ps1", "tenant.sst", "README.txt");
    }
    assertThat(folder.resolve("tenant.sst")).hasBinaryContent(plan.bytes());
  }

  @Test
  void textFilesHaveTheMarkAndTheLineEndsThatWindowsPowerShellNeeds() throws IOException {
    Path folder = write(tenant.plan(bundle(ROOT)));
    for (String name : List.of("set-trust.ps1", "restore-trust.ps1", "README.txt")) {
      byte[] bytes = Files.readAllBytes(folder.resolve(name));
      assertThat(Arrays.copyOf(bytes, 3))
          .isEqualTo(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
      String text = new String(bytes, StandardCharsets.UTF_8);
      assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n");
      assertThat(text).endsWith("\r\n");
    }
  }

  @Test
  void valuesOfThePlanAreLiterals() throws IOException {
    Lists.give(simulated, ROOT);
    TrustListPlan plan = tenant.plan(bundle(ROOT, INTERMEDIATE));
    assertThat(script(write(plan)).lines())
        .containsSubsequence(
            "$planTenantId = '8b632b3a-a2e2-8ff3-adcd-6d119d07694b'",
            "$presentSha256 = '" + plan.presentDigest() + "'",
            "$wantedSha256 = '" + plan.digest() + "'",
            "$clearing = $false",
            "$askForCertificatePassword = $false",
            "$connection = @{",
            "    UserPrincipalName = 'admin@contoso.com'",
            "}");
  }

  @Test
  void doesTheStepsInTheOrderThatLosesNothing() throws IOException {
    assertThat(script(write(tenant.plan(bundle(ROOT)))))
        .containsSubsequence(
            "#Requires -Version 5.1",
            "Get-Module -ListAvailable -Name ExchangeOnlineManagement",
            "SecurityProtocolType]::Tls12",
            "Install-Module -Name ExchangeOnlineManagement @newest -Repository PSGallery -Scope"
                + " CurrentUser",
            "$UpdateModule",
            "Update-Module",
            "Import-Module",
            "Connect-ExchangeOnline @connection",
            "$planTenantId",
            "[System.IO.File]::ReadAllBytes($listPath)",
            "-ne $wantedSha256",
            "Connect-Tenant",
            "$present = Get-PresentList",
            "-ne $presentSha256",
            "$WhatIf",
            "$backup = Save-List -Bytes $present",
            "Set-SmimeConfig -SMIMECertificateIssuingCA $wanted",
            "$readBack = Get-PresentList",
            "-ne $wantedSha256",
            "finally {",
            "Disconnect-Tenant");
  }

  @Test
  void theWayBackSetsThePresentListAndRefusesAnyOtherThanTheWantedOne() throws IOException {
    Lists.give(simulated, ROOT);
    TrustListPlan plan = tenant.plan(bundle(ROOT, INTERMEDIATE));
    Path folder = write(plan);

    assertThat(folder.resolve("previous.sst")).hasBinaryContent(bundle(ROOT).encodeSst());
    assertThat(Files.readString(folder.resolve("restore-trust.ps1")).lines())
        .containsSubsequence(
            "$listFile = 'previous.sst'",
            "$presentSha256 = '" + plan.digest() + "'",
            "$wantedSha256 = '" + plan.presentDigest() + "'",
            "$clearing = $false");
  }

  @Test
  void theWayBackToNoListClears() throws IOException {
    Path folder = write(tenant.plan(bundle(ROOT)));

    assertThat(folder.resolve("previous.sst")).doesNotExist();
    assertThat(Files.readString(folder.resolve("restore-trust.ps1"))).contains("$clearing = $true");
  }

  @Test
  void serversAreReachedFromTheirShellOrByRemotePowerShell() throws IOException {
    String shell = script(write(tenant.plan(bundle(ROOT)), ExchangeConnection.managementShell()));
    assertThat(shell)
        .contains("Exchange Management Shell", "Set-SmimeConfig -SMIMECertificateIssuingCA $wanted")
        .doesNotContain("Connect-ExchangeOnline", "Install-Module", "New-PSSession");

    String remote =
        script(write(tenant.plan(bundle(ROOT)), ExchangeConnection.server("mail01.contoso.com")));
    assertThat(remote)
        .containsSubsequence(
            "    ConnectionUri = 'http://mail01.contoso.com/PowerShell/'",
            "New-PSSession @connection -ConfigurationName Microsoft.Exchange -Authentication"
                + " Kerberos",
            "Import-PSSession",
            "Remove-PSSession",
            "Set-SmimeConfig -SMIMECertificateIssuingCA $wanted")
        .doesNotContain("Connect-ExchangeOnline", "Install-Module");
  }

  @Test
  void aPlanThatClearsLeavesNoListBesideItsScript() throws IOException {
    Lists.give(simulated, ROOT);
    Path folder = write(tenant.plan(bundle(ROOT, INTERMEDIATE)));
    assertThat(folder.resolve("tenant.sst")).exists();

    PowerShellScript.of(tenant.planClearing())
        .connecting(ExchangeConnection.interactive("admin@contoso.com"))
        .writeTo(folder);

    assertThat(folder.resolve("tenant.sst")).doesNotExist();
  }

  @Test
  void neverReadsBytesInAWayThatOnlyOnePowerShellKnows() throws IOException {
    assertThat(script(write(tenant.plan(bundle(ROOT)))))
        .doesNotContain("-Encoding Byte", "-AsByteStream", "Get-Content", "Invoke-Expression");
  }

  @Test
  void asksForAPasswordAndHoldsNone() throws IOException {
    Path folder =
        write(
            tenant.plan(bundle(ROOT)),
            ExchangeConnection.certificateFile(
                "00000003-0000-0ff1-ce00-000000000000",
                "contoso.onmicrosoft.com",
                "C:\\O\u2019Neil\\app.pfx"));
    assertThat(script(folder))
        .contains(
            "$askForCertificatePassword = $true",
            "    CertificateFilePath = 'C:\\O\u2019\u2019Neil\\app.pfx'",
            "Read-Host -Prompt 'Password of the certificate file' -AsSecureString");
  }

  @Test
  void aPlanThatClearsWritesNoListAndSaysSo() throws IOException {
    Lists.give(simulated, ROOT);
    Path folder = write(tenant.planClearing());
    assertThat(Files.exists(folder.resolve("tenant.sst"))).isFalse();
    assertThat(script(folder))
        .contains(
            "$clearing = $true",
            "$wantedSha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'");
    assertThat(folder.resolve("README.txt")).content().contains("CLEARS");
  }

  @Test
  void aPlanWithNothingToDoWritesAScriptThatOnlyChecks() throws IOException {
    Lists.give(simulated, ROOT);
    TrustListPlan plan = tenant.plan(bundle(ROOT));
    String text = script(write(plan));
    assertThat(text)
        .contains(
            "$presentSha256 = '" + plan.presentDigest() + "'",
            "$wantedSha256 = '" + plan.presentDigest() + "'");
  }

  @Test
  void aPlanForASimulatedTenantIsNotBoundToOneTenant() throws IOException {
    ExchangeTenant unnamed =
        ExchangeTenant.over(SimulatedTenant.inMemory(TestPki.CLOCK)).clock(TestPki.CLOCK).open();
    Path folder = write(unnamed.plan(bundle(ROOT)));
    assertThat(script(folder)).contains("$planTenantId = ''\r\n");
    assertThat(folder.resolve("README.txt")).content().contains("made on a simulated tenant");
  }

  @Test
  void theTextHoldsThePlanWithNamesEscaped() throws IOException {
    TestPki evil = TestPki.root("Good\u202E\r\nSTEPS\u0007認証局");
    Path folder = write(tenant.plan(bundle(evil, INTERMEDIATE)));
    assertThat(folder.resolve("README.txt"))
        .content()
        .contains("認証局", "THE PLAN", "Plan for the tenant contoso.onmicrosoft.com")
        .doesNotContain("\u202E", "\u0007");
    assertThat(script(folder)).doesNotContain("\u202E", "\u0007");
  }

  @Test
  void commentsCannotBeLeft() throws IOException {
    // Every line of the head up to the first fixed one is a comment, whatever the plan says.
    List<String> lines = script(write(tenant.plan(bundle(ROOT)))).lines().toList();
    int fixed = lines.indexOf("#Requires -Version 5.1");
    assertThat(lines.subList(0, fixed)).isNotEmpty().allMatch(l -> l.startsWith("# "));
  }

  @Test
  void refusesAPlanWithBlockersAndAScriptThatCannotConnect() {
    Path folder = parent.resolve("none");
    TrustListPlan blocked = tenant.plan(bundle(Lists.EXPIRED));
    assertThatIllegalStateException()
        .isThrownBy(() -> PowerShellScript.of(blocked).connecting(ADMIN).writeTo(folder))
        .withMessageContaining("expired");
    TrustListPlan good = tenant.plan(bundle(ROOT));
    assertThatIllegalStateException()
        .isThrownBy(() -> PowerShellScript.of(good).writeTo(folder))
        .withMessageContaining("connecting(");
    assertThat(Files.exists(folder)).isFalse();
  }

  @Test
  void replacesTheFilesOfAnEarlierPlan() throws IOException {
    write(tenant.plan(bundle(ROOT)));
    TrustListPlan plan = tenant.plan(bundle(ROOT, INTERMEDIATE));
    Path folder = write(plan);
    assertThat(folder.resolve("tenant.sst")).hasBinaryContent(plan.bytes());
    assertThat(script(folder)).contains(plan.digest());
  }

  @Test
  void namesTheFolderThatCannotBeMade() throws IOException {
    Path file = Files.write(parent.resolve("file"), new byte[0]);
    TrustListPlan plan = tenant.plan(bundle(ROOT));
    assertThatThrownBy(() -> PowerShellScript.of(plan).connecting(ADMIN).writeTo(file.resolve("x")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(file.toString());
  }

  private static String readme(Path folder) throws IOException {
    return Files.readString(folder.resolve("README.txt"));
  }

  @Test
  void theTextFitsTheWayOfConnecting() throws IOException {
    TrustListPlan plan = tenant.plan(bundle(ROOT));
    assertThat(readme(write(plan))).contains("refuses one that is connected", "-UpdateModule");
    assertThat(readme(write(plan, ExchangeConnection.managementShell())))
        .contains("2. Open the Exchange Management Shell on a server.")
        .doesNotContain("refuses one that is connected", "UpdateModule", "ExchangeOnline");
    assertThat(readme(write(plan, ExchangeConnection.server("mail01.contoso.com"))))
        .contains("refuses one that is connected")
        .doesNotContain("UpdateModule", "ExchangeOnline");
  }

  @Test
  void theWayBackGivesItsOwnAdvice() throws IOException {
    Path folder = write(tenant.plan(bundle(ROOT)));
    assertThat(script(folder)).contains("$advice = 'It has changed since the plan was made");
    assertThat(Files.readString(folder.resolve("restore-trust.ps1")))
        .contains("$advice = 'set-trust.ps1 has not set its list")
        .doesNotContain("make a new plan", "Make a new plan");
  }

  @Test
  void strictnessHoldsForNoCodeOfModules() throws IOException {
    // powershell -File runs a script in the global scope, which modules look into.
    assertThat(script(write(tenant.plan(bundle(ROOT)))).lines())
        .noneMatch(l -> l.startsWith("Set-StrictMode") || l.startsWith("$ErrorActionPreference"))
        .containsSubsequence(
            "function Set-TrustList {",
            "    Set-StrictMode -Version 2.0",
            "    $ErrorActionPreference = 'Stop'",
            "}",
            "Set-TrustList",
            "exit $script:exitCode");
  }

  @Test
  void aMissingPropertyIsNoMissingList() throws IOException {
    assertThat(script(write(tenant.plan(bundle(ROOT)))))
        .contains("$null -eq $config[0].PSObject.Properties['SMIMECertificateIssuingCA']");
  }

  @Test
  void aSecondRunAgainstAServerFindsNoCommandsOfTheFirst() throws IOException {
    assertThat(
            script(
                write(tenant.plan(bundle(ROOT)), ExchangeConnection.server("mail01.contoso.com"))))
        .containsSubsequence(
            "$script:imported = Import-PSSession", "Remove-PSSession", "Remove-Module");
  }
}
