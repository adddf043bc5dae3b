package io.github.smimetrust.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.report.ReportFormat;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an independent reader of CSV makes of it. */
class CsvTest {
  @Provide
  static Arbitrary<String> words() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(30),
        Arbitraries.strings().withChars("=+-@\t\r\n\",;' aあ＝＠").ofMaxLength(10));
  }

  @Property
  void cellsComeBackAsTheyWereAndNoneIsAFormula(
      @ForAll("words") String first, @ForAll("words") String second) throws IOException {
    List<CSVRecord> records = parsed(table(Value.of(first), Value.of(second)));
    assertThat(records).hasSize(2);
    assertThat(records.get(0).toList()).containsExactly("one", "two");
    assertThat(records.get(1).size()).isEqualTo(2);
    check(records.get(1).get(0), first);
    check(records.get(1).get(1), second);
  }

  private static void check(String cell, String words) {
    String plain = PlainText.inFull(words);
    assertThat(cell).isIn(plain, "'" + plain);
    assertThat(cell).doesNotMatch("(?s)[=+@\\-\t\r＝＋－＠].*");
    assertThat(cell.startsWith("'") && !plain.startsWith("'"))
        .isEqualTo(plain.matches("(?s)[=+@\\-＝＋－＠].*"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "-cmd|' /C calc'!A0"})
  void formulasGetAnApostrophe(String formula) throws IOException {
    assertThat(parsed(table(Value.of(formula), Value.of(""))).get(1).get(0))
        .isEqualTo("'" + formula);
  }

  @Test
  void numbersAndTimesStayAsTheyAre() throws IOException {
    assertThat(
            parsed(table(Value.of(-5), Value.of(Instant.parse("2026-01-15T00:00:00Z"))))
                .get(1)
                .toList())
        .containsExactly("-5", "2026-01-15T00:00:00Z");
  }

  @Test
  void isTheFindingsOrElseTheCertificatesOrElseTheFirstTableOrElseTheFacts() throws IOException {
    ReportDocument empty = ReportDocument.of("audit", Text.verbatim("t"), Instant.EPOCH);
    assertThat(head(Samples.small())).startsWith("severity", "rule", "sha256");
    assertThat(head(empty.certificates(Samples.small().certificates())))
        .startsWith("sha256", "role", "subject");
    assertThat(head(empty.plus(Samples.small().sections().get(0))))
        .containsExactly("step", "count");
    assertThat(head(empty.plus(Samples.small().facts().get(0))))
        .containsExactly("id", "label", "value");
  }

  @Test
  void everyLineOfAHostileDocumentHasTheSameNumberOfCells() throws IOException {
    List<CSVRecord> records = parsed(Samples.hostile());
    assertThat(records).hasSize(3).allMatch(r -> r.size() == 12);
    assertThat(records.get(1).get(4)).isEqualTo(PlainText.inFull(Samples.HOSTILE));
  }

  private static List<String> head(ReportDocument document) throws IOException {
    return parsed(document).get(0).toList();
  }

  private static ReportDocument table(Value first, Value second) {
    return ReportDocument.of("x", Text.verbatim("t"), Instant.EPOCH)
        .plus(
            new Section(
                "s",
                Text.verbatim("s"),
                List.of(
                    new Section.Table(
                        List.of(
                            new Section.Column("one", Text.verbatim("1")),
                            new Section.Column("two", Text.verbatim("2"))),
                        List.of(List.of(first, second))))));
  }

  private static List<CSVRecord> parsed(ReportDocument document) throws IOException {
    String csv = Samples.utf8(document.render(ReportFormat.CSV));
    assertThat(csv).endsWith("\r\n").doesNotStartWith("\uFEFF");
    try (CSVParser parser = CSVParser.parse(new StringReader(csv), CSVFormat.RFC4180)) {
      return parser.getRecords();
    }
  }
}
