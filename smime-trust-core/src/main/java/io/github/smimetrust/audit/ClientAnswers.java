package io.github.smimetrust.audit;

import static io.github.smimetrust.audit.ClientAnswer.Verdict.FAILS;
import static io.github.smimetrust.audit.ClientAnswer.Verdict.PASSES;
import static io.github.smimetrust.audit.ClientAnswer.Verdict.UNKNOWN;

import io.github.smimetrust.chain.ChainResult;
import io.github.smimetrust.chain.Reason;
import io.github.smimetrust.report.document.Text;

/** How the answers of lists become those of clients. */
final class ClientAnswers {
  private ClientAnswers() {}

  /** Of a client of which no document says what it consults. */
  static ClientAnswer unknown(ClientLists.Row row) {
    return new ClientAnswer(UNKNOWN, row.consults(), row, null);
  }

  /** Of one that consults what the caller did not name. */
  static ClientAnswer notNamed(ClientLists.Row row) {
    return new ClientAnswer(
        UNKNOWN,
        Text.of("The Windows stores were not named.", "Windows 証明書ストアが指定されていません。"),
        row,
        null);
  }

  /** Of one that asks one list and then another. If no list lets it pass, the first says why. */
  static ClientAnswer either(ClientAnswer first, ClientAnswer second, ClientLists.Row row) {
    if (first.verdict() == PASSES || second.verdict() == FAILS) {
      return first.of(row);
    }
    return second;
  }

  /** Of one that asks both sides. */
  static ClientAnswer both(ClientAnswer one, ClientAnswer other, ClientLists.Row row) {
    if (one.verdict() == FAILS || other.verdict() == PASSES) {
      return one.of(row);
    }
    return other.of(row);
  }

  /** Of one that may fetch an intermediate: what is missing here need not be missing there. */
  static ClientAnswer fetching(ClientAnswer listed, ClientLists.Row row) {
    boolean mayBeFetched =
        listed.verdict() == FAILS
            && listed
                .result()
                .filter(ChainResult.Rejected.class::isInstance)
                .map(ChainResult.Rejected.class::cast)
                .filter(ClientAnswers::namesItsIssuersPlace)
                .isPresent();
    return mayBeFetched
        ? new ClientAnswer(
            UNKNOWN,
            Text.of(
                "An intermediate that the list lacks may be fetched; nothing was fetched here.",
                "一覧にない中間証明書をクライアントが取得する場合があります。ここでは取得していません。"),
            row,
            listed.result().orElse(null))
        : listed.of(row);
  }

  private static boolean namesItsIssuersPlace(ChainResult.Rejected rejected) {
    return rejected.failures().stream()
        .filter(f -> f.reason() == Reason.ISSUER_MISSING)
        .anyMatch(f -> !IssuerLocations.of(CertificateProfile.of(f.certificate())).isEmpty());
  }
}
