package io.github.smimetrust.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.report.ReportFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A small document against files that were written by hand: English in UTC, Japanese in Tokyo.
 * Digests, serial numbers and DER are put into the files from the certificates.
 */
class GoldenTest {
  @ParameterizedTest
  @ValueSource(strings = {"en", "ja"})
  void textIsAsWrittenByHand(String language) throws IOException {
    assertThat(rendered(language, ReportFormat.TEXT)).isEqualTo(expected(language + ".txt"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ja"})
  void markdownIsAsWrittenByHand(String language) throws IOException {
    assertThat(rendered(language, ReportFormat.MARKDOWN)).isEqualTo(expected(language + ".md"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ja"})
  void jsonSaysWhatIsWrittenByHand(String language) throws IOException {
    sameJson(rendered(language, ReportFormat.JSON), expected(language + ".json"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ja"})
  void sarifSaysWhatIsWrittenByHand(String language) throws IOException {
    sameJson(rendered(language, ReportFormat.SARIF), expected(language + ".sarif"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ja"})
  void csvIsAsWrittenByHand(String language) throws IOException {
    assertThat(rendered(language, ReportFormat.CSV))
        .isEqualTo(expected(language + ".csv").replace("\n", "\r\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ja"})
  void calendarIsAsWrittenByHandOnceUnfolded(String language) throws IOException {
    assertThat(rendered(language, ReportFormat.ICALENDAR).replace("\r\n ", ""))
        .isEqualTo(expected(language + ".ics").replace("\n", "\r\n"));
  }

  private static void sameJson(String found, String expected) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    assertThat(mapper.readTree(found)).isEqualTo(mapper.readTree(expected));
  }

  private static String rendered(String language, ReportFormat format) {
    return Samples.utf8(
        Samples.small()
            .inLanguage(Locale.forLanguageTag(language))
            .atZone(ZoneId.of(language.equals("ja") ? "Asia/Tokyo" : "UTC"))
            .render(format));
  }

  private static String expected(String file) throws IOException {
    try (InputStream in =
        GoldenTest.class.getResourceAsStream("/io/github/smimetrust/report/golden/" + file)) {
      assertThat(in).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("${root}", Samples.digest("SHA-256", Samples.ROOT))
          .replace("${root16}", Samples.digest("SHA-256", Samples.ROOT).substring(0, 16))
          .replace("${root.sha1}", upper(Samples.digest("SHA-1", Samples.ROOT)))
          .replace("${root.serial}", serial(Samples.ROOT))
          .replace("${root.der}", Base64.getEncoder().encodeToString(Samples.ROOT.der()))
          .replace("${old}", Samples.digest("SHA-256", Samples.OLD))
          .replace("${old16}", Samples.digest("SHA-256", Samples.OLD).substring(0, 16))
          .replace("${old.sha1}", upper(Samples.digest("SHA-1", Samples.OLD)))
          .replace("${old.serial}", serial(Samples.OLD))
          .replace("${old.der}", Base64.getEncoder().encodeToString(Samples.OLD.der()));
    }
  }

  /** The content octets of the INTEGER, the octet of the sign included. */
  private static String serial(TestPki certificate) {
    return HexFormat.of().formatHex(certificate.certificate().getSerialNumber().toByteArray());
  }

  private static String upper(String hex) {
    return hex.toUpperCase(Locale.ROOT);
  }
}
