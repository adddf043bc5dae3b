package io.github.smimetrust.rotation;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.chain.ChainResult;
import io.github.smimetrust.chain.Evidence;
import java.util.Optional;

/**
 * Evidence that neither list trusts during the plan, nor both together: nothing was there to keep.
 * Or evidence that only the wanted list trusts, and not after the last instant for the first step;
 * or evidence of which it is not known.
 *
 * <pre>{@code
 * plan.neverTrusted().forEach(u -> System.out.println(u.evidence() + ": " + u.reason()));
 * }</pre>
 *
 * @param evidence what is not trusted
 * @param certificate the certificate that is the cause; the one in question where no other can be
 *     named
 * @param reason an id as {@link Gap#reason()} gives it; {@code "not-kept"} means that trust ends
 *     before the first step is due; {@code "undecided"} and {@code "question-limit"} mean that it
 *     is not known whether the evidence was trusted
 * @param result what the path engine says of both lists together at the start of the plan, or when
 *     the certificate begins if that is later, or where it gave up; nothing where it was not asked
 *     or there is no root
 * @since 0.1.0
 */
public record UntrustedEvidence(
    Evidence evidence, BundleEntry certificate, String reason, Optional<ChainResult> result) {
  /** Is it not known whether the evidence was trusted? */
  boolean isOpen() {
    return Gap.isOpen(reason);
  }
}
