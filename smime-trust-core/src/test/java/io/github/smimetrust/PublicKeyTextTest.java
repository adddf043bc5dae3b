package io.github.smimetrust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicKeyTextTest {
  private static final String RSA = "1.2.840.113549.1.1.1";
  private static final String EC = "1.2.840.10045.2.1";
  private static final String DSA = "1.2.840.10040.4.1";

  private static BundleEntry withKey(byte[] key) {
    HandMade certificate = HandMade.certificate();
    certificate.key = key;
    return certificate.entry();
  }

  private static byte[] info(byte[] algorithm, byte[] key) {
    return Der.sequence(algorithm, Der.bits(key));
  }

  private static byte[] rsa(BigInteger modulus) {
    return info(
        Der.sequence(Der.oid(RSA), Der.nothing()),
        Der.sequence(Der.integer(modulus), Der.integer(65_537)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 512, 1023, 2048, 2049, 4096, 16_384, 65_536})
  void theSizeOfAnRsaKeyIsThatOfItsModulus(int bits) {
    assertThat(withKey(rsa(BigInteger.TWO.pow(bits - 1).setBit(0))).key()).isEqualTo("RSA " + bits);
  }

  /** Old certificates lack the zero in front; as a number it is then negative. */
  @Test
  void aModulusWithoutItsLeadingZeroCountsAsPositive() {
    byte[] octets = new byte[128];
    octets[0] = (byte) 0x80;
    byte[] key =
        info(
            Der.sequence(Der.oid(RSA), Der.nothing()),
            Der.sequence(Der.element(0x02, octets), Der.integer(3)));

    assertThat(withKey(key).key()).isEqualTo("RSA 1024");
  }

  @Test
  void rsaForPssAloneIsNamedApart() {
    byte[] key =
        info(
            Der.sequence(Der.oid("1.2.840.113549.1.1.10")),
            Der.sequence(Der.integer(BigInteger.TWO.pow(2047).setBit(0)), Der.integer(65_537)));

    assertThat(withKey(key).key()).isEqualTo("RSASSA-PSS 2048");
  }

  /** Object identifiers of RFC 5480 section 2.1.1.1, SEC 2 and RFC 5639. */
  @ParameterizedTest
  @CsvSource({
    "1.3.132.0.33, P-224",
    "1.2.840.10045.3.1.7, P-256",
    "1.3.132.0.34, P-384",
    "1.3.132.0.35, P-521",
    "1.3.132.0.10, secp256k1",
    "1.3.36.3.3.2.8.1.1.7, brainpoolP256r1",
    "1.3.36.3.3.2.8.1.1.11, brainpoolP384r1",
    "1.3.36.3.3.2.8.1.1.13, brainpoolP512r1",
    "1.2.3.4.5, 1.2.3.4.5"
  })
  void aCurveIsNamedOrItsIdentifierShown(String identifier, String curve) {
    byte[] key = info(Der.sequence(Der.oid(EC), Der.oid(identifier)), new byte[] {4, 1, 1});

    assertThat(withKey(key).key()).isEqualTo("EC " + curve);
  }

  static Stream<Arguments> curvesWithoutName() {
    return Stream.of(
        Arguments.of(Der.sequence(Der.integer(1)), "EC with explicit parameters"),
        Arguments.of(Der.nothing(), "EC with inherited parameters"),
        Arguments.of(new byte[0], "EC with inherited parameters"));
  }

  @ParameterizedTest
  @MethodSource("curvesWithoutName")
  void saysWhereACurveHasNoName(byte[] parameters, String text) {
    byte[] key = info(Der.sequence(Der.oid(EC), parameters), new byte[] {4, 1, 1});

    assertThat(withKey(key).key()).isEqualTo(text);
  }

  @Test
  void theSizeOfADsaKeyIsThatOfP() {
    byte[] parameters =
        Der.sequence(
            Der.integer(BigInteger.TWO.pow(3071).setBit(0)),
            Der.integer(BigInteger.TWO.pow(255).setBit(0)),
            Der.integer(2));

    assertThat(withKey(info(Der.sequence(Der.oid(DSA), parameters), Der.integer(2))).key())
        .isEqualTo("DSA 3072");
    assertThat(withKey(info(Der.sequence(Der.oid(DSA)), Der.integer(2))).key())
        .isEqualTo("DSA with inherited parameters");
  }

  /** RFC 8410 section 3 and FIPS 203, 204, 205, whose identifiers NIST registered. */
  @ParameterizedTest
  @CsvSource({
    "1.3.101.110, X25519",
    "1.3.101.111, X448",
    "1.3.101.112, Ed25519",
    "1.3.101.113, Ed448",
    "2.16.840.1.101.3.4.3.17, ML-DSA-44",
    "2.16.840.1.101.3.4.3.18, ML-DSA-65",
    "2.16.840.1.101.3.4.3.19, ML-DSA-87",
    "2.16.840.1.101.3.4.3.20, SLH-DSA-SHA2-128s",
    "2.16.840.1.101.3.4.3.31, SLH-DSA-SHAKE-256f",
    "2.16.840.1.101.3.4.4.1, ML-KEM-512",
    "2.16.840.1.101.3.4.4.2, ML-KEM-768",
    "2.16.840.1.101.3.4.4.3, ML-KEM-1024",
    "2.25.329800735698586629295641978511506172918, 2.25.329800735698586629295641978511506172918"
  })
  void otherAlgorithmsAreNamedOrTheirIdentifierShown(String identifier, String name) {
    assertThat(withKey(info(Der.sequence(Der.oid(identifier)), new byte[32])).key())
        .isEqualTo(name);
  }

  @Test
  void theJdksEdwardsKeysAreNamed() throws NoSuchAlgorithmException {
    for (String name : new String[] {"Ed25519", "Ed448"}) {
      byte[] key = KeyPairGenerator.getInstance(name).generateKeyPair().getPublic().getEncoded();

      assertThat(withKey(key).key()).isEqualTo(name);
    }
  }

  static Stream<Arguments> brokenKeys() {
    byte[] rsa = Der.sequence(Der.oid(RSA), Der.nothing());
    return Stream.of(
        Arguments.of("empty", Der.sequence()),
        Arguments.of("no algorithm", Der.sequence(Der.bits(new byte[1]))),
        Arguments.of("no identifier", info(Der.sequence(), new byte[1])),
        Arguments.of("an identifier of 0 bytes", info(Der.sequence(Der.element(6)), new byte[1])),
        Arguments.of("no key", Der.sequence(rsa)),
        Arguments.of("a key in an OCTET STRING", Der.sequence(rsa, Der.octets(new byte[1]))),
        Arguments.of("a BIT STRING without bytes", Der.sequence(rsa, Der.element(3))),
        Arguments.of("unused bits", Der.sequence(rsa, Der.element(3, new byte[] {1, 0x30, 0}))),
        Arguments.of("no RSAPublicKey", info(rsa, Der.octets(new byte[2]))),
        Arguments.of("no modulus", info(rsa, Der.sequence())),
        Arguments.of("a modulus cut off", info(rsa, new byte[] {0x30, 3, 2, 2, 1})),
        Arguments.of(
            "DSA without p", info(Der.sequence(Der.oid(DSA), Der.sequence()), new byte[1])));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenKeys")
  void aBrokenKeyIsRefusedWhenAskedForAndNoRoot(String name, byte[] key) {
    HandMade certificate = HandMade.certificate().ca();
    certificate.key = key;
    BundleEntry entry = certificate.signed().entry();

    assertThatExceptionOfType(UnreadableInputException.class)
        .isThrownBy(entry::key)
        .satisfies(e -> assertThat(e.place()).startsWith("subjectPublicKeyInfo at byte "));
    assertThat(entry.isRoot()).isFalse();
    assertThat(entry.subject()).isEqualTo("CN=Hand");
  }
}
