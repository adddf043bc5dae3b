package io.github.smimetrust.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      emptyValue = "",
      value = {
        "~~, ~~",
        "CN=A b, CN=A b",
        "\u00c4rzte \u8001, \u00c4rzte \u8001",
        "a\\b, a\\u{5c}b",
        "a\u001b[31m, a\\u{1b}[31m",
        "~a\r\nb~, a\\u{d}\\u{a}b",
        "a\u202eb, a\\u{202e}b",
        "a\u200bb, a\\u{200b}b",
        "\ud83d\ude00, \\u{1f600}",
        "\ud83d, \\u{d83d}",
      })
  void whatMisleadsIsEscaped(String given, String shown) {
    assertThat(PlainText.of(given)).isEqualTo(shown);
  }

  @Test
  void ofBytesOnlyPrintableAsciiIsShown() {
    byte[] bytes = "[\u00c4\0] ~\u007f".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(PlainText.of(bytes, 0, 7)).isEqualTo("[\\u{c4}\\u{0}] ~\\u{7f}");
    assertThat(PlainText.of(bytes, 1, 3)).isEqualTo("\\u{c4}\\u{0}");
  }

  @Test
  void onlyWhatIsLongerIsShortened() {
    byte[] bytes = "a".repeat(161).getBytes(StandardCharsets.US_ASCII);

    assertThat(PlainText.of("a".repeat(160))).isEqualTo("a".repeat(160));
    assertThat(PlainText.of("a".repeat(161))).isEqualTo("a".repeat(160) + "... (161 in all)");
    assertThat(PlainText.of(bytes, 0, 160)).isEqualTo("a".repeat(160));
    assertThat(PlainText.of(bytes, 0, 161)).isEqualTo("a".repeat(160) + "... (161 in all)");
    assertThat(
            PlainText.of("bb".concat("a".repeat(161)).getBytes(StandardCharsets.US_ASCII), 2, 163))
        .isEqualTo("a".repeat(160) + "... (161 in all)");
    assertThat(PlainText.name("a".repeat(160))).isEqualTo("a".repeat(160));
    assertThat(PlainText.name("a".repeat(161))).isEqualTo("a".repeat(160) + "... (161 in all)");
    assertThat(PlainText.of("\0".repeat(1_000_000))).hasSizeLessThan(200);
  }
}
