package io.github.smimetrust.exchange.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CmdletTest {
  @Test
  void keepsParametersTypedAndInOrder() {
    Cmdlet cmdlet =
        Cmdlet.named("Set-SmimeConfig")
            .parameter("OWASigningAlgorithms", "800C")
            .parameter("OWACRLConnectionTimeout", 5000)
            .parameter("OWAAlwaysSign", true)
            .clearing("SMIMECertificateIssuingCA");

    assertThat(cmdlet.name()).isEqualTo("Set-SmimeConfig");
    assertThat(cmdlet.parameters().keySet())
        .containsExactly(
            "OWASigningAlgorithms",
            "OWACRLConnectionTimeout",
            "OWAAlwaysSign",
            "SMIMECertificateIssuingCA");
    assertThat(cmdlet.parameters().values()).containsExactly("800C", 5000L, true, null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Remove-Mailbox",
        "set-smimeconfig",
        "Set-SmimeConfig; Remove-Mailbox",
        "Set\u2013SmimeConfig",
        "",
        "Get-SmimeConfig\n"
      })
  void refusesEveryCmdletThatIsNotKnown(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cmdlet.named(name))
        .withMessageContaining("expected one of [Get-SmimeConfig, Set-SmimeConfig]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-WhatIf", "\u2013WhatIf", "a b", "a:b", "1a", "a\n", "ä", "a'b"})
  void refusesAParameterNameThatPowerShellWouldReadOtherwise(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cmdlet.named("Set-SmimeConfig").parameter(name, "x"));
  }

  @Test
  void refusesAParameterTwiceWhateverItsCase() {
    Cmdlet once = Cmdlet.named("Set-SmimeConfig").parameter("OWAAlwaysSign", true);
    assertThatIllegalArgumentException().isThrownBy(() -> once.parameter("owaalwayssign", false));
  }

  @Test
  @SuppressWarnings("NullAway") // what a caller without annotations can do
  void nullHasItsOwnVerb() {
    assertThatNullPointerException()
        .isThrownBy(() -> Cmdlet.named("Set-SmimeConfig").parameter("A", (String) null))
        .withMessageContaining("clearing(name)");
    assertThatNullPointerException()
        .isThrownBy(() -> Cmdlet.named("Set-SmimeConfig").parameter("A", (byte[]) null))
        .withMessageContaining("clearing(name)");
  }

  @Test
  void nobodyCanChangeBytesThatWereGiven() {
    byte[] given = {1, 2, 3};
    Cmdlet cmdlet = Cmdlet.named("Set-SmimeConfig").parameter("A", given);
    given[0] = 9;
    byte[] read = (byte[]) Objects.requireNonNull(cmdlet.parameters().get("A"));
    read[1] = 9;
    assertThat((byte[]) cmdlet.parameters().get("A")).containsExactly(1, 2, 3);

    given[0] = 1;
    CmdletResult result = CmdletResult.empty().property("A", given);
    given[0] = 9;
    result.bytes("A").orElseThrow()[1] = 9;
    assertThat(result.bytes("A").orElseThrow()).containsExactly(1, 2, 3);
  }

  @Test
  void aChoiceLeavesTheObjectAloneThatItWasMadeOn() {
    Cmdlet bare = Cmdlet.named("Set-SmimeConfig");
    bare.parameter("A", 1);
    assertThat(bare.parameters()).isEmpty();
    CmdletResult.empty().property("A", 1).warning("w");
    assertThat(CmdletResult.empty().properties()).isEmpty();
    assertThat(CmdletResult.empty().warnings()).isEmpty();
  }

  @Test
  void textNeverShowsBytesNorBreaksALine() {
    byte[] canary = "CANARY".getBytes(StandardCharsets.US_ASCII);
    assertThat(Cmdlet.named("Set-SmimeConfig").parameter("A", canary).parameter("B", "x\r\ny"))
        .hasToString("Set-SmimeConfig [A=6 bytes, B='x\\u{d}\\u{a}y']");
    assertThat(CmdletResult.empty().property("A", canary).nullProperty("B"))
        .hasToString("[A=6 bytes, B=null] warnings []");
  }

  @Test
  void aResultTellsNullFromMissingAndTypesApart() {
    CmdletResult result =
        CmdletResult.empty()
            .property("text", "t")
            .property("number", 7)
            .property("flag", false)
            .nullProperty("nothing");
    assertThat(result.text("text")).contains("t");
    assertThat(result.number("number")).contains(7L);
    assertThat(result.flag("flag")).contains(false);
    assertThat(result.has("nothing")).isTrue();
    assertThat(result.bytes("nothing")).isEmpty();
    assertThat(result.has("missing")).isFalse();
    assertThat(result.text("missing")).isEmpty();
    assertThatIllegalStateException()
        .isThrownBy(() -> result.bytes("text"))
        .withMessage("found String in the property text, expected byte[]");
  }
}
