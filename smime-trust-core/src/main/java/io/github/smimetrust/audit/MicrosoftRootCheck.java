package io.github.smimetrust.audit;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.report.Severity;
import io.github.smimetrust.report.document.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What Microsoft's programme holds against roots, as far as the store carries its properties. A
 * root without them is never reported: their absence says nothing.
 *
 * <p>Windows acts on them. Whether Exchange Online does is not documented, so that a disabled root,
 * an error under the other policies, is a warning there. What Windows refuses for mail, and what it
 * refuses of the evidence, is an error under each: those who use it read mail in Outlook.
 */
final class MicrosoftRootCheck implements AuditCheck {
  /** The programme changes its list several times a year. */
  private static final Duration FRESH = Duration.ofDays(183);

  private static final int MOST_SHOWN = 3;

  private static final Text MAIL_ENABLED =
      Text.of("emailProtection among its purposes", "用途に emailProtection");

  @Override
  public void check(AuditScope scope, Findings findings) {
    for (Member member : scope.members()) {
      if (member.entry().isSelfIssued()) {
        RootRestriction.of(member.entry()).ifPresent(r -> report(r, member, scope, findings));
      }
    }
    stale(scope, findings);
  }

  private static void report(
      RootRestriction restriction, Member member, AuditScope scope, Findings findings) {
    Severity refused =
        scope.policy().kind() == AuditPolicy.Kind.EXCHANGE_ONLINE
            ? Severity.WARNING
            : Severity.ERROR;
    if (!restriction.unreadable().isEmpty()) {
      findings.add(
          "ms-properties-unreadable",
          member,
          Text.verbatim(
              restriction.unreadable().stream()
                  .map(Object::toString)
                  .collect(Collectors.joining(", "))),
          Text.of("values that can be read", "読み取れる値"));
    }
    Instant at = scope.at();
    switch (restriction.state()) {
      case DISABLED -> disabled(restriction, member, at, refused, findings);
      case MAIL_DISALLOWED ->
          findings.add(
              "ms-root-email-disallowed",
              member,
              Text.verbatim("122 DISALLOWED_ENHKEY_USAGE: emailProtection"),
              Text.of("mail not among the disallowed purposes", "禁止された用途に電子メールが含まれないこと"));
      case NO_MAIL ->
          findings.add(
              "ms-root-no-email-purpose",
              member,
              restriction.purposes().map(Purposes::text).orElse(MAIL_ENABLED),
              MAIL_ENABLED);
      case NOT_BEFORE -> notBefore(restriction, member, scope, findings);
      case UNRESTRICTED -> unrestricted(restriction, member, findings);
    }
  }

  private static void disabled(
      RootRestriction restriction, Member member, Instant at, Severity refused, Findings findings) {
    Instant since = restriction.since().orElseThrow();
    String day = Dates.day(since).toString();
    Text found =
        restriction.detailed()
            ? Text.of(
                day + " (with property 122 beside it: exact meaning not documented)",
                day + "（プロパティ 122 を併記、正確な意味は文書化されていない）")
            : Text.verbatim(day);
    findings.add(
        "ms-root-disabled",
        member,
        found,
        Text.of("no such date", "日付なし"),
        since.isAfter(at) ? Severity.WARNING : refused);
  }

  /** What a root issued before the date stays good, so it depends on the user certificates. */
  private static void notBefore(
      RootRestriction restriction, Member member, AuditScope scope, Findings findings) {
    Instant since = restriction.since().orElseThrow();
    List<BundleEntry> used = scope.usesOf(member).stream().map(Evidence::leaf).distinct().toList();
    List<BundleEntry> late = used.stream().filter(l -> !l.notBefore().isBefore(since)).toList();
    String day = since.toString();
    Text expected = Text.of("user certificates from before that alone", "それより前のユーザー証明書のみ");
    if (late.isEmpty()) {
      findings.add("ms-root-not-before", member, Text.verbatim(day), expected);
      return;
    }
    String shown =
        late.stream()
            .limit(MOST_SHOWN)
            .map(l -> PlainText.of(l.subject()) + " (" + l.notBefore() + ")")
            .collect(Collectors.joining("; "));
    String figures = late.size() + "/" + used.size();
    findings.add(
        "ms-root-not-before",
        member,
        Text.of(
            day + " (" + figures + " of the given are newer: " + shown + ")",
            day + "（対象のうち " + figures + " 件がこれ以降: " + shown + "）"),
        expected,
        Severity.ERROR);
  }

  private static void unrestricted(RootRestriction restriction, Member member, Findings findings) {
    if (!restriction.others().isEmpty()) {
      findings.add(
          "ms-root-other-purpose-restricted",
          member,
          Purposes.of(restriction.others()).text(),
          Text.of("nothing about mail", "電子メールの制限なし"));
    }
    restriction
        .purposes()
        .filter(p -> p.has(Purposes.EMAIL) && !p.isMailAlone())
        .ifPresent(
            p ->
                findings.add(
                    "root-multi-purpose",
                    member,
                    p.text(),
                    Text.of(
                        "emailProtection, and clientAuth at most",
                        "emailProtection（任意で clientAuth）のみ")));
  }

  private static void stale(AuditScope scope, Findings findings) {
    Optional<Instant> newest =
        scope.members().stream()
            .map(Member::entry)
            .filter(BundleEntry::isSelfIssued)
            .flatMap(e -> RootRestriction.newestDate(e).stream())
            .max(Comparator.naturalOrder());
    newest
        .filter(n -> n.plus(FRESH).isBefore(scope.at()))
        .ifPresent(
            n ->
                findings.add(
                    "ms-properties-stale",
                    Text.verbatim(Dates.day(n).toString()),
                    Text.verbatim(Dates.day(scope.at().minus(FRESH)).toString())));
  }
}
