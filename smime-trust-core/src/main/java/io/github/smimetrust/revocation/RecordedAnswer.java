package io.github.smimetrust.revocation;

import io.github.smimetrust.Fingerprint;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What was known about the revocation of one certificate when a chain was validated: the question
 * and its answer.
 *
 * <pre>{@code
 * RevocationPolicy known = validator.record(Evidence.of(leaf), now).revocation();
 * for (RecordedAnswer answer : known.answers().orElse(List.of())) {
 *   System.out.println(answer.certificate() + " " + answer.known().id() + " " + answer.found());
 * }
 * }</pre>
 *
 * @param certificate the certificate that may have been revoked
 * @param issuers who may say so: its issuer first, the anchor last; one or more
 * @param at the instant of the question
 * @param known what was known
 * @param found for a revoked one since when and why, such as {@code 2026-01-02T00:00:00Z
 *     keyCompromise}; for a limit its id and value; else empty. At most 80 ASCII letters, digits,
 *     blanks and characters of {@code + - . :}, so that no path, address or secret fits in
 * @since 0.1.0
 */
public record RecordedAnswer(
    Fingerprint certificate, List<Fingerprint> issuers, Instant at, Known known, String found) {
  private static final Pattern VALUES = Pattern.compile("[0-9A-Za-z +.:-]{0,80}");

  /**
   * What was known.
   *
   * @since 0.1.0
   */
  public enum Known {
    /** It was not revoked. */
    GOOD,
    /** It was revoked. */
    REVOKED,
    /** Nobody whose word counts said anything. */
    UNKNOWN,
    /** It was not asked for. */
    NOT_CHECKED,
    /** Whoever was asked gave up at a limit. */
    LIMIT_REACHED;

    /**
     * The stable name.
     *
     * @return such as {@code "limit-reached"}
     */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * An answer.
   *
   * @throws IllegalArgumentException if there is no issuer, or {@code found} is not of that form
   */
  public RecordedAnswer {
    Objects.requireNonNull(certificate, "certificate");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(known, "known");
    issuers = List.copyOf(issuers);
    if (issuers.isEmpty()) {
      throw new IllegalArgumentException("found no issuer, expected one or more");
    }
    if (!isPlain(found)) {
      throw new IllegalArgumentException(
          "found a text of "
              + found.length()
              + " characters, expected at most 80 letters, digits, blanks, + - . :");
    }
  }

  /**
   * Can a text stand in {@link #found()}?
   *
   * @param text any text
   * @return whether it is short and plain enough
   */
  public static boolean isPlain(String text) {
    return VALUES.matcher(text).matches();
  }
}
