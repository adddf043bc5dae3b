package io.github.smimetrust.audit;

import io.github.smimetrust.fixture.TestPki;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V1TBSCertificateGenerator;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Authorities with keys, signatures and versions that {@link TestPki} does not make. */
final class ForeignCertificate {
  static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

  private static final Date FROM = Date.from(Instant.parse("2020-01-01T00:00:00Z"));
  private static final Date TO = Date.from(Instant.parse("2045-01-01T00:00:00Z"));

  private ForeignCertificate() {}

  /** A self-signed authority with a key of the JDK's or Bouncy Castle's. */
  static byte[] root(String name, KeyPair keys, String signature) {
    return signed(name, name, keys.getPublic().getEncoded(), keys.getPrivate(), signature);
  }

  /** An authority below another, with the other's key usable for a signature of the given kind. */
  static byte[] below(TestPki issuer, String name, String signature) {
    KeyPair keys = keys("EC", 256);
    String issuerName = issuer.certificate().getSubjectX500Principal().getName();
    return signed(name, issuerName, keys.getPublic().getEncoded(), issuer.privateKey(), signature);
  }

  private static byte[] signed(
      String name, String issuer, byte[] publicKey, PrivateKey signer, String signature) {
    X509v3CertificateBuilder builder =
        new X509v3CertificateBuilder(
            new X500Name(issuer.startsWith("CN=") ? issuer : "CN=" + issuer),
            BigInteger.TEN,
            FROM,
            TO,
            new X500Name("CN=" + name),
            SubjectPublicKeyInfo.getInstance(publicKey));
    try {
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
      return builder
          .build(new JcaContentSignerBuilder(signature).setProvider(BOUNCY_CASTLE).build(signer))
          .getEncoded();
    } catch (IOException | OperatorCreationException e) {
      throw new AssertionError(e);
    }
  }

  /** An authority whose RSA key has any numbers; its signature is noise. */
  static byte[] withRsaKey(String name, BigInteger modulus, BigInteger exponent) {
    ASN1EncodableVector numbers = new ASN1EncodableVector();
    numbers.add(new ASN1Integer(modulus));
    numbers.add(new ASN1Integer(exponent));
    try {
      SubjectPublicKeyInfo key =
          new SubjectPublicKeyInfo(
              new AlgorithmIdentifier(
                  new ASN1ObjectIdentifier("1.2.840.113549.1.1.1"), DERNull.INSTANCE),
              new DERSequence(numbers));
      return unsigned(name, "CN=Nobody", BigInteger.TEN, key, "1.2.840.10045.4.3.2");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An authority with a signature algorithm by its identifier; its signature is noise. */
  static byte[] withSignature(String name, String algorithm) {
    return unsigned(
        name,
        "CN=Nobody",
        BigInteger.TEN,
        SubjectPublicKeyInfo.getInstance(keys("EC", 256).getPublic().getEncoded()),
        algorithm);
  }

  private static byte[] unsigned(
      String name, String issuer, BigInteger serial, SubjectPublicKeyInfo key, String algorithm) {
    V3TBSCertificateGenerator tbs = new V3TBSCertificateGenerator();
    AlgorithmIdentifier signature = new AlgorithmIdentifier(new ASN1ObjectIdentifier(algorithm));
    tbs.setSerialNumber(new ASN1Integer(serial));
    tbs.setSignature(signature);
    tbs.setIssuer(new X500Name(issuer));
    tbs.setStartDate(new Time(FROM));
    tbs.setEndDate(new Time(TO));
    tbs.setSubject(new X500Name("CN=" + name));
    tbs.setSubjectPublicKeyInfo(key);
    ExtensionsGenerator extensions = new ExtensionsGenerator();
    try {
      extensions.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    tbs.setExtensions(extensions.generate());
    return certificate(tbs.generateTBSCertificate(), signature, new byte[70]);
  }

  /** A self-signed certificate of version 1, as roots of the nineties are. */
  static byte[] versionOneRoot(String name) {
    KeyPair keys = keys("RSA", 2048);
    AlgorithmIdentifier algorithm =
        new AlgorithmIdentifier(
            new ASN1ObjectIdentifier("1.2.840.113549.1.1.11"), DERNull.INSTANCE);
    V1TBSCertificateGenerator tbs = new V1TBSCertificateGenerator();
    tbs.setSerialNumber(new ASN1Integer(7));
    tbs.setSignature(algorithm);
    tbs.setIssuer(new X500Name("CN=" + name));
    tbs.setStartDate(new Time(FROM));
    tbs.setEndDate(new Time(TO));
    tbs.setSubject(new X500Name("CN=" + name));
    tbs.setSubjectPublicKeyInfo(SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
    try {
      TBSCertificate part = tbs.generateTBSCertificate();
      Signature signer = Signature.getInstance("SHA256withRSA");
      signer.initSign(keys.getPrivate());
      signer.update(part.getEncoded("DER"));
      return certificate(part, algorithm, signer.sign());
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** The same signed part with another signature. */
  static byte[] signedAgain(TestPki certificate) {
    Certificate parsed = Certificate.getInstance(certificate.der());
    byte[] other = parsed.getSignature().getOctets();
    other[other.length - 1] ^= 1;
    return certificate(parsed.getTBSCertificate(), parsed.getSignatureAlgorithm(), other);
  }

  private static byte[] certificate(
      ASN1Encodable part, AlgorithmIdentifier algorithm, byte[] signature) {
    ASN1EncodableVector parts = new ASN1EncodableVector();
    parts.add(part);
    parts.add(algorithm);
    parts.add(new DERBitString(signature));
    try {
      return new DERSequence(parts).getEncoded("DER");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static KeyPair keys(String algorithm, int size) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      if (size > 0) {
        generator.initialize(size);
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  static KeyPair keys(String algorithm, AlgorithmParameterSpec parameters) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm, BOUNCY_CASTLE);
      generator.initialize(parameters);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
