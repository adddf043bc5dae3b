package io.github.smimetrust.report.document;

import io.github.smimetrust.BundleEntry;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Many certificates at the price of one: the same but for the last bytes of the signature. */
final class Copies {
  private Copies() {}

  static List<BundleEntry> of(byte[] der, int count) {
    List<BundleEntry> copies = new ArrayList<>();
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (int i = 0; i < count; i++) {
        byte[] copy = Arrays.copyOf(der, der.length);
        copy[der.length - 1] = (byte) i;
        copy[der.length - 2] = (byte) (i >> 8);
        copies.add(
            BundleEntry.of(
                (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(copy))));
      }
    } catch (CertificateException e) {
      throw new AssertionError(e);
    }
    return List.copyOf(copies);
  }
}
