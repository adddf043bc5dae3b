package io.github.smimetrust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.smimetrust.fixture.TestPki;
import java.io.IOException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.Security;
import org.junit.jupiter.api.Test;

class WindowsStoreTest {
  private static final TestPki ROOT = TestPki.root("R");
  private static final TestPki OTHER = TestPki.root("O");

  private final KeyStore store = store();

  private static KeyStore store() {
    try {
      KeyStore store = KeyStore.getInstance("JKS");
      store.load(null, null);
      store.setCertificateEntry("r", ROOT.certificate());
      store.setCertificateEntry("o", OTHER.certificate());
      return store;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void readsTheStoreOfTheMachineWhereTheJdkHasIt() {
    TrustBundle bundle =
        WindowsStore.localMachineRoots(
                type -> {
                  assertThat(type).isEqualTo("Windows-ROOT-LOCALMACHINE");
                  return store;
                })
            .read();

    assertThat(bundle).isEqualTo(TrustBundle.of(ROOT.certificate(), OTHER.certificate()));
    assertThat(bundle.entries())
        .extracting(e -> e.origin().toString())
        .containsExactlyInAnyOrder(
            "Windows roots of the local machine, certificate r",
            "Windows roots of the local machine, certificate o");
  }

  @Test
  void otherwiseReadsTheViewOfTheUserAndSaysSo() {
    TrustBundle bundle =
        WindowsStore.localMachineRoots(
                type -> {
                  if (!type.equals("Windows-ROOT")) {
                    throw new KeyStoreException(type + " not found");
                  }
                  return store;
                })
            .read();

    assertThat(bundle.size()).isEqualTo(2);
    assertThat(bundle.entries())
        .allSatisfy(
            e ->
                assertThat(e.origin().source())
                    .isEqualTo(
                        "Windows roots as the current user sees them, the machine's included"));
  }

  @Test
  void elsewhereSaysThatItIsNotWindowsAndWhatToDo() {
    assumeTrue(Security.getProvider("SunMSCAPI") == null, "this is Windows");

    assertThatThrownBy(() -> WindowsStore.localMachineRoots().read())
        .isInstanceOf(UnreadableInputException.class)
        .hasMessageContaining("expected a JDK on Windows with its provider SunMSCAPI")
        .hasMessageContaining("Export-Certificate -Type SST -FilePath roots.sst");
  }

  @Test
  void aStoreThatCannotBeReadIsTyped() {
    assertThatThrownBy(
            () ->
                WindowsStore.localMachineRoots(
                        type -> {
                          throw new IOException("access denied");
                        })
                    .read())
        .isInstanceOf(UnreadableInputException.class)
        .hasMessageContaining("access denied");
  }
}
