package io.github.smimetrust.exchange;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.audit.AuditPolicy;
import io.github.smimetrust.audit.TrustAudit;
import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.report.Severity;
import io.github.smimetrust.rotation.RotationPlan;
import io.github.smimetrust.sst.SerializedStore;
import io.github.smimetrust.sst.StoreFinding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What speaks against a change of the list, at a time. */
final class PlanRules {
  /** What a caller may know better, see {@link TrustListPlan#allowing}. */
  static final Set<String> ALLOWABLE =
      Set.of("not-a-ca", "removes-more-than-half", "present-unreadable", "stops-trusting");

  /** Rules of the audit that a plan has of its own. */
  private static final Set<String> PLANNED =
      Set.of(
          "expired",
          "upload-refused",
          "not-yet-valid",
          "not-a-ca",
          "size",
          "empty",
          "no-root",
          "roots-only");

  private PlanRules() {}

  /** What makes Exchange refuse the list, or users lose what they have. */
  static List<PlanIssue> blockers(
      TrustBundle wanted, int removed, TenantState present, Instant now) {
    List<PlanIssue> issues = new ArrayList<>();
    if (wanted.isEmpty()) {
      issues.add(
          PlanIssue.ofList(
              "would-clear",
              "the wanted list is empty, so no signature at all would be trusted; planClearing()"
                  + " is the verb for that"));
      return issues;
    }
    for (BundleEntry entry : wanted.entries()) {
      if (endsBefore(entry, now.plus(RotationPlan.UPLOAD_MARGIN))) {
        issues.add(
            about(
                entry,
                "expired",
                "ended or ends within a day, "
                    + entry.notAfter()
                    + "; Set-SmimeConfig refuses a list with an expired certificate, take it out"));
      }
      if (!entry.isCa()) {
        issues.add(
            about(
                entry,
                "not-a-ca",
                "is not the certificate of an authority; take it out, or say"
                    + " allowing(\"not-a-ca\")"));
      }
    }
    present
        .problem()
        .ifPresent(
            problem ->
                issues.add(
                    PlanIssue.ofList(
                        "present-unreadable",
                        "the present list is broken, so what would be lost besides the certificates"
                            + " named here is not known: "
                            + problem.message()
                            + "; its bytes will be kept, but it could not be put back; look at"
                            + " them, or say allowing(\"present-unreadable\")")));
    if (2 * removed > present.readable().size()) {
      issues.add(
          PlanIssue.ofList(
              "removes-more-than-half",
              "removes "
                  + removed
                  + " of "
                  + present.readable().size()
                  + " certificates that are trusted now; check that nothing is missing from the"
                  + " wanted list, or say allowing(\"removes-more-than-half\")"));
    }
    return issues;
  }

  /** A clearing has no place for entries to be kept. */
  static List<PlanIssue> foreignInTheWay(TrustBundle foreign) {
    return foreign.entries().stream()
        .map(
            entry ->
                about(
                    entry,
                    "removes-foreign",
                    "is not managed by this program, and clearing takes it away, too; say"
                        + " removingForeign()"))
        .toList();
  }

  /** What the caller's evidence would lose. */
  static List<PlanIssue> lostTrust(List<EvidenceChange> changes) {
    return changes.stream()
        .filter(c -> c.effect() == EvidenceChange.Effect.STOPS)
        .map(
            c ->
                new PlanIssue(
                    "stops-trusting",
                    c.subject()
                        + " ("
                        + c.source()
                        + ") is trusted now and would not be: "
                        + c.why()
                        + "; keep its authorities, or say allowing(\"stops-trusting\")",
                    c.certificate()))
        .toList();
  }

  /**
   * What an audit has against the wanted list, notes aside. The rules of plans are left to plans:
   * they say what a change would do, and are judged again when it is made.
   */
  static List<PlanIssue> audited(TrustBundle wanted, Instant now) {
    return TrustAudit.of(wanted).under(AuditPolicy.exchangeOnline()).run(now).findings().stream()
        .filter(f -> f.severity() != Severity.NOTE && !PLANNED.contains(f.rule()))
        .map(
            f ->
                new PlanIssue(
                    f.rule(),
                    f.entry().map(e -> named(e) + ": ").orElse("") + f.message() + " " + f.remedy(),
                    f.entry().map(BundleEntry::fingerprint).orElse(null)))
        .toList();
  }

  static List<PlanIssue> warnings(TrustBundle wanted, int bytes, int sizeWarning, Instant now) {
    List<PlanIssue> issues = new ArrayList<>();
    for (BundleEntry entry : wanted.entries()) {
      if (entry.notBefore().isAfter(now)) {
        issues.add(
            about(
                entry,
                "not-yet-valid",
                "is valid only from " + entry.notBefore() + " on; nothing trusts it before"));
      }
    }
    if (bytes > sizeWarning) {
      issues.add(
          PlanIssue.ofList(
              "large-list",
              String.format(
                  Locale.ROOT,
                  "has %,d bytes, more than %,d; on-premises Exchange servers were reported to"
                      + " refuse lists above 70,000 bytes, and Microsoft documents no limit for"
                      + " Exchange Online",
                  bytes,
                  sizeWarning)));
    }
    int roots = wanted.roots().size();
    if (roots == 0 && !wanted.isEmpty()) {
      issues.add(
          PlanIssue.ofList(
              "no-root",
              "has no root, so no chain can end in it: Exchange Online uses this list alone"));
    } else if (wanted.intermediates().isEmpty() && !wanted.isEmpty()) {
      issues.add(
          PlanIssue.ofList(
              "roots-only",
              "has no intermediate; a signature is trusted only if the message or the certificate's"
                  + " own links bring the intermediates, so add them"));
    }
    return issues;
  }

  /** What everyone who reads the list would get to know. */
  static List<PlanIssue> warningsOfStore(byte[] store) {
    return SerializedStore.decode(store).findings().stream()
        .filter(finding -> finding.kind() == StoreFinding.Kind.KEY_CONTAINER)
        .map(
            finding ->
                PlanIssue.ofList(
                    "key-container",
                    "tells where a private key is kept ("
                        + finding.record()
                        + "); write it without that property, with"
                        + " SstOptions.bareCertificates(), say"))
        .toList();
  }

  /** What is to know of the list that is there now. */
  static List<PlanIssue> warningsOfPresent(TenantState present, Instant now) {
    List<PlanIssue> issues = new ArrayList<>();
    for (BundleEntry entry : present.readable().entries()) {
      if (endsBefore(entry, now.plus(RotationPlan.UPLOAD_MARGIN))) {
        issues.add(
            about(
                entry,
                "no-way-back",
                "is in the present list and ended "
                    + entry.notAfter()
                    + "; Set-SmimeConfig would refuse to put that list back as it is"));
      }
    }
    return issues;
  }

  private static boolean endsBefore(BundleEntry entry, Instant time) {
    return entry.notAfter().isBefore(time);
  }

  private static PlanIssue about(BundleEntry entry, String rule, String what) {
    return new PlanIssue(rule, named(entry) + " " + what, entry.fingerprint());
  }

  private static String named(BundleEntry entry) {
    return PlainText.of(entry.subject())
        + " (sha256 "
        + entry.fingerprint().toString().substring(0, 16)
        + "...)";
  }
}
