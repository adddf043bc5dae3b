package io.github.smimetrust.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.sst.StoreElement;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The exact bytes of S/MIME BR sections 7.1.3.1 and 7.1.3.2, against what Bouncy Castle writes. */
class EncodingRulesTest {
  private static final String ECDSA = "1.2.840.10045.4.3.";
  private static final Instant DAY = Instant.parse("2023-09-01T00:00:00Z");

  @ParameterizedTest(name = "{0}")
  @MethodSource("certificates")
  void comparesWithTheBytesOfTheClause(
      String what, SubjectPublicKeyInfo key, AlgorithmIdentifier signature, boolean kept) {
    assertThat(findings(certificate(key, signature, DAY)))
        .hasSize(kept ? 0 : 1)
        .allSatisfy(f -> assertThat(f.severity().id()).isEqualTo("note"));
    assertThat(findings(certificate(key, signature, DAY.minusSeconds(1)))).isEmpty();
  }

  static Stream<Arguments> certificates() throws Exception {
    SubjectPublicKeyInfo rsa = key("RSA", "2048");
    SubjectPublicKeyInfo p256 = key("EC", "secp256r1");
    SubjectPublicKeyInfo p384 = key("EC", "secp384r1");
    SubjectPublicKeyInfo p521 = key("EC", "secp521r1");
    SubjectPublicKeyInfo bare =
        new SubjectPublicKeyInfo(
            new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption), rsa.parsePublicKey());
    AlgorithmIdentifier ecdsa256 = named("SHA256withECDSA");
    return Stream.of(
        arguments("RSA, SHA-256", rsa, named("SHA256withRSA"), true),
        arguments("RSA, SHA-384", rsa, named("SHA384withRSA"), true),
        arguments("RSA, SHA-512", rsa, named("SHA512withRSA"), true),
        arguments("PSS, SHA-256", rsa, named("SHA256withRSAandMGF1"), true),
        arguments("PSS, SHA-384", rsa, named("SHA384withRSAandMGF1"), true),
        arguments("PSS, SHA-512", rsa, named("SHA512withRSAandMGF1"), true),
        arguments("P-256", p256, ecdsa256, true),
        arguments("P-384", p384, named("SHA384withECDSA"), true),
        arguments("P-521", p521, named("SHA512withECDSA"), true),
        arguments("Ed25519", key("Ed25519", ""), named("Ed25519"), true),
        arguments("Ed448", key("Ed448", ""), named("Ed448"), true),
        arguments("RSA without its NULL", bare, named("SHA256withRSA"), false),
        arguments(
            "signature without its NULL",
            rsa,
            new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption),
            false),
        arguments(
            "PSS without parameters",
            rsa,
            new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSASSA_PSS),
            false),
        arguments(
            "ECDSA with a NULL",
            p256,
            new AlgorithmIdentifier(new ASN1ObjectIdentifier(ECDSA + "2"), DERNull.INSTANCE),
            false),
        arguments("an algorithm of other rules", rsa, named("SHA1withRSA"), true));
  }

  @ParameterizedTest
  @MethodSource("curves")
  void theHashFollowsTheCurveOfTheSigner(String curve, String algorithm, boolean kept)
      throws Exception {
    KeyPair pair = pair("EC", curve);
    SubjectPublicKeyInfo key = SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded());
    ContentSigner signer = new JcaSigner(named(algorithm), pair, algorithm);
    assertThat(findings(certificate(key, signer, DAY))).hasSize(kept ? 0 : 1);
  }

  static Stream<Arguments> curves() {
    return Stream.of(
        arguments("secp256r1", "SHA256withECDSA", true),
        arguments("secp256r1", "SHA384withECDSA", false),
        arguments("secp384r1", "SHA384withECDSA", true),
        arguments("secp384r1", "SHA256withECDSA", false));
  }

  private static List<Finding> findings(byte[] der) {
    return TrustAudit.of(Stores.of(Stores.entry(TestPki.root("R")), StoreElement.certificate(der)))
        .under(AuditPolicy.publicCa())
        .run(TestPki.NOW)
        .findings()
        .stream()
        .filter(f -> f.rule().equals("ca-algorithm-encoding"))
        .toList();
  }

  private static AlgorithmIdentifier named(String algorithm) {
    return new DefaultSignatureAlgorithmIdentifierFinder().find(algorithm);
  }

  private static SubjectPublicKeyInfo key(String algorithm, String parameter)
      throws GeneralSecurityException {
    return SubjectPublicKeyInfo.getInstance(pair(algorithm, parameter).getPublic().getEncoded());
  }

  private static KeyPair pair(String algorithm, String parameter) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    if (algorithm.equals("RSA")) {
      generator.initialize(Integer.parseInt(parameter));
    } else if (algorithm.equals("EC")) {
      generator.initialize(new ECGenParameterSpec(parameter));
    }
    return generator.generateKeyPair();
  }

  /** The signature is no signature: only its algorithm is looked at. */
  private static byte[] certificate(
      SubjectPublicKeyInfo key, AlgorithmIdentifier signature, Instant notBefore) {
    return certificate(key, new JcaSigner(signature, null, ""), notBefore);
  }

  private static byte[] certificate(
      SubjectPublicKeyInfo key, ContentSigner signer, Instant notBefore) {
    try {
      X500Name name = new X500Name("CN=A,O=O,C=JP");
      X509v3CertificateBuilder builder =
          new X509v3CertificateBuilder(
              name,
              BigInteger.TEN,
              Date.from(notBefore),
              Date.from(Instant.parse("2030-01-01T00:00:00Z")),
              name,
              key);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
      return builder.build(signer).getEncoded();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private record JcaSigner(
      AlgorithmIdentifier getAlgorithmIdentifier,
      @Nullable KeyPair pair,
      String algorithm,
      ByteArrayOutputStream signed)
      implements ContentSigner {
    JcaSigner(AlgorithmIdentifier identifier, @Nullable KeyPair pair, String algorithm) {
      this(identifier, pair, algorithm, new ByteArrayOutputStream());
    }

    @Override
    public OutputStream getOutputStream() {
      return signed;
    }

    @Override
    public byte[] getSignature() {
      KeyPair keys = pair;
      if (keys == null) {
        return new byte[] {1};
      }
      try {
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(keys.getPrivate());
        signature.update(signed.toByteArray());
        return signature.sign();
      } catch (GeneralSecurityException e) {
        throw new AssertionError(e);
      }
    }
  }
}
