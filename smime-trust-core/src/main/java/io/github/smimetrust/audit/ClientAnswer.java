package io.github.smimetrust.audit;

import io.github.smimetrust.chain.ChainResult;
import io.github.smimetrust.report.document.Text;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Does a certificate pass with one mail client, as far as documents tell?
 *
 * <pre>{@code
 * ClientAnswer answer = row.answers().get(MailClient.CLASSIC_OUTLOOK);
 * System.out.println(answer.verdict() + ": " + answer.reason() + " (" + answer.source() + ")");
 * }</pre>
 *
 * <p>Which list a client consults comes from documentation and from reports; the list was judged by
 * this library and not by the client. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class ClientAnswer {
  private final Verdict verdict;
  private final Text reason;
  private final ClientLists.Row row;
  private final @Nullable ChainResult result;

  ClientAnswer(Verdict verdict, Text reason, ClientLists.Row row, @Nullable ChainResult result) {
    this.verdict = verdict;
    this.reason = reason;
    this.row = row;
    this.result = result;
  }

  /**
   * The short answer. There will be no fourth.
   *
   * @since 0.1.0
   */
  public enum Verdict {
    /** The list that the client consults has a chain for it. */
    PASSES,
    /** The list that the client consults has none. */
    FAILS,
    /** No document says what the client consults, or what it consults was not named. */
    UNKNOWN;

    /**
     * The stable name of the verdict.
     *
     * @return such as {@code "passes"}
     */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    Text words() {
      return switch (this) {
        case PASSES -> Text.of("passes", "合格");
        case FAILS -> Text.of("fails", "不合格");
        case UNKNOWN -> Text.of("unknown", "不明");
      };
    }
  }

  /**
   * Does it pass?
   *
   * @return the verdict
   */
  public Verdict verdict() {
    return verdict;
  }

  /**
   * Why, in English.
   *
   * @return a sentence; empty if there is nothing to say
   */
  public String reason() {
    return reason(Locale.ENGLISH);
  }

  /**
   * Why.
   *
   * @param locale Japanese, or English for any other
   * @return a sentence; empty if there is nothing to say
   */
  public String reason(Locale locale) {
    return reason.in(locale);
  }

  /**
   * What the client consults, in English.
   *
   * @return a sentence
   */
  public String consults() {
    return consults(Locale.ENGLISH);
  }

  /**
   * What the client consults.
   *
   * @param locale Japanese, or English for any other
   * @return a sentence
   */
  public String consults(Locale locale) {
    return row.consults().in(locale);
  }

  /**
   * The document that says so.
   *
   * @return title and place
   */
  public String source() {
    return row.source();
  }

  /**
   * What the engine said of the list that decided. For an authority that is a rejection even where
   * it passes, if its key does not sign mail: it is asked as an issuer of signers here.
   *
   * @return the result; empty if no list was asked, or it has no root
   */
  public Optional<ChainResult> result() {
    return Optional.ofNullable(result);
  }

  Text words() {
    return reason;
  }

  /** This answer, of a client that consults something else. */
  ClientAnswer of(ClientLists.Row other) {
    return new ClientAnswer(verdict, reason, other, result);
  }

  @Override
  public String toString() {
    return verdict.id() + (reason().isEmpty() ? "" : ": " + reason());
  }
}
