package io.github.smimetrust.chain;

import java.util.Locale;

/** The texts of one language. {0} is what was found, {1} what was expected. */
interface Wording {
  Wording ENGLISH = new EnglishWording();
  Wording JAPANESE = new JapaneseWording();

  static Wording of(Locale locale) {
    return locale.getLanguage().equals("ja") ? JAPANESE : ENGLISH;
  }

  /** A sentence about a failure. */
  String sentence(Failure failure);

  /** A line as it is shown, after names were put in, which may have been shortened. */
  String line(String text);

  /** A heading or a phrase of an explanation. */
  String phrase(Phrase phrase, Object... values);

  /** What an explanation says besides its failures. */
  enum Phrase {
    TRUSTED,
    REJECTED,
    UNDECIDED,
    QUESTION,
    NOT_CHECKED,
    WARNING,
    PATH,
    REACHES_ANCHOR,
    BREAKS_OFF,
    REMEDY,
    MORE,
    MORE_PATHS,
    LOCATION,
    COMPLETION,
    COMPLETION_NOT_PROVED,
    LIMIT,
    SPENT,
    SAME,
    DIFFERENT,
    UNCLEAR
  }
}
