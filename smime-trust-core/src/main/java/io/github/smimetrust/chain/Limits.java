package io.github.smimetrust.chain;

/**
 * How much one question may cost. A question that needs more is undecided.
 *
 * <pre>{@code
 * ChainValidator.trusting(bundle).limits(Limits.defaults().withSignatureChecks(1_000));
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class Limits {
  // Chains in use have two to five certificates; the longest of the public suites below an anchor
  // is within this. Go and webpki stop at 100 signature checks, pyca at 128. The rest is what keeps
  // one question within a second.
  private static final Limits DEFAULTS = new Limits(8, 256, 5_000, 100_000, 512, 64 * 1024);

  private final int chainLength;
  private final int signatureChecks;
  private final int buildSteps;
  private final int nameComparisons;
  private final int policyNodes;
  private final int certificateBytes;

  private Limits(
      int chainLength,
      int signatureChecks,
      int buildSteps,
      int nameComparisons,
      int policyNodes,
      int certificateBytes) {
    this.chainLength = chainLength;
    this.signatureChecks = signatureChecks;
    this.buildSteps = buildSteps;
    this.nameComparisons = nameComparisons;
    this.policyNodes = policyNodes;
    this.certificateBytes = certificateBytes;
  }

  /**
   * The limits that hold unless others are given: chains of 8 certificates below the anchor, 256
   * signature checks, 5 000 build steps, 100 000 comparisons of a name with a constraint, 512
   * policy nodes, certificates of 64 KiB.
   *
   * @return the limits
   */
  public static Limits defaults() {
    return DEFAULTS;
  }

  /**
   * Other limits: the longest chain.
   *
   * @param certificates a number of certificates below the anchor, the target included; 1 to 64
   * @return a copy with it
   */
  public Limits withChainLength(int certificates) {
    // One level of the search is one of the stack, so this has an end.
    if (certificates > 64) {
      throw new IllegalArgumentException("found " + certificates + ", expected at most 64");
    }
    return new Limits(
        positive(certificates),
        signatureChecks,
        buildSteps,
        nameComparisons,
        policyNodes,
        certificateBytes);
  }

  /**
   * Other limits: distinct pairs of certificate and issuer key whose signature is asked for.
   * Remembered ones count, so that the answer does not depend on what was asked before.
   *
   * @param checks a number of checks for one question
   * @return a copy with it
   */
  public Limits withSignatureChecks(int checks) {
    return new Limits(
        chainLength, positive(checks), buildSteps, nameComparisons, policyNodes, certificateBytes);
  }

  /**
   * Other limits: how many times a certificate is looked at as an issuer.
   *
   * @param steps a number of steps for one question
   * @return a copy with it
   */
  public Limits withBuildSteps(int steps) {
    return new Limits(
        chainLength,
        signatureChecks,
        positive(steps),
        nameComparisons,
        policyNodes,
        certificateBytes);
  }

  /**
   * Other limits: comparisons of a name with a name constraint.
   *
   * @param comparisons a number of comparisons for one question
   * @return a copy with it
   */
  public Limits withNameComparisons(int comparisons) {
    return new Limits(
        chainLength,
        signatureChecks,
        buildSteps,
        positive(comparisons),
        policyNodes,
        certificateBytes);
  }

  /**
   * Other limits: nodes of the policy graph (RFC 9618), and policies with mappings in one
   * certificate.
   *
   * @param nodes a number of nodes for one path
   * @return a copy with it
   */
  public Limits withPolicyNodes(int nodes) {
    return new Limits(
        chainLength,
        signatureChecks,
        buildSteps,
        nameComparisons,
        positive(nodes),
        certificateBytes);
  }

  /**
   * Other limits: the largest certificate that is read.
   *
   * @param bytes a number of bytes of DER
   * @return a copy with it
   */
  public Limits withCertificateBytes(int bytes) {
    return new Limits(
        chainLength, signatureChecks, buildSteps, nameComparisons, policyNodes, positive(bytes));
  }

  private static int positive(int number) {
    if (number < 1) {
      throw new IllegalArgumentException("found " + number + ", expected a limit of 1 or more");
    }
    return number;
  }

  /**
   * The longest chain.
   *
   * @return a number of certificates below the anchor
   */
  public int chainLength() {
    return chainLength;
  }

  /**
   * Distinct signature checks of one question.
   *
   * @return a number of checks
   */
  public int signatureChecks() {
    return signatureChecks;
  }

  /**
   * Steps of the search for one question.
   *
   * @return a number of steps
   */
  public int buildSteps() {
    return buildSteps;
  }

  /**
   * Comparisons of a name with a constraint for one question.
   *
   * @return a number of comparisons
   */
  public int nameComparisons() {
    return nameComparisons;
  }

  /**
   * Nodes of the policy graph of one path.
   *
   * @return a number of nodes
   */
  public int policyNodes() {
    return policyNodes;
  }

  /**
   * The largest certificate.
   *
   * @return a number of bytes
   */
  public int certificateBytes() {
    return certificateBytes;
  }

  @Override
  public String toString() {
    return "chain-length "
        + chainLength
        + ", signature-checks "
        + signatureChecks
        + ", build-steps "
        + buildSteps
        + ", name-comparisons "
        + nameComparisons
        + ", policy-nodes "
        + policyNodes
        + ", certificate-bytes "
        + certificateBytes;
  }
}
