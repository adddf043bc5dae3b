package io.github.smimetrust.report.document;

import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.report.Severity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Plain text for a terminal or a mail: no line longer than its content asks for, indented by two,
 * without colours.
 */
final class TextFormat {
  private final ReportDocument document;
  private final Edition edition;
  private final StringBuilder out = new StringBuilder();

  private TextFormat(ReportDocument document) {
    this.document = document;
    this.edition = Edition.of(document);
  }

  static byte[] render(ReportDocument document) {
    TextFormat format = new TextFormat(document);
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
    String title = edition.line(document.title());
    line(0, title);
    line(0, "=".repeat(TextTable.width(title)));
    line(0, labelled(Words.HOLDS_FOR, edition.time(document.at())));
    for (Fact fact : document.facts()) {
      line(0, edition.line(fact.label()) + ": " + edition.shown(fact.value()));
    }
  }

  private void findings() {
    if (document.findings().isEmpty() && document.rules().isEmpty()) {
      return;
    }
    Map<Severity, Long> numbers = FindingGroups.numbers(document);
    heading(
        edition.line(Words.FINDINGS),
        numbers.isEmpty()
            ? ""
            : numbers.entrySet().stream()
                .map(e -> edition.line(Words.of(e.getKey())) + " " + e.getValue())
                .collect(Collectors.joining(", ")));
    if (numbers.isEmpty()) {
      line(0, edition.line(Words.NONE_FOUND));
    }
    FindingGroups.counted(document).forEach(this::group);
  }

  private void group(FindingGroups.Group group) {
    line(
        0,
        "["
            + edition.line(Words.of(group.severity()))
            + "] "
            + PlainText.inFull(group.rule())
            + group.about().map(r -> ": " + edition.line(r.title())).orElse("")
            + " ("
            + group.findings().size()
            + ")");
    line(1, labelled(Words.SOURCE, PlainText.inFull(group.source())));
    group.shared(FindingRow::message).ifPresent(m -> line(1, edition.line(m)));
    group.shared(FindingRow::remedy).ifPresent(r -> line(1, labelled(Words.REMEDY, r)));
    boolean sharedMessage = group.shared(FindingRow::message).isPresent();
    boolean sharedRemedy = group.shared(FindingRow::remedy).isPresent();
    for (FindingRow finding : group.findings()) {
      subject(finding);
      if (!sharedMessage) {
        line(2, edition.line(finding.message()));
      }
      if (!sharedRemedy) {
        line(2, labelled(Words.REMEDY, finding.remedy()));
      }
      if (!finding.clients().isEmpty()) {
        line(2, labelled(Words.CLIENTS, edition.clients(finding)));
      }
    }
    out.append('\n');
  }

  private void subject(FindingRow finding) {
    line(1, "- " + edition.about(finding.certificate()));
    finding
        .certificate()
        .filter(f -> edition.row(f).isPresent())
        .ifPresent(f -> line(2, "sha256 " + f));
  }

  private void waived() {
    List<FindingRow> waived = FindingGroups.waived(document);
    if (waived.isEmpty()) {
      return;
    }
    heading(edition.line(Words.WAIVED), String.valueOf(waived.size()));
    for (FindingRow finding : waived) {
      line(
          0,
          "["
              + edition.line(Words.of(finding.severity()))
              + "] "
              + PlainText.inFull(finding.rule()));
      subject(finding);
      line(2, edition.line(finding.message()));
      finding
          .waiver()
          .ifPresent(
              w -> {
                line(2, labelled(Words.REASON, PlainText.inFull(w.reason())));
                line(2, labelled(Words.UNTIL, edition.time(w.until())));
              });
    }
  }

  private void section(Section section) {
    heading(edition.line(section.title()), "");
    for (Section.Block block : section.blocks()) {
      if (block instanceof Section.Paragraph paragraph) {
        edition.lines(paragraph.text()).forEach(l -> line(0, l));
      } else if (block instanceof Section.Listing listing) {
        listing(listing);
      } else if (block instanceof Section.Table table) {
        TextTable.lines(
                table.columns().stream().map(c -> edition.line(c.title())).toList(),
                table.rows().stream().map(r -> r.stream().map(edition::shown).toList()).toList())
            .forEach(l -> line(0, l));
      } else if (block instanceof Section.Verbatim verbatim) {
        edition.lines(verbatim.lines()).forEach(l -> line(2, l));
      }
    }
  }

  private void listing(Section.Listing listing) {
    int number = 0;
    for (Text item : listing.items()) {
      number++;
      String mark =
          switch (listing.kind()) {
            case NUMBERED -> number + ". ";
            case BULLETS -> "- ";
            case CHECKS -> "[ ] ";
          };
      line(1, mark + edition.line(item));
    }
  }

  private void events() {
    if (document.events().isEmpty()) {
      return;
    }
    heading(edition.line(Words.DATES), String.valueOf(document.events().size()));
    for (DatedEvent event : document.events()) {
      line(
          0,
          edition.time(event.at())
              + "  ["
              + edition.line(Words.of(event.severity()))
              + "] "
              + edition.line(event.title()));
      event.certificate().ifPresent(f -> line(1, edition.about(event.certificate())));
      edition.lines(event.detail()).forEach(l -> line(1, l));
    }
  }

  private void certificates() {
    if (document.certificates().isEmpty()) {
      return;
    }
    heading(edition.line(Words.CERTIFICATES), String.valueOf(document.certificates().size()));
    for (CertificateRow row : document.certificates()) {
      line(0, edition.name(row.entry().subject()));
      line(1, "sha256 " + row.entry().fingerprint());
      line(
          1,
          edition.line(Words.of(row.role()))
              + ", "
              + edition.key(row)
              + ", "
              + edition.time(row.entry().notBefore())
              + " .. "
              + edition.time(row.entry().notAfter()));
      line(1, labelled(Words.ORIGIN, edition.origin(row)));
    }
  }

  private void heading(String title, String number) {
    String text = number.isEmpty() ? title : title + " (" + number + ")";
    if (out.charAt(out.length() - 2) != '\n') {
      out.append('\n');
    }
    line(0, text);
    line(0, "-".repeat(TextTable.width(text)));
  }

  private String labelled(Words label, Text text) {
    return labelled(label, edition.line(text));
  }

  private String labelled(Words label, String text) {
    return edition.line(label) + ": " + text;
  }

  private void line(int depth, String text) {
    if (!text.isEmpty()) {
      out.append("  ".repeat(depth)).append(text);
    }
    out.append('\n');
  }
}
