package io.github.smimetrust.mail;

import io.github.smimetrust.BundleEntry;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Makes CMS signed data with one signer (RFC 5652 section 5); the same input, the same bytes. */
final class TestSignature {
  private final KeyFile.Signer signer;
  private final Instant time;

  TestSignature(KeyFile.Signer signer, Instant time) {
    this.signer = signer;
    this.time = time;
  }

  /**
   * Signs a content.
   *
   * @param content what is signed
   * @param inside whether it goes into the signature
   * @param leafOnly whether the signer's certificate goes alone
   */
  byte[] sign(byte[] content, boolean inside, boolean leafOnly) {
    try {
      AlgorithmIdentifier digest = new AlgorithmIdentifier(identifier(signer.digest()));
      DERSet attributes = attributes(content);
      BundleEntry leaf = signer.entries().get(0);
      Certificate certificate = Certificate.getInstance(leaf.der());
      SignerInfo info =
          new SignerInfo(
              new SignerIdentifier(
                  new IssuerAndSerialNumber(certificate.getIssuer(), leaf.serialNumber())),
              digest,
              attributes,
              signatureAlgorithm(),
              new DEROctetString(signature(attributes.getEncoded(ASN1Encoding.DER))),
              null);
      ContentInfo encapsulated =
          new ContentInfo(CMSObjectIdentifiers.data, inside ? new DEROctetString(content) : null);
      SignedData data =
          new SignedData(
              new DERSet(digest),
              encapsulated,
              new DERSet(certificates(leafOnly)),
              null,
              new DERSet(info));
      return new ContentInfo(CMSObjectIdentifiers.signedData, data).getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new IllegalStateException("what was made here cannot be encoded", e);
    }
  }

  private DERSet attributes(byte[] content) {
    byte[] leaf = signer.entries().get(0).der();
    ASN1EncodableVector all = new ASN1EncodableVector();
    all.add(attribute(CMSAttributes.contentType, CMSObjectIdentifiers.data));
    all.add(attribute(CMSAttributes.signingTime, new Time(Date.from(time))));
    all.add(
        attribute(
            CMSAttributes.messageDigest,
            new DEROctetString(ContentInMemory.digest(signer.digest()).digest(content))));
    all.add(
        attribute(
            new ASN1ObjectIdentifier(SignedAttributes.SIGNING_CERTIFICATE_V2),
            new SigningCertificateV2(
                new ESSCertIDv2(ContentInMemory.digest("SHA-256").digest(leaf)))));
    return new DERSet(all);
  }

  private static Attribute attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
    return new Attribute(type, new DERSet(value));
  }

  private ASN1Encodable[] certificates(boolean leafOnly) {
    List<BundleEntry> entries = leafOnly ? signer.entries().subList(0, 1) : signer.entries();
    return entries.stream()
        .map(e -> Certificate.getInstance(e.der()))
        .toArray(ASN1Encodable[]::new);
  }

  private static ASN1ObjectIdentifier identifier(String digest) {
    return new ASN1ObjectIdentifier(
        switch (digest) {
          case "SHA-384" -> "2.16.840.1.101.3.4.2.2";
          case "SHA-512" -> "2.16.840.1.101.3.4.2.3";
          default -> "2.16.840.1.101.3.4.2.1";
        });
  }

  private AlgorithmIdentifier signatureAlgorithm() {
    return switch (signer.key().getAlgorithm()) {
      // RFC 3370 section 3.2 asks for parameters, and NULL.
      case "RSA" ->
          new AlgorithmIdentifier(
              new ASN1ObjectIdentifier("1.2.840.113549.1.1.1"), DERNull.INSTANCE);
      case "EC" ->
          new AlgorithmIdentifier(
              new ASN1ObjectIdentifier(
                  switch (signer.digest()) {
                    case "SHA-384" -> "1.2.840.10045.4.3.3";
                    case "SHA-512" -> "1.2.840.10045.4.3.4";
                    default -> "1.2.840.10045.4.3.2";
                  }));
      default -> new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.3.101.112"));
    };
  }

  /** On elliptic curves with the nonce of RFC 6979. */
  private byte[] signature(byte[] attributes) {
    String digest = signer.digest().replace("-", "");
    try {
      PrivateKey key = signer.key();
      Signature signature;
      if (key.getAlgorithm().equals("RSA")) {
        signature = Signature.getInstance(digest + "withRSA");
      } else {
        Provider provider = new BouncyCastleProvider();
        boolean ec = key.getAlgorithm().equals("EC");
        signature = Signature.getInstance(ec ? digest + "withECDDSA" : "Ed25519", provider);
        key =
            KeyFactory.getInstance(ec ? "EC" : "Ed25519", provider)
                .generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
      }
      signature.initSign(key);
      signature.update(attributes);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key does not sign", e);
    }
  }
}
