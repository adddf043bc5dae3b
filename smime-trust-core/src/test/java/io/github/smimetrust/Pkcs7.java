package io.github.smimetrust;

import io.github.smimetrust.fixture.TestPki;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSAbsentContent;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/** PKCS #7 as Bouncy Castle makes it. */
final class Pkcs7 {
  private Pkcs7() {}

  /** Certificates alone, DER. */
  static byte[] certsOnly(Collection<TestPki> certificates) {
    return der(unsigned(certificates, List.of()));
  }

  /** Certificates and CRLs, DER. */
  static byte[] certsAndCrls(Collection<TestPki> certificates, Collection<byte[]> crls) {
    return der(unsigned(certificates, crls));
  }

  /** Certificates alone, BER with indefinite lengths around them. */
  static byte[] certsOnlyBer(Collection<TestPki> certificates) {
    try {
      CMSSignedData data = unsigned(certificates, List.of());
      byte[] ber =
          new BERSequence(
                  new org.bouncycastle.asn1.ASN1Encodable[] {
                    data.toASN1Structure().getContentType(),
                    new org.bouncycastle.asn1.BERTaggedObject(
                        true, 0, data.toASN1Structure().getContent())
                  })
              .getEncoded(ASN1Encoding.BER);
      if (ber[1] != (byte) 0x80) {
        throw new AssertionError("not an indefinite length");
      }
      return ber;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** A signature over some text, with its certificates. */
  static byte[] signed(TestPki signer, Collection<TestPki> certificates) {
    try {
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      generator.addSignerInfoGenerator(
          new JcaSimpleSignerInfoGeneratorBuilder()
              .build("SHA256withECDSA", signer.privateKey(), signer.certificate()));
      addTo(generator, certificates, List.of());
      return der(generator.generate(new CMSProcessableByteArray(Pem.ascii("text")), true));
    } catch (IOException
        | CMSException
        | OperatorCreationException
        | java.security.cert.CertificateEncodingException e) {
      throw new AssertionError(e);
    }
  }

  private static CMSSignedData unsigned(Collection<TestPki> certificates, Collection<byte[]> crls) {
    try {
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      addTo(generator, certificates, crls);
      return generator.generate(new CMSAbsentContent());
    } catch (IOException | CMSException e) {
      throw new AssertionError(e);
    }
  }

  private static void addTo(
      CMSSignedDataGenerator generator, Collection<TestPki> certificates, Collection<byte[]> crls)
      throws IOException, CMSException {
    for (TestPki certificate : certificates) {
      generator.addCertificate(new X509CertificateHolder(certificate.der()));
    }
    for (byte[] crl : crls) {
      generator.addCRL(new X509CRLHolder(crl));
    }
  }

  private static byte[] der(CMSSignedData data) {
    try {
      return data.toASN1Structure().getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
