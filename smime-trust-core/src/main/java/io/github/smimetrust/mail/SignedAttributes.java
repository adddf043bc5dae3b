package io.github.smimetrust.mail;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertID;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificate;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.jspecify.annotations.Nullable;

/** The attributes of a signer that mean something here (RFC 5652 section 11, RFC 5035). */
record SignedAttributes(List<Attribute> all) {
  static final String CONTENT_TYPE = "1.2.840.113549.1.9.3";
  static final String MESSAGE_DIGEST = "1.2.840.113549.1.9.4";
  static final String SIGNING_TIME = "1.2.840.113549.1.9.5";
  static final String SIGNING_CERTIFICATE = "1.2.840.113549.1.9.16.2.12";
  static final String SIGNING_CERTIFICATE_V2 = "1.2.840.113549.1.9.16.2.47";

  /** How often an attribute is there. */
  int count(String type) {
    return (int) all.stream().filter(a -> a.getAttrType().getId().equals(type)).count();
  }

  /** The one value of an attribute that is there once; null if that is not so. */
  private @Nullable ASN1Encodable value(String type) {
    if (count(type) != 1) {
      return null;
    }
    return all.stream()
        .filter(a -> a.getAttrType().getId().equals(type))
        .map(Attribute::getAttributeValues)
        .filter(values -> values.length == 1)
        .map(values -> values[0])
        .findFirst()
        .orElse(null);
  }

  /** The content type; null if there is not exactly one. */
  @Nullable String contentType() {
    return value(CONTENT_TYPE) instanceof ASN1ObjectIdentifier id ? id.getId() : null;
  }

  /** The digest of the message; null if there is not exactly one. */
  byte @Nullable [] messageDigest() {
    return value(MESSAGE_DIGEST) instanceof ASN1OctetString digest ? digest.getOctets() : null;
  }

  /** When the signer says that it signed; null if it does not say so in one readable time. */
  @Nullable Instant signingTime() {
    ASN1Encodable value = value(SIGNING_TIME);
    if (value == null) {
      return null;
    }
    try {
      return Time.getInstance(value).getDate().toInstant();
    } catch (RuntimeException e) {
      // Bouncy Castle throws several kinds on what is no time.
      return null;
    }
  }

  /** Does the signer name its certificate by digest? */
  boolean nameCertificate() {
    return count(SIGNING_CERTIFICATE) + count(SIGNING_CERTIFICATE_V2) > 0;
  }

  /**
   * Is a certificate the one that the signer names, in each attribute that names one? What cannot
   * be read names none.
   */
  boolean name(byte[] certificate) {
    try {
      return (count(SIGNING_CERTIFICATE) == 0 || isNamedByV1(certificate))
          && (count(SIGNING_CERTIFICATE_V2) == 0 || isNamedByV2(certificate));
    } catch (RuntimeException e) {
      // Bouncy Castle throws several kinds on what is no such attribute.
      return false;
    }
  }

  private boolean isNamedByV1(byte[] certificate) {
    ASN1Encodable value = value(SIGNING_CERTIFICATE);
    ESSCertID[] ids = value == null ? null : SigningCertificate.getInstance(value).getCerts();
    return ids != null
        && ids.length > 0
        && Arrays.equals(ids[0].getCertHash(), ContentInMemory.digest("SHA-1").digest(certificate));
  }

  private boolean isNamedByV2(byte[] certificate) {
    ASN1Encodable value = value(SIGNING_CERTIFICATE_V2);
    ESSCertIDv2[] ids = value == null ? null : SigningCertificateV2.getInstance(value).getCerts();
    if (ids == null || ids.length == 0) {
      return false;
    }
    String digest = DigestName.of(ids[0].getHashAlgorithm().getAlgorithm().getId());
    return digest != null
        && !digest.equals("MD5")
        && Arrays.equals(ids[0].getCertHash(), ContentInMemory.digest(digest).digest(certificate));
  }
}
