package io.github.smimetrust.chain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Policy processing (RFC 5280 sections 6.1.2 to 6.1.5 as RFC 9618 changes them): a graph with at
 * most one node for each policy and depth, where the tree of RFC 5280 doubles with each
 * certificate. Nodes made are counted and bounded.
 *
 * <p>Call {@link #anchor} first if the anchor's own policies count, then {@link #process} once for
 * each certificate below the anchor, then {@link #end}. Mutable, for one thread and one path.
 */
final class PolicyGraph {
  static final String LIMIT = "policy-nodes";

  private static final String ANY_POLICY = PolicyInputs.ANY_POLICY;

  /** A node; qualifiers decide nothing here and are left out. */
  private static final class Node {
    final String policy;
    final List<Node> parents;
    Set<String> expected;
    int children;

    Node(String policy, Collection<Node> parents) {
      this.policy = policy;
      this.parents = List.copyOf(parents);
      this.expected = Set.of(policy);
      this.parents.forEach(parent -> parent.children++);
    }
  }

  private final PolicyInputs inputs;
  private final int mostNodes;

  /** The nodes of each depth by their policy; empty once the graph is NULL. */
  private final List<Map<String, Node>> depths = new ArrayList<>();

  private int explicitPolicy;
  private int policyMapping;
  private int inhibitAnyPolicy;
  private int depth;
  private int nodes;
  private @Nullable PolicyFailure failure;

  private PolicyGraph(PolicyInputs inputs, int pathLength, int mostNodes) {
    this.inputs = inputs;
    this.mostNodes = mostNodes;
    this.explicitPolicy = inputs.explicitPolicy() ? 0 : pathLength + 1;
    this.policyMapping = inputs.mappingInhibit() ? 0 : pathLength + 1;
    this.inhibitAnyPolicy = inputs.anyPolicyInhibit() ? 0 : pathLength + 1;
    Map<String, Node> first = new LinkedHashMap<>();
    first.put(ANY_POLICY, node(ANY_POLICY, List.of()));
    depths.add(first);
  }

  /**
   * Initialises (section 6.1.2).
   *
   * @param inputs what the caller wants
   * @param pathLength the number of certificates below the anchor
   * @param mostNodes how many nodes may be made
   */
  static PolicyGraph start(PolicyInputs inputs, int pathLength, int mostNodes) {
    return new PolicyGraph(inputs, pathLength, mostNodes);
  }

  /**
   * Applies what the anchor's certificate says, as RFC 5937 does for anchors with constraints: its
   * policies bound those below, its constraints hold from the next certificate on. It is no
   * certificate of the path, so nothing is counted down, and an anchor without policies allows all.
   */
  void anchor(PolicyExtensions extensions) {
    bound(extensions);
    Set<String> policies = extensions.policies();
    if (policies == null && !extensions.mappings().isEmpty()) {
      policies = Set.of(ANY_POLICY);
    }
    if (policies != null) {
      depths.add(new LinkedHashMap<>());
      addPolicies(policies, true);
    }
    map(extensions.mappings());
    constrain(extensions);
  }

  /**
   * Processes the next certificate (sections 6.1.3 (d) to (f), 6.1.4 (a), (b), (h) to (j)). Does
   * nothing once a certificate failed.
   *
   * @param extensions what it says about policies
   * @param isLast whether it is the target
   * @param selfIssued whether its issuer and subject are the same name
   */
  void process(PolicyExtensions extensions, boolean isLast, boolean selfIssued) {
    depth++;
    if (failure != null) {
      return;
    }
    bound(extensions);
    if (extensions.policies() == null) {
      depths.clear();
    } else if (!depths.isEmpty()) {
      depths.add(new LinkedHashMap<>());
      addPolicies(extensions.policies(), inhibitAnyPolicy > 0 || !isLast && selfIssued);
      prune();
    }
    if (explicitPolicy == 0 && depths.isEmpty()) {
      fail("6.1.3 (f)", "no policy that all certificates up to here share");
      return;
    }
    if (isLast) {
      // 6.1.5 (a) and (b).
      explicitPolicy = Math.max(explicitPolicy - 1, 0);
      if (extensions.requireExplicitPolicy() == 0) {
        explicitPolicy = 0;
      }
      return;
    }
    map(extensions.mappings());
    if (!selfIssued) {
      explicitPolicy = Math.max(explicitPolicy - 1, 0);
      policyMapping = Math.max(policyMapping - 1, 0);
      inhibitAnyPolicy = Math.max(inhibitAnyPolicy - 1, 0);
    }
    constrain(extensions);
  }

  /** Thousands of paths may go through one certificate, and each goes through all that it says. */
  private void bound(PolicyExtensions extensions) {
    if (extensions.size() > mostNodes) {
      throw new LimitReached(LIMIT, mostNodes);
    }
  }

  private void constrain(PolicyExtensions extensions) {
    explicitPolicy = Math.min(explicitPolicy, extensions.requireExplicitPolicy());
    policyMapping = Math.min(policyMapping, extensions.inhibitPolicyMapping());
    inhibitAnyPolicy = Math.min(inhibitAnyPolicy, extensions.inhibitAnyPolicy());
  }

  /** Section 6.1.3 (d) (1) and (2). */
  private void addPolicies(Set<String> policies, boolean anyPolicyCounts) {
    Map<String, Node> above = depths.get(depths.size() - 2);
    Map<String, Node> level = depths.get(depths.size() - 1);
    Map<String, List<Node>> byExpected = new LinkedHashMap<>();
    for (Node node : above.values()) {
      for (String expected : node.expected) {
        byExpected.computeIfAbsent(expected, e -> new ArrayList<>()).add(node);
      }
    }
    Node any = above.get(ANY_POLICY);
    for (String policy : policies) {
      List<Node> parents = byExpected.get(policy);
      if (policy.equals(ANY_POLICY)) {
        continue;
      }
      if (parents != null) {
        level.put(policy, node(policy, parents));
      } else if (any != null) {
        level.put(policy, node(policy, List.of(any)));
      }
    }
    if (anyPolicyCounts && policies.contains(ANY_POLICY)) {
      byExpected.forEach(
          (policy, parents) -> {
            if (!level.containsKey(policy)) {
              level.put(policy, node(policy, parents));
            }
          });
    }
  }

  /**
   * Section 6.1.4 (a) and (b). Nodes above one that is deleted here go with the next certificate:
   * nobody looks at them before.
   */
  private void map(Map<String, Set<String>> mappings) {
    for (Map.Entry<String, Set<String>> mapping : mappings.entrySet()) {
      if (mapping.getKey().equals(ANY_POLICY) || mapping.getValue().contains(ANY_POLICY)) {
        fail("6.1.4 (a)", "a policy mapping from or to anyPolicy");
        return;
      }
    }
    if (depths.isEmpty() || mappings.isEmpty()) {
      return;
    }
    Map<String, Node> level = depths.get(depths.size() - 1);
    for (Map.Entry<String, Set<String>> mapping : mappings.entrySet()) {
      Node node = level.get(mapping.getKey());
      if (policyMapping == 0) {
        if (node != null) {
          remove(level, node);
        }
        continue;
      }
      Node any = level.get(ANY_POLICY);
      if (node == null && any != null) {
        node = node(mapping.getKey(), any.parents);
        level.put(mapping.getKey(), node);
      }
      if (node != null) {
        node.expected = mapping.getValue();
      }
    }
  }

  private Node node(String policy, Collection<Node> parents) {
    if (++nodes > mostNodes) {
      throw new LimitReached(LIMIT, mostNodes);
    }
    return new Node(policy, parents);
  }

  private static void remove(Map<String, Node> level, Node node) {
    level.remove(node.policy);
    node.parents.forEach(parent -> parent.children--);
  }

  /** Section 6.1.3 (d) (3): nodes above the last depth need a child. No node at all is NULL. */
  private void prune() {
    ListIterator<Map<String, Node>> above = depths.listIterator(depths.size() - 1);
    while (above.hasPrevious()) {
      Map<String, Node> level = above.previous();
      List.copyOf(level.values()).stream()
          .filter(node -> node.children == 0)
          .forEach(node -> remove(level, node));
    }
    if (depths.get(depths.size() - 1).isEmpty()) {
      depths.clear();
    }
  }

  /**
   * Wraps up (section 6.1.5): is there a policy that the caller wants, or is none needed?
   *
   * @return why not, or null
   */
  @Nullable PolicyFailure end() {
    if (failure == null && explicitPolicy == 0 && userConstrainedPolicies().isEmpty()) {
      fail(
          "6.1.5 (g)",
          depths.isEmpty()
              ? "no policy that all certificates share"
              : "policies " + String.join(", ", authorityConstrainedPolicies()));
    }
    return failure;
  }

  /**
   * user-constrained-policy-set (section 6.1.5 (g)): the policies, in the terms of the anchor, for
   * which the path is valid and which the caller wants; {@code 2.5.29.32.0} alone for any.
   */
  Set<String> userConstrainedPolicies() {
    Set<String> authority = authorityConstrainedPolicies();
    if (inputs.initialPolicies().contains(ANY_POLICY)) {
      return authority;
    }
    Set<String> constrained = new TreeSet<>(inputs.initialPolicies());
    if (!authority.contains(ANY_POLICY)) {
      constrained.retainAll(authority);
    }
    return constrained;
  }

  /** Policies of nodes where the path leaves anyPolicy, and anyPolicy if the target has it. */
  private Set<String> authorityConstrainedPolicies() {
    Set<String> found = new TreeSet<>();
    for (Map<String, Node> level : depths) {
      for (Node node : level.values()) {
        if (!node.policy.equals(ANY_POLICY)
            && node.parents.size() == 1
            && node.parents.get(0).policy.equals(ANY_POLICY)) {
          found.add(node.policy);
        }
      }
    }
    if (!depths.isEmpty() && depths.get(depths.size() - 1).containsKey(ANY_POLICY)) {
      found.add(ANY_POLICY);
    }
    return found;
  }

  private void fail(String section, String found) {
    if (failure == null) {
      Set<String> wanted = new TreeSet<>(inputs.initialPolicies());
      failure =
          new PolicyFailure(
              depth,
              section,
              found,
              wanted.contains(ANY_POLICY)
                  ? "a policy that holds for the whole chain"
                  : "one of the policies " + String.join(", ", wanted));
    }
  }

  /** Why a certificate so far failed, or null. */
  @Nullable PolicyFailure failure() {
    return failure;
  }

  int nodesMade() {
    return nodes;
  }
}
