package io.github.smimetrust.chain;

/**
 * Shows what strangers wrote: shortened; letters, digits and printable ASCII as they are, anything
 * else escaped. Of bytes only printable ASCII is shown as it is.
 */
final class PlainText {
  private static final int MOST_SHOWN = 160;

  private PlainText() {}

  static String of(byte[] bytes, int from, int to) {
    StringBuilder text = new StringBuilder();
    int i = from;
    while (i < to && text.length() < MOST_SHOWN) {
      append(bytes[i++] & 0xFF, text);
    }
    return i == to ? text.toString() : shortened(text, to - from);
  }

  static String of(String given) {
    StringBuilder text = new StringBuilder();
    int i = 0;
    while (i < given.length() && text.length() < MOST_SHOWN) {
      int c = given.codePointAt(i);
      i += Character.charCount(c);
      if (Character.isLetterOrDigit(c)) {
        text.appendCodePoint(c);
      } else {
        append(c, text);
      }
    }
    return i == given.length() ? text.toString() : shortened(text, given.length());
  }

  /** Shortens a name that {@link io.github.smimetrust.BundleEntry} rendered, and so escaped. */
  static String name(String rendered) {
    return rendered.length() <= MOST_SHOWN
        ? rendered
        : shortened(new StringBuilder(rendered.substring(0, MOST_SHOWN)), rendered.length());
  }

  private static void append(int c, StringBuilder text) {
    if (c >= ' ' && c < 0x7F && c != '\\') {
      text.append((char) c);
    } else {
      text.append("\\u{").append(Integer.toHexString(c)).append('}');
    }
  }

  private static String shortened(StringBuilder text, int length) {
    return text.append("... (").append(length).append(" in all)").toString();
  }
}
