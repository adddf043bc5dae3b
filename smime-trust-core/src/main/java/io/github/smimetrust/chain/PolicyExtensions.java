package io.github.smimetrust.chain;

import io.github.smimetrust.sst.der.DerReader;
import io.github.smimetrust.sst.der.MalformedDerException;
import io.github.smimetrust.sst.der.ObjectIdentifiers;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one certificate says about policies (RFC 5280 sections 4.2.1.4, 4.2.1.5, 4.2.1.11 and
 * 4.2.1.14). Immutable: each {@code with...} gives a copy with one more extension.
 *
 * @param policies certificate policies, dotted; null if there is no such extension
 * @param unknownQualifier a qualifier other than the two of RFC 5280, dotted; null if there is none
 * @param mappings subject domain policies by issuer domain policy
 * @param requireExplicitPolicy a number of certificates; {@link #NEVER} if absent
 * @param inhibitPolicyMapping a number of certificates; {@link #NEVER} if absent
 * @param inhibitAnyPolicy a number of certificates; {@link #NEVER} if absent
 */
record PolicyExtensions(
    @Nullable Set<String> policies,
    @Nullable String unknownQualifier,
    Map<String, Set<String>> mappings,
    int requireExplicitPolicy,
    int inhibitPolicyMapping,
    int inhibitAnyPolicy) {
  /** More certificates than a chain can have. */
  static final int NEVER = Integer.MAX_VALUE;

  static final PolicyExtensions NONE =
      new PolicyExtensions(null, null, Map.of(), NEVER, NEVER, NEVER);

  private static final String CPS_POINTER = "1.3.6.1.5.5.7.2.1";
  private static final String USER_NOTICE = "1.3.6.1.5.5.7.2.2";
  private static final int REQUIRE_EXPLICIT_POLICY = 0x80;
  private static final int INHIBIT_POLICY_MAPPING = 0x81;

  /** SEQUENCE SIZE (1..MAX) OF SEQUENCE { policyIdentifier, policyQualifiers SEQUENCE OF ? }. */
  PolicyExtensions withPolicies(byte[] der, int from, int to) {
    DerReader list = sequence(der, from, to, "certificatePolicies");
    Set<String> read = new LinkedHashSet<>();
    String unknown = null;
    while (list.hasNext()) {
      DerReader information = list.expect(DerReader.SEQUENCE, "PolicyInformation").enter();
      information.expect(DerReader.OBJECT_IDENTIFIER, "policyIdentifier");
      String policy = ObjectIdentifiers.read(der, information);
      if (!read.add(policy)) {
        throw new MalformedDerException(
            information.start(), "policy " + policy + " twice", "each policy once");
      }
      if (information.hasNext()) {
        String found = unknownQualifier(der, information);
        unknown = unknown == null ? found : unknown;
      }
      information.expectEnd("PolicyInformation");
    }
    return new PolicyExtensions(
        read, unknown, mappings, requireExplicitPolicy, inhibitPolicyMapping, inhibitAnyPolicy);
  }

  private static @Nullable String unknownQualifier(byte[] der, DerReader information) {
    DerReader list = information.expect(DerReader.SEQUENCE, "policyQualifiers").enter();
    String unknown = null;
    while (list.hasNext()) {
      DerReader qualifier = list.expect(DerReader.SEQUENCE, "PolicyQualifierInfo").enter();
      qualifier.expect(DerReader.OBJECT_IDENTIFIER, "policyQualifierId");
      String id = ObjectIdentifiers.read(der, qualifier);
      if (!id.equals(CPS_POINTER) && !id.equals(USER_NOTICE)) {
        unknown = id;
      }
    }
    return unknown;
  }

  /** SEQUENCE SIZE (1..MAX) OF SEQUENCE { issuerDomainPolicy, subjectDomainPolicy }. */
  PolicyExtensions withMappings(byte[] der, int from, int to) {
    DerReader list = sequence(der, from, to, "policyMappings");
    Map<String, Set<String>> read = new LinkedHashMap<>();
    while (list.hasNext()) {
      DerReader pair = list.expect(DerReader.SEQUENCE, "a policy mapping").enter();
      pair.expect(DerReader.OBJECT_IDENTIFIER, "issuerDomainPolicy");
      String issuerPolicy = ObjectIdentifiers.read(der, pair);
      pair.expect(DerReader.OBJECT_IDENTIFIER, "subjectDomainPolicy");
      read.computeIfAbsent(issuerPolicy, p -> new LinkedHashSet<>())
          .add(ObjectIdentifiers.read(der, pair));
      pair.expectEnd("a policy mapping");
    }
    return new PolicyExtensions(
        policies,
        unknownQualifier,
        read,
        requireExplicitPolicy,
        inhibitPolicyMapping,
        inhibitAnyPolicy);
  }

  /**
   * SEQUENCE { requireExplicitPolicy [0] INTEGER?, inhibitPolicyMapping [1] INTEGER? }, not both
   * absent.
   */
  PolicyExtensions withConstraints(byte[] der, int from, int to) {
    DerReader fields = sequence(der, from, to, "policyConstraints");
    int explicit = NEVER;
    int mapping = NEVER;
    if (fields.peek() == REQUIRE_EXPLICIT_POLICY) {
      fields.next();
      explicit = skipCertificates(der, fields);
    }
    if (fields.peek() == INHIBIT_POLICY_MAPPING) {
      fields.next();
      mapping = skipCertificates(der, fields);
    }
    fields.expectEnd("policyConstraints");
    return new PolicyExtensions(
        policies, unknownQualifier, mappings, explicit, mapping, inhibitAnyPolicy);
  }

  /** INTEGER. */
  PolicyExtensions withInhibitAnyPolicy(byte[] der, int from, int to) {
    DerReader outer = DerReader.of(der, from, to).expect(DerReader.INTEGER, "inhibitAnyPolicy");
    int skip = skipCertificates(der, outer);
    outer.expectEnd("inhibitAnyPolicy");
    return new PolicyExtensions(
        policies, unknownQualifier, mappings, requireExplicitPolicy, inhibitPolicyMapping, skip);
  }

  /** How many policies and mappings there are to go through. */
  int size() {
    int size = policies == null ? 0 : policies.size();
    for (Set<String> mapped : mappings.values()) {
      size += mapped.size();
    }
    return size;
  }

  private static DerReader sequence(byte[] der, int from, int to, String name) {
    DerReader outer = DerReader.of(der, from, to);
    DerReader list = outer.expect(DerReader.SEQUENCE, name).enter();
    outer.expectEnd(name);
    if (!list.hasNext()) {
      throw new MalformedDerException(from, "an empty " + name, "one element or more");
    }
    return list;
  }

  /** SkipCerts = INTEGER (0..MAX); what no chain can reach is {@link #NEVER}. */
  static int skipCertificates(byte[] der, DerReader number) {
    boolean negative = number.length() > 0 && der[number.contentStart()] < 0;
    boolean padded =
        number.length() > 1
            && der[number.contentStart()] == 0
            && der[number.contentStart() + 1] >= 0;
    if (number.length() == 0 || negative || padded) {
      throw new MalformedDerException(
          number.start(), "an empty, padded or negative number", "a number of certificates");
    }
    if (number.bitLength() > 16) {
      return NEVER;
    }
    int value = 0;
    for (int i = number.contentStart(); i < number.end(); i++) {
      value = value << 8 | der[i] & 0xFF;
    }
    return value;
  }
}
