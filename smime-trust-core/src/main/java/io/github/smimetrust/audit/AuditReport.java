package io.github.smimetrust.audit;

import com.google.common.collect.ImmutableList;
import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.report.Report;
import io.github.smimetrust.report.ReportFormat;
import io.github.smimetrust.report.Severity;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an audit found.
 *
 * <pre>{@code
 * report.writeTo(Path.of("audit.html"));
 * TrustBundle slim = report.bundle().minus(report.entriesWith("expired", "unused"));
 * System.exit(report.exitStatus());
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class AuditReport {
  private final AuditScope scope;
  private final Waivers waivers;
  private final ImmutableList<Finding> findings;
  private final ImmutableList<Finding> ignored;

  AuditReport(AuditScope scope, List<Finding> all) {
    this.scope = scope;
    this.waivers = Waivers.of(scope.policy(), scope.at());
    List<Finding> sorted = new ArrayList<>(all);
    sorted.sort(order());
    this.findings = ImmutableList.copyOf(sorted.stream().filter(f -> waiver(f).isEmpty()).toList());
    this.ignored =
        ImmutableList.copyOf(sorted.stream().filter(f -> waiver(f).isPresent()).toList());
  }

  /** The worst first, then by rule, then by certificate: never by the order of the input. */
  private static Comparator<Finding> order() {
    return Comparator.comparing(Finding::severity)
        .thenComparing(Finding::rule)
        .thenComparing(
            f -> f.entry().map(BundleEntry::fingerprint).map(Fingerprint::toString).orElse(""))
        .thenComparing(f -> f.message());
  }

  /** The waiver that holds for a finding at the time of the audit. */
  Optional<AuditPolicy.Waiver> waiver(Finding finding) {
    return waivers.of(finding);
  }

  /**
   * What counts: every finding that no waiver covers.
   *
   * @return the findings, the worst first; unmodifiable
   */
  public List<Finding> findings() {
    return findings;
  }

  /**
   * What the policy's waivers cover.
   *
   * @return the findings, the worst first; unmodifiable
   */
  public List<Finding> ignored() {
    return ignored;
  }

  /**
   * The list that was audited.
   *
   * @return the list as it was given
   */
  public TrustBundle bundle() {
    return scope.bundle();
  }

  /**
   * The time for which the audit holds.
   *
   * @return the instant
   */
  public Instant at() {
    return scope.at();
  }

  /**
   * The entries that break one of some rules, waivers aside.
   *
   * @param rules ids of rules
   * @return the entries in the order of the list; unmodifiable
   * @throws IllegalArgumentException if there is no such rule
   */
  public List<BundleEntry> entriesWith(String... rules) {
    Set<String> wanted = new LinkedHashSet<>(Arrays.asList(rules));
    wanted.forEach(RuleCatalogue::rule);
    // By fingerprint: entries can be made to have one hash value.
    Set<Fingerprint> broken = new HashSet<>();
    for (Finding finding : findings) {
      if (wanted.contains(finding.rule())) {
        finding.entry().map(BundleEntry::fingerprint).ifPresent(broken::add);
      }
    }
    return bundle().entries().stream().filter(e -> broken.contains(e.fingerprint())).toList();
  }

  /**
   * The worst severity among the findings that count.
   *
   * @return the severity, or nothing where there is no finding
   */
  public Optional<Severity> worst() {
    return findings.stream().map(Finding::severity).min(Comparator.naturalOrder());
  }

  /**
   * A status for the end of a program in a pipeline.
   *
   * @return 0 with notes at most, 1 with a warning, 2 with an error
   */
  public int exitStatus() {
    return worst()
        .map(
            w ->
                switch (w) {
                  case ERROR -> 2;
                  case WARNING -> 1;
                  case NOTE -> 0;
                })
        .orElse(0);
  }

  /**
   * The audit as a report in any language and format.
   *
   * @return the report, in English and UTC until others are named
   */
  public Report report() {
    return AuditDocument.of(this, scope);
  }

  /**
   * Writes the report in the format that the file's extension asks for.
   *
   * @param file the file; an old one is replaced whole, or kept if writing fails
   * @throws IllegalArgumentException if the extension belongs to no format
   * @throws java.io.UncheckedIOException if it cannot be written
   */
  public void writeTo(Path file) {
    report().writeTo(file);
  }

  /**
   * Writes the report in a format.
   *
   * @param file the file; an old one is replaced whole, or kept if writing fails
   * @param format the format
   * @throws java.io.UncheckedIOException if it cannot be written
   */
  public void writeTo(Path file, ReportFormat format) {
    report().writeTo(file, format);
  }

  @Override
  public String toString() {
    return scope.policy() + ": " + findings.size() + " findings, " + ignored.size() + " ignored";
  }
}
