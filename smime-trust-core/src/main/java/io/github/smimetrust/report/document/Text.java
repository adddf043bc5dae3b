package io.github.smimetrust.report.document;

import java.util.Locale;

/**
 * A sentence or a word in both languages. Immutable.
 *
 * @param english in English
 * @param japanese in Japanese
 * @since 0.1.0
 */
public record Text(String english, String japanese) {
  /**
   * A text in both languages.
   *
   * @param english in English
   * @param japanese in Japanese
   * @return the text
   */
  public static Text of(String english, String japanese) {
    return new Text(english, japanese);
  }

  /**
   * What is the same in every language: a name, an id, a number.
   *
   * @param words the text
   * @return the text
   */
  public static Text verbatim(String words) {
    return new Text(words, words);
  }

  /**
   * The text in a language.
   *
   * @param language Japanese, or English for any other
   * @return the words
   */
  public String in(Locale language) {
    return language.getLanguage().equals("ja") ? japanese : english;
  }
}
