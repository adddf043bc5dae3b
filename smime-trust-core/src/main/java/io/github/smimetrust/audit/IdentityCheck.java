package io.github.smimetrust.audit;

import io.github.smimetrust.audit.Member.Role;
import io.github.smimetrust.report.Severity;
import io.github.smimetrust.report.document.Text;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Serial numbers (RFC 5280 section 4.1.2.2), and certificates that are there twice. */
final class IdentityCheck implements AuditCheck {
  private static final int MOST_BYTES = 20;

  @Override
  public void check(AuditScope scope, Findings findings) {
    scope.members().forEach(m -> serial(m, findings));
    scope.index().signedParts().forEach(same -> repeated(List.copyOf(same), findings));
    scope.index().issuers().values().forEach(issued -> shared(issued, findings));
  }

  private static void serial(Member member, Findings findings) {
    BigInteger serial = member.entry().serialNumber();
    int bytes = member.entry().serial().length() / 2;
    Text expected = Text.of("a positive number of 20 bytes at most", "20 バイト以下の正の数");
    if (serial.signum() <= 0) {
      findings.add(
          "serial",
          member,
          Text.of(
              serial.signum() == 0 ? "the number 0" : "a negative number",
              serial.signum() == 0 ? "0" : "負の数"),
          expected);
    } else if (bytes > MOST_BYTES) {
      Text found = Text.of(bytes + " bytes", bytes + " バイト");
      findings.add(
          "serial",
          member,
          found,
          expected,
          member.role() == Role.ROOT ? Severity.NOTE : Severity.WARNING);
    }
  }

  /** The same signed part with another signature or another encoding of it. */
  private static void repeated(List<Member> same, Findings findings) {
    for (Member again : same.subList(1, same.size())) {
      findings.add(
          "duplicate",
          again,
          Text.verbatim(Shown.name(same.get(0))),
          Text.of("each certificate once", "各証明書は 1 回のみ"));
    }
  }

  /** One issuer must not give a number twice: revoking one revokes the other. */
  private static void shared(Collection<Member> issued, Findings findings) {
    Map<BigInteger, Member> numbers = new HashMap<>();
    for (Member member : issued) {
      Member first = numbers.putIfAbsent(member.entry().serialNumber(), member);
      if (first != null && !first.profile().signedDer().equals(member.profile().signedDer())) {
        findings.add(
            "serial",
            member,
            Text.of("the number of " + Shown.name(first), Shown.name(first) + " と同じ番号"),
            Text.of("a number of its own", "固有の番号"));
      }
    }
  }
}
