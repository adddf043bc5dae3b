package io.github.smimetrust.audit;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.report.document.Text;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What findings show of certificates: short, on one line, and harmless whoever wrote it. */
final class Shown {
  /** Enough to go on with; a group can be as long as the list. */
  static final int MOST = 3;

  private static final int DIGITS = 16;

  private Shown() {}

  /** A certificate by its subject and the begin of its SHA-256. */
  static String name(Member member) {
    return name(member.entry());
  }

  static String name(BundleEntry entry) {
    String subject = entry.subject();
    return (subject.isEmpty() ? "(no name)" : PlainText.of(subject))
        + " (sha256 "
        + entry.fingerprint().toString().substring(0, DIGITS)
        + "...)";
  }

  /** Some certificates by name; of many the first few and how many more. */
  static Text names(List<Member> members) {
    String first = members.stream().limit(MOST).map(Shown::name).collect(Collectors.joining("; "));
    int more = members.size() - MOST;
    return more > 0
        ? Text.of(first + "; and " + more + " more", first + "、ほか " + more + " 件")
        : Text.verbatim(first);
  }

  /** Values that a stranger wrote, the first few. */
  static String list(Collection<String> values) {
    String first = values.stream().limit(MOST).map(PlainText::of).collect(Collectors.joining(", "));
    return values.size() > MOST ? first + ", ..." : first;
  }

  static Text time(Instant instant) {
    return Text.verbatim(instant.toString());
  }

  static Text count(long number) {
    return Text.verbatim(Long.toString(number));
  }
}
