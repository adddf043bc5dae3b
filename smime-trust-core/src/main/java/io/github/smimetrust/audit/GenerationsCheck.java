package io.github.smimetrust.audit;

import io.github.smimetrust.audit.Member.Role;
import io.github.smimetrust.report.Severity;
import io.github.smimetrust.report.document.Text;
import io.github.smimetrust.sst.der.ByteSlice;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Several certificates of one authority, and authorities that share a name. */
final class GenerationsCheck implements AuditCheck {
  private static final Comparator<Member> NEWEST_LAST =
      Comparator.comparing((Member m) -> m.entry().notBefore())
          .thenComparing(m -> m.entry().notAfter())
          .thenComparing(m -> m.entry().fingerprint());

  @Override
  public void check(AuditScope scope, Findings findings) {
    for (Collection<Member> group : scope.index().authorities()) {
      List<Member> same = group.stream().filter(m -> m.role() != Role.USER).toList();
      if (same.size() > 1) {
        sameAuthority(same, findings);
        same.stream()
            .collect(Collectors.groupingBy(GenerationsCheck::line))
            .values()
            .forEach(line -> superseded(scope, line, findings));
      }
    }
    for (Collection<Member> group : scope.index().names()) {
      List<Member> roots = group.stream().filter(m -> m.role() == Role.ROOT).toList();
      if (roots.size() > 1) {
        otherKeys(roots, findings);
      }
    }
  }

  /** One line of succession: the roots among them, or those of one issuer. */
  private static String line(Member member) {
    return member.role() == Role.ROOT ? "" : "=" + member.profile().issuer();
  }

  private static void sameAuthority(List<Member> same, Findings findings) {
    Member newest = same.stream().max(NEWEST_LAST).orElseThrow();
    for (Member member : same) {
      if (member != newest) {
        boolean overlaps =
            !member.entry().notAfter().isBefore(newest.entry().notBefore())
                && !newest.entry().notAfter().isBefore(member.entry().notBefore());
        Text found =
            Text.of(
                overlaps
                    ? "validities that overlap, which is harmless"
                    : "validities that do not overlap",
                overlaps ? "有効期間が重なっており無害" : "有効期間が重なっていない");
        findings.add(
            "same-name-and-key",
            member,
            found,
            Text.verbatim(Shown.name(newest)),
            overlaps ? Severity.NOTE : Severity.WARNING);
      }
    }
  }

  /** Each is compared with one other alone, the one that lasts longest of those valid now. */
  private static void superseded(AuditScope scope, List<Member> line, Findings findings) {
    Comparator<Member> longestLast =
        Comparator.comparing((Member m) -> m.entry().notAfter()).thenComparing(NEWEST_LAST);
    Member best =
        line.stream()
            .filter(m -> !m.entry().notBefore().isAfter(scope.at()))
            .filter(m -> !m.entry().notAfter().isBefore(scope.at()))
            .max(longestLast)
            .orElse(null);
    if (best == null) {
      return;
    }
    for (Member old : line) {
      if (old != best
          && old.entry().notBefore().isBefore(best.entry().notBefore())
          && !Restrictions.of(best).isNarrowerThan(Restrictions.of(old))) {
        findings.add(
            "superseded",
            old,
            Text.verbatim(Shown.name(best)),
            Shown.time(best.entry().notAfter()));
      }
    }
  }

  /** Roots of one name and several keys; key identifiers may tell them apart. */
  private static void otherKeys(List<Member> roots, Findings findings) {
    Map<String, Set<ByteSlice>> keysByIdentifier = new HashMap<>();
    Set<ByteSlice> keys = new HashSet<>();
    for (Member root : roots) {
      keys.add(root.profile().keyInfo());
      keysByIdentifier
          .computeIfAbsent(identifier(root), id -> new HashSet<>())
          .add(root.profile().keyInfo());
    }
    if (keys.size() < 2) {
      return;
    }
    for (Member root : roots) {
      String identifier = identifier(root);
      boolean apart =
          !identifier.isEmpty() && keysByIdentifier.getOrDefault(identifier, Set.of()).size() == 1;
      findings.add(
          "same-name-other-key",
          root,
          Text.of(keys.size() + " keys", "鍵 " + keys.size() + " 個"),
          apart
              ? Text.of("their key identifiers tell them apart", "キー識別子で区別可能")
              : Text.of("no key identifier tells them apart", "キー識別子では区別できない"),
          apart ? Severity.NOTE : Severity.WARNING);
    }
  }

  private static String identifier(Member member) {
    return member.profile().subjectKeyIdentifier().orElse("");
  }
}
