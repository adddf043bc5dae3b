package io.github.smimetrust.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.smimetrust.sst.der.ByteSlice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Both sides of every bound that the policy's documentation states (RFC 8550 section 4.3). */
class AlgorithmPolicyTest {
  private static final AlgorithmPolicy RFC_8550 = AlgorithmPolicy.rfc8550();

  private static SubjectKey key(SubjectKey.Kind kind, int bits, int exponentBits, boolean odd) {
    return new SubjectKey(
        new ByteSlice(new byte[0], 0, 0), kind, bits, exponentBits, odd, "the key");
  }

  @ParameterizedTest
  @CsvSource({
    "2047, 17, true, false",
    "2048, 17, true, true",
    "16384, 17, true, true",
    "16385, 17, true, false",
    "2048, 1, true, false",
    "2048, 2, true, true",
    "2048, 33, true, true",
    "2048, 34, true, false",
    "2048, 17, false, false",
  })
  void boundsRsa(int bits, int exponentBits, boolean odd, boolean allowed) {
    assertThat(RFC_8550.allows(key(SubjectKey.Kind.RSA, bits, exponentBits, odd)))
        .isEqualTo(allowed);
    assertThat(RFC_8550.allows(key(SubjectKey.Kind.RSA_PSS, bits, exponentBits, odd)))
        .isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({"1023, false", "1024, true", "3072, true", "3073, false"})
  void boundsDsaWhereItCountsAtAll(int bits, boolean allowed) {
    SubjectKey key = key(SubjectKey.Kind.DSA, bits, 0, false);

    assertThat(RFC_8550.allows(key)).isFalse();
    assertThat(RFC_8550.allowingDsa().allows(key)).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({"EC, true", "ED25519, true", "ED448, true", "OTHER, false"})
  void takesNamedCurvesAsTheyAre(SubjectKey.Kind kind, boolean allowed) {
    assertThat(RFC_8550.allows(key(kind, 256, 0, false))).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "RSA, MD5, false, false, false",
    "RSA, SHA-1, false, true, false",
    "RSA, SHA-256, true, true, true",
    "EC, SHA-1, false, true, false",
    "EC, SHA-512, true, true, true",
    "DSA, SHA-1, false, false, false",
    "DSA, SHA-256, false, false, true",
    "ED25519, '', true, true, true",
    "ED448, '', true, true, true",
    "OTHER, SHA-256, false, false, false",
  })
  void weakHashesCountWhereTheyAreAllowed(
      SubjectKey.Kind kind, String hash, boolean usual, boolean withSha1, boolean withDsa) {
    SignatureScheme scheme = new SignatureScheme("1.2.3", kind, hash, -1);

    assertThat(RFC_8550.allows(scheme)).isEqualTo(usual);
    assertThat(RFC_8550.allowingSha1().allows(scheme)).isEqualTo(withSha1);
    assertThat(RFC_8550.allowingDsa().allows(scheme)).isEqualTo(withDsa);
  }

  @Test
  void dsaWithSha1NeedsBoth() {
    SignatureScheme scheme = new SignatureScheme("1.2.3", SubjectKey.Kind.DSA, "SHA-1", -1);

    assertThat(RFC_8550.allowingDsa().allowingSha1().allows(scheme)).isTrue();
    assertThat(RFC_8550.allowingSha1().allowingDsa().allows(scheme)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1_024, 1_025, 16_384})
  void takesAnotherLeastSizeOfRsa(int bits) {
    AlgorithmPolicy policy = RFC_8550.allowingRsaFrom(bits);

    assertThat(policy.allows(key(SubjectKey.Kind.RSA, bits, 17, true))).isTrue();
    assertThat(policy.allows(key(SubjectKey.Kind.RSA, bits - 1, 17, true))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1_023, 16_385})
  void refusesLeastSizesOfRsaThatMakeNoSense(int bits) {
    assertThatIllegalArgumentException().isThrownBy(() -> RFC_8550.allowingRsaFrom(bits));
  }

  @Test
  void saysWhatItAllows() {
    assertThat(RFC_8550).hasToString("RSA from 2048 bits, EC, Ed25519, Ed448; SHA-2");
    assertThat(RFC_8550.allowingRsaFrom(1_024).allowingDsa().allowingSha1())
        .hasToString("RSA from 1024 bits, DSA, EC, Ed25519, Ed448; SHA-2, SHA-1");
  }
}
