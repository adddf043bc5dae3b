package io.github.smimetrust.chain;

import io.github.smimetrust.TrustBundle;
import java.util.List;

/**
 * What a {@link ChainValidator} was built with, as far as its answers depend on it. {@link
 * ChainValidatorBuilder} says what each setting means.
 *
 * <pre>{@code
 * ValidatorSettings settings = validator.record(Evidence.of(leaf), now).settings();
 * System.out.println(settings.purpose() + ", " + settings.limits());
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class ValidatorSettings {
  /** The certificates that a validator knows. */
  record Certificates(
      TrustBundle trusted,
      TrustBundle intermediates,
      TrustBundle distrusted,
      TrustBundle proposable) {}

  private final Certificates certificates;
  private final Purpose purpose;
  private final Limits limits;
  private final AlgorithmPolicy algorithms;
  private final PolicyInputs policies;
  private final List<byte[]> subtrees;
  private final boolean ownProvider;

  ValidatorSettings(
      Certificates certificates,
      Purpose purpose,
      Limits limits,
      AlgorithmPolicy algorithms,
      PolicyInputs policies,
      List<byte[]> subtrees,
      boolean ownProvider) {
    this.certificates = certificates;
    this.purpose = purpose;
    this.limits = limits;
    this.algorithms = algorithms;
    this.policies = policies;
    this.subtrees = List.copyOf(subtrees);
    this.ownProvider = ownProvider;
  }

  /**
   * What is trusted.
   *
   * @return the bundle that {@link ChainValidator#trusting(TrustBundle)} was given
   */
  public TrustBundle trusted() {
    return certificates.trusted();
  }

  /**
   * More certificates that can be parts of chains.
   *
   * @return a bundle, empty unless some were given
   */
  public TrustBundle intermediates() {
    return certificates.intermediates();
  }

  /**
   * Certificates that no chain may hold.
   *
   * @return a bundle, empty unless some were given
   */
  public TrustBundle distrusted() {
    return certificates.distrusted();
  }

  /**
   * Certificates from which a {@link Completion} may be proposed.
   *
   * @return a bundle, empty unless some were given
   */
  public TrustBundle proposable() {
    return certificates.proposable();
  }

  /**
   * What certificates are to be used for.
   *
   * @return the purpose
   */
  public Purpose purpose() {
    return purpose;
  }

  /**
   * What one question may cost.
   *
   * @return the limits
   */
  public Limits limits() {
    return limits;
  }

  /**
   * Which keys and signatures count.
   *
   * @return the policy
   */
  public AlgorithmPolicy algorithms() {
    return algorithms;
  }

  /**
   * user-initial-policy-set.
   *
   * @return certificate policies in dotted form, sorted as text; 2.5.29.32.0 for any; unmodifiable
   */
  public List<String> initialPolicies() {
    return policies.initialPolicies().stream().sorted().toList();
  }

  /**
   * initial-policy-mapping-inhibit.
   *
   * @return whether policies may not be mapped
   */
  public boolean inhibitsPolicyMapping() {
    return policies.mappingInhibit();
  }

  /**
   * initial-explicit-policy.
   *
   * @return whether a path needs a valid policy
   */
  public boolean requiresExplicitPolicy() {
    return policies.explicitPolicy();
  }

  /**
   * initial-any-policy-inhibit.
   *
   * @return whether anyPolicy counts for nothing
   */
  public boolean inhibitsAnyPolicy() {
    return policies.anyPolicyInhibit();
  }

  /**
   * initial-permitted-subtrees and initial-excluded-subtrees, as they were given.
   *
   * @return copies of NameConstraints values in DER; mostly none; unmodifiable
   */
  public List<byte[]> initialSubtrees() {
    return subtrees.stream().map(byte[]::clone).toList();
  }

  /**
   * Does a provider of the caller's check signatures?
   *
   * @return whether {@link ChainValidatorBuilder#signatures(java.security.Provider)} was called
   */
  public boolean hasOwnProvider() {
    return ownProvider;
  }
}
