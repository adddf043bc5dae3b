package io.github.smimetrust;

import io.github.smimetrust.name.NameParts;
import io.github.smimetrust.sst.der.DerReader;
import io.github.smimetrust.sst.der.ObjectIdentifiers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Renders and compares X.501 names in place. The text is that of RFC 4514, most specific part
 * first, with characters that could mislead a reader of a terminal or a page escaped as hex pairs,
 * which RFC 4514 section 2.4 allows for any character.
 */
final class DistinguishedName {
  /** RFC 4514 section 3, then names that CAs use and Windows or OpenSSL show. */
  private static final Map<String, String> KEYWORDS =
      Map.ofEntries(
          Map.entry("2.5.4.3", "CN"),
          Map.entry("2.5.4.7", "L"),
          Map.entry("2.5.4.8", "ST"),
          Map.entry("2.5.4.10", "O"),
          Map.entry("2.5.4.11", "OU"),
          Map.entry("2.5.4.6", "C"),
          Map.entry("2.5.4.9", "STREET"),
          Map.entry("0.9.2342.19200300.100.1.25", "DC"),
          Map.entry("0.9.2342.19200300.100.1.1", "UID"),
          Map.entry("1.2.840.113549.1.9.1", "E"),
          Map.entry("2.5.4.4", "SN"),
          Map.entry("2.5.4.5", "SERIALNUMBER"),
          Map.entry("2.5.4.12", "T"),
          Map.entry("2.5.4.13", "DESCRIPTION"),
          Map.entry("2.5.4.15", "businessCategory"),
          Map.entry("2.5.4.17", "postalCode"),
          Map.entry("2.5.4.42", "GIVENNAME"),
          Map.entry("2.5.4.46", "DNQUALIFIER"),
          Map.entry("2.5.4.65", "pseudonym"),
          Map.entry("2.5.4.97", "organizationIdentifier"));

  /** For {@link javax.security.auth.x500.X500Principal}, which wants keywords in upper case. */
  static final Map<String, String> OIDS_BY_KEYWORD =
      KEYWORDS.entrySet().stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  e -> e.getValue().toUpperCase(Locale.ROOT), Map.Entry::getKey));

  /** Comparing in any order costs the square; no name in use has a part with more attributes. */
  private static final int MOST_REORDERED = 16;

  private DistinguishedName() {}

  /**
   * Renders the Name that begins at an offset; an empty name gives an empty text. A value that has
   * no text is {@code #} and its DER in hexadecimal digits, and so is every value of a type that
   * has no keyword (RFC 4514 section 2.4).
   */
  static String text(byte[] der, int start, int end) {
    DerReader name = DerReader.of(der, start, end).expect(DerReader.SEQUENCE, "Name").enter();
    Deque<String> parts = new ArrayDeque<>();
    while (name.hasNext()) {
      DerReader set = name.expect(DerReader.SET, "RelativeDistinguishedName").enter();
      StringBuilder part = new StringBuilder(32);
      while (set.hasNext()) {
        DerReader pair = set.expect(DerReader.SEQUENCE, "AttributeTypeAndValue").enter();
        if (part.length() > 0) {
          part.append('+');
        }
        appendAttribute(der, pair, part);
      }
      if (part.length() > 0) {
        parts.addFirst(part.toString());
      }
    }
    return String.join(",", parts);
  }

  /** Requires the structure that {@link #text} reads, of the Name that a reader stands on. */
  static void check(byte[] der, DerReader name) {
    int at = name.contentStart();
    while (at < name.end()) {
      int next = endOfPlainPart(der, at, name.end());
      if (next < 0) {
        checkParts(der, DerReader.of(der, at, name.end()));
        return;
      }
      at = next;
    }
  }

  /**
   * Where a RelativeDistinguishedName ends that has one attribute and short lengths, as almost all
   * have: SET { SEQUENCE { OBJECT IDENTIFIER of 3 bytes below 0x80, value } }. -1 for any other.
   */
  private static int endOfPlainPart(byte[] der, int at, int limit) {
    if (limit - at < 11) {
      return -1;
    }
    int length = der[at + 1];
    int identifier = der[at + 5];
    int value = at + 6 + identifier;
    boolean plain =
        der[at] == DerReader.SET
            && length >= 9
            && length <= limit - at - 2
            && der[at + 2] == DerReader.SEQUENCE
            && der[at + 3] == length - 2
            && der[at + 4] == DerReader.OBJECT_IDENTIFIER
            && identifier == 3
            && (der[at + 6] | der[at + 7] | der[at + 8]) >= 0
            && (der[value] & 0x1F) != 0x1F
            && der[value + 1] == length - 6 - identifier;
    return plain ? at + 2 + length : -1;
  }

  private static void checkParts(byte[] der, DerReader name) {
    while (name.hasNext()) {
      DerReader set = name.expect(DerReader.SET, "RelativeDistinguishedName").enter();
      while (set.hasNext()) {
        DerReader pair = set.expect(DerReader.SEQUENCE, "AttributeTypeAndValue").enter();
        ObjectIdentifiers.check(der, pair.expect(DerReader.OBJECT_IDENTIFIER, "an attribute type"));
        pair.next();
        pair.expectEnd("AttributeTypeAndValue");
      }
    }
  }

  private static void appendAttribute(byte[] der, DerReader pair, StringBuilder out) {
    pair.expect(DerReader.OBJECT_IDENTIFIER, "an attribute type");
    String type = ObjectIdentifiers.read(der, pair);
    String keyword = KEYWORDS.get(type);
    pair.next();
    String value = NameParts.string(der, pair);
    out.append(keyword == null ? type : keyword).append('=');
    if (value == null || keyword == null) {
      out.append('#').append(HexFormat.of().formatHex(der, pair.start(), pair.end()));
    } else {
      appendEscaped(value, out);
    }
  }

  private static void appendEscaped(String value, StringBuilder out) {
    int length = value.length();
    for (int i = 0; i < length; ) {
      int c = value.codePointAt(i);
      boolean edge = i == 0 && (c == ' ' || c == '#') || i == length - 1 && c == ' ';
      i += Character.charCount(c);
      if (edge || "\"+,;<>\\".indexOf(c) >= 0) {
        out.append('\\').appendCodePoint(c);
      } else if (misleads(c)) {
        for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
          out.append('\\').append(HexFormat.of().withUpperCase().toHexDigits(b));
        }
      } else {
        out.appendCodePoint(c);
      }
    }
  }

  /** Control, format (bidirectional, zero-width), line-separating and unpaired characters. */
  static boolean misleads(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  /**
   * Do two Names match by RFC 5280 section 7.1? Same bytes, or the same parts in the same order,
   * each with the same attributes in any order, whose values are equal once case, compatibility
   * forms and repeated blanks are folded.
   */
  static boolean matches(byte[] a, int aStart, int aEnd, byte[] b, int bStart, int bEnd) {
    if (Arrays.equals(a, aStart, aEnd, b, bStart, bEnd)) {
      return true;
    }
    DerReader left = DerReader.of(a, aStart, aEnd).expect(DerReader.SEQUENCE, "Name").enter();
    DerReader right = DerReader.of(b, bStart, bEnd).expect(DerReader.SEQUENCE, "Name").enter();
    while (left.hasNext() && right.hasNext()) {
      left.expect(DerReader.SET, "RelativeDistinguishedName");
      right.expect(DerReader.SET, "RelativeDistinguishedName");
      if (!sameInOrder(a, left.enter(), b, right.enter()) && !sameInAnyOrder(a, left, b, right)) {
        return false;
      }
    }
    return !left.hasNext() && !right.hasNext();
  }

  private static boolean sameInOrder(byte[] a, DerReader left, byte[] b, DerReader right) {
    while (left.hasNext() && right.hasNext()) {
      left.expect(DerReader.SEQUENCE, "AttributeTypeAndValue");
      right.expect(DerReader.SEQUENCE, "AttributeTypeAndValue");
      if (!sameAttribute(a, left.enter(), b, right.enter())) {
        return false;
      }
    }
    return !left.hasNext() && !right.hasNext();
  }

  /** For parts that are not sorted as DER asks, which some authorities write. */
  private static boolean sameInAnyOrder(byte[] a, DerReader left, byte[] b, DerReader right) {
    int count = count(left.enter());
    if (count < 2 || count > MOST_REORDERED || count != count(right.enter())) {
      return false;
    }
    BitSet taken = new BitSet(count);
    DerReader lefts = left.enter();
    while (lefts.hasNext()) {
      lefts.next();
      DerReader rights = right.enter();
      boolean found = false;
      for (int i = 0; i < count && !found; i++) {
        rights.next();
        found = !taken.get(i) && sameAttribute(a, lefts.enter(), b, rights.enter());
        if (found) {
          taken.set(i);
        }
      }
      if (!found) {
        return false;
      }
    }
    return true;
  }

  private static int count(DerReader elements) {
    int count = 0;
    while (elements.hasNext()) {
      elements.next();
      count++;
    }
    return count;
  }

  private static boolean sameAttribute(byte[] a, DerReader left, byte[] b, DerReader right) {
    return sameElement(a, left, b, right) && sameValue(a, left, b, right);
  }

  private static boolean sameElement(byte[] a, DerReader left, byte[] b, DerReader right) {
    left.next();
    right.next();
    return Arrays.equals(a, left.start(), left.end(), b, right.start(), right.end());
  }

  private static boolean sameValue(byte[] a, DerReader left, byte[] b, DerReader right) {
    if (sameElement(a, left, b, right)) {
      return true;
    }
    if (isAscii(a, left) && isAscii(b, right)) {
      return sameAscii(a, left, b, right);
    }
    String leftText = NameParts.string(a, left);
    String rightText = NameParts.string(b, right);
    return leftText != null
        && rightText != null
        && NameParts.prepared(leftText).equals(NameParts.prepared(rightText));
  }

  /** Is this a string of one byte a character, all of them printable ASCII? */
  private static boolean isAscii(byte[] der, DerReader value) {
    int tag = value.tag();
    if (tag != 0x0C && tag != 0x13 && tag != 0x16) {
      return false;
    }
    for (int i = value.contentStart(); i < value.end(); i++) {
      if (der[i] < ' ' || der[i] == 0x7F) {
        return false;
      }
    }
    return true;
  }

  /** What {@link NameParts#prepared} does, for ASCII and without making texts. */
  private static boolean sameAscii(byte[] a, DerReader left, byte[] b, DerReader right) {
    int i = afterBlanks(a, left.contentStart(), left.end());
    int j = afterBlanks(b, right.contentStart(), right.end());
    while (i < left.end() && j < right.end()) {
      if (lower(a[i]) != lower(b[j])) {
        return false;
      }
      if (a[i] == ' ') {
        i = afterBlanks(a, i, left.end());
        j = afterBlanks(b, j, right.end());
      } else {
        i++;
        j++;
      }
    }
    return afterBlanks(a, i, left.end()) == left.end()
        && afterBlanks(b, j, right.end()) == right.end();
  }

  private static int afterBlanks(byte[] der, int at, int end) {
    int i = at;
    while (i < end && der[i] == ' ') {
      i++;
    }
    return i;
  }

  private static int lower(byte c) {
    return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
  }
}
