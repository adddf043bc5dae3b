package io.github.smimetrust.rotation;

import com.google.common.collect.ImmutableList;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.ChainValidator;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.chain.Purpose;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the smallest part of a trust list that still trusts what must stay trusted.
 *
 * <pre>{@code
 * MinimalBundle minimal =
 *     BundleMinimizer.of(bundle).keepingTrusted(evidence).within(70_000).at(Instant.now());
 * minimal.bundle().entries().forEach(e ->
 *     System.out.println(e.subject() + " is needed by " + minimal.neededBy(e).size()));
 * }</pre>
 *
 * <p>The smallest is the one with the fewest certificates; among those the one whose store has the
 * fewest bytes; among those the one that holds the first certificate, by SHA-256, in which two
 * differ. The order of list and evidence never matters.
 *
 * <p>Evidence is judged as {@link io.github.smimetrust.chain.TrustModel#exchangeOnline} does: for
 * e-mail protection, with the certificates that came along as possible parts of its chain,
 * revocation and addresses not checked. A signer who sends intermediates today may send the leaf
 * alone tomorrow: see {@link #ignoringWhatCameAlong()}. An undecided answer counts as not trusted.
 *
 * <p>Certificates without which something falls are taken first. The rest is searched in groups of
 * evidence that share no candidates: exactly, as long as no more than 16 candidates of a group
 * compete (certificates that make no difference do not count), and all groups together ask no more
 * than 50 000 questions. A group beyond that keeps a part from which no certificate can be taken
 * without loss, found with no more than another 50 000 questions, and {@link
 * MinimalBundle#isProvedSmallest()} says no. The bundle that comes out trusts what it promises in
 * any case.
 *
 * <p>Judged is one instant. A list for the smallest need of today may be too small for next year.
 * Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class BundleMinimizer {
  private final TrustBundle bundle;
  private final EvidenceChoice evidence;
  private final @Nullable Integer budget;
  private final Purpose purpose;

  private BundleMinimizer(
      TrustBundle bundle, EvidenceChoice evidence, @Nullable Integer budget, Purpose purpose) {
    this.bundle = bundle;
    this.evidence = evidence;
    this.budget = budget;
    this.purpose = purpose;
  }

  /**
   * Begins with the list that is to become smaller.
   *
   * @param bundle the list: roots and intermediates
   * @return a minimiser that wants evidence
   * @throws IllegalArgumentException if it has no root, as {@link ChainValidator#trusting} says: it
   *     trusts nothing
   */
  public static BundleMinimizer of(TrustBundle bundle) {
    ChainValidator.trusting(bundle);
    return new BundleMinimizer(
        bundle,
        new EvidenceChoice(ImmutableList.of(), EvidenceChoice.Along.COUNTS),
        null,
        Purpose.EMAIL_PROTECTION);
  }

  /**
   * Names what must stay trusted, in addition to what was named before.
   *
   * @param evidence certificates of users, signed mail
   * @return a copy with it
   */
  public BundleMinimizer keepingTrusted(Collection<? extends Evidence> evidence) {
    return new BundleMinimizer(bundle, this.evidence.plus(evidence), budget, purpose);
  }

  /**
   * Names what must stay trusted, like {@link #keepingTrusted(Collection)}.
   *
   * @param evidence certificates of users, signed mail
   * @return a copy with it
   */
  public BundleMinimizer keepingTrusted(Evidence... evidence) {
    return keepingTrusted(Arrays.asList(evidence));
  }

  /**
   * Names how large the store may be. A bundle that is larger comes with a proposal what to give
   * up.
   *
   * @param bytes the most bytes; old builds of Exchange Server were reported to refuse more than 70
   *     000, for Exchange Online no limit is documented
   * @return a copy with it
   * @throws IllegalArgumentException if a store without certificates is larger
   */
  public BundleMinimizer within(int bytes) {
    int least = TrustBundle.empty().encodeSst().length;
    if (bytes < least) {
      throw new IllegalArgumentException(
          "found "
              + bytes
              + ", expected "
              + least
              + " bytes or more: the store without a certificate");
    }
    return new BundleMinimizer(bundle, evidence, bytes, purpose);
  }

  /**
   * Leaves out of account what came along with the evidence: the list has to hold every certificate
   * of a chain but the leaf. Evidence whose intermediates the list lacks is then not trusted.
   *
   * @return a copy that does so
   */
  public BundleMinimizer ignoringWhatCameAlong() {
    return new BundleMinimizer(bundle, evidence.ignoringWhatCameAlong(), budget, purpose);
  }

  /** For tests: authorities, of which there are public lists, in the place of users. */
  BundleMinimizer purpose(Purpose other) {
    return new BundleMinimizer(bundle, evidence, budget, other);
  }

  /**
   * Searches, as of an instant.
   *
   * @param instant the time for which evidence is judged
   * @return the smallest bundle, who needs what of it, and what is not needed
   * @throws IllegalStateException if no evidence was named: the smallest list for nobody trusts
   *     nobody
   */
  public MinimalBundle at(Instant instant) {
    Objects.requireNonNull(instant, "instant");
    if (evidence.evidence().isEmpty()) {
      throw new IllegalStateException(
          "found no evidence, expected it before at(...): keepingTrusted");
    }
    return Minimization.of(bundle, evidence, purpose, instant).find(budget);
  }
}
