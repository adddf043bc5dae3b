package io.github.smimetrust.report.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.report.ReportFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RenderingTest {
  @ParameterizedTest
  @EnumSource(ReportFormat.class)
  void theSameReportGivesTheSameBytesWhateverTheMachineIsSetTo(ReportFormat format) {
    byte[] here = Samples.hostile().render(format);
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-SA-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
      assertThat(Samples.hostile().render(format)).isEqualTo(here);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @ParameterizedTest
  @EnumSource(ReportFormat.class)
  void theExtensionNamesTheFormat(ReportFormat format, @TempDir Path folder) throws IOException {
    Path file = folder.resolve("Audit." + format.extension().toUpperCase(Locale.ROOT));
    Samples.small().writeTo(file);
    assertThat(Files.readAllBytes(file)).isEqualTo(Samples.small().render(format));
  }

  @Test
  void anUnknownExtensionIsRefusedBeforeAnythingIsWritten(@TempDir Path folder) throws IOException {
    for (String name : new String[] {"audit.pdf", "audit", "json"}) {
      Path file = folder.resolve(name);
      assertThatThrownBy(() -> Samples.small().writeTo(file))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("html");
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void aFileThatCannotBeWrittenIsNamed(@TempDir Path folder) {
    assertThatThrownBy(() -> Samples.small().writeTo(folder.resolve("gone/audit.txt")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("audit.txt");
  }

  @Test
  void textShowsNoCharacterThatMisleads() {
    String text = Samples.hostile().text();
    assertThat(PlainText.isPlain(text.replace("\n", ""))).isTrue();
    assertThat(text).contains("<script>alert(1)</script>");
  }

  @Test
  void tenThousandFindingsOfARuleSayWhatTheyShareOnce() {
    String text = Samples.large(10_000).text();
    assertThat(text.split("To do: Ask for a new one\\.", -1)).hasSize(2);
    assertThat(text.split("Ended on 2026-01-14\\.", -1)).hasSize(2);
    assertThat(text).contains("[error] expired: Has ended (10000)\n");
  }
}
