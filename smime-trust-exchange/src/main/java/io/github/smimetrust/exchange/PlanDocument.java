package io.github.smimetrust.exchange;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.report.document.Fact;
import io.github.smimetrust.report.document.ReportDocument;
import io.github.smimetrust.report.document.Section;
import io.github.smimetrust.report.document.Section.Column;
import io.github.smimetrust.report.document.Section.Paragraph;
import io.github.smimetrust.report.document.Section.Table;
import io.github.smimetrust.report.document.Text;
import io.github.smimetrust.report.document.Value;
import java.util.List;

/** The report of a plan: what someone who approves it should see. */
final class PlanDocument {
  private static final Text NONE = Text.of("none", "なし");

  private PlanDocument() {}

  static ReportDocument of(TrustListPlan plan) {
    List<BundleEntry> newRoots = plan.newRoots();
    return ReportDocument.of(
            "plan",
            Text.of(
                "Plan for the S/MIME trust list of " + plan.tenant().domain(),
                plan.tenant().domain() + " の S/MIME 信頼リストの変更計画"),
            plan.madeAt())
        .plus(Fact.of("tenant", "Tenant", "テナント", Value.of(plan.tenant().toString())))
        .plus(Fact.of("read", "Read", "読み取り日時", Value.of(plan.madeAt())))
        .plus(Fact.of("outcome", "Outcome", "内容", outcome(plan)))
        .plus(
            Fact.of(
                "present",
                "SHA-256 of the present list",
                "現在のリストの SHA-256",
                Value.of(plan.presentDigest())))
        .plus(
            Fact.of(
                "wanted", "SHA-256 of the new list", "新しいリストの SHA-256", Value.of(plan.digest())))
        .plus(Fact.of("bytes", "Bytes", "バイト数", Value.of(plan.bytesInPlace().length)))
        .plus(issues("blockers", Text.of("Blockers", "実行を妨げる問題"), plan.blockers()))
        .plus(issues("warnings", Text.of("Warnings", "警告"), plan.warnings()))
        .plus(
            entries(
                "new-roots",
                Text.of(
                    "New roots: compare their fingerprints with another source",
                    "新しいルート証明書（フィンガープリントを別の情報源と照合してください）"),
                newRoots))
        .plus(
            entries(
                "added",
                Text.of("Added", "追加"),
                plan.added().stream().filter(e -> !newRoots.contains(e)).toList()))
        .plus(entries("removed", Text.of("Removed", "削除"), plan.removed()))
        .plus(
            entries(
                "foreign",
                plan.verb() == TrustListPlan.Verb.CLEAR
                    ? Text.of("Entries of others, which block the clearing", "消去を妨げる他の管理者の証明書")
                    : Text.of("Kept for others, whose entries they are", "他の管理者の項目として残す証明書"),
                plan.foreign()))
        .plus(evidence(plan.evidenceChanges()));
  }

  private static Value outcome(TrustListPlan plan) {
    if (plan.isEmpty()) {
      return Value.of("nothing to do", "変更なし");
    }
    return plan.verb() == TrustListPlan.Verb.CLEAR
        ? Value.of("CLEARS the list: no signature would be trusted", "リストを消去する（どの署名も信頼されなくなる）")
        : Value.of(
            "adds " + plan.added().size() + ", removes " + plan.removed().size(),
            plan.added().size() + " 件を追加、" + plan.removed().size() + " 件を削除");
  }

  private static Section issues(String id, Text title, List<PlanIssue> issues) {
    return section(
        id,
        title,
        List.of(
            new Column("rule", Text.of("Rule", "規則")),
            new Column("message", Text.of("What", "内容"))),
        issues.stream().map(i -> List.of(Value.of(i.rule()), Value.of(i.message()))).toList());
  }

  static Section entries(String id, Text title, List<BundleEntry> entries) {
    return section(
        id,
        title,
        List.of(
            new Column("subject", Text.of("Subject", "サブジェクト")),
            new Column("sha256", Text.verbatim("SHA-256")),
            new Column("thumbprint", Text.of("Thumbprint (SHA-1)", "拇印 (SHA-1)")),
            new Column("not-before", Text.of("Begins", "有効期間の開始")),
            new Column("not-after", Text.of("Ends", "有効期限"))),
        entries.stream()
            .map(
                e ->
                    List.of(
                        Value.of(PlainText.of(e.subject())),
                        Value.of(e.fingerprint().toString()),
                        Value.of(e.thumbprint()),
                        Value.of(e.notBefore()),
                        Value.of(e.notAfter())))
            .toList());
  }

  private static Section evidence(List<EvidenceChange> changes) {
    return section(
        "evidence",
        Text.of("What it does to the mail that was given", "与えられたメールへの影響"),
        List.of(
            new Column("effect", Text.of("Effect", "影響")),
            new Column("source", Text.of("Seen in", "出典")),
            new Column("subject", Text.of("Subject", "サブジェクト")),
            new Column("why", Text.of("Why", "理由"))),
        changes.stream()
            .map(
                c ->
                    List.of(
                        c.effect() == EvidenceChange.Effect.STARTS
                            ? Value.of("starts to be trusted", "信頼されるようになる")
                            : Value.of("stops being trusted", "信頼されなくなる"),
                        Value.of(c.source()),
                        Value.of(c.subject()),
                        Value.of(c.why())))
            .toList());
  }

  /** A table, or the word that there is nothing to show. */
  static Section section(String id, Text title, List<Column> columns, List<List<Value>> rows) {
    return new Section(
        id,
        title,
        rows.isEmpty() ? List.of(new Paragraph(NONE)) : List.of(new Table(columns, rows)));
  }
}
