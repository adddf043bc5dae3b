package io.github.smimetrust.audit;

import com.google.common.collect.ImmutableSet;
import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Words that mix scripts whose letters look alike, after the idea of mixed-script detection in
 * Unicode Technical Standard 39 section 5.1. Only Latin, Cyrillic and Greek are told apart:
 * Japanese mixes its three scripts with Latin in every second name. What is of no script of its
 * own, such as digits and combining marks, belongs to the word around it; what is no letter ends
 * the word.
 */
final class WordScripts {
  private static final Set<UnicodeScript> ALIKE =
      ImmutableSet.of(UnicodeScript.LATIN, UnicodeScript.CYRILLIC, UnicodeScript.GREEK);

  /**
   * A word of several scripts.
   *
   * @param scripts their names, such as Latin
   */
  record Word(String text, List<String> scripts) {}

  private WordScripts() {}

  /** The first word that mixes them. */
  static Optional<Word> mixture(String text) {
    Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
    int start = 0;
    int at = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      int next = at + Character.charCount(c);
      if (isPartOfWord(c)) {
        UnicodeScript script = UnicodeScript.of(c);
        if (ALIKE.contains(script)) {
          scripts.add(script);
        }
      } else {
        if (scripts.size() > 1) {
          break;
        }
        scripts.clear();
        start = next;
      }
      at = next;
    }
    return scripts.size() > 1
        ? Optional.of(
            new Word(
                text.substring(start, at),
                scripts.stream().map(WordScripts::name).sorted().toList()))
        : Optional.empty();
  }

  /** What is invisible does not part a word in the eyes of a reader. */
  private static boolean isPartOfWord(int c) {
    return Character.isLetterOrDigit(c)
        || switch (Character.getType(c)) {
          case Character.NON_SPACING_MARK,
              Character.COMBINING_SPACING_MARK,
              Character.ENCLOSING_MARK,
              Character.FORMAT ->
              true;
          default -> false;
        };
  }

  private static String name(UnicodeScript script) {
    String name = script.name();
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }
}
