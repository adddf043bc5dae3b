package io.github.smimetrust.audit;

import static io.github.smimetrust.audit.ClientAnswer.Verdict.FAILS;
import static io.github.smimetrust.audit.ClientAnswer.Verdict.PASSES;
import static io.github.smimetrust.audit.ClientAnswer.Verdict.UNKNOWN;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.ChainResult;
import io.github.smimetrust.chain.ChainValidator;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.chain.Failure;
import io.github.smimetrust.chain.Purpose;
import io.github.smimetrust.chain.Reason;
import io.github.smimetrust.chain.TriedPath;
import io.github.smimetrust.report.document.Text;
import io.github.smimetrust.revocation.RevocationPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Asks one list about users, and about authorities as the issuers of users: an authority passes if
 * a signer directly below it could. Immutable and thread-safe.
 */
final class ListJudge {
  private static final Text NO_ROOT =
      Text.of("The list that it consults has no root.", "参照する一覧にルートがありません。");

  private final Optional<ChainValidator> validator;

  private ListJudge(Optional<ChainValidator> validator) {
    this.validator = validator;
  }

  static ListJudge of(TrustBundle list) {
    return new ListJudge(
        list.roots().isEmpty()
            ? Optional.empty()
            : Optional.of(
                ChainValidator.trusting(list)
                    .purpose(Purpose.EMAIL_PROTECTION)
                    .revocation(RevocationPolicy.notChecked())
                    .build()));
  }

  ClientAnswer judge(Evidence evidence, Instant at, ClientLists.Row row) {
    if (validator.isEmpty()) {
      return new ClientAnswer(FAILS, NO_ROOT, row, null);
    }
    ChainResult result = validator.get().validate(evidence, at);
    return result.fold(
        trusted -> chain(trusted.chain(), result, row),
        rejected ->
            issuing(rejected)
                .map(path -> chain(path, result, row))
                .orElseGet(() -> new ClientAnswer(FAILS, reason(rejected), row, result)),
        undecided ->
            new ClientAnswer(
                UNKNOWN,
                Text.of(
                    "No answer within the limit of "
                        + undecided.most()
                        + " "
                        + undecided.limit()
                        + ".",
                    "制限 " + undecided.limit() + " " + undecided.most() + " 以内では判定できません。"),
                row,
                result));
  }

  /** The path of an authority of which nothing is wrong but that its key does not sign mail. */
  private static Optional<List<BundleEntry>> issuing(ChainResult.Rejected rejected) {
    if (!rejected.leaf().isCa()) {
      return Optional.empty();
    }
    return rejected.paths().stream()
        .filter(TriedPath::reachesAnchor)
        .filter(
            p ->
                p.failures().stream()
                    .allMatch(
                        f ->
                            f.reason() == Reason.KEY_USAGE_SIGNER
                                && f.certificate().equals(rejected.leaf())))
        .map(TriedPath::certificates)
        .findFirst();
  }

  private static ClientAnswer chain(
      List<BundleEntry> chain, ChainResult result, ClientLists.Row row) {
    if (chain.get(0).isCa()) {
      Optional<BundleEntry> tooShort = leavingNoRoom(chain);
      if (tooShort.isPresent()) {
        String name = Shown.name(tooShort.get());
        return new ClientAnswer(
            FAILS,
            Text.of(
                "The path length of " + name + " leaves no room for users below this authority.",
                name + " のパス長では、この認証局の下に利用者の証明書を置けません。"),
            row,
            result);
      }
    }
    return new ClientAnswer(PASSES, Text.of("", ""), row, result);
  }

  /**
   * The first that allows fewer authorities below it than there are once a user is below (RFC 5280
   * section 6.1.4 (l), (m)). The anchor's own limit holds, as it does for the engine.
   */
  private static Optional<BundleEntry> leavingNoRoom(List<BundleEntry> chain) {
    int below = 0;
    for (BundleEntry entry : chain) {
      if (below > PathLengthCheck.limit(CertificateProfile.of(entry))) {
        return Optional.of(entry);
      }
      if (!entry.isSelfIssued()) {
        below++;
      }
    }
    return Optional.empty();
  }

  private static Text reason(ChainResult.Rejected rejected) {
    return rejected.paths().stream()
        .flatMap(p -> p.failures().stream())
        .filter(f -> !isOfASigner(rejected, f))
        .findFirst()
        .or(() -> rejected.failures().stream().findFirst())
        .map(f -> Text.of(f.message(Locale.ENGLISH), f.message(Locale.JAPANESE)))
        .orElse(Text.of("No chain to a root.", "ルートに至るチェーンがありません。"));
  }

  private static boolean isOfASigner(ChainResult.Rejected rejected, Failure failure) {
    return rejected.leaf().isCa() && failure.reason() == Reason.KEY_USAGE_SIGNER;
  }
}
