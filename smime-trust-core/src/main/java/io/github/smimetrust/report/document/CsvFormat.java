package io.github.smimetrust.report.document;

import io.github.smimetrust.format.PlainText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * RFC 4180: one table of the document. Names of columns are ids, the same in every language.
 *
 * <p>A cell of words that a spreadsheet would take for a formula gets an apostrophe before it.
 */
final class CsvFormat {
  /** The last four are full-width forms, for spreadsheets that read them as the first four. */
  private static final String FORMULA = "=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20";

  private final ReportDocument document;
  private final Edition edition;
  private final StringBuilder out = new StringBuilder();

  private CsvFormat(ReportDocument document) {
    this.document = document;
    this.edition = Edition.of(document);
  }

  static byte[] render(ReportDocument document) {
    CsvFormat format = new CsvFormat(document);
    format.table();
    return format.out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void table() {
    if (!document.findings().isEmpty()) {
      findings();
    } else if (!document.certificates().isEmpty()) {
      certificates();
    } else {
      document.sections().stream()
          .flatMap(s -> s.blocks().stream())
          .filter(Section.Table.class::isInstance)
          .map(Section.Table.class::cast)
          .findFirst()
          .ifPresentOrElse(this::table, this::facts);
    }
  }

  private void findings() {
    rows(
        document.findings(),
        List.of(
            new Column<>("severity", f -> f.severity().id()),
            new Column<>("rule", f -> words(f.rule())),
            new Column<>("sha256", f -> f.certificate().map(Object::toString).orElse("")),
            new Column<>(
                "subject",
                f ->
                    f.certificate()
                        .flatMap(edition::row)
                        .map(r -> words(r.entry().subject()))
                        .orElse("")),
            new Column<>("message", f -> words(f.message())),
            new Column<>("found", f -> words(f.found())),
            new Column<>("expected", f -> words(f.expected())),
            new Column<>("remedy", f -> words(f.remedy())),
            new Column<>("source", f -> words(f.source())),
            new Column<>("mail-clients", f -> guarded(edition.clients(f))),
            new Column<>("waiver-reason", f -> f.waiver().map(w -> words(w.reason())).orElse("")),
            new Column<>(
                "waived-until", f -> f.waiver().map(w -> edition.iso(w.until())).orElse(""))));
  }

  private void certificates() {
    rows(
        document.certificates(),
        List.of(
            new Column<>("sha256", r -> r.entry().fingerprint().toString()),
            new Column<>("role", r -> Ids.of(r.role())),
            new Column<>("subject", r -> words(r.entry().subject())),
            new Column<>("issuer", r -> words(r.entry().issuer())),
            new Column<>("serial", r -> r.entry().serial()),
            new Column<>("not-before", r -> edition.iso(r.entry().notBefore())),
            new Column<>("not-after", r -> edition.iso(r.entry().notAfter())),
            new Column<>("key", r -> guarded(edition.key(r))),
            new Column<>("origin", r -> words(r.entry().origin().toString()))));
  }

  private void table(Section.Table table) {
    List<Column<List<Value>>> columns = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      int number = i;
      columns.add(new Column<>(words(table.columns().get(i).id()), r -> value(r.get(number))));
    }
    rows(table.rows(), columns);
  }

  private void facts() {
    rows(
        document.facts(),
        List.of(
            new Column<>("id", f -> words(f.id())),
            new Column<>("label", f -> words(f.label())),
            new Column<>("value", f -> value(f.value()))));
  }

  private String value(Value value) {
    if (value instanceof Value.Words words) {
      return words(words.text());
    } else if (value instanceof Value.Time time) {
      return edition.iso(time.instant());
    } else if (value instanceof Value.Count count) {
      return Long.toString(count.number());
    } else if (value instanceof Value.Certificate certificate) {
      return words(certificate.subject());
    }
    throw new AssertionError(value);
  }

  private String words(Text text) {
    return guarded(edition.line(text));
  }

  private static String words(String text) {
    return guarded(PlainText.inFull(text));
  }

  private static String guarded(String cell) {
    return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }

  private record Column<T>(String id, Function<T, String> cell) {}

  private <T> void rows(List<T> rows, List<Column<T>> columns) {
    line(columns.stream().map(Column::id).toList());
    for (T row : rows) {
      line(columns.stream().map(c -> c.cell().apply(row)).toList());
    }
  }

  private void line(List<String> cells) {
    String separator = "";
    for (String cell : cells) {
      out.append(separator);
      separator = ",";
      // A line with one empty cell would be an empty line, which many readers skip.
      boolean quoted =
          cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
              || cell.isEmpty() && cells.size() == 1;
      out.append(quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
    }
    out.append("\r\n");
  }
}
