package io.github.smimetrust.exchange;

import io.github.smimetrust.Fingerprint;

/**
 * A piece of the caller's evidence whose verdict a plan changes.
 *
 * <pre>{@code
 * plan.evidenceChanges().forEach(c -> System.out.println(c.effect() + " " + c.source()));
 * }</pre>
 *
 * @param effect whether it starts or stops being trusted
 * @param source where it was seen, as its {@code Evidence} says
 * @param subject the certificate's subject, shortened, with characters escaped that could mislead
 * @param certificate the certificate's SHA-256
 * @param why for one that stops, the first line of the reason; for one that starts, the authority
 *     that its chain now ends at
 * @since 0.1.0
 */
public record EvidenceChange(
    Effect effect, String source, String subject, Fingerprint certificate, String why) {
  /**
   * What a plan does to a piece of evidence.
   *
   * @since 0.1.0
   */
  public enum Effect {
    /** Not trusted by the present list, trusted by the wanted one. */
    STARTS,
    /** Trusted by the present list, not by the wanted one. */
    STOPS
  }
}
