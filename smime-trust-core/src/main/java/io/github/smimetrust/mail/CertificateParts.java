package io.github.smimetrust.mail;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.UnreadableInputException;
import io.github.smimetrust.sst.der.DerReader;
import java.util.Arrays;
import org.bouncycastle.asn1.x500.X500Name;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a certificate that a signature needs, as they stand there (RFC 5280 section 4.1).
 * Immutable as long as nobody changes the arrays.
 */
final class CertificateParts {
  private static final int EXPLICIT_VERSION = 0xA0;
  private static final int EXPLICIT_EXTENSIONS = 0xA3;

  private final BundleEntry entry;
  private final byte[] der;
  private final byte[] issuer;
  private final byte[] subject;
  private final byte[] publicKey;
  private final byte[] extensions;

  private CertificateParts(
      BundleEntry entry,
      byte[] der,
      byte[] issuer,
      byte[] subject,
      byte[] publicKey,
      byte[] extensions) {
    this.entry = entry;
    this.der = der;
    this.issuer = issuer;
    this.subject = subject;
    this.publicKey = publicKey;
    this.extensions = extensions;
  }

  /** The structure was checked when the entry was made. */
  static CertificateParts of(BundleEntry entry) {
    byte[] der = entry.der();
    DerReader tbs =
        DerReader.of(der)
            .expect(DerReader.SEQUENCE, "Certificate")
            .enter()
            .expect(DerReader.SEQUENCE, "tbsCertificate")
            .enter();
    if (tbs.peek() == EXPLICIT_VERSION) {
      tbs.next();
    }
    tbs.next();
    tbs.next();
    byte[] issuer = element(der, tbs);
    tbs.next();
    byte[] subject = element(der, tbs);
    byte[] publicKey = element(der, tbs);
    byte[] extensions = {};
    while (tbs.hasNext()) {
      if (tbs.next() == EXPLICIT_EXTENSIONS) {
        extensions = Arrays.copyOfRange(der, tbs.contentStart(), tbs.end());
      }
    }
    return new CertificateParts(entry, der, issuer, subject, publicKey, extensions);
  }

  private static byte[] element(byte[] der, DerReader reader) {
    reader.next();
    return Arrays.copyOfRange(der, reader.start(), reader.end());
  }

  BundleEntry entry() {
    return entry;
  }

  byte[] der() {
    return der;
  }

  /** The Name of the subject. */
  byte[] subject() {
    return subject;
  }

  /** The SubjectPublicKeyInfo. */
  byte[] publicKey() {
    return publicKey;
  }

  /** The Extensions; empty if there are none. */
  byte[] extensions() {
    return extensions;
  }

  /** Does a signer mean this certificate (RFC 5652 section 5.3)? */
  boolean isMeantBy(CmsSigner signer) {
    byte[] name = signer.issuer();
    if (name == null) {
      return signer.keyIdentifier().equals(keyIdentifier());
    }
    return entry.serialNumber().equals(signer.serial())
        && (Arrays.equals(name, issuer) || sameName(name, issuer));
  }

  private @Nullable String keyIdentifier() {
    try {
      return entry.subjectKeyIdentifier().orElse(null);
    } catch (UnreadableInputException e) {
      return null;
    }
  }

  /** Names may differ in case and kind of string (RFC 5280 section 7.1). */
  private static boolean sameName(byte[] one, byte[] other) {
    try {
      return X500Name.getInstance(one).equals(X500Name.getInstance(other));
    } catch (RuntimeException e) {
      // Bouncy Castle throws several kinds on what is no name.
      return false;
    }
  }
}
