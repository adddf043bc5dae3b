package io.github.smimetrust.chain;

import io.github.smimetrust.name.NameParts;
import io.github.smimetrust.sst.der.DerReader;
import io.github.smimetrust.sst.der.MalformedDerException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names of a certificate that name constraints apply to (RFC 5280 section 4.2.1.10): those of
 * the subject alternative name, the subject if it is not empty, and, where the alternative names
 * hold no mail address, the emailAddress attributes of the subject.
 *
 * <p>RFC 5280 asks for the last only where there is no subject alternative name at all. Here they
 * also count beside alternative names of other forms, since RFC 8550 section 3 lets mail programs
 * take an address from there: an address that is used is an address that constraints reach.
 *
 * <p>A SmtpUTF8Mailbox is there twice: as the mail address that constraints on rfc822Name reach
 * (RFC 9598 section 6), and as an otherName that cannot be judged, for constraints on otherName.
 *
 * <p>Immutable.
 */
final class SubjectNames {
  /** id-on-SmtpUTF8Mailbox, 1.3.6.1.5.5.7.8.9. */
  private static final byte[] SMTP_UTF8_MAILBOX = {0x2B, 6, 1, 5, 5, 7, 8, 9};

  /** emailAddress, 1.2.840.113549.1.9.1. */
  private static final byte[] EMAIL_ADDRESS = {
    0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 1, 9, 1
  };

  private static final int EXPLICIT_VALUE = 0xA0;
  private static final int UTF8_STRING = 0x0C;

  private final List<GeneralName> names;
  private final Map<NameForm, List<GeneralName>> byForm = new EnumMap<>(NameForm.class);

  private SubjectNames(List<GeneralName> names) {
    this.names = List.copyOf(names);
    names.forEach(n -> byForm.computeIfAbsent(n.form(), f -> new ArrayList<>()).add(n));
  }

  /**
   * Reads the names of a certificate.
   *
   * @param der the array that holds it
   * @param subjectFrom where its subject begins
   * @param subjectTo where its subject ends
   * @param sanFrom where the value of its subject alternative name begins
   * @param sanTo where that ends; both 0 if it has none
   * @throws MalformedDerException if that value is not a list of one name or more
   */
  static SubjectNames of(byte[] der, int subjectFrom, int subjectTo, int sanFrom, int sanTo) {
    List<GeneralName> names = new ArrayList<>();
    if (sanTo > 0) {
      readAlternatives(der, sanFrom, sanTo, names);
    }
    boolean hasMail = names.stream().anyMatch(n -> n.form() == NameForm.RFC822_NAME);
    List<String> parts = NameParts.of(der, subjectFrom, subjectTo);
    if (!parts.isEmpty()) {
      names.add(new DirectoryName(parts, NameText.of(der, subjectFrom, subjectTo)));
    }
    if (!hasMail) {
      readLegacyAddresses(der, subjectFrom, subjectTo, names);
    }
    return new SubjectNames(names);
  }

  /**
   * Checks the structure of a subject alternative name, whether or not a constraint ever asks for
   * the names.
   *
   * @throws MalformedDerException if it is not a list of one GeneralName or more
   */
  static void check(byte[] der, int from, int to) {
    DerReader list = alternatives(der, from, to);
    while (list.hasNext()) {
      list.next();
      switch (GeneralNames.form(list)) {
        case OTHER_NAME -> enterOtherName(list);
        case DIRECTORY_NAME -> NameParts.of(der, list.contentStart(), list.end());
        default -> {
          // Whether a name of these forms can be judged is up to the constraint.
        }
      }
    }
  }

  private static DerReader alternatives(byte[] der, int from, int to) {
    DerReader outer = DerReader.of(der, from, to);
    DerReader list = outer.expect(DerReader.SEQUENCE, "GeneralNames").enter();
    outer.expectEnd("subjectAltName");
    if (!list.hasNext()) {
      throw new MalformedDerException(from, "no name", "a subjectAltName with one name or more");
    }
    return list;
  }

  private static void readAlternatives(byte[] der, int from, int to, List<GeneralName> names) {
    DerReader list = alternatives(der, from, to);
    while (list.hasNext()) {
      list.next();
      GeneralName name = name(der, list);
      names.add(name);
      if (name.form() != GeneralNames.form(list)) {
        // A SmtpUTF8Mailbox is also the otherName as which it stands there.
        names.add(GeneralNames.opaque(NameForm.OTHER_NAME, der, list));
      }
    }
  }

  private static GeneralName name(byte[] der, DerReader reader) {
    NameForm form = GeneralNames.form(reader);
    GeneralName judged =
        switch (form) {
          case RFC822_NAME ->
              Mailbox.parse(GeneralNames.ascii(der, reader), Mailbox.Origin.RFC822_NAME);
          case DNS_NAME -> DnsName.parse(GeneralNames.ascii(der, reader));
          case URI -> UriName.parse(GeneralNames.ascii(der, reader));
          case IP_ADDRESS -> IpAddress.parse(der, reader.contentStart(), reader.end());
          case DIRECTORY_NAME ->
              new DirectoryName(
                  NameParts.of(der, reader.contentStart(), reader.end()),
                  NameText.of(der, reader.contentStart(), reader.end()));
          case OTHER_NAME -> otherName(der, reader);
          case X400_ADDRESS, EDI_PARTY_NAME, REGISTERED_ID -> null;
        };
    return judged == null ? GeneralNames.opaque(form, der, reader) : judged;
  }

  /**
   * OtherName = [0] IMPLICIT SEQUENCE { type-id OBJECT IDENTIFIER, value [0] EXPLICIT ANY }.
   *
   * @return a reader that stands on the type-id; what follows is known to be there
   */
  private static DerReader enterOtherName(DerReader reader) {
    DerReader other = reader.enter();
    other.expect(DerReader.OBJECT_IDENTIFIER, "type-id");
    DerReader value = reader.enter();
    value.next();
    value.expect(EXPLICIT_VALUE, "value");
    value.expectEnd("OtherName");
    return other;
  }

  private static @Nullable GeneralName otherName(byte[] der, DerReader reader) {
    DerReader other = enterOtherName(reader);
    if (!is(SMTP_UTF8_MAILBOX, der, other)) {
      return null;
    }
    other.next();
    DerReader explicit = other.enter();
    explicit.next();
    explicit.expectEnd("value");
    String text = explicit.tag() == UTF8_STRING ? NameParts.string(der, explicit) : null;
    GeneralName parsed = text == null ? null : Mailbox.parseInternational(text);
    return parsed == null ? GeneralNames.opaque(NameForm.RFC822_NAME, der, explicit) : parsed;
  }

  private static void readLegacyAddresses(byte[] der, int from, int to, List<GeneralName> names) {
    DerReader name = DerReader.of(der, from, to).expect(DerReader.SEQUENCE, "Name").enter();
    while (name.hasNext()) {
      DerReader set = name.expect(DerReader.SET, "RelativeDistinguishedName").enter();
      while (set.hasNext()) {
        DerReader pair = set.expect(DerReader.SEQUENCE, "AttributeTypeAndValue").enter();
        pair.expect(DerReader.OBJECT_IDENTIFIER, "an attribute type");
        if (is(EMAIL_ADDRESS, der, pair)) {
          pair.next();
          String text = NameParts.string(der, pair);
          GeneralName parsed = text == null ? null : Mailbox.parse(text, Mailbox.Origin.SUBJECT);
          names.add(parsed == null ? GeneralNames.opaque(NameForm.RFC822_NAME, der, pair) : parsed);
        }
      }
    }
  }

  private static boolean is(byte[] identifier, byte[] der, DerReader found) {
    return Arrays.equals(der, found.contentStart(), found.end(), identifier, 0, identifier.length);
  }

  /** Every name, in the order of the certificate: alternative names, subject, its addresses. */
  List<GeneralName> all() {
    return names;
  }

  /** The names of one form; empty if there is none. */
  List<GeneralName> of(NameForm form) {
    return byForm.getOrDefault(form, List.of());
  }

  /** The mail addresses that can be read; those of the subject only where there is no other. */
  List<Mailbox> mailboxes() {
    return names.stream().filter(Mailbox.class::isInstance).map(Mailbox.class::cast).toList();
  }
}
