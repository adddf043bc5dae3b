package io.github.smimetrust;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.fixture.TestPki;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A root is a self-issued authority whose own key verifies its signature, and which is tried. */
class SelfSignatureTest {
  private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();
  private static final PrivateKey RSA_2048 =
      TestPki.root("RSA", draft -> draft.rsa(2048)).privateKey();
  private static final byte[] RSA_2048_KEY =
      TestPki.root("RSA", draft -> draft.rsa(2048)).certificate().getPublicKey().getEncoded();

  /** Exponents of primes 2^p - 1, whose product has 16384 bits; a few more make it larger. */
  private static final List<Integer> MERSENNE = List.of(4423, 4253, 3217, 2281, 2203, 5, 2);

  private static HandMade authority(byte[] key, String algorithm) throws IOException {
    HandMade certificate = HandMade.certificate().ca();
    certificate.key = key;
    certificate.algorithm =
        new DefaultSignatureAlgorithmIdentifierFinder().find(algorithm).getEncoded();
    return certificate;
  }

  private static HandMade signed(HandMade certificate, Signature signer, PrivateKey key)
      throws GeneralSecurityException {
    signer.initSign(key);
    signer.update(certificate.toBeSigned());
    certificate.signature = Der.bits(signer.sign());
    return certificate;
  }

  private static void assertRootUntilABitIsFlipped(HandMade certificate) {
    assertThat(certificate.entry().isRoot()).isTrue();
    certificate.signature[certificate.signature.length / 2] ^= 1;
    assertThat(certificate.entry().isRoot()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SHA256withRSA",
        "SHA384withRSA",
        "SHA512withRSA",
        "SHA1withRSA",
        "MD5withRSA",
      })
  void rsaIsVerifiedWhateverTheDigest(String algorithm) throws Exception {
    assertRootUntilABitIsFlipped(
        signed(authority(RSA_2048_KEY, algorithm), Signature.getInstance(algorithm), RSA_2048));
  }

  /** The JDK has no such signatures: Bouncy Castle verifies them. */
  @ParameterizedTest
  @ValueSource(strings = {"RIPEMD160withRSA", "SHA3-256withRSA"})
  void whatTheJdkMayNotKnowBouncyCastleVerifies(String algorithm) throws Exception {
    assertRootUntilABitIsFlipped(
        signed(
            authority(RSA_2048_KEY, algorithm),
            Signature.getInstance(algorithm, BOUNCY_CASTLE),
            RSA_2048));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SHA-256", "SHA-384", "SHA-512", "SHA-1"})
  void rsaPssIsVerified(String digest) throws Exception {
    Signature signer = Signature.getInstance("RSASSA-PSS");
    AlgorithmParameterSpec parameters =
        new PSSParameterSpec(
            digest,
            "MGF1",
            new MGF1ParameterSpec(digest),
            MessageDigest.getInstance(digest).getDigestLength(),
            1);
    signer.setParameter(parameters);
    HandMade certificate = HandMade.certificate().ca();
    certificate.key = RSA_2048_KEY;
    certificate.algorithm =
        Der.sequence(Der.oid("1.2.840.113549.1.1.10"), signer.getParameters().getEncoded());

    assertRootUntilABitIsFlipped(signed(certificate, signer, RSA_2048));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "secp256r1",
        "secp384r1",
        "secp521r1",
        "secp224r1",
        "secp256k1",
        "brainpoolP384r1",
        "sect283r1"
      })
  void ecdsaIsVerifiedOnEveryNamedCurve(String curve) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", BOUNCY_CASTLE);
    generator.initialize(new ECGenParameterSpec(curve));
    KeyPair pair = generator.generateKeyPair();
    HandMade certificate = authority(pair.getPublic().getEncoded(), "SHA512withECDSA");

    assertRootUntilABitIsFlipped(
        signed(
            certificate,
            Signature.getInstance("SHA512withECDSA", BOUNCY_CASTLE),
            pair.getPrivate()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ed25519", "Ed448", "ML-DSA-44", "ML-DSA-87"})
  void signaturesWithoutParametersAreVerified(String algorithm) throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance(algorithm, BOUNCY_CASTLE).generateKeyPair();

    assertRootUntilABitIsFlipped(
        signed(
            authority(pair.getPublic().getEncoded(), algorithm),
            Signature.getInstance(algorithm, BOUNCY_CASTLE),
            pair.getPrivate()));
  }

  @Test
  void dsaIsVerified() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("DSA");
    generator.initialize(2048);
    KeyPair pair = generator.generateKeyPair();

    assertRootUntilABitIsFlipped(
        signed(
            authority(pair.getPublic().getEncoded(), "SHA256withDSA"),
            Signature.getInstance("SHA256withDSA"),
            pair.getPrivate()));
  }

  @Test
  void anotherKeysSignatureDoesNotVerify() {
    HandMade certificate = HandMade.certificate().ca();
    certificate.signedWith(TestPki.root("Other").privateKey(), "SHA256withECDSA");

    assertThat(certificate.entry().isRoot()).isFalse();
  }

  @Test
  void aChangedByteOfWhatIsSignedDoesNotVerify() {
    HandMade certificate = HandMade.certificate().ca().signed();
    assertThat(certificate.entry().isRoot()).isTrue();
    certificate.serial = Der.integer(2);

    assertThat(certificate.entry().isRoot()).isFalse();
  }

  /** CVE-2022-21449: r and s of zero once verified for every text. */
  @Test
  void zerosAreNoSignature() {
    HandMade certificate = HandMade.certificate().ca();
    certificate.signature = Der.bits(Der.sequence(Der.integer(0), Der.integer(0)));

    assertThat(certificate.entry().isRoot()).isFalse();
  }

  @Test
  void aGoodSignatureIsNotEnough() {
    assertThat(HandMade.certificate().signed().entry().isRoot()).as("no authority").isFalse();

    HandMade issued = HandMade.certificate().ca();
    issued.issuer = Der.commonName("Other");
    assertThat(issued.signed().entry().isRoot()).as("issued by another").isFalse();
  }

  /** RFC 5280 section 4.1.1.2: both fields must say the same. */
  static Stream<Arguments> mismatches() {
    byte[] ecdsa = Der.oid(HandMade.SHA256_WITH_ECDSA);
    return Stream.of(
        Arguments.of("parameters outside alone", Der.sequence(ecdsa, Der.octets(new byte[1]))),
        Arguments.of("another digest outside", Der.sequence(Der.oid("1.2.840.10045.4.3.3"))),
        Arguments.of("another key's algorithm", Der.sequence(Der.oid(HandMade.SHA256_WITH_RSA))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mismatches")
  void twoFieldsThatSayDifferentAlgorithmsDoNotVerify(String name, byte[] outer) {
    HandMade certificate = HandMade.certificate().ca().signed();
    certificate.outerAlgorithm = outer;

    assertThat(certificate.entry().isRoot()).isFalse();
  }

  private static BigInteger product(List<Integer> exponents) {
    return exponents.stream()
        .map(p -> BigInteger.TWO.pow(p).subtract(BigInteger.ONE))
        .reduce(BigInteger.ONE, BigInteger::multiply);
  }

  private static byte[] rsaKey(BigInteger modulus, BigInteger exponent) {
    return Der.sequence(
        Der.sequence(Der.oid("1.2.840.113549.1.1.1"), Der.nothing()),
        Der.bits(Der.sequence(Der.integer(modulus), Der.integer(exponent))));
  }

  /** PKCS #1 version 1.5 with the primes at hand (RFC 8017 sections 8.2.1 and 9.2). */
  private static HandMade rsa(List<BigInteger> primes, BigInteger exponent) throws Exception {
    BigInteger modulus = primes.stream().reduce(BigInteger.ONE, BigInteger::multiply);
    HandMade certificate = authority(rsaKey(modulus, exponent), "SHA256withRSA");
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.toBeSigned());
    byte[] info =
        Der.sequence(
            Der.sequence(Der.oid("2.16.840.1.101.3.4.2.1"), Der.nothing()), Der.octets(digest));
    byte[] padded = new byte[(modulus.bitLength() + 7) / 8];
    Arrays.fill(padded, 1, padded.length, (byte) 0xFF);
    padded[1] = 1;
    padded[padded.length - info.length - 1] = 0;
    System.arraycopy(info, 0, padded, padded.length - info.length, info.length);
    BigInteger text = new BigInteger(1, padded);
    BigInteger signature = BigInteger.ZERO;
    for (BigInteger prime : primes) {
      BigInteger others = modulus.divide(prime);
      BigInteger root = text.modPow(exponent.modInverse(prime.subtract(BigInteger.ONE)), prime);
      signature = signature.add(root.multiply(others).multiply(others.modInverse(prime)));
    }
    byte[] octets = new byte[padded.length];
    byte[] number = signature.mod(modulus).toByteArray();
    int length = Math.min(number.length, octets.length);
    System.arraycopy(number, number.length - length, octets, octets.length - length, length);
    certificate.signature = Der.bits(octets);
    return certificate;
  }

  private static List<BigInteger> mersennePrimes(Integer... more) {
    return Stream.concat(MERSENNE.stream(), Stream.of(more))
        .map(p -> BigInteger.TWO.pow(p).subtract(BigInteger.ONE))
        .toList();
  }

  @Test
  void rsaOf16384BitsIsVerifiedAndLargerOnesAreNotTried() throws Exception {
    BigInteger exponent = BigInteger.valueOf(65_537);
    assertThat(product(MERSENNE).bitLength()).isEqualTo(16_384);

    assertThat(rsa(mersennePrimes(), exponent).entry().isRoot()).isTrue();
    assertThat(rsa(mersennePrimes(17), exponent).entry().isRoot()).isFalse();
  }

  private static HandMade rsaWithExponent(BigInteger exponent) throws Exception {
    BigInteger p = BigInteger.TWO.pow(1279).subtract(BigInteger.ONE);
    BigInteger q = BigInteger.TWO.pow(2203).subtract(BigInteger.ONE);
    return rsa(List.of(p, q), exponent);
  }

  @Test
  void exponentsOf33BitsAreVerifiedAndLargerOnesAreNotTried() throws Exception {
    BigInteger largest = BigInteger.TWO.pow(33).subtract(BigInteger.valueOf(9));
    BigInteger larger = BigInteger.TWO.pow(33).add(BigInteger.valueOf(17));

    assertThat(rsaWithExponent(largest).entry().isRoot()).isTrue();
    assertThat(rsaWithExponent(larger).entry().isRoot()).isFalse();
  }

  /** With it anyone signs: the padded digest is the signature. */
  @Test
  void theExponentOneIsNotTried() throws Exception {
    assertThat(rsaWithExponent(BigInteger.ONE).entry().isRoot()).isFalse();
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void exponentsThatNoKeyHasAreNotTried() throws Exception {
    BigInteger modulus = product(List.of(1279, 2203));
    for (BigInteger exponent :
        List.of(
            BigInteger.ZERO,
            BigInteger.TWO,
            BigInteger.valueOf(65_536),
            BigInteger.valueOf(-3),
            modulus.subtract(BigInteger.TWO))) {
      HandMade certificate = authority(rsaKey(modulus, exponent), "SHA256withRSA");
      certificate.signature = Der.bits(new byte[435]);

      assertThat(certificate.entry().isRoot()).as("exponent %s", exponent).isFalse();
    }
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aGiantDsaKeyIsNotTried() throws Exception {
    BigInteger p = BigInteger.TWO.pow(400_000).subtract(BigInteger.ONE);
    BigInteger q = BigInteger.TWO.pow(255).add(BigInteger.valueOf(95));
    byte[] key =
        Der.sequence(
            Der.sequence(
                Der.oid("1.2.840.10040.4.1"),
                Der.sequence(
                    Der.integer(p), Der.integer(q), Der.integer(p.subtract(BigInteger.TEN)))),
            Der.bits(Der.integer(p.shiftRight(1))));
    HandMade certificate = authority(key, "SHA256withDSA");
    certificate.signature = Der.bits(Der.sequence(Der.integer(q.shiftRight(1)), Der.integer(7)));

    assertThat(certificate.entry().isRoot()).isFalse();
  }

  /** CVE-2020-0601: the same key over a generator that a forger has chosen. */
  @Test
  void aCurveWithExplicitParametersIsNotTried() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", BOUNCY_CASTLE);
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair pair = generator.generateKeyPair();
    byte[] named = pair.getPublic().getEncoded();
    byte[] point = Arrays.copyOfRange(named, named.length - 65, named.length);
    byte[] explicit =
        Der.sequence(
            Der.sequence(
                Der.oid("1.2.840.10045.2.1"),
                ECNamedCurveTable.getByName("secp256r1").getEncoded()),
            Der.bits(point));
    HandMade certificate = authority(explicit, "SHA256withECDSA");
    signed(certificate, Signature.getInstance("SHA256withECDSA", BOUNCY_CASTLE), pair.getPrivate());

    assertThat(certificate.entry().key()).isEqualTo("EC with explicit parameters");
    assertThat(certificate.entry().isRoot()).isFalse();
  }

  @Test
  void algorithmsThatNobodyKnowsDoNotVerify() {
    HandMade certificate = HandMade.certificate().ca();
    certificate.algorithm = Der.sequence(Der.oid("1.2.3.4"));

    assertThat(certificate.signed().entry().isRoot()).isFalse();
    assertThat(certificate.entry().signatureAlgorithm()).isEqualTo("1.2.3.4");
  }
}
