package io.github.smimetrust.report.document;

/**
 * One line of a report's head: what, and how much.
 *
 * @param id the stable key in JSON, in kebab case
 * @param label what a reader sees before the value
 * @param value the value
 * @since 0.1.0
 */
public record Fact(String id, Text label, Value value) {
  /**
   * A fact with its label in both languages.
   *
   * @param id the stable key
   * @param english the label in English
   * @param japanese the label in Japanese
   * @param value the value
   * @return the fact
   */
  public static Fact of(String id, String english, String japanese, Value value) {
    return new Fact(id, Text.of(english, japanese), value);
  }

  /**
   * A number with its label in both languages.
   *
   * @param id the stable key
   * @param english the label in English
   * @param japanese the label in Japanese
   * @param number the number
   * @return the fact
   */
  public static Fact of(String id, String english, String japanese, long number) {
    return of(id, english, japanese, Value.of(number));
  }
}
