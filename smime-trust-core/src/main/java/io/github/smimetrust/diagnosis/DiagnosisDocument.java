package io.github.smimetrust.diagnosis;

import io.github.smimetrust.report.Severity;
import io.github.smimetrust.report.document.Fact;
import io.github.smimetrust.report.document.FindingRow;
import io.github.smimetrust.report.document.ReportDocument;
import io.github.smimetrust.report.document.RuleRow;
import io.github.smimetrust.report.document.Section;
import io.github.smimetrust.report.document.Section.Paragraph;
import io.github.smimetrust.report.document.Section.Verbatim;
import io.github.smimetrust.report.document.Text;
import io.github.smimetrust.report.document.Value;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes the report of a diagnosis. */
final class DiagnosisDocument {
  private DiagnosisDocument() {}

  static ReportDocument of(Diagnosis diagnosis, Instant at) {
    return ReportDocument.of("diagnosis", Text.of("What messages mean", "メッセージの意味"), at)
        .plus(fact("lines", Text.of("Lines", "行数"), diagnosis.lineCount()))
        .plus(
            fact(
                "unknown-lines",
                Text.of("Lines of which nothing is known", "既知のメッセージがない行"),
                diagnosis.unknownLineCount()))
        .findings(
            diagnosis.findings().stream().map(DiagnosisDocument::rule).toList(),
            diagnosis.findings().stream().map(DiagnosisDocument::row).toList())
        .plus(
            new Section(
                "explanation",
                Text.of("Explanation", "説明"),
                List.of(
                    new Paragraph(DiagnosisWording.notChecked()),
                    new Verbatim(
                        Text.of(diagnosis.explain(), diagnosis.explain(Locale.JAPANESE))))));
  }

  private static Fact fact(String id, Text title, int number) {
    return new Fact(id, title, Value.of(number));
  }

  /** What a message leaves open is a warning: it may be one of the things, or none. */
  private static Severity severity(DiagnosedCause cause) {
    return cause.mayBe().isEmpty() ? Severity.ERROR : Severity.WARNING;
  }

  private static RuleRow rule(DiagnosedCause cause) {
    return new RuleRow(
        cause.id(),
        Text.of(cause.cause(), cause.cause(Locale.JAPANESE)),
        severity(cause),
        cause.section());
  }

  private static FindingRow row(DiagnosedCause cause) {
    Text place = DiagnosisWording.place(cause);
    return new FindingRow(
        cause.id(),
        severity(cause),
        Optional.empty(),
        Text.of(
            cause.cause() + " (" + place.english() + ")",
            cause.cause(Locale.JAPANESE) + "（" + place.japanese() + "）"),
        Text.verbatim(cause.text()),
        Text.verbatim(""),
        Text.of(
            cause.check() + " " + cause.remedy(),
            cause.check(Locale.JAPANESE) + cause.remedy(Locale.JAPANESE)),
        cause.source(),
        List.of(),
        Optional.empty());
  }
}
