package io.github.smimetrust.rotation;

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
import java.time.Instant;
import java.util.List;

/** Makes the report of a difference. */
final class DiffDocument {
  private static final Column CERTIFICATE =
      new Column("certificate", Text.of("Certificate", "証明書"));
  private static final Column ENDS = new Column("ends", Text.of("Ends", "有効期限"));
  private static final Column KEY = new Column("key", Text.of("Key", "鍵"));

  private DiffDocument() {}

  static ReportDocument of(BundleDiff diff, Instant at) {
    ReportDocument document =
        ReportDocument.of("diff", Text.of("Changes of a trust list", "信頼リストの変更点"), at)
            .plus(Fact.of("before", "Certificates before", "変更前の証明書", diff.before().size()))
            .plus(Fact.of("after", "Certificates after", "変更後の証明書", diff.after().size()))
            .plus(Fact.of("added", "Added", "追加", diff.added().size()))
            .plus(Fact.of("removed", "Removed", "削除", diff.removed().size()))
            .plus(Fact.of("replaced", "Replaced", "置換", diff.replaced().size()))
            .plus(Fact.of("kept", "Kept", "維持", diff.kept().size()))
            .plus(
                Fact.of(
                    "restrictions-changed",
                    "Restrictions changed",
                    "制限の変更",
                    diff.restrictionsChanged().size()));
    if (diff.isEmpty()) {
      return document.plus(
          new Section(
              "result",
              Text.of("Result", "結果"),
              List.of(new Paragraph(Text.of("The lists are the same.", "リストは同じです。")))));
    }
    document = table(document, "added", Text.of("Added", "追加"), diff.added());
    document = table(document, "removed", Text.of("Removed", "削除"), diff.removed());
    if (!diff.replaced().isEmpty()) {
      document = document.plus(replaced(diff.replaced()));
    }
    if (!diff.restrictionsChanged().isEmpty()) {
      document = document.plus(restrictions(diff.restrictionsChanged()));
    }
    return document.certificates(ChangedCertificates.rows(diff, at));
  }

  private static ReportDocument table(
      ReportDocument document, String id, Text title, List<BundleEntry> entries) {
    if (entries.isEmpty()) {
      return document;
    }
    List<List<Value>> rows =
        entries.stream()
            .map(e -> List.of(certificate(e), Value.of(e.notAfter()), Value.of(key(e))))
            .toList();
    return document.plus(
        new Section(id, title, List.of(new Table(List.of(CERTIFICATE, ENDS, KEY), rows))));
  }

  private static Section replaced(List<Replacement> pairs) {
    return new Section(
        "replaced",
        Text.of("Replaced", "置換"),
        List.of(
            new Table(
                List.of(
                    new Column("kind", Text.of("What changed", "変更内容")),
                    new Column("before", Text.of("Before", "変更前")),
                    new Column("ended", Text.of("Ended", "変更前の有効期限")),
                    new Column("after", Text.of("After", "変更後")),
                    ENDS),
                pairs.stream()
                    .map(
                        p ->
                            List.of(
                                new Value.Words(DiffWording.kind(p.kind())),
                                certificate(p.before()),
                                Value.of(p.before().notAfter()),
                                certificate(p.after()),
                                Value.of(p.after().notAfter())))
                    .toList())));
  }

  private static Section restrictions(List<RestrictionChange> changes) {
    return new Section(
        "restrictions-changed",
        Text.of("Restrictions changed", "制限の変更"),
        List.of(
            new Paragraph(
                Text.of(
                    "Restrictions of the root programme, which Windows holds to; the numbers are"
                        + " those of the store's properties.",
                    "ルートプログラムによる制限です。Windows はこれに従います。数字はストアのプロパティ番号です。")),
            new Table(
                List.of(
                    CERTIFICATE,
                    new Column("dropped", Text.of("Dropped", "削除された制限")),
                    new Column("introduced", Text.of("New", "追加された制限"))),
                changes.stream()
                    .map(
                        c ->
                            List.of(
                                certificate(c.entry()),
                                new Value.Words(RestrictionWording.list(c.dropped())),
                                new Value.Words(RestrictionWording.list(c.introduced()))))
                    .toList())));
  }

  private static Value certificate(BundleEntry entry) {
    return new Value.Certificate(entry.fingerprint(), PlainText.of(entry.subject()));
  }

  private static String key(BundleEntry entry) {
    try {
      return entry.key();
    } catch (RuntimeException e) {
      // A key that cannot be read does not keep the change from being shown.
      return "?";
    }
  }
}
