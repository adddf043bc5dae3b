package io.github.smimetrust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 5280 section 4.1.2.5, and the forms of X.680 that older certificates have. */
class CertificateTimeTest {
  private static Instant notAfter(byte[] time) {
    HandMade certificate = HandMade.certificate();
    certificate.notAfter = time;
    return certificate.entry().notAfter();
  }

  @ParameterizedTest
  @CsvSource({
    "250101000000Z, 2025-01-01T00:00:00Z",
    "241231235959Z, 2024-12-31T23:59:59Z",
    "240229120000Z, 2024-02-29T12:00:00Z",
    "000229000000Z, 2000-02-29T00:00:00Z",
    "491231235959Z, 2049-12-31T23:59:59Z",
    "500101000000Z, 1950-01-01T00:00:00Z",
    "700101000000Z, 1970-01-01T00:00:00Z",
    "691231235959Z, 1969-12-31T23:59:59Z",
    "2501010000Z, 2025-01-01T00:00:00Z",
    "250101000000+0000, 2025-01-01T00:00:00Z",
    "250101000000+0130, 2024-12-31T22:30:00Z",
    "250101000000-0800, 2025-01-01T08:00:00Z",
    "2501010000-2359, 2025-01-01T23:59:00Z",
    "161231235960Z, 2016-12-31T23:59:59Z"
  })
  void utcTimeIsRead(String text, Instant expected) {
    assertThat(notAfter(HandMade.utcTime(text))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "20500101000000Z, 2050-01-01T00:00:00Z",
    "20491231235959Z, 2049-12-31T23:59:59Z",
    "99991231235959Z, 9999-12-31T23:59:59Z",
    "19491231235959Z, 1949-12-31T23:59:59Z",
    "00000101000000Z, 0000-01-01T00:00:00Z",
    "21000228235959Z, 2100-02-28T23:59:59Z",
    "202501010000Z, 2025-01-01T00:00:00Z",
    "20250101000000.5Z, 2025-01-01T00:00:00Z",
    "'20250101000000,999Z', 2025-01-01T00:00:00Z",
    "20250101000000+0200, 2024-12-31T22:00:00Z",
    "20250101000000.25-0130, 2025-01-01T01:30:00Z"
  })
  void generalizedTimeIsRead(String text, Instant expected) {
    assertThat(notAfter(HandMade.generalizedTime(text))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "250101000000",
        "25010100000Z",
        "250101000000ZZ",
        "250101000000z",
        "250001000000Z",
        "251301000000Z",
        "250100000000Z",
        "250132000000Z",
        "250229000000Z",
        "250431000000Z",
        "250101240000Z",
        "250101006000Z",
        "250101000061Z",
        "2501010000 0Z",
        "-50101000000Z",
        "25010100000\u0661Z",
        "250101000000.5Z",
        "250101000000+24:0",
        "250101000000+2400",
        "250101000000+0060",
        "250101000000+00",
        "250101000000+",
        "20250101000000Z"
      })
  void anythingElseIsNoUtcTime(String text) {
    assertRefused(Der.element(0x17, text.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "20250101000000",
        "250101000000Z",
        "21000229000000Z",
        "20250101000000.Z",
        "20250101000000.5",
        "202501010000.5Z",
        "2025010100Z",
        "20250101000000..5Z",
        "20250101000000+9999",
        "2025-01-01T00:00:00Z",
        "120250101000000Z"
      })
  void anythingElseIsNoGeneralizedTime(String text) {
    assertRefused(HandMade.generalizedTime(text));
  }

  private static void assertRefused(byte[] time) {
    HandMade certificate = HandMade.certificate();
    certificate.notBefore = time;

    assertThatExceptionOfType(UnreadableInputException.class)
        .isThrownBy(certificate::entry)
        .satisfies(
            e -> {
              assertThat(e.found()).startsWith("the time \"");
              assertThat(e.expected()).startsWith("notBefore as a date");
            });
  }

  @Test
  void anotherElementIsNoTime() {
    HandMade certificate = HandMade.certificate();
    certificate.notAfter = Der.integer(20_250_101);

    assertThatExceptionOfType(UnreadableInputException.class)
        .isThrownBy(certificate::entry)
        .withMessageContaining("found no time, expected notAfter");
  }

  @Test
  void aMissingTimeIsNoTime() {
    HandMade certificate = HandMade.certificate();
    certificate.notAfter = new byte[0];

    assertThatExceptionOfType(UnreadableInputException.class)
        .isThrownBy(certificate::entry)
        .withMessageContaining("found no time, expected notAfter");
  }

  @Test
  void aThirdTimeIsRefused() {
    HandMade certificate = HandMade.certificate();
    certificate.notAfter =
        Der.joined(HandMade.utcTime("250101000000Z"), HandMade.utcTime("250101000000Z"));

    assertThatExceptionOfType(UnreadableInputException.class)
        .isThrownBy(certificate::entry)
        .withMessageContaining("the end of validity");
  }

  @Test
  void theMessageShowsTheTextWithoutItsControlCharacters() {
    HandMade certificate = HandMade.certificate();
    certificate.notAfter = HandMade.utcTime("25\u001b[31m\r\n");

    assertThatExceptionOfType(UnreadableInputException.class)
        .isThrownBy(certificate::entry)
        .withMessageContaining("the time \"25\\u{1b}[31m\\u{d}\\u{a}\"");
  }

  @Property(tries = 500)
  void everySecondFrom1950To2049IsReadAsJavaTimeWritesIt(
      @ForAll @LongRange(min = -631_152_000L, max = 2_524_607_999L) long second) {
    Instant instant = Instant.ofEpochSecond(second);
    String text =
        DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC)
            .format(instant);

    assertThat(notAfter(HandMade.utcTime(text))).isEqualTo(instant);
  }

  @Property(tries = 300)
  void everySecondOfFourDigitYearsIsReadAsJavaTimeWritesIt(
      @ForAll @LongRange(min = -62_167_219_200L, max = 253_402_300_799L) long second) {
    Instant instant = Instant.ofEpochSecond(second);
    String text =
        DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC)
            .format(instant);

    assertThat(notAfter(HandMade.generalizedTime(text))).isEqualTo(instant);
  }
}
