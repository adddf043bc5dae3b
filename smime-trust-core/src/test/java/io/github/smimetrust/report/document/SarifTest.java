package io.github.smimetrust.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SpecVersion;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.report.ReportFormat;
import io.github.smimetrust.report.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SarifTest {
  @ParameterizedTest
  @MethodSource("io.github.smimetrust.report.document.JsonTest#documents")
  void isValidByTheSchemaOfTheStandard(ReportDocument document) throws IOException {
    assertThat(faults(Samples.utf8(document.render(ReportFormat.SARIF)))).isEmpty();
  }

  @Test
  void theSchemaOfTheStandardRefusesWhatIsChanged() throws IOException {
    String sarif = Samples.utf8(Samples.small().render(ReportFormat.SARIF));
    assertThat(faults(sarif.replace("\"level\" : \"error\"", "\"level\" : \"bad\""))).isNotEmpty();
    assertThat(faults(sarif.replace("\"driver\"", "\"engine\""))).isNotEmpty();
  }

  private static Iterable<?> faults(String sarif) throws IOException {
    return JsonTest.SchemaFaults.of("sarif-schema-2.1.0.json", SpecVersion.VersionFlag.V7, sarif);
  }

  @Test
  void pointsIntoTheFileThatACertificateCameFrom() throws IOException {
    ReportDocument document =
        Samples.small()
            .findings(
                List.of(),
                List.of(
                    Samples.expired(
                        Optional.of(Samples.fingerprint(Samples.ROOT)), Optional.empty())));
    JsonNode physical = results(document).get(1).at("/locations/0/physicalLocation");
    assertThat(physical.at("/artifactLocation/uri").textValue()).isEqualTo("lists/chain.pem");
    assertThat(physical.at("/region/startLine").intValue()).isEqualTo(31);
    assertThat(results(document).get(0).at("/locations/0").has("physicalLocation")).isFalse();
  }

  /** Expected values by RFC 3986 and RFC 8089. */
  @ParameterizedTest
  @CsvSource({
    "chain.pem, chain.pem",
    "a b/ü.pem, a%20b/%C3%BC.pem",
    "/etc/ca.pem, file:///etc/ca.pem",
    "C:\\certs\\a.sst, file:///C:/certs/a.sst",
    "c:/certs/a.sst, file:///c:/certs/a.sst",
    "\\\\host\\share\\a.sst, file://host/share/a.sst",
    "lists\\a.sst, lists/a.sst",
    "a:b.pem, a%3Ab.pem",
    "証.pem, %E8%A8%BC.pem",
    "100%.pem, 100%25.pem"
  })
  void makesUrisOfNames(String file, String uri) {
    assertThat(SarifLocation.uri(file)).isEqualTo(uri);
  }

  @Test
  void waivedFindingsAreSuppressedAndOthersSaySo() throws IOException {
    ReportDocument document =
        Samples.small()
            .findings(
                List.of(),
                List.of(
                    Samples.expired(
                        Optional.empty(),
                        Optional.of(
                            new FindingRow.Waiver(
                                "the partner renews it", Instant.parse("2026-02-01T00:00:00Z"))))));
    JsonNode results = results(document);
    assertThat(results.get(0).get("suppressions")).isEmpty();
    assertThat(results.get(1).at("/suppressions/0/kind").textValue()).isEqualTo("external");
    assertThat(results.get(1).at("/suppressions/0/justification").textValue())
        .isEqualTo("the partner renews it");
    assertThat(results.get(1).at("/suppressions/0/properties/until").textValue())
        .isEqualTo("2026-02-01T00:00:00Z");
  }

  @Test
  void fingerprintsDependOnRuleAndCertificateAlone() throws IOException {
    FindingRow again =
        Samples.expired(Optional.of(Samples.fingerprint(Samples.OLD)), Optional.empty());
    ReportDocument document = Samples.small().findings(List.of(), List.of(again));
    List<JsonNode> english = results(document).findValues("partialFingerprints");
    assertThat(results(document.inLanguage(Locale.JAPANESE)).findValues("partialFingerprints"))
        .isEqualTo(english);
    assertThat(english).doesNotHaveDuplicates().hasSize(2);
  }

  /** Sections 3.11.5 and 3.11.6: a brace is doubled, a bracket before a parenthesis is a link. */
  @Test
  void namesAreNeitherPlaceholdersNorLinks() throws IOException {
    ReportDocument document =
        ReportDocument.of("audit", Text.verbatim("t"), TestPki.NOW)
            .findings(
                List.of(),
                List.of(
                    new FindingRow(
                        "r",
                        Severity.NOTE,
                        Optional.empty(),
                        Text.verbatim("{0} [a](b)"),
                        Text.verbatim(""),
                        Text.verbatim(""),
                        Text.verbatim(""),
                        "s",
                        List.of(),
                        Optional.empty())));
    assertThat(results(document).at("/0/message/text").textValue()).isEqualTo("{{0}} [a] (b)");
  }

  @Test
  void namesTheVersionOfThePom() throws IOException {
    String pom = Files.readString(Path.of(System.getProperty("smimetrust.root"), "pom.xml"));
    assertThat(pom)
        .containsPattern(
            "<artifactId>smime-trust</artifactId>\\s*<version>"
                + Product.VERSION.replace(".", "\\.")
                + "(-SNAPSHOT)?</version>");
  }

  private static JsonNode results(ReportDocument document) throws IOException {
    return new ObjectMapper().readTree(document.render(ReportFormat.SARIF)).at("/runs/0/results");
  }
}
