package io.github.smimetrust.chain;

import java.util.Locale;

/**
 * What two mail systems say about one certificate.
 *
 * <pre>{@code
 * if (!models.agree()) {
 *   System.out.println(models.explain());
 * }
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class ModelComparison {
  private final String oneName;
  private final ChainResult one;
  private final String otherName;
  private final ChainResult other;

  ModelComparison(String oneName, ChainResult one, String otherName, ChainResult other) {
    this.oneName = oneName;
    this.one = one;
    this.otherName = otherName;
    this.other = other;
  }

  /**
   * The answer of the first model.
   *
   * @return its result
   */
  public ChainResult first() {
    return one;
  }

  /**
   * The answer of the second model.
   *
   * @return its result
   */
  public ChainResult second() {
    return other;
  }

  /**
   * Do both come to the same outcome?
   *
   * @return whether they do
   */
  public boolean agree() {
    return one.outcome() == other.outcome();
  }

  /**
   * Explains both answers in English.
   *
   * @return one line that compares, and the explanation of each
   */
  public String explain() {
    return explain(Locale.ENGLISH);
  }

  /**
   * Explains both answers.
   *
   * @param locale Japanese, or English for any other
   * @return one line that compares, and the explanation of each
   */
  public String explain(Locale locale) {
    Wording words = Wording.of(locale);
    String head;
    if (agree()) {
      head = words.phrase(Wording.Phrase.SAME, oneName, otherName);
    } else if (one.outcome() == Outcome.TRUSTED) {
      head = words.phrase(Wording.Phrase.DIFFERENT, oneName, otherName);
    } else if (other.outcome() == Outcome.TRUSTED) {
      head = words.phrase(Wording.Phrase.DIFFERENT, otherName, oneName);
    } else {
      head = words.phrase(Wording.Phrase.UNCLEAR, oneName, otherName);
    }
    return head
        + "\n\n"
        + oneName
        + "\n"
        + one.explain(locale)
        + "\n"
        + otherName
        + "\n"
        + other.explain(locale);
  }

  @Override
  public String toString() {
    return oneName + " " + one.outcome() + ", " + otherName + " " + other.outcome();
  }
}
