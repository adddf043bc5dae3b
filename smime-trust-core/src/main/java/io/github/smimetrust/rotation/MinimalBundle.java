package io.github.smimetrust.rotation;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.ChainResult;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.report.Report;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The smallest part of a trust list that trusts what the whole list trusts of some evidence: what
 * {@link BundleMinimizer} finds.
 *
 * <pre>{@code
 * minimal.unneeded().forEach(e -> System.out.println("nobody needs " + e.subject()));
 * minimal.notTrusted().forEach((e, why) -> System.out.println(e.source() + ": " + why.explain()));
 * if (!minimal.fitsBudget()) {
 *   System.out.println(minimal.describe());          // what to give up, step by step
 * }
 * }</pre>
 *
 * <p>What the evidence does not show is not known: a certificate that nobody of it needs may be
 * needed by others. Nothing is given up for a budget without the caller: {@link #bundle()} trusts
 * all of {@link #trusted()}, however large it is. Lists are ordered by content or as the whole list
 * is, and unmodifiable. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class MinimalBundle {
  private final Lists lists;
  private final Uses uses;
  private final Size size;
  private final Instant at;

  /** The list as it was, and what is left. */
  record Lists(TrustBundle whole, TrustBundle part, boolean provedSmallest) {}

  /** What becomes of the evidence. */
  record Uses(
      ImmutableMap<BundleEntry, ImmutableList<Evidence>> needs,
      ImmutableList<Evidence> trusted,
      ImmutableMap<Evidence, ChainResult> notTrusted) {}

  /** What the part takes, and may take. */
  record Size(int bytes, @Nullable Integer budget, ImmutableList<GivenUp> proposal) {}

  MinimalBundle(Lists lists, Uses uses, Size size, Instant at) {
    this.lists = lists;
    this.uses = uses;
    this.size = size;
    this.at = at;
  }

  /**
   * What is needed, with its properties and in the order of the whole list; CRLs and CTLs stay.
   *
   * @return a bundle that trusts all of {@link #trusted()}; empty if that is empty
   */
  public TrustBundle bundle() {
    return lists.part;
  }

  /**
   * Each certificate of {@link #bundle()} with the evidence that would fall without it.
   *
   * @return a map in the order of the bundle; unmodifiable
   */
  public Map<BundleEntry, List<Evidence>> needs() {
    return ImmutableMap.copyOf(uses.needs);
  }

  /**
   * The evidence that would fall without a certificate.
   *
   * @param entry the certificate
   * @return the evidence; none if the certificate is not in {@link #bundle()}
   */
  public List<Evidence> neededBy(BundleEntry entry) {
    return uses.needs.getOrDefault(entry, ImmutableList.of());
  }

  /**
   * What is in the whole list and not needed by this evidence.
   *
   * @return the certificates, in the order of the whole list; unmodifiable
   */
  public List<BundleEntry> unneeded() {
    return lists.whole.minus(lists.part).entries();
  }

  /**
   * The evidence that is trusted, by the whole list as by {@link #bundle()}.
   *
   * @return the evidence, each piece once; unmodifiable
   */
  public List<Evidence> trusted() {
    return uses.trusted;
  }

  /**
   * The evidence that not even the whole list trusts: it had no say in what is kept. Undecided
   * questions are among it.
   *
   * @return each piece with what the whole list says; unmodifiable
   */
  public Map<Evidence, ChainResult> notTrusted() {
    return uses.notTrusted;
  }

  /**
   * Is no other part of the list smaller? If this says no, the search came to a limit that {@link
   * BundleMinimizer} names, or the engine left a question undecided.
   *
   * @return whether it was proved
   */
  public boolean isProvedSmallest() {
    return lists.provedSmallest;
  }

  /**
   * The size of {@link #bundle()} as the store that {@code Set-SmimeConfig} takes: bare
   * certificates.
   *
   * @return a number of bytes
   */
  public int bytes() {
    return size.bytes;
  }

  /**
   * How large the store may be.
   *
   * @return a number of bytes; empty if none was named
   */
  public OptionalInt budget() {
    return size.budget == null ? OptionalInt.empty() : OptionalInt.of(size.budget);
  }

  /**
   * Is the store no larger than it may be?
   *
   * @return whether it is, or no budget was named
   */
  public boolean fitsBudget() {
    return size.budget == null || size.bytes <= size.budget;
  }

  /**
   * What could be given up so that the store fits, in the order of the most bytes for the least
   * evidence: a greedy choice, each step on top of those before. Nothing of it was done; {@code
   * minimal.bundle().minus(step.entries())} does a step.
   *
   * @return steps, after the last of which the store fits; none if it does already
   */
  public List<GivenUp> proposal() {
    return size.proposal;
  }

  /**
   * The time for which the evidence was judged.
   *
   * @return the instant
   */
  public Instant at() {
    return at;
  }

  /**
   * What trust depends on and was not checked.
   *
   * @return ids, as {@link ChainResult.Trusted#notChecked()} has them; unmodifiable
   */
  public List<String> notChecked() {
    return List.of("revocation", "address");
  }

  /**
   * The result in English.
   *
   * @return lines: numbers, what is needed by whom, what is not, what is not trusted, what to give
   *     up; names are escaped and shortened
   */
  public String describe() {
    return describe(Locale.ENGLISH);
  }

  /**
   * The result in words.
   *
   * @param locale Japanese, or English for any other
   * @return lines, as {@link #describe()}
   */
  public String describe(Locale locale) {
    return MinimalWording.describe(this, locale);
  }

  /**
   * The result as a report in any language and format, of the kind {@code "minimal-bundle"}.
   *
   * @return the report, in English and UTC until others are named
   */
  public Report report() {
    return MinimalDocument.of(this);
  }

  TrustBundle whole() {
    return lists.whole;
  }

  @Override
  public String toString() {
    return MinimalWording.summary(this).english();
  }
}
