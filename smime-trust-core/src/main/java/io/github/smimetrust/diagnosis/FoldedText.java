package io.github.smimetrust.diagnosis;

/**
 * A text without what changes when a message is passed on: case, white space and the line ends of
 * narrow consoles, quotation marks and dashes of word processors, full-width letters, and marks at
 * the beginning of lines that a console or a mail program put there. Knows where each character
 * came from.
 */
final class FoldedText {
  private final String original;
  private final char[] folded;
  private final int[] origins;
  private final int length;

  private FoldedText(String original, char[] folded, int[] origins, int length) {
    this.original = original;
    this.folded = folded;
    this.origins = origins;
    this.length = length;
  }

  static FoldedText of(String text) {
    char[] folded = new char[text.length()];
    int[] origins = new int[text.length()];
    int length = 0;
    boolean begins = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        begins = true;
      } else if (!isInvisible(c) && !(begins && (c == '|' || c == '>'))) {
        begins = false;
        folded[length] = folded(c);
        origins[length++] = i;
      }
    }
    return new FoldedText(text, folded, origins, length);
  }

  int length() {
    return length;
  }

  char at(int index) {
    return folded[index];
  }

  /** Where a character stands in the text that was given. */
  int begin(int from) {
    return origins[from];
  }

  /** Where the character before an index ends in the text that was given. */
  int end(int to) {
    return origins[to - 1] + 1;
  }

  /** As it was given. */
  String original(int from, int to) {
    return original.substring(begin(from), end(to));
  }

  /** The first place of a word in the next few characters, or -1. */
  int find(String word, int from, int most) {
    int last = Math.min(from + most, length - word.length());
    for (int at = from; at <= last; at++) {
      if (holds(word, at)) {
        return at;
      }
    }
    return -1;
  }

  private boolean holds(String word, int at) {
    for (int i = 0; i < word.length(); i++) {
      if (folded[at + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Else it is a part of a longer word or number, and means something else. */
  boolean isWhole(int from, int to) {
    return !(isWord(folded[from]) && begin(from) > 0 && isWord(original.charAt(begin(from) - 1)))
        && !(isWord(folded[to - 1])
            && end(to) < original.length()
            && isWord(original.charAt(end(to))));
  }

  /** Of ASCII: other scripts set no spaces between words. */
  private static boolean isWord(char c) {
    char plain = folded(c);
    return (plain >= 'a' && plain <= 'z') || (plain >= '0' && plain <= '9') || plain == '_';
  }

  private static boolean isInvisible(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT;
  }

  private static char folded(char c) {
    if (c < 0x80) {
      return Character.toLowerCase(c);
    }
    return switch (c) {
      case '\u2018', '\u2019', '\u201A', '\u201B', '\u02BC', '\u00B4' -> '\'';
      case '\u201C', '\u201D', '\u201E', '\u201F', '\u00AB', '\u00BB' -> '"';
      case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212' -> '-';
      // The full-width forms of ASCII; katakana have letters of the same shape, and stay.
      default -> Character.toLowerCase(c >= '\uFF01' && c <= '\uFF5E' ? (char) (c - 0xFEE0) : c);
    };
  }
}
