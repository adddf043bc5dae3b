package io.github.smimetrust.exchange.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantIdentityTest {
  @Test
  void caseDoesNotMakeAnotherTenant() {
    assertThat(new TenantIdentity("8B632B3A", "Contoso.onmicrosoft.com"))
        .isEqualTo(new TenantIdentity("8b632b3a", "contoso.onmicrosoft.com"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\nb", "contoso\u202E.com", "a\u0000"})
  void refusesWhatAReaderCannotSee(String domain) {
    assertThatIllegalArgumentException().isThrownBy(() -> new TenantIdentity("id", domain));
    assertThatIllegalArgumentException().isThrownBy(() -> new TenantIdentity(domain, "a.com"));
  }

  @Test
  void onlyADomainThatCannotExistIsSimulated() {
    assertThat(new TenantIdentity("id", "simulated.invalid").isSimulated()).isTrue();
    assertThat(new TenantIdentity("id", "contoso.com").isSimulated()).isFalse();
    assertThat(new TenantIdentity("id", "notinvalid").isSimulated()).isFalse();
  }
}
