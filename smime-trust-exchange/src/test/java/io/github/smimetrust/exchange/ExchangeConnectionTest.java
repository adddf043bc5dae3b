package io.github.smimetrust.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import io.github.smimetrust.exchange.ExchangeConnection.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeConnectionTest {
  private static final String APP = "00000003-0000-0FF1-CE00-000000000000";
  private static final String CONTOSO = "contoso.onmicrosoft.com";
  private static final String THUMBPRINT = "0123456789ABCDEF0123456789ABCDEF01234567";

  @Test
  void aPersonSignsInByName() {
    ExchangeConnection connection = ExchangeConnection.interactive("o'neil@contoso.com");
    assertThat(connection.arguments())
        .containsExactly(entry("UserPrincipalName", "'o''neil@contoso.com'"));
    assertThat(connection.question()).isEqualTo(Question.NOTHING);
  }

  @Test
  void anApplicationWithAFileIsAskedForThePassword() {
    ExchangeConnection connection =
        ExchangeConnection.certificateFile(APP, CONTOSO, "C:\\Schlüssel\\app.pfx");
    assertThat(connection.arguments())
        .containsExactly(
            entry("AppId", "'00000003-0000-0ff1-ce00-000000000000'"),
            entry("Organization", "'contoso.onmicrosoft.com'"),
            entry("CertificateFilePath", "'C:\\Schlüssel\\app.pfx'"));
    assertThat(connection.question()).isEqualTo(Question.CERTIFICATE_PASSWORD);
  }

  @Test
  void anApplicationWithAThumbprintAsWindowsShowsIt() {
    ExchangeConnection connection =
        ExchangeConnection.certificateThumbprint(
            APP, CONTOSO, "\u200e01 23 45 67 89 ab cd ef 01 23 45 67 89 ab cd ef 01 23 45 67");
    assertThat(connection.arguments())
        .containsEntry("CertificateThumbprint", "'" + THUMBPRINT + "'");
    assertThat(connection).asString().contains("Windows only");
  }

  @Test
  void aManagedIdentityNeedsTheOrganizationAlone() {
    assertThat(ExchangeConnection.managedIdentity(CONTOSO).arguments())
        .containsExactly(
            entry("ManagedIdentity", "$true"), entry("Organization", "'contoso.onmicrosoft.com'"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "admin",
        "@contoso.com",
        "admin@",
        "a b@contoso.com",
        "admin@contoso.com\n",
        "admin@contoso.com'\u202E",
        "a@b@c",
        "admin@contoso.com -Foo x"
      })
  void refusesANameThatIsNone(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExchangeConnection.interactive(name))
        .withMessageContaining("expected name@domain");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "contoso", "contoso.", "a b.com", "a@b.com", "contoso.com\r"})
  void refusesAnOrganizationThatIsNoDomain(String organization) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExchangeConnection.managedIdentity(organization));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExchangeConnection.certificateFile(APP, organization, "x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1-2-3-4-5", "x0000003-0000-0ff1-ce00-000000000000", "a'; b"})
  void refusesAnApplicationIdThatIsNone(String id) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExchangeConnection.certificateFile(id, CONTOSO, "x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0123", "g123456789ABCDEF0123456789ABCDEF01234567"})
  void refusesAThumbprintThatIsNone(String thumbprint) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExchangeConnection.certificateThumbprint(APP, CONTOSO, thumbprint));
  }

  @Test
  void refusesAFileNameThatAReaderCannotSee() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExchangeConnection.certificateFile(APP, CONTOSO, "C:\\a\nb.pfx"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExchangeConnection.certificateFile(APP, CONTOSO, ""));
  }
}
