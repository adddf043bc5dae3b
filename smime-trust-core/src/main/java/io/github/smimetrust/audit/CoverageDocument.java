package io.github.smimetrust.audit;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.audit.ClientAnswer.Verdict;
import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.report.document.Fact;
import io.github.smimetrust.report.document.ReportDocument;
import io.github.smimetrust.report.document.Section;
import io.github.smimetrust.report.document.Section.Column;
import io.github.smimetrust.report.document.Section.Paragraph;
import io.github.smimetrust.report.document.Section.Table;
import io.github.smimetrust.report.document.Text;
import io.github.smimetrust.report.document.Value;
import java.util.ArrayList;
import java.util.List;

/** Makes the report of a table of clients. */
final class CoverageDocument {
  private static final Column CERTIFICATE =
      new Column("certificate", Text.of("Certificate", "証明書"));
  private static final Column CLIENT = new Column("client", Text.of("Client", "クライアント"));

  private CoverageDocument() {}

  static ReportDocument of(CoverageTable table) {
    ReportDocument document =
        ReportDocument.of(
                "client-coverage",
                Text.of("What mail clients trust", "メールクライアント別の信頼状況"),
                table.at())
            .plus(
                new Fact(
                    "authorities", Text.of("Authorities", "認証局"), Value.of(table.rows().size())))
            .plus(clients());
    return table.rows().isEmpty() ? document : document.plus(coverage(table)).plus(reasons(table));
  }

  private static Section clients() {
    List<List<Value>> rows = new ArrayList<>();
    for (MailClient client : MailClient.values()) {
      rows.add(row(Text.verbatim(client.label()), ClientLists.of(client)));
    }
    rows.add(row(CoverageWording.HYBRID, ClientLists.hybrid()));
    return new Section(
        "clients",
        Text.of("Which list a client consults", "クライアントが参照する一覧"),
        List.of(
            new Paragraph(CoverageWording.NOT_CHECKED),
            new Table(
                List.of(
                    CLIENT,
                    new Column("consults", Text.of("Consults", "参照先")),
                    new Column("source", Text.of("Source", "出典"))),
                rows)));
  }

  private static List<Value> row(Text client, ClientLists.Row row) {
    return List.of(words(client), words(row.consults()), Value.of(row.source()));
  }

  private static Section coverage(CoverageTable table) {
    List<Column> columns = new ArrayList<>(List.of(CERTIFICATE));
    for (MailClient client : MailClient.values()) {
      columns.add(new Column(client.id(), Text.verbatim(client.label())));
    }
    columns.add(new Column("hybrid", CoverageWording.HYBRID));
    List<List<Value>> rows = new ArrayList<>();
    for (CoverageRow row : table.rows()) {
      List<Value> cells = new ArrayList<>(List.of(certificate(row.certificate())));
      CoverageWording.named(row).values().forEach(a -> cells.add(words(a.verdict().words())));
      rows.add(cells);
    }
    return new Section("coverage", Text.of("Coverage", "対応状況"), List.of(new Table(columns, rows)));
  }

  private static Section reasons(CoverageTable table) {
    List<List<Value>> rows = new ArrayList<>();
    for (CoverageRow row : table.rows()) {
      CoverageWording.named(row)
          .forEach(
              (name, answer) -> {
                if (answer.verdict() != Verdict.PASSES) {
                  rows.add(
                      List.of(
                          certificate(row.certificate()),
                          words(name),
                          words(answer.verdict().words()),
                          words(answer.words())));
                }
              });
    }
    return new Section(
        "reasons",
        Text.of("Why not", "合格しない理由"),
        List.of(
            new Table(
                List.of(
                    CERTIFICATE,
                    CLIENT,
                    new Column("verdict", Text.of("Verdict", "判定")),
                    new Column("reason", Text.of("Reason", "理由"))),
                rows)));
  }

  private static Value words(Text text) {
    return new Value.Words(text);
  }

  private static Value certificate(BundleEntry entry) {
    return new Value.Certificate(entry.fingerprint(), PlainText.of(entry.subject()));
  }
}
