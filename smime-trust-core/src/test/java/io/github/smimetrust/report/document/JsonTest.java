package io.github.smimetrust.report.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.github.smimetrust.UnreadableInputException;
import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.report.Report;
import io.github.smimetrust.report.ReportFormat;
import io.github.smimetrust.report.saved.SavedReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JsonTest {
  static Stream<ReportDocument> documents() {
    return Stream.of(
        Samples.small(),
        Samples.small().inLanguage(Locale.JAPANESE).atZone(ZoneId.of("Asia/Tokyo")),
        Samples.hostile(),
        Samples.large(20).atZone(ZoneId.of("America/St_Johns")));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void isValidByTheSchema(ReportDocument document) throws IOException {
    String json = Samples.utf8(document.render(ReportFormat.JSON));
    assertThat(SchemaFaults.of("report-1.schema.json", SpecVersion.VersionFlag.V202012, json))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"schemaVersion\" : 1 | \"schemaVersion\" : 2",
        "\"severity\" : \"error\" | \"severity\" : \"fatal\"",
        "\"language\" : \"en\" | \"language\" : \"fr\"",
        "\"type\" : \"count\" | \"type\" : \"number\"",
        "2045-01-01T00:00:00Z | 2045-01-01",
        "\"expected\" | \"awaited\""
      })
  void theSchemaRefusesWhatIsChanged(String from, String to) throws IOException {
    String json = Samples.utf8(Samples.small().render(ReportFormat.JSON));
    assertThat(json).contains(from);
    assertThat(
            SchemaFaults.of(
                "report-1.schema.json",
                SpecVersion.VersionFlag.V202012,
                json.replaceFirst(Pattern.quote(from), to)))
        .isNotEmpty();
  }

  @Test
  void theSchemaIsPublishedUnderTheNameThatReportsGive() throws IOException {
    try (InputStream in = ReportFormat.class.getResourceAsStream("report-1.schema.json")) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .contains("\"$id\": \"" + JsonFormat.SCHEMA + '"');
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void aReportThatWasReadRendersTheSameInEveryFormat(ReportDocument document) {
    Report read = SavedReport.decode(document.render(ReportFormat.JSON), "x.json");
    for (ReportFormat format : ReportFormat.values()) {
      assertThat(Samples.utf8(read.render(format)))
          .as(format.name())
          .isEqualTo(Samples.utf8(document.render(format)));
    }
  }

  @Test
  void aReportThatWasReadStaysInItsLanguageAndMovesToAnotherZone() {
    Report read = SavedReport.decode(Samples.small().render(ReportFormat.JSON), "x.json");
    assertThat(read.inLanguage(Locale.JAPANESE).text()).isEqualTo(read.text());
    assertThat(read.atZone(ZoneId.of("Asia/Tokyo")).text())
        .isEqualTo(Samples.small().atZone(ZoneId.of("Asia/Tokyo")).text());
  }

  @Test
  void showsNoCharacterThatMisleads() {
    String json = Samples.utf8(Samples.hostile().render(ReportFormat.JSON));
    assertThat(PlainText.isPlain(json.replace("\n", ""))).isTrue();
    assertThat(json).contains("\\\\u{202e}txt.exe\\\\u{200b}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"kind\" : \"report\" | \"kind\" : \"apply-receipt\" | kind",
        "\"schemaVersion\" : 1 | \"schemaVersion\" : 2 | schemaVersion",
        "\"severity\" : \"error\" | \"severity\" : \"fatal\" | rules[0].severity",
        "\"language\" : \"en\" | \"language\" : \"fr\" | language",
        "\"zone\" : \"Z\" | \"zone\" : \"Mars\" | zone",
        "\"type\" : \"count\" | \"type\" : \"number\" |"
            + " sections[0].blocks[2].rows[0].cells[1].type",
        "2026-01-15T00:00:00Z | yesterday | at",
        "\"PT2160H\" | \"soon\" | events[0].reminders",
        "\"sha256\" : \"[0-9a-f]{2} | \"sha256\" : \"zz | certificates[0].sha256",
        "\"der\" : \"MII | \"der\" : \"MIM | certificates[0].der",
        "\"der\" : \"MII | \"der\" : \"!!! | certificates[0].der"
      })
  void refusesAFileThatWasChangedAndNamesThePlace(String from, String to, String place) {
    String json = Samples.utf8(Samples.small().render(ReportFormat.JSON));
    String changed = json.replaceFirst(from.replace("{2}", "{2}"), to);
    assertThat(changed).isNotEqualTo(json);
    assertThatThrownBy(() -> SavedReport.decode(changed.getBytes(StandardCharsets.UTF_8), "x.json"))
        .isInstanceOfSatisfying(
            UnreadableInputException.class,
            e -> {
              assertThat(e.source()).isEqualTo("x.json");
              assertThat(e.place()).isEqualTo(place);
            });
  }

  @Test
  void refusesADigestThatIsNotTheCertificates() {
    String root = Samples.digest("SHA-256", Samples.ROOT);
    String json = Samples.utf8(Samples.small().render(ReportFormat.JSON));
    String changed = json.replace(root, Samples.digest("SHA-256", Samples.OLD));
    assertThatThrownBy(() -> SavedReport.decode(changed.getBytes(StandardCharsets.UTF_8), "x.json"))
        .isInstanceOf(UnreadableInputException.class)
        .hasMessageContaining(root);
  }

  @Property(tries = 200)
  void anyBytesGiveAReportOrTheOneException(@ForAll byte[] bytes) {
    assertThatThrownBy(() -> SavedReport.decode(bytes, "x"))
        .isInstanceOf(UnreadableInputException.class);
  }

  @Test
  void loadsFromAFileAndNamesOneThatIsNotThere(@TempDir Path folder) {
    Path file = folder.resolve("監査.json");
    Samples.small().writeTo(file);
    assertThat(SavedReport.load(file).text()).isEqualTo(Samples.small().text());
    assertThat(Files.exists(folder.resolve("no.json"))).isFalse();
    assertThatThrownBy(() -> SavedReport.load(folder.resolve("no.json")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("no.json");
  }

  /** An independent validator. */
  static final class SchemaFaults {
    private SchemaFaults() {}

    static Iterable<?> of(String schema, SpecVersion.VersionFlag version, String json)
        throws IOException {
      try (InputStream in = ReportFormat.class.getResourceAsStream(schema)) {
        return JsonSchemaFactory.getInstance(version)
            .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8))
            .validate(
                json,
                InputFormat.JSON,
                c -> c.getExecutionConfig().setFormatAssertionsEnabled(true));
      }
    }
  }
}
