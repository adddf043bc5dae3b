package io.github.smimetrust.rotation;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Range;
import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.report.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * How a trust list becomes another one without an instant at which something that was trusted is
 * not: which lists to upload, each from when until when, and a proof of it.
 *
 * <pre>{@code
 * RotationPlan rotation = RotationPlan.from(current).to(wanted)
 *     .keepingTrusted(evidence)
 *     .between(today, horizon);
 * rotation.steps().forEach(s ->
 *     System.out.println(s.describe() + "  " + s.earliest() + " .. " + s.latest()));
 * rotation.gaps().forEach(System.out::println);
 * rotation.report().writeTo(Path.of("rotation.html"));
 * }</pre>
 *
 * <p><b>What is kept.</b> Evidence that the current list trusts at the start has to stay trusted
 * until its certificate ends or the plan does. So has evidence that the current list comes to trust
 * later, from then on; and evidence that needs the wanted list, from the second after the last
 * instant for the first step. Where that cannot be, or the path engine cannot tell, there is a
 * {@link Gap}. Evidence that nothing trusts is in {@link #neverTrusted()}.
 *
 * <p><b>What is proved.</b> Each step may be done at any instant of its window: every list is asked
 * about from the first instant at which it may be in effect to the last. See {@link RotationProof},
 * also for what is not looked at. The proof says nothing about mail that the evidence does not
 * stand for.
 *
 * <p><b>How it goes.</b> What is new and not ended comes with the first step, at the start. An old
 * certificate goes when the wanted list alone trusts all evidence that needed it, or that evidence
 * ended. No upload holds a certificate that has ended or ends within {@link #UPLOAD_MARGIN} at any
 * instant of its window, since Exchange would refuse it; wanted ones that are so near to their end
 * are left out. Certificates that become valid later are uploaded at once, which Exchange takes. A
 * wanted certificate that ends after the last step is no reason for another one. There are at most
 * 12 steps.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class RotationPlan {
  /**
   * How long before its end a certificate is too old to be uploaded. Exchange refuses a list with
   * an expired certificate and was seen to compare dates without a zone; a day is more than any
   * zone is off.
   */
  public static final Duration UPLOAD_MARGIN = Duration.ofDays(1);

  private final RotationSetting setting;
  private final ImmutableList<RotationStep> steps;
  private final ImmutableList<Gap> gaps;
  private final ImmutableList<UntrustedEvidence> neverTrusted;
  private final RotationProof proof;

  RotationPlan(
      RotationSetting setting,
      List<RotationStep> steps,
      Planning.Outcome outcome,
      RotationProof proof) {
    this.setting = setting;
    this.steps = ImmutableList.copyOf(steps);
    this.gaps =
        outcome.gaps().stream()
            .sorted(
                Comparator.comparing(Gap::from)
                    .thenComparing(g -> g.certificate().fingerprint())
                    .thenComparing(Gap::reason)
                    .thenComparing(g -> g.evidence().leaf().fingerprint())
                    .thenComparing(g -> g.evidence().source()))
            .collect(ImmutableList.toImmutableList());
    this.neverTrusted = ImmutableList.copyOf(outcome.neverTrusted());
    this.proof = proof;
  }

  /**
   * Begins with the list that is there.
   *
   * @param current what the tenant trusts at the start
   * @return the beginning, which wants {@link From#to}
   */
  public static From from(TrustBundle current) {
    return new From(Objects.requireNonNull(current, "current"));
  }

  /**
   * The beginning of a request.
   *
   * <pre>{@code
   * RotationRequest request = RotationPlan.from(tenant.read().bundle()).to(wanted);
   * }</pre>
   *
   * <p>Immutable and thread-safe.
   *
   * @since 0.1.0
   */
  public static final class From {
    private final TrustBundle current;

    private From(TrustBundle current) {
      this.current = current;
    }

    /**
     * Names the list that is to be there in the end.
     *
     * @param wanted what the tenant is to trust
     * @return a request that wants {@link RotationRequest#keepingTrusted}
     */
    public RotationRequest to(TrustBundle wanted) {
      return RotationRequest.of(current, Objects.requireNonNull(wanted, "wanted"));
    }
  }

  /**
   * The uploads, in the order in which they are done.
   *
   * @return at most 12 steps; none if there is nothing to do; unmodifiable
   */
  public List<RotationStep> steps() {
    return steps;
  }

  /**
   * When evidence that has to be trusted is not, or is not known to be.
   *
   * @return by beginning, then by certificate; unmodifiable
   */
  public List<Gap> gaps() {
    return gaps;
  }

  /**
   * Evidence that neither list trusts, nor both together; evidence that only the wanted list
   * trusts, and not after the last instant for the first step; and evidence of which it is not
   * known.
   *
   * @return in the order in which it was named; unmodifiable
   */
  public List<UntrustedEvidence> neverTrusted() {
    return neverTrusted;
  }

  /**
   * Does everything that was trusted stay so?
   *
   * @return whether there is no gap, and it is known of all evidence whether it was trusted; so yes
   *     where no evidence was named, which proves nothing
   */
  public boolean isGapFree() {
    return gaps.isEmpty() && neverTrusted.stream().noneMatch(UntrustedEvidence::isOpen);
  }

  /**
   * What was asked to prove the plan.
   *
   * @return the proof
   */
  public RotationProof proof() {
    return proof;
  }

  /**
   * Old certificates that evidence needs up to the horizon or beyond, so that they stay.
   *
   * @return by subject, end and SHA-256; unmodifiable
   */
  public List<BundleEntry> kept() {
    return EntryOrder.sorted(last().minus(setting.lists().wanted()).entries());
  }

  /**
   * Wanted certificates that are not in the last list: ended, ending too soon to be uploaded, or
   * distrusted.
   *
   * @return by subject, end and SHA-256; unmodifiable
   */
  public List<BundleEntry> leftOut() {
    return EntryOrder.sorted(setting.lists().wantedAtFirst().minus(last()).entries());
  }

  private TrustBundle last() {
    return steps.isEmpty() ? setting.lists().current() : steps.get(steps.size() - 1).bundle();
  }

  /**
   * What to know besides, in English.
   *
   * @return sentences; unmodifiable
   */
  public List<String> warnings() {
    return warnings(Locale.ENGLISH);
  }

  /**
   * What to know besides: certificates that stay though they have a distrusted key, that stay
   * beyond the horizon, that are left out; that there is no evidence.
   *
   * @param locale Japanese, or English for any other
   * @return sentences; unmodifiable
   */
  public List<String> warnings(Locale locale) {
    return RotationWording.warnings(this).stream().map(t -> t.in(locale)).toList();
  }

  /**
   * The plan in English.
   *
   * @return a line that says what it comes to, and lines for steps and gaps
   */
  public String describe() {
    return describe(Locale.ENGLISH);
  }

  /**
   * The plan in words.
   *
   * @param locale Japanese, or English for any other
   * @return a line that says what it comes to, and lines for steps and gaps
   */
  public String describe(Locale locale) {
    return RotationWording.describe(this, locale);
  }

  /**
   * The runbook: for each step what to upload, when, how to check before and after, when to go
   * back. Gaps come first. As a calendar it has an event for each step. Of the kind {@code
   * "rotation"}, in English and UTC until others are named.
   *
   * @return the report
   */
  public Report report() {
    return RotationDocument.of(this);
  }

  TrustBundle current() {
    return setting.lists().current();
  }

  TrustBundle wanted() {
    return setting.lists().wanted();
  }

  Range<Instant> time() {
    return setting.plan();
  }

  /** Certificates of the last list that have the key of a distrusted one. */
  List<BundleEntry> withDistrustedKeys() {
    return setting.lists().distrusted().withTheirKeys(last());
  }

  List<BundleEntry> distrustedIntermediates() {
    return EntryOrder.sorted(
        setting.lists().distrusted().bundle().retain(e -> !e.isRoot()).entries());
  }

  @Override
  public String toString() {
    return RotationWording.outcome(this).english();
  }
}
