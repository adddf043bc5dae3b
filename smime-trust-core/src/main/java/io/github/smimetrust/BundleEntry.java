package io.github.smimetrust;

import io.github.smimetrust.SelfSignature.Answer;
import io.github.smimetrust.sst.PropertyId;
import io.github.smimetrust.sst.StoreElement;
import io.github.smimetrust.sst.StoreProperty;
import io.github.smimetrust.sst.der.ByteSlice;
import io.github.smimetrust.sst.der.DerReader;
import io.github.smimetrust.sst.der.MalformedDerException;
import io.github.smimetrust.sst.der.ObjectIdentifiers;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One certificate of a {@link TrustBundle}: its DER, where it came from, and the properties that a
 * serialized store gave it. The DER's structure, names and validity were checked when it was
 * loaded; everything else is read when it is asked for, also of certificates that the JDK refuses.
 *
 * <pre>{@code
 * for (BundleEntry e : bundle.entries()) {
 *   System.out.println(e.subject() + "  ends " + e.notAfter() + "  " + e.thumbprint());
 * }
 * }</pre>
 *
 * <p>Nothing here says that a certificate is trusted. Two entries are equal if their DER is, which
 * is to say their SHA-256; origin and properties do not count. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class BundleEntry {
  private static final byte[] BASIC_CONSTRAINTS = {0x55, 0x1D, 0x13};
  private static final byte[] AUTHORITY_KEY_IDENTIFIER = {0x55, 0x1D, 0x23};
  private static final byte[] SUBJECT_KEY_IDENTIFIER = {0x55, 0x1D, 0x0E};
  private static final byte[] EXTENDED_KEY_USAGE = {0x55, 0x1D, 0x25};
  private static final byte[] SUBJECT_ALTERNATIVE_NAME = {0x55, 0x1D, 0x11};

  private static final int RFC822_NAME = 0x81;

  private final CertificateScan scan;
  private final Provenance provenance;

  // Computed on first use. A race computes the same value twice, and both references are safe to
  // publish: Fingerprint is immutable, Answer an enum.
  private @Nullable Fingerprint fingerprint;
  private @Nullable Answer selfSignature;

  private BundleEntry(CertificateScan scan, Provenance provenance) {
    this.scan = scan;
    this.provenance = provenance;
  }

  /**
   * Takes a certificate that the caller has in hand.
   *
   * @param certificate the certificate
   * @return an entry without properties, whose origin says that it was given by the caller
   * @throws UnreadableInputException if its encoding is not DER of a certificate
   */
  public static BundleEntry of(X509Certificate certificate) {
    Origin origin = new Origin("given certificate", "");
    try {
      byte[] der = certificate.getEncoded();
      return read(der, 0, der.length, new Provenance.Given(origin));
    } catch (CertificateEncodingException e) {
      throw new UnreadableInputException(
          origin, "a certificate that has no encoding", "an X.509 certificate", e);
    }
  }

  /**
   * Takes the bytes of a certificate that the caller has in hand.
   *
   * @param der the DER of one certificate; copied
   * @param origin where it came from
   * @return an entry without properties
   * @throws UnreadableInputException if the bytes are not DER of a certificate
   */
  public static BundleEntry of(byte[] der, Origin origin) {
    return read(der.clone(), 0, der.length, new Provenance.Given(origin));
  }

  /** Reads the certificate in a part of an array; keeps the array. */
  static BundleEntry read(byte[] bytes, int from, int to, Provenance provenance) {
    try {
      return new BundleEntry(new CertificateScan(bytes, from, to), provenance);
    } catch (MalformedDerException e) {
      throw new UnreadableInputException(
          provenance.origin().at("byte " + (e.offset() - from)),
          e.found(),
          e.expected() + " in an X.509 certificate (RFC 5280 section 4.1)",
          e);
    }
  }

  /**
   * The subject as RFC 4514 text, most specific part first. Control, bidirectional and zero-width
   * characters are escaped.
   *
   * @return the text; empty for an empty name
   */
  public String subject() {
    return DistinguishedName.text(scan.der, scan.subject, scan.end(scan.subject));
  }

  /**
   * The issuer as RFC 4514 text, like {@link #subject()}.
   *
   * @return the text; empty for an empty name
   */
  public String issuer() {
    return DistinguishedName.text(scan.der, scan.issuer, scan.end(scan.issuer));
  }

  /**
   * The serial number in hexadecimal digits, as Windows shows it.
   *
   * @return the bytes of the number in lower case, with their leading zeros and the sign bit
   */
  public String serial() {
    DerReader serial = scan.at(scan.serial);
    return HexFormat.of().formatHex(scan.der, serial.contentStart(), serial.end());
  }

  /**
   * The serial number.
   *
   * @return the number; negative or zero in some old certificates
   */
  public BigInteger serialNumber() {
    DerReader serial = scan.at(scan.serial);
    if (serial.length() == 0) {
      return BigInteger.ZERO;
    }
    return new BigInteger(scan.der, serial.contentStart(), serial.length());
  }

  /**
   * The first instant at which the certificate is valid.
   *
   * @return the instant, to the second
   */
  public Instant notBefore() {
    return Instant.ofEpochSecond(scan.notBefore);
  }

  /**
   * The last instant at which the certificate is valid.
   *
   * @return the instant, to the second
   */
  public Instant notAfter() {
    return Instant.ofEpochSecond(scan.notAfter);
  }

  /**
   * Kind and size of the public key, for people.
   *
   * @return such as {@code "RSA 2048"}, {@code "EC P-256"} or {@code "Ed25519"}; the algorithm's
   *     identifier where it is not known
   * @throws UnreadableInputException if the key is broken
   */
  public String key() {
    return reading("subjectPublicKeyInfo", () -> PublicKeyText.of(scan));
  }

  /**
   * The algorithm of the signature on this certificate.
   *
   * @return its object identifier in dotted form, from the outer, unsigned field
   * @throws UnreadableInputException if it is broken
   */
  public String signatureAlgorithm() {
    return reading("signatureAlgorithm", () -> scan.algorithm(scan.signatureAlgorithm));
  }

  /**
   * The version of the certificate's format.
   *
   * @return 1, 2 or 3
   */
  public int version() {
    return scan.version;
  }

  /**
   * Is this the certificate of an authority? Yes if its basic constraints say so (RFC 5280 section
   * 4.2.1.9); version 1 and 2 have no place to say it, so there it is yes for a self-issued one, as
   * old roots are. Broken basic constraints are a no, and so are two of them.
   *
   * @return whether it may issue certificates, key usage and path length aside
   */
  public boolean isCa() {
    try {
      DerReader value = scan.extension(BASIC_CONSTRAINTS, DerReader.SEQUENCE, "BasicConstraints");
      if (value == null) {
        return scan.version < 3 && isSelfIssued();
      }
      DerReader constraints = value.enter();
      return constraints.hasNext()
          && constraints.next() == DerReader.BOOLEAN
          && constraints.length() == 1
          && scan.der[constraints.contentStart()] != 0;
    } catch (MalformedDerException e) {
      return false;
    }
  }

  /**
   * Do issuer and subject name the same entity? Names are compared by RFC 5280 section 7.1: case,
   * compatibility forms and repeated blanks do not count.
   *
   * @return whether they match
   */
  public boolean isSelfIssued() {
    return DistinguishedName.matches(
        scan.der,
        scan.issuer,
        scan.end(scan.issuer),
        scan.der,
        scan.subject,
        scan.end(scan.subject));
  }

  /**
   * Is this a root: a self-issued certificate of an authority whose signature verifies with its own
   * key? Validity does not count. A signature or key that neither the JDK nor Bouncy Castle can
   * handle is a no. So is a key that is not tried: RSA above 16384 bits, or with an exponent that
   * is even, 1 or above 33 bits; DSA above 10000 bits; an elliptic curve with explicit parameters.
   *
   * <p>Cost: one signature check at the first call (about 50 microseconds for RSA, a millisecond
   * for elliptic curves), nothing later.
   *
   * @return whether it can be a trust anchor
   */
  public boolean isRoot() {
    return isSelfIssued() && isCa() && selfSignature() == Answer.YES;
  }

  /**
   * May this be a root? Also where the self-signature could not be checked here: others may check
   * it, and take it for an anchor.
   */
  boolean mayBeRoot() {
    return isSelfIssued() && isCa() && selfSignature() != Answer.NO;
  }

  private Answer selfSignature() {
    Answer known = selfSignature;
    if (known == null) {
      known = SelfSignature.of(this);
      selfSignature = known;
    }
    return known;
  }

  /**
   * The key identifier in the authority key identifier extension (RFC 5280 section 4.2.1.1).
   *
   * @return lower-case hexadecimal digits, or nothing where there is no such extension or field
   * @throws UnreadableInputException if the extension is broken
   */
  public Optional<String> authorityKeyIdentifier() {
    return reading(
        "authorityKeyIdentifier",
        () -> {
          DerReader value =
              scan.extension(
                  AUTHORITY_KEY_IDENTIFIER, DerReader.SEQUENCE, "AuthorityKeyIdentifier");
          if (value == null) {
            return Optional.empty();
          }
          DerReader fields = value.enter();
          while (fields.hasNext()) {
            if (fields.next() == 0x80) {
              return Optional.of(hex(fields));
            }
          }
          return Optional.empty();
        });
  }

  /**
   * The subject key identifier extension (RFC 5280 section 4.2.1.2).
   *
   * @return lower-case hexadecimal digits, or nothing where there is no such extension
   * @throws UnreadableInputException if the extension is broken
   */
  public Optional<String> subjectKeyIdentifier() {
    return reading(
        "subjectKeyIdentifier",
        () -> {
          DerReader value =
              scan.extension(
                  SUBJECT_KEY_IDENTIFIER, DerReader.OCTET_STRING, "SubjectKeyIdentifier");
          return value == null ? Optional.empty() : Optional.of(hex(value));
        });
  }

  /**
   * The purposes in the extended key usage extension (RFC 5280 section 4.2.1.12).
   *
   * @return object identifiers in dotted form; empty where there is no such extension, which means
   *     any purpose; unmodifiable
   * @throws UnreadableInputException if the extension is broken
   */
  public List<String> extendedKeyUsages() {
    return reading(
        "extKeyUsage",
        () -> {
          DerReader value =
              scan.extension(EXTENDED_KEY_USAGE, DerReader.SEQUENCE, "ExtKeyUsageSyntax");
          if (value == null) {
            return List.of();
          }
          DerReader list = value.enter();
          List<String> purposes = new ArrayList<>();
          while (list.hasNext()) {
            list.expect(DerReader.OBJECT_IDENTIFIER, "KeyPurposeId");
            purposes.add(ObjectIdentifiers.read(scan.der, list));
          }
          return List.copyOf(purposes);
        });
  }

  /**
   * The mail addresses in the subject alternative name extension: its rfc822Names (RFC 5280 section
   * 4.2.1.6), without SmtpUTF8Mailbox names and without addresses in the subject. They are given as
   * they stand, for comparing: what is no ASCII becomes U+FFFD, and control characters are not
   * escaped.
   *
   * @return the addresses in the order of the extension; unmodifiable
   * @throws UnreadableInputException if the extension is broken
   */
  public List<String> emailAddresses() {
    return reading(
        "subjectAltName",
        () -> {
          DerReader value =
              scan.extension(SUBJECT_ALTERNATIVE_NAME, DerReader.SEQUENCE, "SubjectAltName");
          if (value == null) {
            return List.of();
          }
          DerReader names = value.enter();
          List<String> addresses = new ArrayList<>();
          while (names.hasNext()) {
            if (names.next() == RFC822_NAME) {
              addresses.add(
                  new String(
                      scan.der, names.contentStart(), names.length(), StandardCharsets.US_ASCII));
            }
          }
          return List.copyOf(addresses);
        });
  }

  /**
   * The SHA-256 of the DER, which identifies the certificate in this library.
   *
   * @return the fingerprint
   */
  public Fingerprint fingerprint() {
    Fingerprint known = fingerprint;
    if (known == null) {
      known = Fingerprint.ofDer(scan.der, scan.from, scan.to);
      fingerprint = known;
    }
    return known;
  }

  /**
   * The SHA-1 of the DER, which Windows and Exchange show as the thumbprint.
   *
   * @return 40 upper-case hexadecimal digits
   */
  public String thumbprint() {
    return HexFormat.of()
        .withUpperCase()
        .formatHex(Fingerprint.digest("SHA-1", scan.der, scan.from, scan.to));
  }

  /**
   * The friendly name that a serialized store or key store gave the certificate.
   *
   * @return the name, or nothing
   */
  public Optional<String> friendlyName() {
    return properties().stream()
        .filter(p -> p.id().equals(PropertyId.FRIENDLY_NAME))
        .findFirst()
        .map(StoreProperty::text);
  }

  /**
   * The properties that a serialized store gave the certificate, or the friendly name that a key
   * store gave it.
   *
   * @return the properties in the order of the store; empty for certificates from elsewhere;
   *     unmodifiable
   */
  public List<StoreProperty> properties() {
    return provenance.properties();
  }

  /**
   * Where the certificate came from.
   *
   * @return source and place
   */
  public Origin origin() {
    return provenance.origin();
  }

  /**
   * The certificate's DER as it was loaded.
   *
   * @return a copy
   */
  public byte[] der() {
    return Arrays.copyOfRange(scan.der, scan.from, scan.to);
  }

  /**
   * The certificate as the JDK sees it; made anew at each call.
   *
   * @return the certificate
   * @throws UnreadableInputException if the JDK refuses it
   */
  public X509Certificate certificate() {
    return JdkCertificates.parse(der(), origin());
  }

  /** Does a Name in DER match the subject? */
  boolean hasSubject(byte[] name) {
    return DistinguishedName.matches(
        name, 0, name.length, scan.der, scan.subject, scan.end(scan.subject));
  }

  CertificateScan scan() {
    return scan;
  }

  /** The DER without a copy: the same slice is the same certificate. */
  ByteSlice slice() {
    return new ByteSlice(scan.der, scan.from, scan.to);
  }

  /** This certificate without properties. */
  BundleEntry bare() {
    return new BundleEntry(scan, new Provenance.Given(origin()));
  }

  StoreElement toStoreElement() {
    return provenance instanceof Provenance.InStore store
        ? store.element()
        : StoreElement.certificate(der(), properties().toArray(StoreProperty[]::new));
  }

  /** Short and safe for a message: name, fingerprint, origin. */
  String describe() {
    return Texts.harmless(subject())
        + " (sha256 "
        + fingerprint().toString().substring(0, 16)
        + "..., "
        + origin()
        + ")";
  }

  private String hex(DerReader element) {
    return HexFormat.of().formatHex(scan.der, element.contentStart(), element.end());
  }

  private <T> T reading(String part, Supplier<T> read) {
    try {
      return read.get();
    } catch (MalformedDerException e) {
      throw new UnreadableInputException(
          origin().at(part + " at byte " + (e.offset() - scan.from)), e.found(), e.expected(), e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BundleEntry that && slice().equals(that.slice());
  }

  @Override
  public int hashCode() {
    return slice().hashCode();
  }

  @Override
  public String toString() {
    return describe();
  }
}
