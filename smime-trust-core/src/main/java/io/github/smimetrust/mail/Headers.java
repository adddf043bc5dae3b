package io.github.smimetrust.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The header fields of an entity (RFC 5322 section 2.2), unfolded. Bytes are taken for UTF-8 (RFC
 * 6532); what is none becomes U+FFFD. Immutable.
 */
final class Headers {
  private static final byte[] MBOX_LINE = {'F', 'r', 'o', 'm', ' '};

  private record Field(String name, String value) {}

  private final List<Field> fields;
  private final boolean malformed;
  private final int end;

  private Headers(List<Field> fields, boolean malformed, int end) {
    this.fields = List.copyOf(fields);
    this.malformed = malformed;
    this.end = end;
  }

  /**
   * Reads up to the first empty line.
   *
   * @throws MailLimitReached if there is none in the first 64 KiB
   */
  static Headers read(byte[] bytes, int from, int to) {
    List<Field> fields = new ArrayList<>();
    boolean malformed = false;
    int at = afterMboxLine(bytes, from, to);
    while (at < to) {
      int next = LineEnds.next(bytes, at, to);
      if (LineEnds.trimmed(bytes, at, next) == at) {
        return new Headers(fields, malformed, next);
      }
      while (next < to && isBlank(bytes[next])) {
        next = LineEnds.next(bytes, next, to);
        checkSize(next - from);
      }
      checkSize(next - from);
      Field field = field(bytes, at, next);
      if (field == null) {
        malformed = true;
      } else {
        fields.add(field);
      }
      at = next;
    }
    return new Headers(fields, malformed, to);
  }

  private static void checkSize(int size) {
    if (size > MailLimits.HEADER_BYTES) {
      throw new MailLimitReached("header-bytes", MailLimits.HEADER_BYTES);
    }
  }

  /** Files of mbox begin a message with a line of their own; "From :" is a field all the same. */
  private static int afterMboxLine(byte[] bytes, int from, int to) {
    for (int i = 0; i < MBOX_LINE.length; i++) {
      if (from + i >= to || bytes[from + i] != MBOX_LINE[i]) {
        return from;
      }
    }
    int at = from + MBOX_LINE.length;
    while (at < to && isBlank(bytes[at])) {
      at++;
    }
    return at < to && bytes[at] == ':' ? from : LineEnds.next(bytes, from, to);
  }

  /** Null for what mail programs could read in more than one way, or not at all. */
  private static @Nullable Field field(byte[] bytes, int from, int to) {
    int colon = from;
    while (colon < to && bytes[colon] > ' ' && bytes[colon] < 0x7F && bytes[colon] != ':') {
      colon++;
    }
    int nameEnd = colon;
    while (colon < to && isBlank(bytes[colon])) {
      colon++;
    }
    if (nameEnd == from || colon == to || bytes[colon] != ':') {
      return null;
    }
    StringBuilder value = new StringBuilder();
    int at = colon + 1;
    while (at < to) {
      int next = LineEnds.next(bytes, at, to);
      int end = LineEnds.trimmed(bytes, at, next);
      for (int i = at; i < end; i++) {
        if (bytes[i] == 0 || bytes[i] == '\r') {
          return null;
        }
      }
      value.append(new String(bytes, at, end - at, StandardCharsets.UTF_8));
      at = next;
    }
    String name = new String(bytes, from, nameEnd - from, StandardCharsets.US_ASCII);
    return new Field(name.toLowerCase(Locale.ROOT), value.toString().strip());
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }

  /** The values of all fields of a name, in lower case, in their order. */
  List<String> all(String name) {
    return fields.stream().filter(f -> f.name().equals(name)).map(Field::value).toList();
  }

  /** The value of the only field of a name; null if there is none, or more than one. */
  @Nullable String only(String name) {
    List<String> values = all(name);
    return values.size() == 1 ? values.get(0) : null;
  }

  boolean isEmpty() {
    return fields.isEmpty();
  }

  /** Is there a line that is no field, or a NUL or bare CR? */
  boolean isMalformed() {
    return malformed;
  }

  /** Where the body begins. */
  int end() {
    return end;
  }
}
