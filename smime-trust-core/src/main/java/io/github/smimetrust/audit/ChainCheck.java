package io.github.smimetrust.audit;

import io.github.smimetrust.audit.Member.Role;
import io.github.smimetrust.chain.ChainResult;
import io.github.smimetrust.chain.Failure;
import io.github.smimetrust.chain.Reason;
import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.report.Severity;
import io.github.smimetrust.report.document.Text;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whether each authority of the list chains to a root of the list, and what is missing if not. */
final class ChainCheck implements AuditCheck {
  /** What other rules say of the certificate that has it. */
  private static final Set<Reason> REPORTED =
      EnumSet.of(
          Reason.EXPIRED,
          Reason.NOT_YET_VALID,
          Reason.WEAK_KEY,
          Reason.WEAK_SIGNATURE,
          Reason.UNKNOWN_CRITICAL_EXTENSION);

  private static final Text CHAIN = Text.of("a chain to a root of the list", "一覧のルートまでのチェーン");

  @Override
  public void check(AuditScope scope, Findings findings) {
    for (Member member : scope.members()) {
      if (member.role() == Role.ROOT || member.role() == Role.USER) {
        continue;
      }
      Optional<ChainResult> chain = member.chain();
      int named = scope.index().named(member.profile().issuer()).size();
      if (named > ScopeReading.MOST_OF_A_NAME
          && chain.filter(ChainResult.Trusted.class::isInstance).isEmpty()) {
        findings.add("untrusted-chain", member, crowd(named), CHAIN, Severity.WARNING);
        continue;
      }
      if (chain.isEmpty()) {
        if (scope.index().named(member.profile().issuer()).isEmpty()) {
          missing(scope, member, findings);
        }
      } else if (chain.get() instanceof ChainResult.Rejected rejected) {
        if (isMissing(scope, member, rejected)) {
          missing(scope, member, findings);
        } else {
          reason(member, rejected).ifPresent(f -> untrusted(member, f, findings));
        }
      } else if (chain.get() instanceof ChainResult.Undecided undecided) {
        findings.add(
            "untrusted-chain",
            member,
            Text.of(
                "no answer within the limit of " + undecided.most() + " " + undecided.limit(),
                "制限 " + undecided.limit() + " " + undecided.most() + " 以内では判定できない"),
            CHAIN,
            Severity.WARNING);
      }
    }
  }

  /** Neither that the issuer is there nor that it is missing. */
  private static Text crowd(int named) {
    int tried = ScopeReading.MOST_OF_A_NAME;
    return Text.of(
        named + " certificates have the issuer's name, and only " + tried + " were tried",
        "発行者と同じ名前の証明書が " + named + " 件あり、試したのは " + tried + " 件のみ");
  }

  /**
   * Nobody of that name is in the list, or only other generations of the issuer: those with other
   * key identifiers, whose keys do not verify the signature.
   */
  private static boolean isMissing(AuditScope scope, Member member, ChainResult.Rejected rejected) {
    List<Failure> own =
        rejected.failures().stream().filter(f -> f.certificate().equals(member.entry())).toList();
    if (own.stream().anyMatch(f -> f.reason() == Reason.ISSUER_MISSING)) {
      return true;
    }
    return member.issuers().isEmpty()
        && own.stream().anyMatch(f -> f.reason() == Reason.BAD_SIGNATURE)
        && member
            .profile()
            .authorityKeyIdentifier()
            .filter(id -> scope.index().identified(member.profile().issuer(), id).isEmpty())
            .isPresent();
  }

  private static void missing(AuditScope scope, Member member, Findings findings) {
    CertificateProfile profile = member.profile();
    String key = profile.authorityKeyIdentifier().map(PlainText::of).orElse("");
    String name = PlainText.of(member.entry().issuer());
    List<String> locations = IssuerLocations.of(profile);
    Text found =
        Text.of(
            name + (key.isEmpty() ? "" : ", key identifier " + key),
            name + (key.isEmpty() ? "" : "、キー識別子 " + key));
    Text expected =
        locations.isEmpty()
            ? Text.of("the certificate does not say where it is", "入手先の記載なし")
            : Text.of(
                "the certificate says that it is at " + Shown.list(locations),
                "証明書に記載された入手先: " + Shown.list(locations));
    // The Windows stores of a server may hold it; a cross certificate's root is in the list.
    boolean other =
        scope.policy().kind() == AuditPolicy.Kind.EXCHANGE_SERVER || member.role() == Role.CROSS;
    if (other) {
      findings.add("missing-issuer", member, found, expected, Severity.WARNING);
    } else {
      findings.add("missing-issuer", member, found, expected);
    }
  }

  /** The first thing that no other rule says of this certificate, of the most useful path. */
  private static Optional<Failure> reason(Member member, ChainResult.Rejected rejected) {
    return Stream.concat(
            rejected.paths().stream().flatMap(p -> p.failures().stream()),
            rejected.failures().stream())
        .filter(f -> !isReported(member, f))
        .findFirst();
  }

  private static boolean isReported(Member member, Failure failure) {
    return failure.certificate().equals(member.entry())
        && REPORTED.contains(failure.reason())
        // The signature of what may be a root is nobody's fault, and it is no anchor here.
        && !(failure.reason() == Reason.WEAK_SIGNATURE && member.entry().isSelfIssued());
  }

  /** What may be a root was not verified here; another client may do it, and take it for one. */
  private static void untrusted(Member member, Failure failure, Findings findings) {
    if (member.entry().isSelfIssued() && failure.reason() != Reason.BAD_SIGNATURE) {
      findings.add("untrusted-chain", member, sentence(failure), CHAIN, Severity.WARNING);
    } else {
      findings.add("untrusted-chain", member, sentence(failure), CHAIN);
    }
  }

  private static Text sentence(Failure failure) {
    return Text.of(
        withoutStop(failure.message(Locale.ENGLISH)),
        withoutStop(failure.message(Locale.JAPANESE)));
  }

  private static String withoutStop(String sentence) {
    return sentence.endsWith(".") || sentence.endsWith("。")
        ? sentence.substring(0, sentence.length() - 1)
        : sentence;
  }
}
