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
import java.util.List;
import java.util.stream.Stream;

/** Makes the report of a smallest bundle. */
final class MinimalDocument {
  private static final Column CERTIFICATE =
      new Column("certificate", Text.of("Certificate", "証明書"));
  private static final Column ENDS = new Column("ends", Text.of("Ends", "有効期限"));
  private static final Column SOURCES = new Column("sources", Text.of("Such as", "例"));

  private final MinimalBundle minimal;

  private MinimalDocument(MinimalBundle minimal) {
    this.minimal = minimal;
  }

  static ReportDocument of(MinimalBundle minimal) {
    return new MinimalDocument(minimal).document();
  }

  private ReportDocument document() {
    ReportDocument document =
        ReportDocument.of(
                "minimal-bundle", Text.of("Smallest trust list", "最小の信頼リスト"), minimal.at())
            .plus(Fact.of("whole", "Certificates in the list", "一覧の証明書", minimal.whole().size()))
            .plus(Fact.of("kept", "Needed", "必要", minimal.bundle().size()))
            .plus(Fact.of("trusted", "Evidence trusted", "信頼される使用実績", minimal.trusted().size()))
            .plus(
                Fact.of(
                    "not-trusted",
                    "Evidence not trusted by the whole list",
                    "一覧全体でも信頼されない使用実績",
                    minimal.notTrusted().size()))
            .plus(Fact.of("size", "Size as a store, bytes", "ストアのサイズ（バイト）", minimal.bytes()));
    if (minimal.budget().isPresent()) {
      document =
          document.plus(Fact.of("budget", "Budget, bytes", "上限（バイト）", minimal.budget().getAsInt()));
    }
    document = document.plus(result());
    document = table(document, "needed", Text.of("Needed", "必要な証明書"), needed());
    document = table(document, "unneeded", Text.of("Not needed", "不要な証明書"), unneeded());
    document = table(document, "not-trusted", Text.of("Not trusted", "信頼されないもの"), notTrusted());
    return table(document, "proposal", Text.of("What could be given up", "削除の候補"), proposal());
  }

  private Section result() {
    Stream<Text> texts =
        Stream.of(MinimalWording.proof(minimal), MinimalWording.notChecked(minimal));
    if (minimal.budget().isPresent()) {
      texts = Stream.concat(texts, Stream.of(MinimalWording.budget(minimal)));
    }
    return new Section(
        "result", Text.of("Result", "結果"), texts.<Section.Block>map(Paragraph::new).toList());
  }

  private static ReportDocument table(ReportDocument document, String id, Text title, Table table) {
    return table.rows().isEmpty()
        ? document
        : document.plus(new Section(id, title, List.of(table)));
  }

  private Table needed() {
    return new Table(
        List.of(CERTIFICATE, ENDS, new Column("count", Text.of("Needed by", "必要とする件数")), SOURCES),
        minimal.needs().entrySet().stream()
            .map(
                e ->
                    List.of(
                        certificate(e.getKey()),
                        Value.of(e.getKey().notAfter()),
                        Value.of(e.getValue().size()),
                        words(MinimalWording.sources(e.getValue()))))
            .toList());
  }

  private Table unneeded() {
    return new Table(
        List.of(CERTIFICATE, ENDS),
        minimal.unneeded().stream()
            .map(e -> List.of(certificate(e), Value.of(e.notAfter())))
            .toList());
  }

  private Table notTrusted() {
    return new Table(
        List.of(
            new Column("source", Text.of("Source", "出所")),
            CERTIFICATE,
            new Column("reason", Text.of("What is wrong", "問題点"))),
        minimal.notTrusted().entrySet().stream()
            .map(
                e ->
                    List.of(
                        Value.of(PlainText.of(e.getKey().source())),
                        certificate(e.getKey().leaf()),
                        words(MinimalWording.reason(e.getValue()))))
            .toList());
  }

  /** A row a certificate; the numbers stand with each of a step. */
  private Table proposal() {
    return new Table(
        List.of(
            new Column("step", Text.of("Step", "手順")),
            CERTIFICATE,
            new Column("count", Text.of("Evidence that falls", "信頼されなくなる件数")),
            SOURCES,
            new Column("bytes-left", Text.of("Bytes left", "残りのバイト数"))),
        Stream.iterate(0, i -> i + 1)
            .limit(minimal.proposal().size())
            .flatMap(i -> rows(i + 1, minimal.proposal().get(i)))
            .toList());
  }

  private static Stream<List<Value>> rows(int number, GivenUp step) {
    return step.entries().stream()
        .map(
            e ->
                List.of(
                    Value.of(number),
                    certificate(e),
                    Value.of(step.evidence().size()),
                    words(MinimalWording.sources(step.evidence())),
                    Value.of(step.bytesLeft())));
  }

  private static Value words(Text text) {
    return new Value.Words(text);
  }

  private static Value certificate(BundleEntry entry) {
    return new Value.Certificate(entry.fingerprint(), PlainText.of(entry.subject()));
  }
}
