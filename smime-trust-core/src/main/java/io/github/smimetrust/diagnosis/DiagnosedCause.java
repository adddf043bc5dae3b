package io.github.smimetrust.diagnosis;

import io.github.smimetrust.cause.Cause;
import java.util.List;
import java.util.Locale;

/**
 * One thing that a text says is wrong.
 *
 * <pre>{@code
 * diagnosis.findings().forEach(c -> System.out.println(c.id() + ": " + c.remedy(Locale.JAPANESE)));
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class DiagnosedCause {
  private final Cause cause;
  private final KnownMessage message;
  private final int line;
  private final String text;
  private final int times;

  DiagnosedCause(Cause cause, KnownMessage message, int line, String text, int times) {
    this.cause = cause;
    this.message = message;
    this.line = line;
    this.text = text;
    this.times = times;
  }

  /**
   * The stable id of the cause: that of a reason of the chain or of the message, where there is one
   * for it, and one of its own otherwise. The reason {@code bad-signature} of a message is {@code
   * message-bad-signature} here.
   *
   * @return such as {@code "untrusted-root"}
   */
  public String id() {
    return cause.id();
  }

  /**
   * What a vague message may turn out to mean. The engines tell, the message does not.
   *
   * @return ids of causes; empty where the message is exact; unmodifiable
   */
  public List<String> mayBe() {
    return cause.mayBe();
  }

  /**
   * The program that says so.
   *
   * @return such as {@code "Windows"}
   */
  public String product() {
    return message.product();
  }

  /**
   * Where it is said first.
   *
   * @return the number of the line, from 1
   */
  public int line() {
    return line;
  }

  /**
   * What is said there.
   *
   * @return the words that were recognized, escaped and shortened to one line
   */
  public String text() {
    return text;
  }

  /**
   * How often it is said.
   *
   * @return 1 or more
   */
  public int times() {
    return times;
  }

  /**
   * Where the message was seen, and so how far its meaning can be relied on.
   *
   * @return a document, a program with its version, or a report of a user
   */
  public String source() {
    return message.source();
  }

  /**
   * The rule behind the cause.
   *
   * @return such as {@code "RFC 5280 section 6.1.1 (d)"}
   */
  public String section() {
    return cause.source();
  }

  /**
   * What is wrong, in English.
   *
   * @return a sentence
   */
  public String cause() {
    return cause(Locale.ENGLISH);
  }

  /**
   * What is wrong.
   *
   * @param locale Japanese, or English for any other
   * @return a sentence
   */
  public String cause(Locale locale) {
    return cause.title().in(locale);
  }

  /**
   * What to look at, in English.
   *
   * @return a sentence, which names the call of this library that looks, if there is one
   */
  public String check() {
    return check(Locale.ENGLISH);
  }

  /**
   * What to look at.
   *
   * @param locale Japanese, or English for any other
   * @return a sentence, which names the call of this library that looks, if there is one
   */
  public String check(Locale locale) {
    return cause.check().in(locale);
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
    return cause.remedy().in(locale);
  }

  /**
   * Where the documentation tells more.
   *
   * @return the address of a page
   */
  public String page() {
    return cause.page();
  }

  @Override
  public String toString() {
    return cause.id() + " (line " + line + ", " + message.product() + "): " + text;
  }
}
