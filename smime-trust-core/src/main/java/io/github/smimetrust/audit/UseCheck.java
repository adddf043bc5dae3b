package io.github.smimetrust.audit;

import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.audit.Member.Role;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.report.document.Text;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What is in the list and serves nobody: by the list itself, and by the evidence. */
final class UseCheck implements AuditCheck {
  @Override
  public void check(AuditScope scope, Findings findings) {
    if (scope.members().stream()
        .anyMatch(m -> m.role() == Role.INTERMEDIATE || m.role() == Role.CROSS)) {
      roots(scope, findings);
    }
    // Where no evidence has a chain, it says nothing of what is needed.
    if (scope.members().stream().anyMatch(m -> !scope.usesOf(m).isEmpty())) {
      for (Member member : scope.members()) {
        if (scope.usesOf(member).isEmpty()) {
          findings.add(
              "unused",
              member,
              Text.of("no chain", "0 件のチェーン"),
              Text.of("one of " + scope.evidence().size(), scope.evidence().size() + " 件中 1 件以上"));
        }
      }
    }
  }

  private static void roots(AuditScope scope, Findings findings) {
    Set<Fingerprint> issuing = new HashSet<>();
    Set<Claim> claims = new HashSet<>();
    for (Member member : scope.members()) {
      if (member.role() != Role.ROOT) {
        member.issuers().forEach(e -> issuing.add(e.fingerprint()));
        claims.add(Claim.of(member.profile()));
      }
      if (!scope.usesOf(member).isEmpty()) {
        issuing.add(member.entry().fingerprint());
      }
    }
    for (Evidence evidence : scope.evidence()) {
      Stream.concat(Stream.of(evidence.leaf()), evidence.along().stream())
          .forEach(e -> claims.add(Claim.of(CertificateProfile.of(e))));
    }
    for (Member member : scope.members()) {
      if (member.role() == Role.ROOT
          && !issuing.contains(member.entry().fingerprint())
          && Claim.forms(member.profile()).stream().noneMatch(claims::contains)) {
        findings.add(
            "root-without-use",
            member,
            Text.of("no certificate that it issued", "このルートが発行した証明書なし"),
            Text.of("one in the list or in the evidence", "一覧または使用実績に 1 件以上"));
      }
    }
  }

  /**
   * What a certificate says of its issuer: the name, and the key identifier if there is one. A root
   * with another path that the search did not need is in use, too.
   */
  private record Claim(String name, String identifier) implements Comparable<Claim> {
    static Claim of(CertificateProfile profile) {
      return new Claim(profile.issuer(), profile.authorityKeyIdentifier().orElse(""));
    }

    /** The claims that an issuer answers to. */
    static List<Claim> forms(CertificateProfile profile) {
      Claim byName = new Claim(profile.subject(), "");
      return profile
          .subjectKeyIdentifier()
          .map(id -> List.of(byName, new Claim(profile.subject(), id)))
          .orElse(List.of(byName));
    }

    @Override
    public int compareTo(Claim other) {
      int names = name.compareTo(other.name);
      return names != 0 ? names : identifier.compareTo(other.identifier);
    }
  }
}
