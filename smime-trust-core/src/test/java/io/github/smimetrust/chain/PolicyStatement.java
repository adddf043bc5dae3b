package io.github.smimetrust.chain;

import io.github.smimetrust.fixture.CertificateDraft;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;

/**
 * What one certificate says about policies, as a line of text: {@code 1,2,* 1>3 explicit=0
 * mapping=1 any=2 self}. A digit is a policy, {@code *} is anyPolicy, {@code -} alone stands for
 * nothing at all.
 */
record PolicyStatement(String text) {
  private static final String POLICIES = "2.5.29.32";
  private static final String MAPPINGS = "2.5.29.33";
  private static final String CONSTRAINTS = "2.5.29.36";
  private static final String INHIBIT_ANY = "2.5.29.54";
  private static final String ARC = "1.3.6.1.4.1.99999.";

  static List<PolicyStatement> chain(String statements) {
    return Arrays.stream(statements.split("/", -1))
        .map(s -> new PolicyStatement(s.strip()))
        .toList();
  }

  /** The policies of a list such as {@code 1,2}, dotted and sorted. */
  static Set<String> dotted(String list) {
    Set<String> policies = new TreeSet<>();
    for (String policy : list.split(",", -1)) {
      if (!policy.isBlank()) {
        policies.add(oid(policy.strip()));
      }
    }
    return policies;
  }

  private static String oid(String policy) {
    return policy.equals("*") ? PolicyInputs.ANY_POLICY : ARC + policy;
  }

  boolean isSelfIssued() {
    return List.of(text.split(" ", -1)).contains("self");
  }

  /** The same without policies and mappings. */
  PolicyStatement withoutPolicies() {
    return new PolicyStatement(
        Arrays.stream(text.split(" ", -1))
            .filter(word -> word.contains("=") || word.equals("self"))
            .collect(Collectors.joining(" ", "- ", ""))
            .strip());
  }

  /** As our code reads it from DER that Bouncy Castle wrote. */
  PolicyExtensions read() {
    PolicyExtensions read = PolicyExtensions.NONE;
    for (Map.Entry<String, byte[]> extension : extensions().entrySet()) {
      byte[] der = extension.getValue();
      read =
          switch (extension.getKey()) {
            case POLICIES -> read.withPolicies(der, 0, der.length);
            case MAPPINGS -> read.withMappings(der, 0, der.length);
            case CONSTRAINTS -> read.withConstraints(der, 0, der.length);
            default -> read.withInhibitAnyPolicy(der, 0, der.length);
          };
    }
    return read;
  }

  void putInto(CertificateDraft draft) {
    extensions()
        .forEach(
            (oid, value) -> {
              // Where RFC 5280 asks for it; the JDK reads the last only if it is.
              if (oid.equals(CONSTRAINTS) || oid.equals(INHIBIT_ANY)) {
                draft.criticalExtension(oid, value);
              } else {
                draft.extension(oid, value);
              }
            });
  }

  private Map<String, byte[]> extensions() {
    List<ASN1Encodable> policies = new ArrayList<>();
    List<ASN1Encodable> mappings = new ArrayList<>();
    List<ASN1Encodable> constraints = new ArrayList<>();
    Map<String, byte[]> extensions = new LinkedHashMap<>();
    for (String word : text.split(" ", -1)) {
      if (word.contains(">")) {
        String[] sides = word.split(">", -1);
        mappings.add(sequence(policy(sides[0]), policy(sides[1])));
      } else if (word.startsWith("explicit=")) {
        constraints.add(0, number(0, word));
      } else if (word.startsWith("mapping=")) {
        constraints.add(number(1, word));
      } else if (word.startsWith("any=")) {
        extensions.put(INHIBIT_ANY, Constraining.der(new ASN1Integer(value(word))));
      } else if (!word.equals("-") && !word.equals("self")) {
        for (String policy : word.split(",", -1)) {
          policies.add(sequence(policy(policy)));
        }
      }
    }
    put(POLICIES, policies, extensions);
    put(MAPPINGS, mappings, extensions);
    put(CONSTRAINTS, constraints, extensions);
    return extensions;
  }

  private static void put(
      String oid, List<ASN1Encodable> elements, Map<String, byte[]> extensions) {
    if (!elements.isEmpty()) {
      extensions.put(oid, Constraining.der(sequence(elements.toArray(ASN1Encodable[]::new))));
    }
  }

  private static ASN1Encodable policy(String policy) {
    return new ASN1ObjectIdentifier(oid(policy));
  }

  private static ASN1Encodable number(int tag, String word) {
    return new DERTaggedObject(false, tag, new ASN1Integer(value(word)));
  }

  private static long value(String word) {
    return Long.parseLong(word.substring(word.indexOf('=') + 1));
  }

  private static DERSequence sequence(ASN1Encodable... elements) {
    return new DERSequence(elements);
  }

  @Override
  public String toString() {
    return text;
  }
}
