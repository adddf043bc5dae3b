package io.github.smimetrust.cause;

import java.util.Locale;

/**
 * A sentence in both languages.
 *
 * @param english in English
 * @param japanese in Japanese
 * @since 0.1.0
 */
public record Sentence(String english, String japanese) {
  /**
   * The sentence in a language.
   *
   * @param language Japanese, or English for any other
   * @return the words
   */
  public String in(Locale language) {
    return language.getLanguage().equals("ja") ? japanese : english;
  }
}
