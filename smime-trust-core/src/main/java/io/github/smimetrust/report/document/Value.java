package io.github.smimetrust.report.document;

import io.github.smimetrust.Fingerprint;
import java.time.Instant;

/**
 * A value of a fact or of a table's cell, of a kind that each format renders in its own way.
 *
 * @since 0.1.0
 */
public sealed interface Value {
  /**
   * Words.
   *
   * @param text in both languages
   */
  record Words(Text text) implements Value {}

  /**
   * A point in time, shown in the report's zone.
   *
   * @param instant to the second
   */
  record Time(Instant instant) implements Value {}

  /**
   * A number.
   *
   * @param number the number
   */
  record Count(long number) implements Value {}

  /**
   * A certificate, shown by name and linked to its row where the report has one.
   *
   * @param fingerprint its SHA-256
   * @param subject its subject, escaped
   */
  record Certificate(Fingerprint fingerprint, String subject) implements Value {}

  /**
   * Words.
   *
   * @param english in English
   * @param japanese in Japanese
   * @return the value
   */
  static Value of(String english, String japanese) {
    return new Words(Text.of(english, japanese));
  }

  /**
   * What is the same in every language.
   *
   * @param words a name, an id
   * @return the value
   */
  static Value of(String words) {
    return new Words(Text.verbatim(words));
  }

  /**
   * A number.
   *
   * @param number the number
   * @return the value
   */
  static Value of(long number) {
    return new Count(number);
  }

  /**
   * A point in time.
   *
   * @param instant the instant
   * @return the value
   */
  static Value of(Instant instant) {
    return new Time(instant);
  }
}
