package io.github.smimetrust.exchange;

import io.github.smimetrust.format.PlainText;

/**
 * Writes a text as a single-quoted PowerShell string, in which nothing is expanded and no character
 * but a quote means anything.
 *
 * <p>PowerShell takes five characters for a single quote: the ASCII one and U+2018, U+2019, U+201A,
 * U+201B. Within such a string a pair of any two of them stands for the second one, so each is
 * doubled as itself.
 */
final class PowerShellLiteral {
  private PowerShellLiteral() {}

  /**
   * Quotes a text.
   *
   * @throws IllegalArgumentException for NUL, which PowerShell's reader takes for the end of its
   *     input, and for an unpaired surrogate, which UTF-8 cannot hold: a file of the script would
   *     say something else
   */
  static String of(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('\'');
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\0' || isUnpaired(text, at)) {
        throw new IllegalArgumentException(
            "found a character that no PowerShell script can hold, in '"
                + PlainText.of(text)
                + "', expected text without NUL and without unpaired surrogates");
      }
      out.append(c);
      if (isQuote(c)) {
        out.append(c);
      }
    }
    return out.append('\'').toString();
  }

  private static boolean isQuote(char c) {
    return c == '\'' || c >= '\u2018' && c <= '\u201B';
  }

  private static boolean isUnpaired(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    return Character.isLowSurrogate(c)
        && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }
}
