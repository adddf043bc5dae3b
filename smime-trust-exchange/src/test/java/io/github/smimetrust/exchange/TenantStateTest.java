package io.github.smimetrust.exchange;

import static io.github.smimetrust.exchange.Lists.INTERMEDIATE;
import static io.github.smimetrust.exchange.Lists.ROOT;
import static io.github.smimetrust.exchange.Lists.bundle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.UnreadableInputException;
import io.github.smimetrust.exchange.transport.TenantIdentity;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.sst.SerializedStore;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TenantStateTest {
  private static final TenantIdentity CONTOSO = new TenantIdentity("8b632b3a", "contoso.com");

  private static TenantState state(byte[] list) {
    return new TenantState(CONTOSO, TestPki.NOW, list, SmimeConfig.defaults());
  }

  @Test
  void aBrokenListIsReportedWithItsBytesAndNeverTakenForAnEmptyOne() {
    byte[] whole = bundle(ROOT, INTERMEDIATE).encodeSst();
    byte[] cut = Arrays.copyOf(whole, whole.length - 30);
    TenantState state = state(cut);
    assertThat(state.hasList()).isTrue();
    assertThat(state.list()).isEqualTo(cut);
    assertThat(state.problem())
        .hasValueSatisfying(
            p -> assertThat(p.message()).contains("list of contoso.com", "element 2"));
    assertThatThrownBy(state::bundle)
        .isInstanceOf(UnreadableInputException.class)
        .hasMessageContaining("list of contoso.com");
  }

  @Test
  void whatCanBeReadOfABrokenListIsAtHand() {
    byte[] list =
        SerializedStore.ofCertificates(List.of(ROOT.der(), new byte[] {1, 2, 3})).encode();
    assertThat(state(list).problem()).isPresent();
    assertThat(state(list).readable()).isEqualTo(bundle(ROOT));
  }

  @Test
  void aKeyInTheListIsNoReasonToGiveUpReading() {
    byte[] pem =
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"
            .getBytes(StandardCharsets.US_ASCII);
    assertThat(state(pem).problem()).isPresent();
    assertThat(state(pem).readable()).isEqualTo(TrustBundle.empty());
  }

  @Test
  void anEmptyStoreIsAListWithoutCertificates() {
    byte[] list = SerializedStore.ofCertificates(List.of()).encode();
    assertThat(state(list).hasList()).isTrue();
    assertThat(state(list).problem()).isEmpty();
    assertThat(state(list).bundle()).isEqualTo(TrustBundle.empty());
  }

  @Test
  void theListCannotBeChangedFromOutside() {
    TenantState state = state(bundle(ROOT).encodeSst());
    state.list()[20] ^= 1;
    assertThat(state.bundle()).isEqualTo(bundle(ROOT));
  }

  @Property
  void anyBytesGiveAStateThatKeepsThem(@ForAll byte[] list) {
    TenantState state = state(list.clone());
    assertThat(state.list()).isEqualTo(list);
    assertThat(state.problem().isPresent()).isEqualTo(list.length > 0);
  }
}
