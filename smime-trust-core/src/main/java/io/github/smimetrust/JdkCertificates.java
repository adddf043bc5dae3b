package io.github.smimetrust;

import io.github.smimetrust.sst.der.MalformedDerException;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/**
 * Hands DER to the JDK, which recurses over nested elements: some releases of it end in a
 * StackOverflowError on a few kilobytes, so the nesting is checked first.
 */
final class JdkCertificates {
  private JdkCertificates() {}

  static X509Certificate parse(byte[] der, Origin origin) {
    try {
      Nesting.check(der);
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (MalformedDerException e) {
      throw new UnreadableInputException(
          origin.at("byte " + e.offset()), e.found(), e.expected(), e);
    } catch (CertificateException e) {
      throw new UnreadableInputException(
          origin,
          "a certificate that the JDK refuses ("
              + Texts.harmless(String.valueOf(e.getMessage()))
              + ")",
          "one that java.security.cert reads; BundleEntry describes it all the same",
          e);
    }
  }
}
