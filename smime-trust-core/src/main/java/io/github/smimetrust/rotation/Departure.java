package io.github.smimetrust.rotation;

import io.github.smimetrust.BundleEntry;
import java.time.Instant;
import java.util.Locale;

/**
 * A certificate that a step takes out of the list, and why it can go then.
 *
 * <pre>{@code
 * step.departures().forEach(d -> System.out.println(d.entry() + ": " + d.message()));
 * }</pre>
 *
 * @param entry the certificate
 * @param free from when nothing needs it; the start of the plan where nothing ever does
 * @param reason why it can go
 * @since 0.1.0
 */
public record Departure(BundleEntry entry, Instant free, Reason reason) {
  /**
   * Why a certificate can go. Minor releases may add constants: keep a default branch.
   *
   * @since 0.1.0
   */
  public enum Reason {
    /** It is distrusted, and goes whether it is needed or not. */
    DISTRUSTED,
    /** It has ended by then, or ends too soon for Exchange to take it. */
    ENDED,
    /** None of the evidence needs it during the plan. */
    UNUSED,
    /** From then on, the evidence that needed it is trusted without it, or needs no trust. */
    SERVED;

    /**
     * The stable name of the reason.
     *
     * @return such as {@code "unused"}
     */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Why it can go, in English.
   *
   * @return a sentence
   */
  public String message() {
    return message(Locale.ENGLISH);
  }

  /**
   * Why it can go.
   *
   * @param locale Japanese, or English for any other
   * @return a sentence
   */
  public String message(Locale locale) {
    return StepWording.why(this).in(locale);
  }
}
