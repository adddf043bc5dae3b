package io.github.smimetrust.audit;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.chain.ChainResult;
import java.util.List;
import java.util.Optional;

/**
 * A certificate of the audited list with what the list makes of it. Identity is that of the object;
 * immutable but for what is read on first use.
 */
final class Member {
  private final BundleEntry entry;
  private final Role role;
  private final boolean isPublic;
  private final Optional<ChainResult> chain;
  private final List<BundleEntry> issuers;
  private final CertificateProfile profile;

  /** What a certificate is in the list. */
  enum Role {
    /** Self-issued, an authority, and its signature verifies. */
    ROOT,
    /** An authority that another certifies. */
    INTERMEDIATE,
    /** An authority with name and key of a root of the list, that another certifies. */
    CROSS,
    /** No authority. */
    USER
  }

  Member(
      BundleEntry entry,
      Role role,
      boolean isPublic,
      Optional<ChainResult> chain,
      List<BundleEntry> issuers,
      CertificateProfile profile) {
    this.entry = entry;
    this.role = role;
    this.isPublic = isPublic;
    this.chain = chain;
    this.issuers = List.copyOf(issuers);
    this.profile = profile;
  }

  BundleEntry entry() {
    return entry;
  }

  Role role() {
    return role;
  }

  /**
   * Is it an authority that another certifies? One with its own name as the issuer may be a root
   * whose signature cannot be checked here, and does not count.
   */
  boolean isBelowRoot() {
    return role == Role.CROSS || role == Role.INTERMEDIATE && !entry.isSelfIssued();
  }

  /** Does it chain to a root that a supplier distributes, or say that it follows their rules? */
  boolean isPublic() {
    return isPublic;
  }

  /**
   * Whether it chains to a root of the list, for any purpose and with old algorithms, so that what
   * is missing shows; nothing where the list holds no root.
   */
  Optional<ChainResult> chain() {
    return chain;
  }

  /** Those of the list that issued it, the most useful first; empty for a root. */
  List<BundleEntry> issuers() {
    return issuers;
  }

  /** Its fields and extensions. */
  CertificateProfile profile() {
    return profile;
  }
}
