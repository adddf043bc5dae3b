package io.github.smimetrust.rotation;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.TrustBundle;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/** The list that is there, the one that is wanted, and what they are together. Immutable. */
final class RotationLists {
  private final TrustBundle current;
  private final TrustBundle wantedAtFirst;
  private final TrustBundle wanted;
  private final TrustBundle both;
  private final Distrusted distrusted;
  private final Set<Fingerprint> wantedOnes;

  RotationLists(TrustBundle current, TrustBundle wanted, Distrusted distrusted) {
    this.current = current;
    this.distrusted = distrusted;
    this.wantedAtFirst = wanted;
    this.wanted = distrusted.removedFrom(wanted);
    this.both = this.wanted.plus(distrusted.removedFrom(current));
    this.wantedOnes = fingerprints(this.wanted);
  }

  static Set<Fingerprint> fingerprints(TrustBundle list) {
    return list.entries().stream().map(BundleEntry::fingerprint).collect(Collectors.toSet());
  }

  TrustBundle current() {
    return current;
  }

  /** The wanted list as it was given. */
  TrustBundle wantedAtFirst() {
    return wantedAtFirst;
  }

  /** The wanted list, without what is distrusted. */
  TrustBundle wanted() {
    return wanted;
  }

  /** What either list holds and nobody distrusts. */
  TrustBundle both() {
    return both;
  }

  Distrusted distrusted() {
    return distrusted;
  }

  boolean isWanted(BundleEntry entry) {
    return wantedOnes.contains(entry.fingerprint());
  }

  /** Is there something new to upload, that Exchange takes from an instant on? */
  boolean hasAdditions(Instant at) {
    return !wanted.minus(current).minus(tooLate(at)).isEmpty();
  }

  /** What is new, and no upload from an instant on can bring. */
  TrustBundle tooLate(Instant at) {
    return wanted.minus(current).retain(e -> UploadRule.last(e).isBefore(at));
  }

  /** Is there something to take out at once? */
  boolean hasDistrusted() {
    return current.entries().stream().anyMatch(distrusted::holds);
  }

  /** Do certificates that are there get other restrictions of a root programme? */
  boolean isRestrictedAnew() {
    return BundleDiff.between(current, wanted).restrictionsChanged().stream()
        .anyMatch(c -> current.contains(c.entry().fingerprint()));
  }

  /** Some certificates of both lists. */
  TrustBundle withOnly(Set<Fingerprint> fingerprints) {
    return both.retain(e -> fingerprints.contains(e.fingerprint()));
  }
}
