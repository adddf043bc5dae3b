package io.github.smimetrust.rotation;

import io.github.smimetrust.report.document.Section;
import io.github.smimetrust.report.document.Section.Listing;
import io.github.smimetrust.report.document.Section.Paragraph;
import io.github.smimetrust.report.document.Text;
import java.util.List;

/** What was asked and what was not, as a part of the runbook. */
final class ProofSection {
  private ProofSection() {}

  static Section of(RotationProof proof) {
    return new Section(
        "proof",
        Text.of("Proof", "証明"),
        List.of(
            new Paragraph(
                Text.of(
                    "The path engine answered "
                        + proof.questions()
                        + " questions about "
                        + proof.evidence()
                        + " pieces of evidence and "
                        + proof.lists()
                        + " lists, from the first instant at which each list may be in effect to"
                        + " the last: "
                        + proof.stretches()
                        + " stretches of time, each with one answer.",
                    "使用実績 "
                        + proof.evidence()
                        + " 件とリスト "
                        + proof.lists()
                        + " 個について、各リストが有効になり得る最初から最後の時点まで、検証エンジンが "
                        + proof.questions()
                        + " 回回答しました。結果が一定の区間は "
                        + proof.stretches()
                        + " 個です。")),
            new Paragraph(Text.of("Not checked:", "検証していないこと:")),
            new Listing(
                Listing.Kind.BULLETS,
                proof.notChecked().stream().map(ProofSection::words).toList())));
  }

  private static Text words(String id) {
    return switch (id) {
      case "revocation" ->
          Text.of("whether an issuer took a certificate back", "発行者が証明書を失効させたかどうか");
      case "address" ->
          Text.of("whether the sender's address is that of the certificate", "差出人のアドレスが証明書のものかどうか");
      case "propagation" ->
          Text.of(
              "how long Exchange goes on with the list before an upload; no figure is documented",
              "アップロード後、Exchange が以前のリストを使い続ける時間（文書化された値はありません）");
      case "client-caches" -> Text.of("what mail clients remember", "メールクライアントのキャッシュ");
      case "other-lists" ->
          Text.of(
              "what clients and on-premises servers trust besides this list",
              "クライアントやオンプレミスサーバーがこのリスト以外に信頼するもの");
      case "store-restrictions" ->
          Text.of(
              "restrictions of a root programme on certificates of the lists; Windows holds to them,"
                  + " the path engine does not",
              "ルートプログラムによる制限（Windows は従いますが、検証エンジンは考慮しません）");
      default -> Text.verbatim(id);
    };
  }
}
