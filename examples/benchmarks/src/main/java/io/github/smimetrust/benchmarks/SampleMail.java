package io.github.smimetrust.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Signed mail that Bouncy Castle made, and the list that its signer is to chain to: 140 roots and
 * the signer's issuing authority, which is in the message as well. The signer's own root has a key
 * of its own; the others share one, which takes no part in the chain.
 */
final class SampleMail {
  private static final int ROOTS = 140;
  private static final Instant SIGNED = Instant.parse("2026-03-02T09:30:00Z");
  private static final String ADDRESS = "sender@contoso.example";
  private static final String CRLF = "\r\n";

  private final List<X509Certificate> roots = new ArrayList<>();
  private final X509Certificate issuing;
  private final X509Certificate leaf;
  private final PrivateKey key;
  private final String algorithm;
  private long serial = 1;

  private SampleMail(String keys, int bits, String algorithm) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(keys);
    generator.initialize(bits);
    this.algorithm = algorithm;
    KeyPair shared = generator.generateKeyPair();
    for (int i = 1; i < ROOTS; i++) {
      roots.add(authority(name("Root CA " + i), name("Root CA " + i), shared, shared));
    }
    KeyPair root = generator.generateKeyPair();
    KeyPair authority = generator.generateKeyPair();
    KeyPair signer = generator.generateKeyPair();
    roots.add(ROOTS / 2, authority(name("Mail Root"), name("Mail Root"), root, root));
    this.issuing = authority(name("Mail Root"), name("Mail Issuing CA"), root, authority);
    this.leaf = leaf(name("Mail Issuing CA"), authority, signer);
    this.key = signer.getPrivate();
  }

  static SampleMail rsa() throws Exception {
    return new SampleMail("RSA", 2048, "SHA256withRSA");
  }

  static SampleMail ellipticCurve() throws Exception {
    return new SampleMail("EC", 256, "SHA256withECDSA");
  }

  /** The roots. */
  List<X509Certificate> roots() {
    return List.copyOf(roots);
  }

  /** The roots and the issuing authority: what the tenant's list would be. */
  List<X509Certificate> list() {
    List<X509Certificate> all = new ArrayList<>(roots);
    all.add(issuing);
    return all;
  }

  /** When the mail was signed, which is when its chain is asked for. */
  static Instant signed() {
    return SIGNED;
  }

  /** What is signed: an entity with lines of 76 characters, with CRLF. */
  static byte[] content(int bytes) {
    StringBuilder text = new StringBuilder(bytes + 256);
    text.append("Content-Type: text/plain; charset=us-ascii").append(CRLF).append(CRLF);
    Random random = new Random(2);
    while (text.length() < bytes) {
      for (int i = 0; i < 76; i++) {
        text.append((char) (' ' + 1 + random.nextInt(94)));
      }
      text.append(CRLF);
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** A multipart/signed. */
  byte[] detached(byte[] content) throws Exception {
    String boundary = "----=_Part_47110815_1140098324.1772443800000";
    ByteArrayOutputStream mail = new ByteArrayOutputStream();
    mail.writeBytes(
        bytes(
            header()
                + "Content-Type: multipart/signed; protocol=\"application/pkcs7-signature\";"
                + CRLF
                + " micalg=sha-256; boundary=\""
                + boundary
                + "\""
                + CRLF
                + CRLF
                + "--"
                + boundary
                + CRLF));
    mail.writeBytes(content);
    mail.writeBytes(
        bytes(
            CRLF
                + "--"
                + boundary
                + CRLF
                + "Content-Type: application/pkcs7-signature; name=smime.p7s"
                + CRLF
                + encoded(cms(content, false))
                + "--"
                + boundary
                + "--"
                + CRLF));
    return mail.toByteArray();
  }

  /** An application/pkcs7-mime. */
  byte[] opaque(byte[] content) throws Exception {
    return bytes(
        header()
            + "Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m"
            + CRLF
            + encoded(cms(content, true)));
  }

  private static String header() {
    return "From: Sender <"
        + ADDRESS
        + ">\r\nTo: receiver@fabrikam.example\r\nSubject: Sample\r\n"
        + "Date: Mon, 02 Mar 2026 09:30:00 +0000\r\nMIME-Version: 1.0\r\n";
  }

  private static String encoded(byte[] cms) {
    return "Content-Transfer-Encoding: base64"
        + CRLF
        + CRLF
        + Base64.getMimeEncoder(64, bytes(CRLF)).encodeToString(cms)
        + CRLF;
  }

  private byte[] cms(byte[] content, boolean inside) throws Exception {
    ASN1EncodableVector time = new ASN1EncodableVector();
    time.add(new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(SIGNED)))));
    CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
    generator.addSignerInfoGenerator(
        new JcaSimpleSignerInfoGeneratorBuilder()
            .setSignedAttributeGenerator(
                new DefaultSignedAttributeTableGenerator(new AttributeTable(time)))
            .build(algorithm, key, leaf));
    generator.addCertificates(new JcaCertStore(List.of(leaf, issuing)));
    return generator.generate(new CMSProcessableByteArray(content), inside).getEncoded();
  }

  private static X500Name name(String commonName) {
    return new X500Name("CN=" + commonName + ",O=Contoso Ltd,C=JP");
  }

  private X509Certificate authority(X500Name issuer, X500Name subject, KeyPair by, KeyPair keys)
      throws Exception {
    return signed(
        draft(issuer, subject, by, keys)
            .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
            .addExtension(
                Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign)),
        by);
  }

  private X509Certificate leaf(X500Name issuer, KeyPair by, KeyPair keys) throws Exception {
    return signed(
        draft(issuer, name("Sender"), by, keys)
            .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
            .addExtension(
                Extension.extendedKeyUsage,
                false,
                new ExtendedKeyUsage(KeyPurposeId.id_kp_emailProtection))
            .addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.rfc822Name, ADDRESS))),
        by);
  }

  private X509v3CertificateBuilder draft(
      X500Name issuer, X500Name subject, KeyPair by, KeyPair keys) throws Exception {
    JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
    return new JcaX509v3CertificateBuilder(
            issuer,
            BigInteger.valueOf(serial++),
            Date.from(Instant.parse("2024-01-01T00:00:00Z")),
            Date.from(Instant.parse("2034-01-01T00:00:00Z")),
            subject,
            keys.getPublic())
        .addExtension(
            Extension.subjectKeyIdentifier,
            false,
            extensions.createSubjectKeyIdentifier(keys.getPublic()))
        .addExtension(
            Extension.authorityKeyIdentifier,
            false,
            extensions.createAuthorityKeyIdentifier(by.getPublic()));
  }

  private X509Certificate signed(X509v3CertificateBuilder draft, KeyPair by) throws Exception {
    byte[] der =
        draft.build(new JcaContentSignerBuilder(algorithm).build(by.getPrivate())).getEncoded();
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
