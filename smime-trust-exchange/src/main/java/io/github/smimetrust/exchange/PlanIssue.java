package io.github.smimetrust.exchange;

import io.github.smimetrust.Fingerprint;
import org.jspecify.annotations.Nullable;

/**
 * Something about a {@link TrustListPlan} that speaks against applying it, or that one should know
 * before.
 *
 * <pre>{@code
 * plan.blockers().forEach(b -> System.err.println(b.rule() + ": " + b.message()));
 * }</pre>
 *
 * @param rule a stable id: {@code expired}, {@code not-a-ca}, {@code would-clear}, {@code
 *     removes-more-than-half}, {@code present-unreadable}, {@code stops-trusting}, {@code
 *     removes-foreign} block; {@code not-yet-valid}, {@code large-list}, {@code roots-only}, {@code
 *     no-root}, {@code key-container}, {@code no-way-back} warn, and so do the rules of an audit by
 *     their own ids; more may come
 * @param message what was found, which certificate, and what to do
 * @param certificate the certificate at issue, or null where the whole list is
 * @since 0.1.0
 */
public record PlanIssue(String rule, String message, @Nullable Fingerprint certificate) {
  static PlanIssue ofList(String rule, String message) {
    return new PlanIssue(rule, message, null);
  }

  /** Rule and message in one line. */
  @Override
  public String toString() {
    return rule + ": " + message;
  }
}
