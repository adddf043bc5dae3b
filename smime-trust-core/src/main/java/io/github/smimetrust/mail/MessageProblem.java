package io.github.smimetrust.mail;

import io.github.smimetrust.cause.CauseCatalogue;
import java.util.Locale;

/**
 * One thing that stands between a message and trust: why, what was found and what was expected.
 *
 * <pre>{@code
 * verdict.problems().forEach(p -> System.out.println(p.reason().id() + ": " + p.message()));
 * }</pre>
 *
 * <p>Found and expected are values, such as addresses, dates and names of algorithms, shortened and
 * escaped where strangers wrote them, and the same in every language. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class MessageProblem {
  private final MessageReason reason;
  private final String found;
  private final String expected;
  private final String section;

  MessageProblem(MessageReason reason, String found, String expected, String section) {
    this.reason = reason;
    this.found = found;
    this.expected = expected;
    this.section = section;
  }

  /**
   * Why.
   *
   * @return the reason
   */
  public MessageReason reason() {
    return reason;
  }

  /**
   * What is there.
   *
   * @return a value as text
   */
  public String found() {
    return found;
  }

  /**
   * What should be there.
   *
   * @return a value as text
   */
  public String expected() {
    return expected;
  }

  /**
   * The rule that is broken.
   *
   * @return such as {@code "RFC 5652 section 5.4"}
   */
  public String section() {
    return section;
  }

  /**
   * The problem in one English sentence.
   *
   * @return a sentence that names found and expected
   */
  public String message() {
    return MailWording.ENGLISH.sentence(this);
  }

  /**
   * The problem in one sentence.
   *
   * @param locale Japanese, or English for any other
   * @return a sentence that names found and expected
   */
  public String message(Locale locale) {
    return MailWording.of(locale).sentence(this);
  }

  /**
   * What to do about it, in English.
   *
   * @return a sentence for a mail administrator
   */
  public String remedy() {
    return remedy(Locale.ENGLISH);
  }

  /**
   * What to do about it.
   *
   * @param locale Japanese, or English for any other
   * @return a sentence for a mail administrator
   */
  public String remedy(Locale locale) {
    return CauseCatalogue.ofMessage(reason.id()).remedy().in(locale);
  }

  @Override
  public String toString() {
    return reason.id() + ": " + message();
  }
}
