package io.github.smimetrust.format;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Makes text from outside fit for a message, a script's comment or a page: one line, bounded, with
 * nothing in it that reorders, hides or breaks what a reader sees. Stateless and thread-safe.
 *
 * @since 0.1.0
 */
public final class PlainText {
  /** Long enough for any name in use; a message stays readable with a name of a megabyte. */
  private static final int MOST = 200;

  private static final Pattern LINE_END = Pattern.compile("\r\n|\n|\r");

  private PlainText() {}

  /**
   * Escapes control, format (bidirectional, zero-width), line-separating and unpaired characters:
   * backslash, u, and their number in hexadecimal digits between braces. Cuts what is longer than
   * {@value #MOST} characters.
   *
   * @param text any text
   * @return one line
   */
  public static String of(String text) {
    return escaped(text, MOST);
  }

  /**
   * Escapes as {@link #of} does, and cuts nothing: for text whose length is bounded elsewhere.
   *
   * @param text any text
   * @return one line
   */
  public static String inFull(String text) {
    return escaped(text, Integer.MAX_VALUE);
  }

  /**
   * The lines of a text that may have several, each as {@link #inFull} gives it.
   *
   * @param text any text; LF, CRLF and CR separate lines
   * @return the lines, at least one
   */
  public static List<String> lines(String text) {
    return Arrays.stream(LINE_END.split(text, -1)).map(PlainText::inFull).toList();
  }

  private static String escaped(String text, int most) {
    StringBuilder out = new StringBuilder(Math.min(text.length(), most) + 16);
    int at = 0;
    while (at < text.length() && at < most) {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      if (misleads(c)) {
        out.append("\\u{").append(Integer.toHexString(c)).append('}');
      } else {
        out.appendCodePoint(c);
      }
    }
    return at < text.length() ? out.append("...").toString() : out.toString();
  }

  /**
   * Is there nothing in a text that {@link #of} would escape?
   *
   * @param text any text
   * @return whether it can stand in a message as it is, its length aside
   */
  public static boolean isPlain(String text) {
    return text.codePoints().noneMatch(PlainText::misleads);
  }

  private static boolean misleads(int codePoint) {
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
}
