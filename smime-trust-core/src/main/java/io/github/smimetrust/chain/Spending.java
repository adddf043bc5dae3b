package io.github.smimetrust.chain;

import java.util.LinkedHashMap;
import java.util.Map;

/** What one question has cost so far. Mutable, for one thread and one question. */
final class Spending {
  static final String CHAIN_LENGTH = "chain-length";
  static final String SIGNATURE_CHECKS = "signature-checks";
  static final String BUILD_STEPS = "build-steps";
  static final String CERTIFICATE_BYTES = "certificate-bytes";

  private final Limits limits;
  private final ComparisonBudget comparisons;
  private int steps;
  private int signatures;

  Spending(Limits limits) {
    this.limits = limits;
    this.comparisons = new ComparisonBudget(limits.nameComparisons());
  }

  /**
   * Pays for one look at a certificate as an issuer.
   *
   * @throws LimitReached if there were too many
   */
  void step() {
    if (steps == limits.buildSteps()) {
      throw new LimitReached(BUILD_STEPS, steps);
    }
    steps++;
  }

  /**
   * Pays for one signature.
   *
   * @throws LimitReached if there were too many
   */
  void signature() {
    if (signatures == limits.signatureChecks()) {
      throw new LimitReached(SIGNATURE_CHECKS, signatures);
    }
    signatures++;
  }

  ComparisonBudget comparisons() {
    return comparisons;
  }

  int signatures() {
    return signatures;
  }

  int steps() {
    return steps;
  }

  /** By the names of the limits. */
  Map<String, Long> spent() {
    Map<String, Long> spent = new LinkedHashMap<>();
    spent.put(SIGNATURE_CHECKS, (long) signatures);
    spent.put(BUILD_STEPS, (long) steps);
    spent.put(ComparisonBudget.LIMIT, comparisons.spent());
    return spent;
  }
}
