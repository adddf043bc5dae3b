package io.github.smimetrust.mail;

import io.github.smimetrust.sst.der.DerReader;
import io.github.smimetrust.sst.der.MalformedDerException;
import io.github.smimetrust.sst.der.ObjectIdentifiers;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The mail addresses of a certificate (RFC 8550 section 3): rfc822Name and SmtpUTF8Mailbox (RFC
 * 9598) of the subject alternative name; only where that has none, emailAddress of the subject.
 */
final class CertificateAddresses {
  private static final String SUBJECT_ALTERNATIVE_NAME = "2.5.29.17";
  private static final String SMTP_UTF8_MAILBOX = "1.3.6.1.5.5.7.8.9";
  private static final String EMAIL_ADDRESS = "1.2.840.113549.1.9.1";
  private static final int RFC822_NAME = 0x81;
  private static final int OTHER_NAME = 0xA0;
  private static final int UTF8_STRING = 0x0C;
  private static final int PRINTABLE_STRING = 0x13;
  private static final int IA5_STRING = 0x16;

  /** More are in no certificate; name constraints have a budget of their own. */
  private static final int MOST = 1_000;

  private final List<MailAddress> addresses = new ArrayList<>();
  private boolean named;

  private CertificateAddresses() {}

  /** Those that can be read; none where the extension is broken. */
  static List<MailAddress> of(CertificateParts certificate) {
    CertificateAddresses all = new CertificateAddresses();
    try {
      all.readAlternativeNames(certificate.extensions());
      if (!all.named) {
        all.readSubject(certificate.subject());
      }
    } catch (MalformedDerException e) {
      return List.of();
    }
    return List.copyOf(all.addresses);
  }

  private void readAlternativeNames(byte[] extensions) {
    if (extensions.length == 0) {
      return;
    }
    DerReader list = DerReader.of(extensions).expect(DerReader.SEQUENCE, "Extensions").enter();
    while (list.hasNext()) {
      DerReader extension = list.expect(DerReader.SEQUENCE, "Extension").enter();
      extension.expect(DerReader.OBJECT_IDENTIFIER, "extnID");
      if (!ObjectIdentifiers.read(extensions, extension).equals(SUBJECT_ALTERNATIVE_NAME)) {
        continue;
      }
      if (extension.peek() == DerReader.BOOLEAN) {
        extension.next();
      }
      DerReader names =
          extension
              .expect(DerReader.OCTET_STRING, "extnValue")
              .enterString()
              .expect(DerReader.SEQUENCE, "GeneralNames")
              .enter();
      while (names.hasNext()) {
        switch (names.next()) {
          case RFC822_NAME -> add(ascii(extensions, names));
          case OTHER_NAME -> readOtherName(extensions, names.enter());
          default -> {}
        }
      }
    }
  }

  private void readOtherName(byte[] der, DerReader other) {
    other.expect(DerReader.OBJECT_IDENTIFIER, "type-id");
    if (!ObjectIdentifiers.read(der, other).equals(SMTP_UTF8_MAILBOX)) {
      return;
    }
    DerReader value = other.expect(0xA0, "value").enter();
    String text = value.next() == UTF8_STRING ? utf8(der, value) : null;
    // RFC 9598 section 3: one in ASCII belongs into an rfc822Name, where constraints find it.
    add(
        text != null
                && text.substring(0, Math.max(0, text.lastIndexOf('@')))
                    .chars()
                    .anyMatch(c -> c >= 0x80)
            ? text
            : null);
  }

  private void readSubject(byte[] subject) {
    DerReader name = DerReader.of(subject).expect(DerReader.SEQUENCE, "Name").enter();
    while (name.hasNext()) {
      DerReader set = name.expect(DerReader.SET, "RelativeDistinguishedName").enter();
      while (set.hasNext()) {
        DerReader pair = set.expect(DerReader.SEQUENCE, "AttributeTypeAndValue").enter();
        pair.expect(DerReader.OBJECT_IDENTIFIER, "type");
        if (ObjectIdentifiers.read(subject, pair).equals(EMAIL_ADDRESS)) {
          int tag = pair.next();
          add(
              tag == IA5_STRING || tag == PRINTABLE_STRING || tag == UTF8_STRING
                  ? ascii(subject, pair)
                  : null);
        }
      }
    }
  }

  private void add(@Nullable String text) {
    named = true;
    MailAddress address = text == null ? null : AddressList.single(text);
    if (address != null && addresses.size() < MOST) {
      addresses.add(address);
    }
  }

  private static @Nullable String ascii(byte[] der, DerReader value) {
    for (int i = value.contentStart(); i < value.end(); i++) {
      if (der[i] < ' ' || der[i] == 0x7F) {
        return null;
      }
    }
    return new String(der, value.contentStart(), value.length(), StandardCharsets.US_ASCII);
  }

  private static @Nullable String utf8(byte[] der, DerReader value) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(der, value.contentStart(), value.length()))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
