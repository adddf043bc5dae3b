package io.github.smimetrust.audit;

import com.google.common.collect.ImmutableList;
import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.ChainValidator;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.chain.Purpose;
import io.github.smimetrust.report.Report;
import io.github.smimetrust.report.Severity;
import io.github.smimetrust.revocation.RevocationPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Tells which certificates of a list end next, and whose trust ends with them.
 *
 * <pre>{@code
 * ExpiryWatch.over(bundle)
 *     .warnBefore(Duration.ofDays(90), Duration.ofDays(30), Duration.ofDays(7))
 *     .usedBy(evidence)
 *     .check(Instant.now())
 *     .forEach(a -> System.out.println(a.subject() + " ends " + a.notAfter()));
 * }</pre>
 *
 * <p>A user's certificate is as good as its chain: it is trusted until the earliest end on the last
 * of the chains that follow each other without a gap. That is found by validating at the time of
 * the check and one second after the end of each chain found, for signed mail (RFC 8550), without
 * revocation. Where there is no trust any more, the ends that stand in the way are tried backwards
 * for the last one until which there was. Evidence that was not trusted then is left out.
 *
 * <p>Cost of a check: one validation for each piece of evidence whose chain lasts beyond the
 * longest threshold; one more for each chain that ends before, 64 at most. Every choice gives a new
 * watch; immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class ExpiryWatch {
  private static final Comparator<ExpiryAlert> WORST_FIRST =
      Comparator.comparing(ExpiryAlert::severity)
          .thenComparing(ExpiryAlert::notAfter)
          .thenComparing(a -> -a.affected().size())
          .thenComparing(a -> a.entry().fingerprint());

  private final TrustBundle bundle;
  private final Thresholds thresholds;
  private final ImmutableList<Evidence> evidence;

  private ExpiryWatch(TrustBundle bundle, Thresholds thresholds, ImmutableList<Evidence> evidence) {
    this.bundle = bundle;
    this.thresholds = thresholds;
    this.evidence = evidence;
  }

  /**
   * A watch over a list, which warns 90, 30 and 7 days before an end until other times are named.
   *
   * @param bundle the list; may be empty
   * @return the watch
   */
  public static ExpiryWatch over(TrustBundle bundle) {
    return new ExpiryWatch(
        Objects.requireNonNull(bundle, "bundle"), Thresholds.USUAL, ImmutableList.of());
  }

  /**
   * Names how long before an end to warn, in place of what was named before.
   *
   * @param times one or more, in any order
   * @return a new watch
   * @throws IllegalArgumentException if there is none, or one is not positive or above a hundred
   *     years
   */
  public ExpiryWatch warnBefore(Duration... times) {
    return new ExpiryWatch(bundle, Thresholds.of(times), evidence);
  }

  /**
   * Adds user certificates and signed mail that the list is there for.
   *
   * @param evidence what the list is used for
   * @return a new watch
   */
  public ExpiryWatch usedBy(Collection<? extends Evidence> evidence) {
    return new ExpiryWatch(
        bundle,
        thresholds,
        ImmutableList.<Evidence>builder().addAll(this.evidence).addAll(evidence).build());
  }

  /**
   * Adds user certificates and signed mail, like the other form.
   *
   * @param evidence what the list is used for
   * @return a new watch
   */
  public ExpiryWatch usedBy(Evidence... evidence) {
    return usedBy(Arrays.asList(evidence));
  }

  /**
   * What has ended, or ends within the longest of the times: each certificate of the list once, and
   * each other certificate with which the trust in evidence ends.
   *
   * @param at the time of the check
   * @return the worst first: errors before warnings, then by the end; unmodifiable
   */
  public List<ExpiryAlert> check(Instant at) {
    Instant horizon =
        at.isBefore(Instant.MAX.minus(thresholds.longest()))
            ? at.plus(thresholds.longest())
            : Instant.MAX;
    List<ExpiryAlert> due = new ArrayList<>();
    for (Ending ending : endings(at, horizon)) {
      thresholds
          .reached(ending.entry.notAfter(), at)
          .ifPresent(
              t ->
                  due.add(
                      new ExpiryAlert(ending.entry, t, severity(ending, t), ending.affected, at)));
    }
    due.sort(WORST_FIRST);
    return List.copyOf(due);
  }

  /**
   * A report of the kind {@code "expiry"}: what {@link #check} tells, and every end to come as an
   * event, for a calendar that reminds at the times of the watch.
   *
   * @param at the time of the check
   * @return the report, in English and UTC until others are named
   */
  public Report report(Instant at) {
    List<Ending> endings = new ArrayList<>(endings(at, Instant.MAX));
    return ExpiryDocument.of(bundle, thresholds, check(at), endings, at);
  }

  /** A certificate that will end, and the evidence whose trust ends with it. */
  record Ending(BundleEntry entry, Origin origin, List<Evidence> affected) {}

  /** Where a certificate is from. */
  enum Origin {
    LIST,
    EVIDENCE
  }

  private Collection<Ending> endings(Instant at, Instant horizon) {
    Map<Fingerprint, Ending> endings = new LinkedHashMap<>();
    for (BundleEntry entry : bundle.entries()) {
      endings.put(entry.fingerprint(), new Ending(entry, Origin.LIST, new ArrayList<>()));
    }
    for (TrustEnd end : trustEnds(at, horizon)) {
      endings
          .computeIfAbsent(
              end.certificate().fingerprint(),
              f -> new Ending(end.certificate(), Origin.EVIDENCE, new ArrayList<>()))
          .affected
          .add(end.evidence());
    }
    return endings.values();
  }

  private List<TrustEnd> trustEnds(Instant at, Instant horizon) {
    if (evidence.isEmpty() || bundle.roots().isEmpty()) {
      return List.of();
    }
    ChainValidator validator =
        ChainValidator.trusting(bundle)
            .purpose(Purpose.EMAIL_PROTECTION)
            .revocation(RevocationPolicy.notChecked())
            .build();
    return evidence.stream()
        .map(e -> TrustEnd.of(validator, e, at, horizon))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Severity severity(Ending ending, Duration threshold) {
    if (ending.origin == Origin.EVIDENCE && !ending.entry.isCa()) {
      return Severity.NOTE;
    }
    return threshold.isZero() ? Severity.ERROR : Severity.WARNING;
  }
}
