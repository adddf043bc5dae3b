package io.github.smimetrust.audit;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.report.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A certificate that has ended, or ends so soon that the watch is to warn.
 *
 * <pre>{@code
 * ExpiryWatch.over(bundle).usedBy(evidence).check(now)
 *     .forEach(a -> System.out.println(a.severity() + " " + a.message()));
 * }</pre>
 *
 * @param entry the certificate; of the list, or of a chain of the evidence
 * @param threshold the shortest time before the end that was named and is reached; zero if it has
 *     ended
 * @param severity an error if it has ended, a warning if it will; a note where it is no certificate
 *     of the list and no authority, but a user's own
 * @param affected the evidence that stops being trusted with it; unmodifiable, in the order in
 *     which it was given
 * @param at the time of the check
 * @since 0.1.0
 */
public record ExpiryAlert(
    BundleEntry entry, Duration threshold, Severity severity, List<Evidence> affected, Instant at) {
  /** Copies the list. */
  public ExpiryAlert {
    affected = List.copyOf(affected);
  }

  /**
   * The certificate's subject.
   *
   * @return RFC 4514 text, escaped
   */
  public String subject() {
    return entry.subject();
  }

  /**
   * When the certificate ends.
   *
   * @return its last instant
   */
  public Instant notAfter() {
    return entry.notAfter();
  }

  /**
   * What ends, when, and what to do, in English.
   *
   * @return a sentence or two
   */
  public String message() {
    return message(Locale.ENGLISH);
  }

  /**
   * What ends, when, and what to do.
   *
   * @param locale Japanese, or English for any other
   * @return a sentence or two
   */
  public String message(Locale locale) {
    return ExpiryWording.message(this).in(locale);
  }
}
