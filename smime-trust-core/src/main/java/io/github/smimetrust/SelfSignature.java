package io.github.smimetrust;

import io.github.smimetrust.sst.der.DerReader;
import io.github.smimetrust.sst.der.MalformedDerException;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SignatureException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;

/** Checks the signature of a certificate with the certificate's own key. */
final class SelfSignature {
  private static final String PKCS1 = "1.2.840.113549.1.1.";

  /** OpenSSL's and BoringSSL's ceiling; checking costs the square of the size. */
  private static final int MOST_RSA_BITS = 16_384;

  /** BoringSSL's ceiling; checking costs a multiplication a bit. 65537 has 17. */
  private static final int MOST_EXPONENT_BITS = 33;

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
    try {
      DerReader.checkNesting(der, 0, der.length);
      if (!isAffordable(entry.scan())) {
        return Answer.UNABLE;
      }
    } catch (MalformedDerException e) {
      return Answer.UNABLE;
    }
    Answer answer = ask(null, der);
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
    info.expect(DerReader.SEQUENCE, "algorithm");
    if (!scan.algorithm(info.start()).startsWith(PKCS1)) {
      return true;
    }
    info.expect(DerReader.BIT_STRING, "subjectPublicKey");
    DerReader parts = info.enterString().expect(DerReader.SEQUENCE, "RSAPublicKey").enter();
    return parts.expect(DerReader.INTEGER, "modulus").bitLength() <= MOST_RSA_BITS
        && parts.expect(DerReader.INTEGER, "publicExponent").bitLength() <= MOST_EXPONENT_BITS;
  }

  /** Loaded only when the JDK could not do it: the provider costs a second of a cold start. */
  private static final class BouncyCastle {
    static final Provider PROVIDER = new BouncyCastleProvider();
  }
}
