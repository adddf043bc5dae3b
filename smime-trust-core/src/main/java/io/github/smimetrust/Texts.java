package io.github.smimetrust;

/** Makes text from outside fit for a message: one line, bounded, nothing that misleads a reader. */
final class Texts {
  /** Long enough for any name in use; messages stay readable with a name of a megabyte. */
  private static final int MOST = 200;

  private Texts() {}

  static String harmless(String text) {
    StringBuilder out = new StringBuilder(Math.min(text.length(), MOST) + 16);
    for (int i = 0; i < text.length() && i < MOST; ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (DistinguishedName.misleads(c)) {
        out.append("\\u{").append(Integer.toHexString(c)).append('}');
      } else {
        out.appendCodePoint(c);
      }
    }
    return text.length() > MOST ? out.append("...").toString() : out.toString();
  }
}
