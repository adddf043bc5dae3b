package io.github.smimetrust.mail;

import io.github.smimetrust.fixture.TestPki;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.CMSTypedData;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInfoGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Mail that Bouncy Castle signs, for tests. Immutable; each choice returns a copy. */
record Signing(
    List<Signer> signers,
    List<X509Certificate> along,
    Instant time,
    UnaryOperator<AttributeTable> attributes) {
  private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
  private static final UnaryOperator<AttributeTable> NO_ATTRIBUTES = a -> a;
  static final String FROM = "From: Alice <alice@example.org>\n";

  private record Signer(
      X509Certificate certificate, PrivateKey key, String algorithm, boolean byKeyIdentifier) {}

  static Signing by(TestPki leaf) {
    return by(leaf, "SHA256withECDSA");
  }

  static Signing by(TestPki leaf, String algorithm) {
    return by(leaf.certificate(), leaf.privateKey(), algorithm).with(leaf.issuer());
  }

  static Signing by(X509Certificate certificate, PrivateKey key, String algorithm) {
    return new Signing(
        List.of(new Signer(certificate, key, algorithm, false)),
        List.of(certificate),
        TestPki.NOW,
        a -> a);
  }

  Signing with(TestPki... more) {
    List<X509Certificate> all = new ArrayList<>(along);
    for (TestPki each : more) {
      all.add(each.certificate());
    }
    return new Signing(signers, all, time, attributes);
  }

  Signing alone() {
    return new Signing(signers, List.of(), time, attributes);
  }

  Signing and(Signing other) {
    List<Signer> both = new ArrayList<>(signers);
    both.addAll(other.signers);
    List<X509Certificate> all = new ArrayList<>(along);
    all.addAll(other.along);
    return new Signing(both, all, time, attributes);
  }

  Signing at(Instant other) {
    return new Signing(signers, along, other, attributes);
  }

  Signing changing(UnaryOperator<AttributeTable> change) {
    return new Signing(signers, along, time, change);
  }

  Signing byKeyIdentifier() {
    return new Signing(
        signers.stream().map(s -> new Signer(s.certificate, s.key, s.algorithm, true)).toList(),
        along,
        time,
        attributes);
  }

  /** Signs the content itself. */
  Signing withoutAttributes() {
    return changing(NO_ATTRIBUTES);
  }

  byte[] cms(byte[] content, boolean encapsulated) {
    try {
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      for (Signer signer : signers) {
        generator.addSignerInfoGenerator(generator(signer));
      }
      generator.addCertificates(new JcaCertStore(along));
      CMSTypedData data = new CMSProcessableByteArray(content);
      return generator.generate(data, encapsulated).getEncoded();
    } catch (GeneralSecurityException | CMSException | IOException | OperatorCreationException e) {
      throw new AssertionError(e);
    }
  }

  private SignerInfoGenerator generator(Signer signer)
      throws GeneralSecurityException, OperatorCreationException {
    JcaSignerInfoGeneratorBuilder builder =
        new JcaSignerInfoGeneratorBuilder(
            new JcaDigestCalculatorProviderBuilder().setProvider(PROVIDER).build());
    if (attributes == NO_ATTRIBUTES) {
      builder.setDirectSignature(true);
    } else {
      DefaultSignedAttributeTableGenerator usual = new DefaultSignedAttributeTableGenerator();
      builder.setSignedAttributeGenerator(
          parameters ->
              attributes.apply(
                  usual
                      .getAttributes(parameters)
                      .remove(CMSAttributes.signingTime)
                      .add(CMSAttributes.signingTime, new Time(Date.from(time)))));
    }
    var content =
        new JcaContentSignerBuilder(signer.algorithm).setProvider(PROVIDER).build(signer.key);
    return signer.byKeyIdentifier
        ? builder.build(
            content,
            org.bouncycastle.asn1.x509.SubjectKeyIdentifier.getInstance(
                    org.bouncycastle.asn1.ASN1OctetString.getInstance(
                            signer.certificate.getExtensionValue("2.5.29.14"))
                        .getOctets())
                .getKeyIdentifier())
        : builder.build(content, signer.certificate);
  }

  /** A multipart/signed; the part with its own header fields, line feeds for CRLF. */
  byte[] detached(String header, String part) {
    return detached(header, part, cms(Mime.bytes(part), false), "xyz");
  }

  static byte[] detached(String header, String part, byte[] cms, String boundary) {
    return Mime.bytes(
        header
            + "Content-Type: multipart/signed; protocol=\"application/pkcs7-signature\";\n"
            + " micalg=sha-256; boundary=\""
            + boundary
            + "\"\n\n--"
            + boundary
            + "\n"
            + part
            + "\n--"
            + boundary
            + "\n"
            + "Content-Type: application/pkcs7-signature; name=smime.p7s\n"
            + "Content-Transfer-Encoding: base64\n\n"
            + base64(cms)
            + "\n--"
            + boundary
            + "--\n");
  }

  byte[] opaque(String header, String part) {
    return opaque(
        header, "application/pkcs7-mime; smime-type=signed-data", cms(Mime.bytes(part), true));
  }

  static byte[] opaque(String header, String type, byte[] cms) {
    return Mime.bytes(
        header
            + "Content-Type: "
            + type
            + "\nContent-Transfer-Encoding: base64\n\n"
            + base64(cms)
            + "\n");
  }

  static String base64(byte[] bytes) {
    return Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
        .encodeToString(bytes);
  }
}
