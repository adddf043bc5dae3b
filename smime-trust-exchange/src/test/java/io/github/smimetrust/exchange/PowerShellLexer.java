package io.github.smimetrust.exchange;

/**
 * A model of how PowerShell reads a single-quoted string, made from the description of its
 * tokenizer and not from the class under test: any of five characters opens the string; inside, one
 * of the five closes it unless another of the five follows, in which case the second of the two is
 * part of the value; NUL ends the input; nothing else means anything.
 */
final class PowerShellLexer {
  private static final String QUOTES = "'\u2018\u2019\u201A\u201B";

  private PowerShellLexer() {}

  /**
   * The value of a source that is one single-quoted string from its first to its last character.
   */
  static String valueOfWhole(String source) {
    StringBuilder value = new StringBuilder();
    if (source.isEmpty() || !isQuote(source.charAt(0))) {
      throw new AssertionError("does not begin with a quote: " + source);
    }
    int at = 1;
    while (at < source.length() && source.charAt(at) != '\0') {
      char c = source.charAt(at);
      if (!isQuote(c)) {
        value.append(c);
        at++;
      } else if (at + 1 < source.length() && isQuote(source.charAt(at + 1))) {
        value.append(source.charAt(at + 1));
        at += 2;
      } else if (at + 1 == source.length()) {
        return value.toString();
      } else {
        throw new AssertionError("the string ends at " + at + " of " + source);
      }
    }
    throw new AssertionError("the string does not end: " + source);
  }

  private static boolean isQuote(char c) {
    return QUOTES.indexOf(c) >= 0;
  }
}
