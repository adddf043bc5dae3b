package io.github.smimetrust.chain;

import static io.github.smimetrust.chain.ChainAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.fixture.TestPki;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys that nobody may compute with, signatures that are none, and the algorithms of RFC 8550. */
class KeysAndSignaturesTest {
  private static final BouncyCastleProvider BC = new BouncyCastleProvider();
  private static final TestPki ROOT = TestPki.root("R");

  private final CountingSignatures signatures = new CountingSignatures();

  private ChainResult judge(BundleEntry leaf, List<BundleEntry> along) {
    return ChainValidatorTest.trusting(ROOT)
        .purpose(Purpose.ANY)
        .signatures(signatures)
        .build()
        .validate(Evidence.of(leaf).accompaniedBy(along));
  }

  private static BundleEntry entry(X509CertificateHolder holder) throws Exception {
    return io.github.smimetrust.BundleReader.strict()
        .decode(holder.getEncoded(), "made")
        .bundle()
        .entries()
        .get(0);
  }

  private static X509CertificateHolder certificate(
      String subject, SubjectPublicKeyInfo key, String issuer, PrivateKey signer, String algorithm)
      throws Exception {
    return new X509v3CertificateBuilder(
            new X500Name(issuer),
            BigInteger.valueOf(77),
            Date.from(TestPki.NOW.minusSeconds(1000)),
            Date.from(TestPki.NOW.plusSeconds(1000)),
            new X500Name(subject),
            key)
        .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
        .build(new JcaContentSignerBuilder(algorithm).setProvider(BC).build(signer));
  }

  private static SubjectPublicKeyInfo rsa(BigInteger modulus, BigInteger exponent)
      throws Exception {
    ASN1EncodableVector key = new ASN1EncodableVector();
    key.add(new ASN1Integer(modulus));
    key.add(new ASN1Integer(exponent));
    return new SubjectPublicKeyInfo(
        new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.840.113549.1.1.1"), DERNull.INSTANCE),
        new DERSequence(key));
  }

  static List<SubjectPublicKeyInfo> dangerousKeys() throws Exception {
    BigInteger modulus = BigInteger.ONE.shiftLeft(2047).add(BigInteger.ONE);
    BigInteger usual = BigInteger.valueOf(65537);
    return List.of(
        rsa(BigInteger.ONE.shiftLeft(16_384).add(BigInteger.ONE), usual),
        rsa(BigInteger.ONE.shiftLeft(100_000).add(BigInteger.ONE), usual),
        rsa(BigInteger.ONE.shiftLeft(2046).add(BigInteger.ONE), usual),
        rsa(modulus, BigInteger.ONE.shiftLeft(33).add(BigInteger.ONE)),
        rsa(modulus, BigInteger.ONE),
        rsa(modulus, BigInteger.valueOf(65536)),
        new SubjectPublicKeyInfo(
            new AlgorithmIdentifier(
                X9ObjectIdentifiers.id_ecPublicKey, SECNamedCurves.getByName("secp256r1")),
            new byte[65]),
        new SubjectPublicKeyInfo(
            new AlgorithmIdentifier(
                X9ObjectIdentifiers.id_ecPublicKey, new ASN1ObjectIdentifier("1.3.132.0.1")),
            new byte[43]));
  }

  @ParameterizedTest
  @MethodSource("dangerousKeys")
  void refusesKeyOfIssuerBeforeAnythingComputesWithIt(SubjectPublicKeyInfo key) throws Exception {
    BundleEntry ca =
        entry(certificate("CN=Giant", key, "CN=R", ROOT.privateKey(), "SHA256withECDSA"));
    BundleEntry leaf =
        entry(
            certificate("CN=leaf", keyOf(ROOT), "CN=Giant", ROOT.privateKey(), "SHA256withECDSA"));

    ChainResult result = judge(leaf, List.of(ca));

    assertThat(result).isRejectedBecause(Reason.WEAK_KEY);
    assertThat(signatures.checks()).isZero();
  }

  private static SubjectPublicKeyInfo keyOf(TestPki certificate) throws Exception {
    return new X509CertificateHolder(certificate.der()).getSubjectPublicKeyInfo();
  }

  @ParameterizedTest
  @CsvSource({
    "RSA, 2048, SHA256withRSA, TRUSTED",
    "RSA, 2048, SHA384withRSA, TRUSTED",
    "RSA, 2048, SHA512withRSA, TRUSTED",
    "RSA, 2048, SHA256withRSAandMGF1, TRUSTED",
    "RSA, 2048, SHA512withRSAandMGF1, TRUSTED",
    "RSA, 2048, SHA1withRSA, REJECTED",
    "RSA, 2048, SHA1withRSAandMGF1, REJECTED",
    "RSA, 2048, MD5withRSA, REJECTED",
    "RSASSA-PSS, 2048, SHA256withRSAandMGF1, TRUSTED",
    "EC, P-256, SHA256withECDSA, TRUSTED",
    "EC, P-384, SHA384withECDSA, TRUSTED",
    "EC, P-521, SHA512withECDSA, TRUSTED",
    "EC, P-256, SHA1withECDSA, REJECTED",
    "Ed25519, , Ed25519, TRUSTED",
    "Ed448, , Ed448, TRUSTED"
  })
  void checksTheAlgorithmsOfRfc8550(String kind, String size, String algorithm, Outcome expected)
      throws Exception {
    KeyPairGenerator generator =
        kind.equals("RSASSA-PSS")
            ? KeyPairGenerator.getInstance(kind)
            : KeyPairGenerator.getInstance(kind, BC);
    if (kind.startsWith("RSA")) {
      generator.initialize(Integer.parseInt(size));
    } else if (kind.equals("EC")) {
      generator.initialize(new ECGenParameterSpec(size));
    }
    KeyPair pair = generator.generateKeyPair();
    SubjectPublicKeyInfo key = SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded());
    BundleEntry ca = entry(certificate("CN=C", key, "CN=R", ROOT.privateKey(), "SHA256withECDSA"));
    X509CertificateHolder good =
        certificate("CN=leaf", keyOf(ROOT), "CN=C", pair.getPrivate(), algorithm);
    byte[] bytes = good.getEncoded();
    bytes[bytes.length - 1] ^= 1;

    ChainResult result = judge(entry(good), List.of(ca));
    ChainResult forged = judge(entry(new X509CertificateHolder(bytes)), List.of(ca));

    assertThat(result.outcome()).as(result.explain()).isEqualTo(expected);
    assertThat(forged)
        .isRejectedBecause(
            expected == Outcome.TRUSTED ? Reason.BAD_SIGNATURE : Reason.WEAK_SIGNATURE);
  }

  @Test
  void rejectsSignatureWithPkcs1PaddingByKeyForPssAlone() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", BC);
    generator.initialize(2048);
    KeyPair pair = generator.generateKeyPair();
    SubjectPublicKeyInfo plain = SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded());
    SubjectPublicKeyInfo pss =
        new SubjectPublicKeyInfo(
            new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.840.113549.1.1.10")),
            plain.parsePublicKey());
    BundleEntry ca = entry(certificate("CN=C", pss, "CN=R", ROOT.privateKey(), "SHA256withECDSA"));
    BundleEntry leaf =
        entry(certificate("CN=leaf", keyOf(ROOT), "CN=C", pair.getPrivate(), "SHA256withRSA"));

    assertThat(judge(leaf, List.of(ca))).isRejectedBecause(Reason.BAD_SIGNATURE);
  }

  private static byte[] ecdsa(BigInteger r, BigInteger s) throws Exception {
    ASN1EncodableVector parts = new ASN1EncodableVector();
    parts.add(new ASN1Integer(r));
    parts.add(new ASN1Integer(s));
    return new DERSequence(parts).getEncoded(ASN1Encoding.DER);
  }

  static List<byte[]> brokenSignatures() throws Exception {
    byte[] good = new X509CertificateHolder(leaf().der()).getSignature();
    org.bouncycastle.asn1.ASN1Sequence parts = org.bouncycastle.asn1.ASN1Sequence.getInstance(good);
    BigInteger r = ASN1Integer.getInstance(parts.getObjectAt(0)).getValue();
    BigInteger s = ASN1Integer.getInstance(parts.getObjectAt(1)).getValue();
    BigInteger order = SECNamedCurves.getByName("secp256r1").getN();
    // The outer length in two bytes, which BER allows and DER does not.
    byte[] longLength = new byte[good.length + 1];
    longLength[0] = good[0];
    longLength[1] = (byte) 0x81;
    System.arraycopy(good, 1, longLength, 2, good.length - 1);
    return List.of(
        ecdsa(BigInteger.ZERO, s),
        ecdsa(r, BigInteger.ZERO),
        ecdsa(BigInteger.ZERO, BigInteger.ZERO),
        ecdsa(r.add(order), s),
        ecdsa(r, s.add(order)),
        ecdsa(r.negate(), s),
        ecdsa(order, order),
        Arrays.copyOf(good, good.length - 1),
        Arrays.copyOf(good, good.length + 1),
        new byte[0],
        new byte[] {0x30, 0},
        longLength);
  }

  private static TestPki leaf() {
    return ROOT.issuesLeaf("a@example.org");
  }

  @ParameterizedTest
  @MethodSource("brokenSignatures")
  void rejectsSignaturesAtTheEdges(byte[] signature) throws Exception {
    X509CertificateHolder good = new X509CertificateHolder(leaf().der());
    ASN1EncodableVector parts = new ASN1EncodableVector();
    parts.add(good.toASN1Structure().getTBSCertificate());
    parts.add(good.getSignatureAlgorithm());
    parts.add(new DERBitString(signature));
    BundleEntry forged =
        entry(new X509CertificateHolder(new DERSequence(parts).getEncoded(ASN1Encoding.DER)));

    assertThat(judge(forged, List.of())).isRejectedBecause(Reason.BAD_SIGNATURE);
  }

  @Test
  void rejectsSignatureOfAnotherKindOfKey() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", BC);
    generator.initialize(2048);
    BundleEntry leaf =
        entry(
            certificate(
                "CN=leaf",
                keyOf(ROOT),
                "CN=R",
                generator.generateKeyPair().getPrivate(),
                "SHA256withRSA"));

    assertThat(judge(leaf, List.of())).isRejectedBecause(Reason.BAD_SIGNATURE);
  }

  @Test
  void usesTheProviderGiven() {
    java.security.Provider empty =
        new java.security.Provider("Empty", "1", "has nothing") {
          private static final long serialVersionUID = 1L;
        };

    assertThat(
            ChainValidatorTest.trusting(ROOT)
                .signatures(empty)
                .build()
                .validate(leaf().certificate()))
        .isRejectedBecause(Reason.SIGNATURE_NOT_CHECKED);
    assertThat(
            ChainValidatorTest.trusting(ROOT).signatures(BC).build().validate(leaf().certificate()))
        .isTrusted();
  }

  @Test
  void registersNoProvider() {
    assertThat(ChainValidatorTest.trusting(ROOT).build().validate(leaf().certificate()))
        .isTrusted();
    assertThat(java.security.Security.getProvider("BC")).isNull();
  }
}
