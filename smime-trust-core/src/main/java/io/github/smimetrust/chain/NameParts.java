package io.github.smimetrust.chain;

import io.github.smimetrust.sst.der.DerReader;
import io.github.smimetrust.sst.der.ObjectIdentifiers;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Names as lists of keys, one for each relative distinguished name: two names match by RFC 5280
 * section 7.1 if their lists are equal, and a name lies in a subtree if its list starts with the
 * other.
 *
 * <p>Strings are prepared as RFC 4518 section 2 says: invisible characters go, what separates
 * becomes one blank, compatibility forms and case are folded, whatever string type they stand in.
 */
final class NameParts {
  private static final Charset UTF_32BE = Charset.forName("UTF-32BE");

  private NameParts() {}

  /** The keys of the Name that a part of an array holds. */
  static List<String> of(byte[] der, int from, int to) {
    DerReader outer = DerReader.of(der, from, to);
    DerReader name = outer.expect(DerReader.SEQUENCE, "Name").enter();
    outer.expectEnd("Name");
    List<String> parts = new ArrayList<>();
    while (name.hasNext()) {
      DerReader set = name.expect(DerReader.SET, "RelativeDistinguishedName").enter();
      List<String> attributes = new ArrayList<>(1);
      while (set.hasNext()) {
        DerReader pair = set.expect(DerReader.SEQUENCE, "AttributeTypeAndValue").enter();
        pair.expect(DerReader.OBJECT_IDENTIFIER, "an attribute type");
        String type = ObjectIdentifiers.read(der, pair);
        pair.next();
        attributes.add(type + value(der, pair));
        pair.expectEnd("AttributeTypeAndValue");
      }
      // Any order: some authorities do not sort a SET OF as DER asks.
      Collections.sort(attributes);
      // No prepared text holds a control character, so none can stand for a second attribute.
      parts.add(String.join("\u0001", attributes));
    }
    return List.copyOf(parts);
  }

  private static String value(byte[] der, DerReader value) {
    String text = string(der, value);
    return text == null
        ? "#" + HexFormat.of().formatHex(der, value.start(), value.end())
        : "=" + prepared(text);
  }

  /** The text of a string type; null for any other element, and for bytes that are no such text. */
  static @Nullable String string(byte[] der, DerReader value) {
    Charset charset =
        switch (value.tag()) {
          case 0x0C -> StandardCharsets.UTF_8;
          case 0x12, 0x13, 0x16, 0x1A -> StandardCharsets.US_ASCII;
          // TeletexString: what every CA that used it meant was Latin-1.
          case 0x14 -> StandardCharsets.ISO_8859_1;
          case 0x1C -> UTF_32BE;
          case 0x1E -> StandardCharsets.UTF_16BE;
          default -> null;
        };
    if (charset == null) {
      return null;
    }
    try {
      return charset
          .newDecoder()
          .decode(ByteBuffer.wrap(der, value.contentStart(), value.length()))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** Prepares a text for comparison without case (RFC 4518 section 2). */
  static String prepared(String text) {
    if (isPlain(text)) {
      return text.toLowerCase(Locale.ROOT);
    }
    StringBuilder mapped = new StringBuilder(text.length());
    mapped.append(
        Normalizer.normalize(visible(text), Normalizer.Form.NFKC)
            // Upper before lower folds letters that have several lower-case forms.
            .toUpperCase(Locale.ROOT)
            .toLowerCase(Locale.ROOT));
    return oneBlank(Normalizer.normalize(mapped, Normalizer.Form.NFKC));
  }

  /** ASCII without a control character and without a blank that would be folded. */
  private static boolean isPlain(String text) {
    boolean blank = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c >= 0x7F || c == ' ' && blank) {
        return false;
      }
      blank = c == ' ';
    }
    return !blank;
  }

  /** RFC 4518 section 2.2: what separates becomes a blank, what cannot be seen goes. */
  private static String visible(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              int type = Character.getType(c);
              if (c >= 0x09 && c <= 0x0D
                  || c == 0x85
                  || type == Character.SPACE_SEPARATOR
                  || type == Character.LINE_SEPARATOR
                  || type == Character.PARAGRAPH_SEPARATOR) {
                out.append(' ');
              } else if (!isInvisible(c, type)) {
                out.appendCodePoint(c);
              }
            });
    return out.toString();
  }

  private static boolean isInvisible(int c, int type) {
    return type == Character.CONTROL
        || type == Character.FORMAT
        || c == 0x034F
        || c >= 0x180B && c <= 0x180D
        || c >= 0xFE00 && c <= 0xFE0F
        || c == 0xFFFC
        || c == 0x1806;
  }

  /** RFC 4518 section 2.6.1, with one blank where it says two: only equality counts here. */
  private static String oneBlank(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean blank = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != ' ' || !blank) {
        out.append(c);
      }
      blank = c == ' ';
    }
    int length = out.length();
    return length > 0 && out.charAt(length - 1) == ' '
        ? out.substring(0, length - 1)
        : out.toString();
  }
}
