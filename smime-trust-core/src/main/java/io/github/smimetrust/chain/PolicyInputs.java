package io.github.smimetrust.chain;

import java.util.Set;

/**
 * What the caller gives to policy processing (RFC 5280 section 6.1.1 (c) and (e) to (g)).
 *
 * @param initialPolicies user-initial-policy-set, dotted; contains {@link #ANY_POLICY} for any
 * @param mappingInhibit initial-policy-mapping-inhibit
 * @param explicitPolicy initial-explicit-policy
 * @param anyPolicyInhibit initial-any-policy-inhibit
 */
record PolicyInputs(
    Set<String> initialPolicies,
    boolean mappingInhibit,
    boolean explicitPolicy,
    boolean anyPolicyInhibit) {
  static final String ANY_POLICY = "2.5.29.32.0";

  /** Any policy will do, and none is needed. */
  static final PolicyInputs ANY = new PolicyInputs(Set.of(ANY_POLICY), false, false, false);

  PolicyInputs {
    initialPolicies = Set.copyOf(initialPolicies);
  }
}
