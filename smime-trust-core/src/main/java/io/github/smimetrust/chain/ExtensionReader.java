package io.github.smimetrust.chain;

import io.github.smimetrust.sst.der.DerReader;
import io.github.smimetrust.sst.der.MalformedDerException;
import io.github.smimetrust.sst.der.ObjectIdentifiers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the extensions of one certificate (RFC 5280 section 4.2).
 *
 * <pre>
 * Extensions = SEQUENCE SIZE (1..MAX) OF SEQUENCE { extnID, critical BOOLEAN DEFAULT FALSE, extnValue OCTET STRING }
 * </pre>
 *
 * <p>Mutable; lives while one certificate is read.
 */
final class ExtensionReader {
  private static final int KEY_IDENTIFIER = 0x80;
  private static final int URI = 0x86;
  private static final String CA_ISSUERS = "1.3.6.1.5.5.7.48.2";

  /** More locations say nothing more to the reader of a message. */
  private static final int MOST_LOCATIONS = 4;

  private final byte[] der;
  private final List<String> unprocessed = new ArrayList<>();
  private final List<String> issuerLocations = new ArrayList<>();
  private boolean basicConstraints;
  private boolean ca;
  private int pathLength = -1;
  private int keyUsage = -1;
  private @Nullable List<String> purposes;
  private NameConstraints nameConstraints = NameConstraints.NONE;
  private int sanFrom;
  private int sanTo;
  private boolean sanCritical;
  private PolicyExtensions policies = PolicyExtensions.NONE;
  private @Nullable String subjectKeyIdentifier;
  private @Nullable String authorityKeyIdentifier;

  private ExtensionReader(byte[] der) {
    this.der = der;
  }

  /**
   * Reads the SEQUENCE OF Extension that a reader stands on.
   *
   * @throws MalformedDerException if it, or an extension that is processed here, is broken, or one
   *     is there twice
   */
  static CertificateExtensions read(byte[] der, DerReader extensions) {
    ExtensionReader reader = new ExtensionReader(der);
    DerReader list = extensions.enter();
    Set<String> seen = new HashSet<>();
    while (list.hasNext()) {
      DerReader extension = list.expect(DerReader.SEQUENCE, "Extension").enter();
      extension.expect(DerReader.OBJECT_IDENTIFIER, "extnID");
      String id = ObjectIdentifiers.read(der, extension);
      if (!seen.add(id)) {
        throw new MalformedDerException(
            extension.start(), "extension " + id + " twice", "each extension once (section 4.2)");
      }
      boolean critical = false;
      if (extension.peek() == DerReader.BOOLEAN) {
        extension.next();
        critical = isTrue(der, extension);
      }
      extension.expect(DerReader.OCTET_STRING, "extnValue");
      extension.expectEnd("Extension");
      if (!reader.process(id, extension, critical) && critical) {
        reader.unprocessed.add(id);
      }
    }
    return reader.result();
  }

  /** DER has FALSE left out here and TRUE as 0xFF; some authorities write the FALSE. */
  private static boolean isTrue(byte[] der, DerReader bool) {
    int value = bool.length() == 1 ? der[bool.contentStart()] & 0xFF : 1;
    if (value != 0 && value != 0xFF) {
      throw new MalformedDerException(bool.start(), "a BOOLEAN that is not DER", "0 or 0xFF");
    }
    return value != 0;
  }

  private CertificateExtensions result() {
    return new CertificateExtensions(
        basicConstraints,
        ca,
        pathLength,
        keyUsage,
        purposes,
        nameConstraints,
        sanFrom,
        sanTo,
        sanCritical,
        policies,
        List.copyOf(unprocessed),
        subjectKeyIdentifier,
        authorityKeyIdentifier,
        List.copyOf(issuerLocations));
  }

  /** Is this an extension that is processed here? What it says is then taken over. */
  private boolean process(String id, DerReader value, boolean critical) {
    int from = value.contentStart();
    int to = value.end();
    switch (id) {
      case "2.5.29.19" -> readBasicConstraints(value.enterString());
      case "2.5.29.15" -> keyUsage = readKeyUsage(value.enterString());
      case "2.5.29.37" -> purposes = readPurposes(value.enterString());
      case "2.5.29.30" -> nameConstraints = NameConstraints.NONE.with(der, from, to);
      case "2.5.29.17" -> {
        SubjectNames.check(der, from, to);
        sanCritical = critical;
        sanFrom = from;
        sanTo = to;
      }
      case "2.5.29.32" -> {
        policies = policies.withPolicies(der, from, to);
        return policies.unknownQualifier() == null;
      }
      case "2.5.29.33" -> policies = policies.withMappings(der, from, to);
      case "2.5.29.36" -> policies = policies.withConstraints(der, from, to);
      case "2.5.29.54" -> policies = policies.withInhibitAnyPolicy(der, from, to);
      // Where revocation lists are is no condition of the path; RFC 8550 section 4.4 names it among
      // those that may be critical. Checking revocation reads it.
      case "2.5.29.31" -> checkSequence(value, "cRLDistributionPoints");
      // Never critical in RFC 5280; where they are, nobody can say what for.
      case "2.5.29.14" -> {
        readSubjectKeyIdentifier(value.enterString());
        return !critical;
      }
      case "2.5.29.35" -> {
        readAuthorityKeyIdentifier(value.enterString());
        return !critical;
      }
      case "1.3.6.1.5.5.7.1.1" -> {
        readAuthorityInformation(value.enterString());
        return !critical;
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void checkSequence(DerReader value, String name) {
    DerReader content = value.enterString();
    content.expect(DerReader.SEQUENCE, name);
    content.expectEnd(name);
  }

  /** SEQUENCE { cA BOOLEAN DEFAULT FALSE, pathLenConstraint INTEGER (0..MAX)? }. */
  private void readBasicConstraints(DerReader value) {
    DerReader fields = value.expect(DerReader.SEQUENCE, "BasicConstraints").enter();
    value.expectEnd("BasicConstraints");
    basicConstraints = true;
    if (fields.peek() == DerReader.BOOLEAN) {
      fields.next();
      ca = isTrue(der, fields);
    }
    if (fields.hasNext()) {
      fields.expect(DerReader.INTEGER, "pathLenConstraint");
      pathLength = PolicyExtensions.skipCertificates(der, fields);
    }
    fields.expectEnd("BasicConstraints");
  }

  /** BIT STRING, whose first bit is digitalSignature; at least one is set (section 4.2.1.3). */
  private int readKeyUsage(DerReader value) {
    value.expect(DerReader.BIT_STRING, "KeyUsage");
    value.expectEnd("KeyUsage");
    if (value.length() < 2) {
      throw noUsage(value);
    }
    int unused = der[value.contentStart()] & 0xFF;
    if (unused > 7 || (der[value.end() - 1] & (1 << unused) - 1) != 0) {
      // To others they are no usages, and here they must not become some.
      throw new MalformedDerException(
          value.start(), "unused bits that are set", "at most 7 unused bits, each 0 (DER)");
    }
    int bits = 0;
    for (int i = 0; i < Math.min(value.length() - 1, 2); i++) {
      int octet = der[value.contentStart() + 1 + i] & 0xFF;
      bits |= (Integer.reverse(octet) >>> 24) << 8 * i;
    }
    if (bits == 0) {
      throw noUsage(value);
    }
    return bits;
  }

  private static MalformedDerException noUsage(DerReader value) {
    return new MalformedDerException(value.start(), "no usage", "at least one key usage");
  }

  /** SEQUENCE SIZE (1..MAX) OF KeyPurposeId. */
  private List<String> readPurposes(DerReader value) {
    DerReader list = value.expect(DerReader.SEQUENCE, "ExtKeyUsageSyntax").enter();
    value.expectEnd("extKeyUsage");
    List<String> read = new ArrayList<>();
    while (list.hasNext()) {
      list.expect(DerReader.OBJECT_IDENTIFIER, "KeyPurposeId");
      read.add(ObjectIdentifiers.read(der, list));
    }
    if (read.isEmpty()) {
      throw new MalformedDerException(value.start(), "no purpose", "at least one KeyPurposeId");
    }
    return List.copyOf(read);
  }

  private void readSubjectKeyIdentifier(DerReader value) {
    value.expect(DerReader.OCTET_STRING, "KeyIdentifier");
    value.expectEnd("subjectKeyIdentifier");
    subjectKeyIdentifier = hex(value);
  }

  /** SEQUENCE { keyIdentifier [0]?, authorityCertIssuer [1]?, authorityCertSerialNumber [2]? }. */
  private void readAuthorityKeyIdentifier(DerReader value) {
    DerReader fields = value.expect(DerReader.SEQUENCE, "AuthorityKeyIdentifier").enter();
    value.expectEnd("authorityKeyIdentifier");
    if (fields.peek() == KEY_IDENTIFIER) {
      fields.next();
      authorityKeyIdentifier = hex(fields);
    }
  }

  /** SEQUENCE OF SEQUENCE { accessMethod, accessLocation GeneralName }. */
  private void readAuthorityInformation(DerReader value) {
    DerReader list = value.expect(DerReader.SEQUENCE, "AuthorityInfoAccessSyntax").enter();
    value.expectEnd("authorityInfoAccess");
    while (list.hasNext()) {
      DerReader description = list.expect(DerReader.SEQUENCE, "AccessDescription").enter();
      description.expect(DerReader.OBJECT_IDENTIFIER, "accessMethod");
      String method = ObjectIdentifiers.read(der, description);
      description.next();
      if (method.equals(CA_ISSUERS)
          && description.tag() == URI
          && issuerLocations.size() < MOST_LOCATIONS) {
        issuerLocations.add(PlainText.of(der, description.contentStart(), description.end()));
      }
    }
  }

  private String hex(DerReader element) {
    return HexFormat.of().formatHex(der, element.contentStart(), element.end());
  }
}
