package io.github.smimetrust.name;

import io.github.smimetrust.sst.der.DerReader;
import io.github.smimetrust.sst.der.MalformedDerException;
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
public final class NameParts {
  private static final int DOTLESS_I = 0x0131;
  private static final int JOINER = 0x034F;

  /** More marks on one letter than any script has (Unicode Standard Annex 15 section 13). */
  private static final int MOST_MARKS = 30;

  private static final Charset UTF_32BE = Charset.forName("UTF-32BE");

  private NameParts() {}

  /**
   * The keys of the Name that a part of an array holds.
   *
   * @param der the array
   * @param from where the Name begins
   * @param to where it ends
   * @return a key for each relative distinguished name, in their order
   * @throws MalformedDerException if that is no Name
   */
  public static List<String> of(byte[] der, int from, int to) {
    DerReader outer = DerReader.of(der, from, to);
    DerReader name = outer.expect(DerReader.SEQUENCE, "Name").enter();
    outer.expectEnd("Name");
    List<String> parts = new ArrayList<>();
    while (name.hasNext()) {
      DerReader set = name.expect(DerReader.SET, "RelativeDistinguishedName").enter();
      if (!set.hasNext()) {
        throw new MalformedDerException(
            name.start(), "an empty RelativeDistinguishedName", "one attribute or more");
      }
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
  public static @Nullable String string(byte[] der, DerReader value) {
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
  public static String prepared(String text) {
    if (isPlain(text)) {
      return text.toLowerCase(Locale.ROOT);
    }
    StringBuilder folded = new StringBuilder(text.length());
    Normalizer.normalize(visible(text), Normalizer.Form.NFKC)
        .codePoints()
        .forEach(c -> folded.append(folded(c)));
    return oneBlank(Normalizer.normalize(folded, Normalizer.Form.NFKC));
  }

  /** One character without case (RFC 3454 table B.2). */
  private static String folded(int c) {
    String text = Character.toString(c);
    // The dotless i has no partner in that table, though its capital is an I.
    return c == DOTLESS_I
        ? text
        // The capitals of the small letter fold letters that have several small forms.
        : text.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
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

  /**
   * RFC 4518 section 2.2: what separates becomes a blank, what cannot be seen goes.
   *
   * <p>A joiner breaks every row of more than {@value #MOST_MARKS} marks: normalising sorts a row
   * in a time that grows with its square.
   */
  private static String visible(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int marks = 0;
    int c;
    for (int i = 0; i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      int type = Character.getType(c);
      if (isSeparator(c, type)) {
        out.append(' ');
        marks = 0;
      } else if (!isInvisible(c, type)) {
        marks = isMark(c, type) ? marks + 1 : 0;
        if (marks > MOST_MARKS) {
          out.appendCodePoint(JOINER);
          marks = 1;
        }
        out.appendCodePoint(c);
      }
    }
    return out.toString();
  }

  private static boolean isSeparator(int c, int type) {
    return c >= 0x09 && c <= 0x0D
        || c == 0x85
        || type == Character.SPACE_SEPARATOR
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  /** A mark, or one of the two letters that become one when they are normalised. */
  private static boolean isMark(int c, int type) {
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || c == 0xFF9E
        || c == 0xFF9F;
  }

  private static boolean isInvisible(int c, int type) {
    return type == Character.CONTROL
        || type == Character.FORMAT
        || c == JOINER
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
