package io.github.smimetrust.mail;

/**
 * Shows what strangers wrote: shortened; letters, digits and printable ASCII as they are, anything
 * else escaped.
 */
final class PlainText {
  private static final int MOST_SHOWN = 160;

  private PlainText() {}

  static String of(String given) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < given.length() && text.length() < MOST_SHOWN) {
      int c = given.codePointAt(at);
      at += Character.charCount(c);
      if (c >= ' ' && c < 0x7F && c != '\\' || c >= 0x80 && Character.isLetterOrDigit(c)) {
        text.appendCodePoint(c);
      } else {
        text.append("\\u{").append(Integer.toHexString(c)).append('}');
      }
    }
    return at == given.length()
        ? text.toString()
        : text.append("... (").append(given.length()).append(" in all)").toString();
  }
}
