package io.github.smimetrust.audit;

import com.google.common.collect.ImmutableMap;
import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the checks look at: the list with its links, the policy, the time, the evidence, and what is
 * distrusted. Made once a run; immutable.
 */
final class AuditScope {
  private final TrustBundle bundle;
  private final AuditPolicy policy;
  private final Instant at;
  private final ImmutableMap<Fingerprint, Member> members;
  private final MemberIndex index;
  private final EvidenceReading evidence;
  private final Distrust distrust;

  AuditScope(
      TrustBundle bundle,
      AuditPolicy policy,
      Instant at,
      ImmutableMap<Fingerprint, Member> members,
      EvidenceReading evidence,
      Distrust distrust) {
    this.bundle = bundle;
    this.policy = policy;
    this.at = at;
    this.members = members;
    this.index = MemberIndex.of(members.values());
    this.evidence = evidence;
    this.distrust = distrust;
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
    return member(entry.fingerprint());
  }

  /** The member with a fingerprint. */
  Optional<Member> member(Fingerprint fingerprint) {
    return Optional.ofNullable(members.get(fingerprint));
  }

  /** The bytes of the store that Set-SmimeConfig takes: bare certificates. */
  int size() {
    return members.isEmpty() ? 0 : bundle.certificatesAlone().encodeSst().length;
  }

  /** The members by what links them. */
  MemberIndex index() {
    return index;
  }

  /** The caller's evidence; empty where there is none, and then nothing is unused. */
  List<Evidence> evidence() {
    return evidence.evidence();
  }

  /** What became of the evidence. */
  EvidenceReading judged() {
    return evidence;
  }

  /** The evidence whose trusted chain goes through a member. */
  List<Evidence> usesOf(Member member) {
    return evidence.usesOf(member.entry());
  }

  /** What the caller's deny lists hold. */
  Distrust distrust() {
    return distrust;
  }
}
