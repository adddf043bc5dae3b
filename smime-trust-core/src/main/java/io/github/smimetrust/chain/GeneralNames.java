package io.github.smimetrust.chain;

import io.github.smimetrust.sst.der.DerReader;
import io.github.smimetrust.sst.der.MalformedDerException;
import java.nio.charset.StandardCharsets;

/**
 * What names and the bases of constraints have in common: both are a GeneralName (RFC 5280 section
 * 4.2.1.6).
 */
final class GeneralNames {
  private static final int CONTEXT = 0x80;
  private static final int CONSTRUCTED = 0x20;

  private GeneralNames() {}

  /**
   * Which alternative a reader stands on.
   *
   * @throws MalformedDerException if it is none
   */
  static NameForm form(DerReader reader) {
    int number = (reader.tag() & ~CONSTRUCTED) - CONTEXT;
    NameForm[] forms = NameForm.values();
    if (number < 0 || number >= forms.length) {
      throw wrong(reader);
    }
    NameForm form = forms[number];
    boolean constructed =
        switch (form) {
          case OTHER_NAME, X400_ADDRESS, DIRECTORY_NAME, EDI_PARTY_NAME -> true;
          default -> false;
        };
    if (constructed != ((reader.tag() & CONSTRUCTED) != 0)) {
      throw wrong(reader);
    }
    return form;
  }

  private static MalformedDerException wrong(DerReader reader) {
    return new MalformedDerException(
        reader.start(),
        "an element with identifier 0x" + Integer.toHexString(reader.tag()),
        "a GeneralName: [0] to [8]");
  }

  /** An IA5String; bytes above 0x7F become characters that no form takes. */
  static String ascii(byte[] der, DerReader reader) {
    return new String(der, reader.contentStart(), reader.length(), StandardCharsets.ISO_8859_1);
  }

  static OpaqueName opaque(NameForm form, byte[] der, DerReader reader) {
    return new OpaqueName(form, PlainText.of(der, reader.contentStart(), reader.end()));
  }
}
