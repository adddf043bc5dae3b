package io.github.smimetrust.exchange;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.format.PlainText;
import java.util.List;
import java.util.Locale;

/** Writes a plan for people. */
final class PlanText {
  private final TrustListPlan plan;
  private final StringBuilder out = new StringBuilder();

  PlanText(TrustListPlan plan) {
    this.plan = plan;
  }

  String text() {
    line("Plan for the tenant " + plan.tenant());
    line("  read " + plan.madeAt());
    line("  now   " + list(plan.present().readable().size(), plan.present().listInPlace()));
    if (plan.isEmpty()) {
      line("Nothing to do: the tenant holds what is wanted already.");
    } else {
      change();
    }
    issues("Blockers, it cannot be applied", plan.blockers());
    issues("Warnings", plan.warnings());
    return out.toString();
  }

  private void change() {
    line("  then  " + list(plan.wanted().size(), plan.bytesInPlace()));
    line("  sha256 of the present list " + plan.presentDigest());
    line("  sha256 of the new list     " + plan.digest());
    if (plan.verb() == TrustListPlan.Verb.CLEAR) {
      line("This CLEARS the list: afterwards Exchange Online trusts no signature at all.");
    }
    if (plan.verb() == TrustListPlan.Verb.SET
        && plan.added().isEmpty()
        && plan.removed().isEmpty()
        && plan.present().problem().isEmpty()) {
      line("The certificates are the same. Restrictions of a root programme, CRLs or CTLs differ.");
    }
    List<BundleEntry> newRoots = plan.newRoots();
    entries("New roots, compare their fingerprints with another source", "+", newRoots);
    entries("Added", "+", plan.added().stream().filter(e -> !newRoots.contains(e)).toList());
    entries("Removed", "-", plan.removed());
    line("Kept: " + plan.kept().size());
    if (!plan.foreign().isEmpty()) {
      entries(
          plan.verb() == TrustListPlan.Verb.CLEAR
              ? "Entries of others, which block the clearing"
              : "Kept for others, whose entries they are",
          "=",
          plan.foreign());
    }
    for (EvidenceChange change : plan.evidenceChanges()) {
      line(
          (change.effect() == EvidenceChange.Effect.STARTS
                  ? "Starts to be trusted: "
                  : "Stops being trusted: ")
              + change.subject()
              + " ("
              + change.source()
              + "): "
              + change.why());
    }
  }

  private static String list(int certificates, byte[] bytes) {
    return bytes.length == 0
        ? "no list"
        : String.format(Locale.ROOT, "%d certificates, %,d bytes", certificates, bytes.length);
  }

  private void entries(String title, String mark, List<BundleEntry> entries) {
    line(title + ": " + entries.size());
    for (BundleEntry entry : entries) {
      line("  " + mark + " " + PlainText.of(entry.subject()));
      line("    sha256     " + entry.fingerprint());
      line("    thumbprint " + entry.thumbprint());
      line("    valid      " + entry.notBefore() + " to " + entry.notAfter());
    }
  }

  private void issues(String title, List<PlanIssue> issues) {
    if (!issues.isEmpty()) {
      line(title + ":");
      issues.forEach(issue -> line("  ! " + issue));
    }
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
