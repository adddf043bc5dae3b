package io.github.smimetrust.audit;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.name.NameAndKey;
import io.github.smimetrust.name.NameKeys;
import io.github.smimetrust.sst.der.ByteSlice;
import io.github.smimetrust.sst.der.DerReader;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;

/**
 * Fields and extensions of a certificate for the rules about them. What cannot be read is absent,
 * and {@link #fault} says why: real lists hold certificates that parsers refuse.
 *
 * <p>Immutable and thread-safe.
 */
final class CertificateProfile {
  private final NameKeys names;
  private final Optional<Certificate> certificate;
  private final Optional<String> fault;

  private CertificateProfile(
      byte[] der, Optional<Certificate> certificate, Optional<String> fault) {
    this.names = NameKeys.of(der);
    this.certificate = certificate;
    this.fault = fault;
  }

  /** Reads a certificate; never throws for what is in it. */
  static CertificateProfile of(BundleEntry entry) {
    byte[] der = entry.der();
    try {
      // Bouncy Castle's costs grow with the nesting.
      DerReader.checkNesting(der, 0, der.length);
      return new CertificateProfile(
          der, Optional.of(Certificate.getInstance(der)), Optional.empty());
    } catch (RuntimeException e) {
      return new CertificateProfile(
          der, Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
    }
  }

  /** The subject as a key: equal keys are matching names (RFC 5280 section 7.1). */
  String subject() {
    return names.subject();
  }

  /** The issuer as a key, like {@link #subject()}. */
  String issuer() {
    return names.issuer();
  }

  /** What is signed: the certificate without its signature, whose encoding anyone can change. */
  ByteSlice signedDer() {
    return names.signedDer();
  }

  /** The subject as it is encoded. */
  ByteSlice subjectDer() {
    return names.subjectDer();
  }

  /** The issuer as it is encoded. */
  ByteSlice issuerDer() {
    return names.issuerDer();
  }

  /** The public key as it is encoded. */
  ByteSlice keyInfo() {
    return names.keyInfo();
  }

  /** What makes certificates those of one authority. */
  NameAndKey nameAndKey() {
    return names.nameAndKey();
  }

  /** Why the certificate cannot be read whole; nothing where it can. */
  Optional<String> fault() {
    return fault;
  }

  /** Is it more than its beginning? What is absent from one that is not may be there. */
  boolean isReadable() {
    return fault.isEmpty();
  }

  /** The signed part; nothing where the certificate cannot be read. */
  Optional<TBSCertificate> signedPart() {
    return certificate.map(Certificate::getTBSCertificate);
  }

  /** The outer signature algorithm and the signature; nothing where it cannot be read. */
  Optional<Certificate> certificate() {
    return certificate;
  }

  /** The public key. */
  Optional<SubjectPublicKeyInfo> key() {
    return signedPart().map(TBSCertificate::getSubjectPublicKeyInfo);
  }

  /** All extensions. */
  Optional<Extensions> extensions() {
    return signedPart().map(TBSCertificate::getExtensions);
  }

  /** An extension, with its criticality. */
  Optional<Extension> extension(ASN1ObjectIdentifier oid) {
    return extensions().map(e -> e.getExtension(oid));
  }

  /** Is there such an extension, readable or not? */
  boolean has(ASN1ObjectIdentifier oid) {
    return extension(oid).isPresent();
  }

  /** The subject key identifier in hexadecimal digits; nothing where it is absent or broken. */
  Optional<String> subjectKeyIdentifier() {
    return value(Extension.subjectKeyIdentifier, SubjectKeyIdentifier::getInstance)
        .map(id -> HexFormat.of().formatHex(id.getKeyIdentifier()));
  }

  /** The key identifier of the issuer, like {@link #subjectKeyIdentifier()}. */
  Optional<String> authorityKeyIdentifier() {
    return value(Extension.authorityKeyIdentifier, AuthorityKeyIdentifier::getInstance)
        .flatMap(id -> Optional.ofNullable(id.getKeyIdentifierOctets()))
        .map(HexFormat.of()::formatHex);
  }

  /**
   * The value of an extension.
   *
   * @param reader makes the value of its DER, such as {@code KeyUsage::getInstance}
   * @return the value, or nothing where it is absent or broken
   */
  <T> Optional<T> value(ASN1ObjectIdentifier oid, Function<? super ASN1Primitive, T> reader) {
    return extension(oid)
        .flatMap(
            e -> {
              try {
                byte[] der = e.getExtnValue().getOctets();
                ASN1Primitive value = ASN1Primitive.fromByteArray(der);
                return Optional.ofNullable(reader.apply(value));
              } catch (IOException | RuntimeException broken) {
                return Optional.empty();
              }
            });
  }
}
