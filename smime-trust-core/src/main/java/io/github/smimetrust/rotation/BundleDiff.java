package io.github.smimetrust.rotation;

import com.google.common.collect.ImmutableList;
import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.report.Report;
import io.github.smimetrust.sst.StoreProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What lies between two states of a trust list.
 *
 * <pre>{@code
 * BundleDiff diff = BundleDiff.between(tenant.read().bundle(), wanted);
 * if (!diff.isEmpty()) {
 *   System.out.println(diff.describe());
 *   diff.report(now).writeTo(Path.of("drift.html"));
 * }
 * }</pre>
 *
 * <p>Every certificate of the list before is in one of {@link #removed()}, {@link #kept()} and the
 * first halves of {@link #replaced()}; every one of the list after in one of {@link #added()},
 * {@link #kept()} and the second halves. So the list after is the one before, without removed and
 * old halves, with added and new halves. Certificates are told apart by SHA-256.
 *
 * <p>A removed and an added certificate are a replacement if their subjects match (RFC 5280 section
 * 7.1), and both are roots or neither is. Those with the same key come first, then those with the
 * same issuer; among several, the one that ends last replaces the one that ends last. A new
 * certificate beside an old one that stays is an addition.
 *
 * <p>Compared are certificates and the restrictions of a root programme; not the order of the
 * lists, names and hashes that a store gives, CRLs and CTLs. Whether a certificate is good is not
 * looked at. All lists are ordered by subject, end and SHA-256 of the certificate, and
 * unmodifiable. Time and memory grow with the number of certificates; signatures are checked only
 * of authorities that may have replaced each other. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class BundleDiff {
  private static final Comparator<StoreProperty> BY_ID_AND_VALUE =
      Comparator.comparing(StoreProperty::id)
          .thenComparing(StoreProperty::value, Arrays::compareUnsigned);

  private final TrustBundle before;
  private final TrustBundle after;
  private final ImmutableList<BundleEntry> added;
  private final ImmutableList<BundleEntry> removed;
  private final ImmutableList<BundleEntry> kept;
  private final ImmutableList<Replacement> replaced;
  private final ImmutableList<RestrictionChange> restrictions;

  private BundleDiff(TrustBundle before, TrustBundle after) {
    this.before = before;
    this.after = after;
    Map<Fingerprint, BundleEntry> gone = byFingerprint(before);
    Map<Fingerprint, BundleEntry> come = byFingerprint(after);
    List<Replacement> same = new ArrayList<>();
    for (BundleEntry old : before.entries()) {
      BundleEntry still = come.remove(old.fingerprint());
      if (still != null) {
        gone.remove(old.fingerprint());
        same.add(new Replacement(old, still, Replacement.Kind.REISSUED));
      }
    }
    List<Replacement> pairs = Pairing.of(gone.values(), come.values());
    for (Replacement pair : pairs) {
      gone.remove(pair.before().fingerprint());
      come.remove(pair.after().fingerprint());
    }
    this.added = sorted(come.values());
    this.removed = sorted(gone.values());
    this.kept = sorted(same.stream().map(Replacement::after).toList());
    this.replaced = inOrder(pairs);
    same.addAll(pairs);
    this.restrictions = restrictionChanges(inOrder(same));
  }

  /**
   * Compares two lists.
   *
   * @param before the list as it was
   * @param after the list as it is, or is to be
   * @return what lies between them
   */
  public static BundleDiff between(TrustBundle before, TrustBundle after) {
    return new BundleDiff(
        Objects.requireNonNull(before, "before"), Objects.requireNonNull(after, "after"));
  }

  private static Map<Fingerprint, BundleEntry> byFingerprint(TrustBundle bundle) {
    Map<Fingerprint, BundleEntry> entries = new HashMap<>();
    bundle.entries().forEach(e -> entries.put(e.fingerprint(), e));
    return entries;
  }

  private static ImmutableList<BundleEntry> sorted(Collection<BundleEntry> entries) {
    return ImmutableList.copyOf(EntryOrder.sorted(entries));
  }

  private static ImmutableList<Replacement> inOrder(Collection<Replacement> pairs) {
    Map<Fingerprint, Replacement> byNew = new HashMap<>();
    pairs.forEach(p -> byNew.put(p.after().fingerprint(), p));
    return EntryOrder.sorted(pairs.stream().map(Replacement::after).toList()).stream()
        .map(e -> Objects.requireNonNull(byNew.get(e.fingerprint())))
        .collect(ImmutableList.toImmutableList());
  }

  private static ImmutableList<RestrictionChange> restrictionChanges(List<Replacement> pairs) {
    return pairs.stream()
        .map(
            p ->
                new RestrictionChange(p.after(), restrictions(p.before()), restrictions(p.after())))
        .filter(c -> !c.isNone())
        .collect(ImmutableList.toImmutableList());
  }

  private static List<StoreProperty> restrictions(BundleEntry entry) {
    return entry.properties().stream()
        .filter(p -> p.id().isRestriction())
        .sorted(BY_ID_AND_VALUE)
        .distinct()
        .toList();
  }

  /**
   * Certificates that are new, and replace none.
   *
   * @return the entries of the list after; unmodifiable
   */
  public List<BundleEntry> added() {
    return added;
  }

  /**
   * Certificates that are gone, and were not replaced.
   *
   * @return the entries of the list before; unmodifiable
   */
  public List<BundleEntry> removed() {
    return removed;
  }

  /**
   * Certificates that both lists hold, whatever restrictions they have.
   *
   * @return the entries of the list after; unmodifiable
   */
  public List<BundleEntry> kept() {
    return kept;
  }

  /**
   * Certificates that took the place of another of the same name.
   *
   * @return the pairs; unmodifiable
   */
  public List<Replacement> replaced() {
    return replaced;
  }

  /**
   * Certificates, kept or replaced, whose restrictions are not what they were. What is dropped may
   * make a certificate trusted for more than before.
   *
   * @return the changes; unmodifiable
   */
  public List<RestrictionChange> restrictionsChanged() {
    return restrictions;
  }

  /**
   * Are the two lists the same, as far as this compares them?
   *
   * @return whether nothing was added, removed or replaced, and no restriction changed
   */
  public boolean isEmpty() {
    return added.isEmpty() && removed.isEmpty() && replaced.isEmpty() && restrictions.isEmpty();
  }

  /**
   * The difference in English.
   *
   * @return a line with the numbers, and a line for each change; names are escaped and shortened
   */
  public String describe() {
    return describe(Locale.ENGLISH);
  }

  /**
   * The difference in words.
   *
   * @param locale Japanese, or English for any other
   * @return a line with the numbers, and a line for each change; names are escaped and shortened
   */
  public String describe(Locale locale) {
    return DiffWording.describe(this, locale);
  }

  /**
   * The difference as a report in any language and format, of the kind {@code "diff"}.
   *
   * @param at the time for which the report is to hold: what has ended by then is shown as ended
   * @return the report, in English and UTC until others are named
   */
  public Report report(Instant at) {
    return DiffDocument.of(this, Objects.requireNonNull(at, "at"));
  }

  TrustBundle before() {
    return before;
  }

  TrustBundle after() {
    return after;
  }

  @Override
  public String toString() {
    return DiffWording.summary(this).english();
  }
}
