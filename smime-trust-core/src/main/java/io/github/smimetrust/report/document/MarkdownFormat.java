package io.github.smimetrust.report.document;

import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.report.Severity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** CommonMark with the tables of GitHub's dialect. */
final class MarkdownFormat {
  private final ReportDocument document;
  private final Edition edition;
  private final StringBuilder out = new StringBuilder();

  private MarkdownFormat(ReportDocument document) {
    this.document = document;
    this.edition = Edition.of(document);
  }

  static byte[] render(ReportDocument document) {
    MarkdownFormat format = new MarkdownFormat(document);
    format.head();
    format.findings();
    format.waived();
    for (Section section : document.sections()) {
      format.section(section);
    }
    format.events();
    format.certificates();
    return format.out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void head() {
    out.append("# ").append(escaped(document.title())).append("\n\n");
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of(word(Words.HOLDS_FOR), edition.time(document.at())));
    for (Fact fact : document.facts()) {
      rows.add(List.of(escaped(fact.label()), cell(fact.value())));
    }
    table(List.of(word(Words.FACT), word(Words.VALUE)), rows);
  }

  private void findings() {
    if (document.findings().isEmpty() && document.rules().isEmpty()) {
      return;
    }
    Map<Severity, Long> numbers = FindingGroups.numbers(document);
    heading(2, word(Words.FINDINGS));
    out.append(
            numbers.isEmpty()
                ? word(Words.NONE_FOUND)
                : numbers.entrySet().stream()
                    .map(e -> edition.line(Words.of(e.getKey())) + " " + e.getValue())
                    .collect(Collectors.joining(", ")))
        .append('\n');
    FindingGroups.counted(document).forEach(this::group);
  }

  private void group(FindingGroups.Group group) {
    heading(
        3,
        edition.line(Words.of(group.severity()))
            + ": "
            + inline(group.rule())
            + group.about().map(r -> " – " + escaped(r.title())).orElse("")
            + " ("
            + group.findings().size()
            + ")");
    out.append(word(Words.SOURCE)).append(": ").append(inline(group.source())).append("\n\n");
    List<List<String>> rows = new ArrayList<>();
    for (FindingRow finding : group.findings()) {
      rows.add(
          List.of(
              certificate(finding),
              escaped(finding.message()),
              escaped(finding.remedy()),
              MarkdownText.inline(edition.clients(finding))));
    }
    table(
        List.of(
            word(Words.CERTIFICATE), word(Words.MESSAGE), word(Words.REMEDY), word(Words.CLIENTS)),
        rows);
  }

  private void waived() {
    List<List<String>> rows = new ArrayList<>();
    for (FindingRow finding : FindingGroups.waived(document)) {
      for (FindingRow.Waiver waiver : finding.waiver().stream().toList()) {
        rows.add(
            List.of(
                inline(finding.rule()),
                certificate(finding),
                escaped(finding.message()),
                inline(waiver.reason()),
                edition.time(waiver.until())));
      }
    }
    if (rows.isEmpty()) {
      return;
    }
    heading(2, word(Words.WAIVED));
    table(
        List.of(
            word(Words.FINDINGS),
            word(Words.CERTIFICATE),
            word(Words.MESSAGE),
            word(Words.REASON),
            word(Words.UNTIL)),
        rows);
  }

  private void section(Section section) {
    heading(2, escaped(section.title()));
    boolean first = true;
    for (Section.Block block : section.blocks()) {
      if (!first) {
        out.append('\n');
      }
      first = false;
      if (block instanceof Section.Paragraph paragraph) {
        out.append(MarkdownText.paragraph(edition.lines(paragraph.text())));
      } else if (block instanceof Section.Listing listing) {
        listing(listing);
      } else if (block instanceof Section.Table table) {
        table(
            table.columns().stream().map(c -> escaped(c.title())).toList(),
            table.rows().stream().map(r -> r.stream().map(this::cell).toList()).toList());
      } else if (block instanceof Section.Verbatim verbatim) {
        out.append(MarkdownText.fenced(edition.lines(verbatim.lines())));
      }
    }
  }

  private void listing(Section.Listing listing) {
    int number = 0;
    for (Text item : listing.items()) {
      number++;
      out.append(
              switch (listing.kind()) {
                case NUMBERED -> number + ". ";
                case BULLETS -> "- ";
                case CHECKS -> "- [ ] ";
              })
          .append(MarkdownText.block(edition.line(item)))
          .append('\n');
    }
  }

  private void events() {
    if (document.events().isEmpty()) {
      return;
    }
    heading(2, word(Words.DATES));
    List<List<String>> rows = new ArrayList<>();
    for (DatedEvent event : document.events()) {
      rows.add(
          List.of(
              edition.time(event.at()),
              edition.line(Words.of(event.severity())),
              escaped(event.title()),
              event.certificate().map(f -> inline(edition.about(event.certificate()))).orElse(""),
              edition.lines(event.detail()).stream()
                  .map(MarkdownText::inline)
                  .collect(Collectors.joining(" "))));
    }
    table(
        List.of(
            word(Words.DATE),
            word(Words.SEVERITY),
            word(Words.EVENT),
            word(Words.CERTIFICATE),
            word(Words.REMEDY)),
        rows);
  }

  private void certificates() {
    if (document.certificates().isEmpty()) {
      return;
    }
    heading(2, word(Words.CERTIFICATES));
    List<List<String>> rows = new ArrayList<>();
    for (CertificateRow row : document.certificates()) {
      rows.add(
          List.of(
              MarkdownText.inline(edition.name(row.entry().subject())),
              edition.line(Words.of(row.role())),
              edition.time(row.entry().notBefore()),
              edition.time(row.entry().notAfter()),
              inline(edition.key(row)),
              inline(edition.origin(row)),
              "`" + row.entry().fingerprint() + "`"));
    }
    table(
        List.of(
            word(Words.CERTIFICATE),
            word(Words.ROLE),
            word(Words.FROM),
            word(Words.TO),
            word(Words.KEY),
            word(Words.ORIGIN),
            "SHA-256"),
        rows);
  }

  private String certificate(FindingRow finding) {
    String about = MarkdownText.inline(edition.about(finding.certificate()));
    return finding
        .certificate()
        .filter(f -> edition.row(f).isPresent())
        .map(f -> about + " `" + f.toString().substring(0, 16) + "`")
        .orElse(about);
  }

  private String cell(Value value) {
    return MarkdownText.inline(edition.shown(value));
  }

  private String escaped(Text text) {
    return MarkdownText.inline(edition.line(text));
  }

  private static String inline(String text) {
    return MarkdownText.inline(PlainText.inFull(text));
  }

  private String word(Words words) {
    return edition.line(words);
  }

  private void heading(int level, String text) {
    out.append('\n').append("#".repeat(level)).append(' ').append(text).append("\n\n");
  }

  private void table(List<String> head, List<List<String>> rows) {
    row(head);
    row(head.stream().map(h -> "---").toList());
    rows.forEach(this::row);
  }

  private void row(List<String> cells) {
    out.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
