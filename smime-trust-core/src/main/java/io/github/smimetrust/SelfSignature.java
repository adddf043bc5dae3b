package io.github.smimetrust;

import io.github.smimetrust.sst.der.DerReader;
import io.github.smimetrust.sst.der.MalformedDerException;
import io.github.smimetrust.sst.der.ObjectIdentifiers;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SignatureException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Set;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;

/** Checks the signature of a certificate with the certificate's own key. */
final class SelfSignature {
  private static final String PKCS1 = "1.2.840.113549.1.1.";
  private static final String DSA = "1.2.840.10040.4.1";
  private static final String EC = "1.2.840.10045.2.1";

  /** P-256, P-384 and P-521, all that the JDK has had since release 16. */
  private static final Set<String> JDK_CURVES =
      Set.of("1.2.840.10045.3.1.7", "1.3.132.0.34", "1.3.132.0.35");

  /** OpenSSL's and BoringSSL's ceiling; checking costs the square of the size. */
  private static final int MOST_RSA_BITS = 16_384;

  /** BoringSSL's ceiling; checking costs a multiplication a bit. 65537 has 17. */
  private static final int MOST_EXPONENT_BITS = 33;

  /** OpenSSL's ceiling; FIPS 186-4 has none above 3072. */
  private static final int MOST_DSA_BITS = 10_000;

  /** FIPS 186-4: checking costs a multiplication a bit of q. */
  private static final int MOST_DSA_ORDER_BITS = 256;

  private SelfSignature() {}

  /** What a check can come to. */
  enum Answer {
    YES,
    NO,
    /** Not tried, or no provider could: whether it verifies elsewhere is not known. */
    UNABLE
  }

  static Answer of(BundleEntry entry) {
    byte[] der = entry.der();
    Answer answer;
    try {
      Nesting.check(der);
      if (!isAffordable(entry.scan())) {
        return Answer.UNABLE;
      }
      answer = isLeftToBouncyCastle(entry.scan()) ? Answer.UNABLE : ask(null, der);
    } catch (MalformedDerException e) {
      return Answer.UNABLE;
    }
    return answer == Answer.UNABLE ? ask(BouncyCastle.PROVIDER, der) : answer;
  }

  /** Asks a provider, or the JDK's own where there is none. */
  private static Answer ask(@Nullable Provider provider, byte[] der) {
    try {
      CertificateFactory factory =
          provider == null
              ? CertificateFactory.getInstance("X.509")
              : CertificateFactory.getInstance("X.509", provider);
      X509Certificate certificate =
          (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
      if (provider == null) {
        certificate.verify(certificate.getPublicKey());
      } else {
        certificate.verify(certificate.getPublicKey(), provider);
      }
      return Answer.YES;
    } catch (SignatureException e) {
      return Answer.NO;
    } catch (GeneralSecurityException | RuntimeException e) {
      // Unknown algorithms and curves; for some broken keys providers throw unchecked exceptions.
      return Answer.UNABLE;
    }
  }

  private static boolean isAffordable(CertificateScan scan) {
    DerReader info = scan.at(scan.publicKey).enter();
    DerReader algorithm = info.expect(DerReader.SEQUENCE, "algorithm").enter();
    algorithm.next();
    String identifier = scan.algorithm(info.start());
    if (identifier.startsWith(PKCS1)) {
      info.expect(DerReader.BIT_STRING, "subjectPublicKey");
      DerReader parts = info.enterString().expect(DerReader.SEQUENCE, "RSAPublicKey").enter();
      return parts.expect(DerReader.INTEGER, "modulus").bitLength() <= MOST_RSA_BITS
          && isSound(scan.der, parts.expect(DerReader.INTEGER, "publicExponent"));
    }
    if (identifier.equals(DSA) && algorithm.peek() == DerReader.SEQUENCE) {
      algorithm.next();
      DerReader parameters = algorithm.enter();
      return parameters.expect(DerReader.INTEGER, "p").bitLength() <= MOST_DSA_BITS
          && parameters.expect(DerReader.INTEGER, "q").bitLength() <= MOST_DSA_ORDER_BITS;
    }
    // Explicit curves are forbidden (RFC 5480 section 2.1.1), and whoever chooses the generator
    // chooses who has signed (CVE-2020-0601).
    return !identifier.equals(EC) || algorithm.peek() == DerReader.OBJECT_IDENTIFIER;
  }

  /** On a curve that it does not know, the JDK calls every signature a bad one. */
  private static boolean isLeftToBouncyCastle(CertificateScan scan) {
    DerReader algorithm =
        scan.at(scan.publicKey).enter().expect(DerReader.SEQUENCE, "algorithm").enter();
    algorithm.expect(DerReader.OBJECT_IDENTIFIER, "algorithm");
    return ObjectIdentifiers.read(scan.der, algorithm).equals(EC)
        && algorithm.next() == DerReader.OBJECT_IDENTIFIER
        && !JDK_CURVES.contains(ObjectIdentifiers.read(scan.der, algorithm));
  }

  /** With the exponent 1 every padded text is its own signature; an even one has no inverse. */
  private static boolean isSound(byte[] der, DerReader exponent) {
    int bits = exponent.bitLength();
    return bits > 1 && bits <= MOST_EXPONENT_BITS && (der[exponent.end() - 1] & 1) == 1;
  }

  /** Loaded only when the JDK could not do it: the provider costs a second of a cold start. */
  private static final class BouncyCastle {
    static final Provider PROVIDER = new BouncyCastleProvider();
  }
}
