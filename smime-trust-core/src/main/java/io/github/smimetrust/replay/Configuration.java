package io.github.smimetrust.replay;

import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.AlgorithmPolicy;
import io.github.smimetrust.chain.ChainValidator;
import io.github.smimetrust.chain.ChainValidatorBuilder;
import io.github.smimetrust.chain.Limits;
import io.github.smimetrust.chain.Purpose;
import io.github.smimetrust.chain.ValidatorSettings;
import java.util.List;

/**
 * What a validator was built with besides certificates.
 *
 * @param policies user-initial-policy-set, dotted
 * @param subtrees NameConstraints values in DER
 * @param ownProvider whether a provider of the caller's checked signatures; it has no place in a
 *     file, and its name may be that of a key container
 */
record Configuration(
    Purpose purpose,
    Limits limits,
    AlgorithmPolicy algorithms,
    List<String> policies,
    boolean mappingInhibit,
    boolean explicitPolicy,
    boolean anyPolicyInhibit,
    List<byte[]> subtrees,
    boolean ownProvider) {
  /** The file says how much its own verification may cost, and whoever writes it may be hostile. */
  private static final int MOST_TIMES_DEFAULT = 100;

  /** A configuration whose limits are within reason. */
  Configuration {
    Limits usual = Limits.defaults();
    bounded("signature checks", limits.signatureChecks(), usual.signatureChecks());
    bounded("build steps", limits.buildSteps(), usual.buildSteps());
    bounded("name comparisons", limits.nameComparisons(), usual.nameComparisons());
    bounded("policy nodes", limits.policyNodes(), usual.policyNodes());
  }

  private static void bounded(String what, int found, int usual) {
    int most = MOST_TIMES_DEFAULT * usual;
    if (found > most) {
      throw new IllegalArgumentException(
          "found a limit of " + found + " " + what + ", expected at most " + most + " in a replay");
    }
  }

  static Configuration of(ValidatorSettings settings) {
    return new Configuration(
        settings.purpose(),
        settings.limits(),
        settings.algorithms(),
        settings.initialPolicies(),
        settings.inhibitsPolicyMapping(),
        settings.requiresExplicitPolicy(),
        settings.inhibitsAnyPolicy(),
        settings.initialSubtrees(),
        settings.hasOwnProvider());
  }

  /** A validator's builder that still wants its other certificates and revocation. */
  ChainValidatorBuilder trusting(TrustBundle bundle) {
    ChainValidatorBuilder builder =
        ChainValidator.trusting(bundle)
            .purpose(purpose)
            .limits(limits)
            .algorithms(algorithms)
            .initialPolicies(policies.toArray(String[]::new));
    if (mappingInhibit) {
      builder.inhibitingPolicyMapping();
    }
    if (explicitPolicy) {
      builder.requiringExplicitPolicy();
    }
    if (anyPolicyInhibit) {
      builder.inhibitingAnyPolicy();
    }
    subtrees.forEach(builder::initialSubtrees);
    return builder;
  }
}
