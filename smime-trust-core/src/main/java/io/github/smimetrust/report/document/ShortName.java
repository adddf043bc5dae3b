package io.github.smimetrust.report.document;

import io.github.smimetrust.format.PlainText;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a person calls a certificate: its common name, and the organization beside it.
 *
 * @param name the common name, or the nearest to it; empty for an empty subject
 * @param organization the organization, or empty where it says nothing new
 */
record ShortName(String name, String organization) {
  /** As long as a line; the details have the whole subject. */
  private static final int MOST = 96;

  /** A subject longer than this is read so far only. */
  private static final int MOST_READ = 4_096;

  /**
   * Reads a subject.
   *
   * @param subject RFC 4514 text, most specific part first
   */
  static ShortName of(String subject) {
    Map<String, String> parts = parts(subject.substring(0, Math.min(subject.length(), MOST_READ)));
    String organization = parts.getOrDefault("O", "");
    for (String keyword : new String[] {"CN", "OU", "O"}) {
      String name = parts.getOrDefault(keyword, "");
      if (!name.isBlank()) {
        return new ShortName(
            cut(name, MOST), name.equals(organization) ? "" : cut(organization, MOST));
      }
    }
    return new ShortName(cut(subject, MOST), "");
  }

  /** The first value of each keyword. */
  private static Map<String, String> parts(String subject) {
    Map<String, String> parts = new LinkedHashMap<>();
    int start = 0;
    for (int i = 0; i <= subject.length(); i++) {
      if (i < subject.length() && subject.charAt(i) == '\\') {
        i++;
      } else if (i == subject.length() || ",+".indexOf(subject.charAt(i)) >= 0) {
        String part = subject.substring(start, Math.min(i, subject.length()));
        int equals = part.indexOf('=');
        if (equals > 0) {
          parts.putIfAbsent(part.substring(0, equals), unescaped(part.substring(equals + 1)));
        }
        start = i + 1;
      }
    }
    return parts;
  }

  /** Without the backslashes before punctuation; escaped bytes stay, since they would mislead. */
  private static String unescaped(String value) {
    StringBuilder out = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' && i + 1 < value.length() && !isHexDigit(value.charAt(i + 1))) {
        out.append(value.charAt(++i));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static boolean isHexDigit(char c) {
    return Character.digit(c, 16) >= 0;
  }

  /** The beginning of a text, with an ellipsis where something is missing. */
  static String cut(String text, int most) {
    // Escaped before it is cut, so that a report that was read, which is escaped, is cut there too.
    String plain = PlainText.inFull(text);
    if (plain.length() <= most) {
      return plain;
    }
    int end = Character.isHighSurrogate(plain.charAt(most - 1)) ? most - 1 : most;
    return plain.substring(0, end) + "…";
  }
}
