package io.github.smimetrust.exchange;

import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.audit.AuditPolicy;
import io.github.smimetrust.audit.AuditReport;
import io.github.smimetrust.audit.TrustAudit;
import io.github.smimetrust.exchange.ApplyReceipt.Outcome;
import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.report.document.Fact;
import io.github.smimetrust.report.document.ReportDocument;
import io.github.smimetrust.report.document.Section;
import io.github.smimetrust.report.document.Section.Column;
import io.github.smimetrust.report.document.Section.Listing;
import io.github.smimetrust.report.document.Section.Paragraph;
import io.github.smimetrust.report.document.Section.Table;
import io.github.smimetrust.report.document.Text;
import io.github.smimetrust.report.document.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The record of a change, to file: who, when, what was there, what is there, what to look at. */
final class DeploymentRecord {
  private static final Text NONE = Text.of("none", "なし");

  private final ApplyReceipt receipt;

  private DeploymentRecord(ApplyReceipt receipt) {
    this.receipt = receipt;
  }

  static ReportDocument of(ApplyReceipt receipt) {
    return new DeploymentRecord(receipt).document();
  }

  private ReportDocument document() {
    TrustBundle after = receipt.bundleAfter();
    AuditReport audit = TrustAudit.of(after).under(AuditPolicy.exchangeOnline()).run(receipt.at());
    ReportDocument document =
        ReportDocument.of(
            "deployment",
            Text.of(
                "Change of the S/MIME trust list of " + receipt.tenant().domain(),
                receipt.tenant().domain() + " の S/MIME 信頼リストの変更"),
            receipt.at());
    for (Fact fact : facts(after)) {
      document = document.plus(fact);
    }
    document =
        document
            .plus(table("added", Text.of("Now trusted", "新たに信頼される証明書"), receipt.added()))
            .plus(table("removed", Text.of("No longer trusted", "信頼されなくなる証明書"), receipt.removed()))
            .plus(checks());
    if (!receipt.notes().isEmpty()) {
      document =
          document.plus(
              new Section(
                  "notes",
                  Text.of("What else happened", "その他の記録"),
                  List.of(
                      new Listing(
                          Listing.Kind.BULLETS,
                          receipt.notes().stream()
                              .map(n -> Text.verbatim(PlainText.of(n)))
                              .toList()))));
    }
    return document.plus(wayBack()).including(audit.report());
  }

  private List<Fact> facts(TrustBundle after) {
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.of("tenant", "Tenant", "テナント", Value.of(receipt.tenant().toString())));
    facts.add(Fact.of("read-back", "Read back", "読み戻し日時", Value.of(receipt.at())));
    facts.add(
        Fact.of(
            "applied-by",
            "By",
            "実施者",
            receipt.appliedBy().map(Value::of).orElse(new Value.Words(NONE))));
    facts.add(
        Fact.of(
            "outcome",
            "Outcome",
            "結果",
            receipt.outcome() == Outcome.CHANGED
                ? Value.of("set, and the same list was read back", "設定し、同じリストを読み戻した")
                : Value.of("nothing to do", "変更なし")));
    facts.add(
        Fact.of("before", "SHA-256 before", "変更前の SHA-256", Value.of(receipt.beforeDigest())));
    facts.add(Fact.of("after", "SHA-256 after", "変更後の SHA-256", Value.of(receipt.afterDigest())));
    facts.add(Fact.of("bytes", "Bytes", "バイト数", Value.of(receipt.after().length)));
    facts.add(Fact.of("certificates", "Certificates", "証明書の数", Value.of(after.size())));
    facts.add(
        Fact.of(
            "backup",
            "Backup",
            "バックアップ",
            receipt.backup().map(b -> Value.of(PlainText.of(b))).orElse(new Value.Words(NONE))));
    return facts;
  }

  private static Section table(String id, Text title, List<ChangedCertificate> changed) {
    return new Section(
        id,
        title,
        changed.isEmpty()
            ? List.of(new Paragraph(NONE))
            : List.of(
                new Table(
                    List.of(
                        new Column("subject", Text.of("Subject", "サブジェクト")),
                        new Column("sha256", Text.verbatim("SHA-256")),
                        new Column("thumbprint", Text.of("Thumbprint (SHA-1)", "拇印 (SHA-1)")),
                        new Column("not-after", Text.of("Ends", "有効期限"))),
                    changed.stream()
                        .map(
                            c ->
                                List.of(
                                    Value.of(c.subject()),
                                    Value.of(c.fingerprint().toString()),
                                    Value.of(c.thumbprint()),
                                    Value.of(c.notAfter())))
                        .toList())));
  }

  private Section checks() {
    List<List<Value>> rows = new ArrayList<>();
    for (ClientCheck check : receipt.checks().all()) {
      Optional<ClientCheck.Observation> seen = check.observation();
      rows.add(
          List.of(
              Value.of(check.client().label()),
              new Value.Words(ClientCheckText.toDo(check.client())),
              new Value.Words(ClientCheckText.expected(check.client())),
              new Value.Words(seen.map(DeploymentRecord::seen).orElse(Text.of("open", "未実施"))),
              seen.<Value>map(o -> Value.of(PlainText.of(o.by()))).orElse(Value.of("")),
              seen.<Value>map(o -> Value.of(o.at())).orElse(Value.of(""))));
    }
    return new Section(
        "client-checks",
        Text.of("To look at in every client", "各クライアントでの確認"),
        List.of(
            new Table(
                List.of(
                    new Column("client", Text.of("Client", "クライアント")),
                    new Column("to-do", Text.of("To do", "手順")),
                    new Column("expected", Text.of("To be seen", "期待される表示")),
                    new Column("seen", Text.of("Seen", "実際の表示")),
                    new Column("by", Text.of("By", "確認者")),
                    new Column("at", Text.of("At", "日時"))),
                rows)));
  }

  private static Text seen(ClientCheck.Observation observation) {
    String words = PlainText.of(observation.seen());
    return observation.result() == ClientCheck.Result.PASSED
        ? Text.of("as expected: " + words, "期待どおり: " + words)
        : Text.of("something else: " + words, "異なる: " + words);
  }

  private static Section wayBack() {
    return new Section(
        "way-back",
        Text.of("The way back", "元に戻す方法"),
        List.of(
            new Paragraph(
                Text.of(
                    "The receipt of this change holds the list from before; restoring it sets that"
                        + " list again, unless someone changed the list since. Exchange refuses a"
                        + " list with a certificate that has expired meanwhile.",
                    "この変更の記録には変更前のリストが含まれています。復元するとそのリストを再び設定します"
                        + "（その後に別の変更があった場合を除く）。期限切れの証明書を含むリストは Exchange に拒否されます。"))));
  }
}
