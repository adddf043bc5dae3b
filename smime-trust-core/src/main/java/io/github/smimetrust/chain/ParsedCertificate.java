package io.github.smimetrust.chain;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.name.NameParts;
import io.github.smimetrust.sst.der.ByteSlice;
import io.github.smimetrust.sst.der.DerReader;
import io.github.smimetrust.sst.der.MalformedDerException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One certificate as the engine sees it: everything that decides, read once, in place, by the
 * bounded DER reader, before any other parser or any arithmetic sees a byte of it.
 *
 * <p>A certificate with a fault still has names and dates, so that a chain can be said to end at
 * it. Identity is that of the object; immutable.
 */
final class ParsedCertificate {
  private static final int EXPLICIT_VERSION = 0xA0;
  private static final int EXPLICIT_EXTENSIONS = 0xA3;

  private final BundleEntry entry;
  private final byte[] der;
  private final String subject;
  private final String issuer;
  private final Body body;
  private final @Nullable Fault fault;

  // Computed on first use, since thousands of paths may ask. A race computes the same value twice,
  // and the reference is safe to publish: it is immutable.
  private @Nullable SubjectNames names;

  /** What is wrong with a certificate, and where. */
  record Fault(String found, String expected, boolean isSize) {
    static Fault of(MalformedDerException e) {
      return new Fault(e.found() + " (byte " + e.offset() + ")", e.expected(), false);
    }
  }

  /** A name as a key, and why it is none. */
  private record Name(String key, @Nullable Fault fault) {}

  /** The parts that may be broken. */
  private record Body(
      int tbsFrom,
      int tbsTo,
      int subjectFrom,
      int subjectTo,
      SignatureScheme scheme,
      int signatureFrom,
      int signatureTo,
      SubjectKey key,
      int keyFrom,
      int keyTo,
      CertificateExtensions extensions) {}

  private ParsedCertificate(
      BundleEntry entry,
      byte[] der,
      String subject,
      String issuer,
      Body body,
      @Nullable Fault fault) {
    this.entry = entry;
    this.der = der;
    this.subject = subject;
    this.issuer = issuer;
    this.body = body;
    this.fault = fault;
  }

  /** Reads a certificate; never throws for what is in it. */
  static ParsedCertificate of(BundleEntry entry, int mostBytes) {
    byte[] der = entry.der();
    DerReader signed = signed(der);
    DerReader tbs = untilIssuer(signed.enter());
    tbs.expect(DerReader.SEQUENCE, "issuer");
    Name issuer = name(der, tbs);
    tbs.next();
    tbs.expect(DerReader.SEQUENCE, "subject");
    Name subject = name(der, tbs);
    Body none =
        new Body(
            signed.start(),
            signed.end(),
            tbs.start(),
            tbs.end(),
            new SignatureScheme("", SubjectKey.Kind.OTHER, "", -1),
            0,
            0,
            new SubjectKey(
                new ByteSlice(der, 0, der.length), SubjectKey.Kind.OTHER, 0, 0, false, "unread"),
            0,
            0,
            CertificateExtensions.NONE);
    Fault fault = issuer.fault() == null ? subject.fault() : issuer.fault();
    Body body = none;
    if (der.length > mostBytes) {
      fault = new Fault(der.length + " bytes", "<= " + mostBytes, true);
    }
    if (fault == null) {
      try {
        body = body(der, entry.version());
      } catch (MalformedDerException e) {
        fault = Fault.of(e);
      }
    }
    return new ParsedCertificate(entry, der, subject.key(), issuer.key(), body, fault);
  }

  /** Stands on tbsCertificate; that the structure is there was checked when it was loaded. */
  private static DerReader signed(byte[] der) {
    return DerReader.of(der)
        .expect(DerReader.SEQUENCE, "Certificate")
        .enter()
        .expect(DerReader.SEQUENCE, "tbsCertificate");
  }

  private static DerReader untilIssuer(DerReader tbs) {
    if (tbs.peek() == EXPLICIT_VERSION) {
      tbs.next();
    }
    tbs.expect(DerReader.INTEGER, "serialNumber");
    tbs.expect(DerReader.SEQUENCE, "signature");
    return tbs;
  }

  /**
   * No key of a part holds a separator: control characters are folded away. A broken name stands
   * for its bytes, so that it matches no other, and a chain can still be said to end at it.
   */
  private static Name name(byte[] der, DerReader name) {
    try {
      return new Name(String.join("\u0002", NameParts.of(der, name.start(), name.end())), null);
    } catch (MalformedDerException e) {
      String bytes = HexFormat.of().formatHex(der, name.start(), name.end());
      return new Name("\u0002" + bytes, Fault.of(e));
    }
  }

  private static Body body(byte[] der, int version) {
    DerReader.checkNesting(der, 0, der.length);
    DerReader certificate = DerReader.of(der).expect(DerReader.SEQUENCE, "Certificate").enter();
    certificate.expect(DerReader.SEQUENCE, "tbsCertificate");
    DerReader tbs = certificate.enter();
    final int tbsFrom = certificate.start();
    final int tbsTo = certificate.end();
    if (tbs.peek() == EXPLICIT_VERSION) {
      tbs.next();
    }
    tbs.expect(DerReader.INTEGER, "serialNumber");
    tbs.expect(DerReader.SEQUENCE, "signature");
    final int innerFrom = tbs.start();
    final int innerTo = tbs.end();
    tbs.expect(DerReader.SEQUENCE, "issuer");
    requireNotEmpty(tbs);
    DerReader validity = tbs.expect(DerReader.SEQUENCE, "validity").enter();
    checkTime(der, validity);
    checkTime(der, validity);
    tbs.expect(DerReader.SEQUENCE, "subject");
    final boolean anonymous = tbs.length() == 0;
    final int subjectFrom = tbs.start();
    final int subjectTo = tbs.end();
    tbs.expect(DerReader.SEQUENCE, "subjectPublicKeyInfo");
    final SubjectKey key = SubjectKey.read(der, tbs);
    final int keyFrom = tbs.start();
    final int keyTo = tbs.end();
    CertificateExtensions extensions = CertificateExtensions.NONE;
    while (tbs.hasNext()) {
      if (tbs.next() == EXPLICIT_EXTENSIONS) {
        if (version < 3) {
          throw new MalformedDerException(
              tbs.start(), "extensions in version " + version, "version 3");
        }
        extensions =
            ExtensionReader.read(der, tbs.enter().expect(DerReader.SEQUENCE, "extensions"));
      }
    }
    if (anonymous && (extensions.ca() || !extensions.sanCritical())) {
      throw new MalformedDerException(
          subjectFrom,
          "an empty subject",
          "a name, or a critical subjectAltName that is no authority's (section 4.1.2.6)");
    }
    certificate.expect(DerReader.SEQUENCE, "signatureAlgorithm");
    if (!Arrays.equals(der, innerFrom, innerTo, der, certificate.start(), certificate.end())) {
      throw new MalformedDerException(
          certificate.start(),
          "two different signature algorithms",
          "the same one inside and outside of what is signed (section 4.1.1.2)");
    }
    final SignatureScheme scheme = SignatureScheme.read(der, certificate);
    certificate.expect(DerReader.BIT_STRING, "signatureValue");
    certificate.enterString();
    return new Body(
        tbsFrom,
        tbsTo,
        subjectFrom,
        subjectTo,
        scheme,
        certificate.contentStart() + 1,
        certificate.end(),
        key,
        keyFrom,
        keyTo,
        extensions);
  }

  private static void requireNotEmpty(DerReader issuer) {
    if (issuer.length() == 0) {
      throw new MalformedDerException(
          issuer.start(), "an empty issuer", "a name (section 4.1.2.4)");
    }
  }

  /**
   * To the second and in GMT, as sections 4.1.2.5.1 and 4.1.2.5.2 ask: whatever else X.680 allows,
   * others read in other ways or not at all.
   */
  private static void checkTime(byte[] der, DerReader validity) {
    int digits = validity.next() == DerReader.UTC_TIME ? 12 : 14;
    if (validity.length() != digits + 1 || der[validity.end() - 1] != 'Z') {
      throw new MalformedDerException(
          validity.start(),
          "a time with fractions, without seconds or in another zone",
          "whole seconds in GMT (section 4.1.2.5)");
    }
  }

  /**
   * The names that name constraints apply to.
   *
   * @throws MalformedDerException if the subject alternative name is broken
   */
  SubjectNames names() {
    SubjectNames known = names;
    if (known == null) {
      known =
          SubjectNames.of(
              der,
              body.subjectFrom,
              body.subjectTo,
              body.extensions.sanFrom(),
              body.extensions.sanTo());
      names = known;
    }
    return known;
  }

  BundleEntry entry() {
    return entry;
  }

  /** The subject as a key: equal keys are matching names (RFC 5280 section 7.1). */
  String subject() {
    return subject;
  }

  /** The issuer as a key, like {@link #subject()}. */
  String issuer() {
    return issuer;
  }

  boolean isSelfIssued() {
    return subject.equals(issuer);
  }

  long notBefore() {
    return entry.notBefore().getEpochSecond();
  }

  long notAfter() {
    return entry.notAfter().getEpochSecond();
  }

  @Nullable Fault fault() {
    return fault;
  }

  SubjectKey key() {
    return body.key;
  }

  SignatureScheme scheme() {
    return body.scheme;
  }

  CertificateExtensions extensions() {
    return body.extensions;
  }

  byte[] signedBytes() {
    return Arrays.copyOfRange(der, body.tbsFrom, body.tbsTo);
  }

  /** All of it, as a key. */
  ByteSlice slice() {
    return new ByteSlice(der, 0, der.length);
  }

  /** What is signed, as a key. */
  ByteSlice signedSlice() {
    return new ByteSlice(der, body.tbsFrom, body.tbsTo);
  }

  byte[] signature() {
    return Arrays.copyOfRange(der, body.signatureFrom, body.signatureTo);
  }

  byte[] keyBytes() {
    return Arrays.copyOfRange(der, body.keyFrom, body.keyTo);
  }

  /** Name and key: what loops and anchors are told by. */
  Identity identity() {
    return new Identity(subject, body.key.info());
  }

  /**
   * A subject with a key.
   *
   * @param subject as {@link #subject()}
   * @param key its SubjectPublicKeyInfo
   */
  record Identity(String subject, ByteSlice key) {}

  static List<ParsedCertificate> all(List<BundleEntry> entries, int mostBytes) {
    return entries.stream().map(entry -> of(entry, mostBytes)).toList();
  }

  @Override
  public String toString() {
    return entry.toString();
  }
}
