package io.github.smimetrust.audit;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.chain.ChainResult;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.report.document.Section;
import io.github.smimetrust.report.document.Section.Column;
import io.github.smimetrust.report.document.Text;
import io.github.smimetrust.report.document.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the evidence comes to, and what each certificate of the list is needed by. */
final class EvidenceSection {
  private static final List<Column> EVIDENCE =
      List.of(
          new Column("source", Text.of("Source", "出所")),
          new Column("subject", Text.of("Subject", "サブジェクト")),
          new Column("outcome", Text.of("Outcome", "結果")),
          new Column("anchor", Text.of("Root, or what is wrong", "ルートまたは問題点")));

  private static final List<Column> USES =
      List.of(
          new Column("certificate", Text.of("Certificate", "証明書")),
          new Column("count", Text.of("Needed by", "必要とする件数")),
          new Column("sources", Text.of("Such as", "例")));

  private EvidenceSection() {}

  static Section evidence(AuditScope scope) {
    List<List<Value>> rows = new ArrayList<>();
    List<ChainResult> results = scope.judged().results();
    for (int i = 0; i < scope.evidence().size(); i++) {
      Evidence evidence = scope.evidence().get(i);
      rows.add(
          List.of(
              Value.of(PlainText.of(evidence.source())),
              Value.of(PlainText.of(evidence.leaf().subject())),
              results.isEmpty() ? Value.of("not judged", "未判定") : outcome(results.get(i)),
              results.isEmpty()
                  ? Value.of("the list has no root", "一覧にルートがない")
                  : end(results.get(i))));
    }
    return new Section(
        "evidence",
        Text.of("Evidence", "使用実績"),
        List.of(
            new Section.Paragraph(
                Text.of(
                    "Judged for mail, at the time of the audit; revocation was not checked.",
                    "監査時点でメール用途として判定しました。失効は確認していません。")),
            new Section.Table(EVIDENCE, rows)));
  }

  private static Value outcome(ChainResult result) {
    return switch (result.outcome()) {
      case TRUSTED -> Value.of("trusted", "信頼される");
      case REJECTED -> Value.of("rejected", "信頼されない");
      case UNDECIDED -> Value.of("undecided", "判定不能");
    };
  }

  private static Value end(ChainResult result) {
    return result.fold(
        trusted -> certificate(trusted.chain().get(trusted.chain().size() - 1)),
        rejected ->
            rejected.paths().stream()
                .flatMap(p -> p.failures().stream())
                .findFirst()
                .<Value>map(f -> Value.of(f.message(Locale.ENGLISH), f.message(Locale.JAPANESE)))
                .orElse(Value.of("")),
        undecided -> Value.of(undecided.limit() + " " + undecided.most()));
  }

  static Section uses(AuditScope scope) {
    List<List<Value>> rows = new ArrayList<>();
    for (Member member : scope.members()) {
      List<Evidence> uses = scope.usesOf(member);
      rows.add(
          List.of(certificate(member.entry()), Value.of(uses.size()), Value.of(sources(uses))));
    }
    return new Section(
        "uses",
        Text.of("What is needed by what", "証明書ごとの使用状況"),
        List.of(new Section.Table(USES, rows)));
  }

  private static String sources(List<Evidence> uses) {
    return uses.stream()
        .map(Evidence::source)
        .distinct()
        .limit(Shown.MOST)
        .map(PlainText::of)
        .collect(Collectors.joining("; "));
  }

  private static Value certificate(BundleEntry entry) {
    return new Value.Certificate(entry.fingerprint(), PlainText.of(entry.subject()));
  }
}
