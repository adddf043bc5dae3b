package io.github.smimetrust.audit;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the checks look at: the list with its links, the policy, the time, the evidence, and what is
 * distrusted. Made once a run; immutable.
 */
final class AuditScope {
  private final TrustBundle bundle;
  private final AuditPolicy policy;
  private final Instant at;
  private final ImmutableMap<BundleEntry, Member> members;
  private final ImmutableListMultimap<Member, Evidence> uses;
  private final List<Evidence> evidence;
  private final Set<Fingerprint> distrusted;

  AuditScope(
      TrustBundle bundle,
      AuditPolicy policy,
      Instant at,
      ImmutableMap<BundleEntry, Member> members,
      List<Evidence> evidence,
      ImmutableListMultimap<Member, Evidence> uses,
      Set<Fingerprint> distrusted) {
    this.bundle = bundle;
    this.policy = policy;
    this.at = at;
    this.members = members;
    this.evidence = List.copyOf(evidence);
    this.uses = uses;
    this.distrusted = Set.copyOf(distrusted);
  }

  TrustBundle bundle() {
    return bundle;
  }

  AuditPolicy policy() {
    return policy;
  }

  Instant at() {
    return at;
  }

  /** The certificates of the list in its order. */
  List<Member> members() {
    return members.values().asList();
  }

  /** The member that a certificate of the list is. */
  Optional<Member> member(BundleEntry entry) {
    return Optional.ofNullable(members.get(entry));
  }

  /** The caller's evidence; empty where there is none, and then nothing is unused. */
  List<Evidence> evidence() {
    return evidence;
  }

  /** The evidence whose trusted chain goes through a member. */
  List<Evidence> usesOf(Member member) {
    return uses.get(member);
  }

  /** SHA-256 of certificates in the caller's deny lists. */
  Set<Fingerprint> distrusted() {
    return distrusted;
  }
}
