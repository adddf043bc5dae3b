package io.github.smimetrust.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {
  @ParameterizedTest
  @CsvSource({
    "2026-11-27T01:00:00Z, Asia/Tokyo, 2026-11-27T10:00:00+09:00, 2026-11-27 10:00:00 UTC+09:00",
    "2026-11-27T01:00:00.9Z, UTC, 2026-11-27T01:00:00Z, 2026-11-27 01:00:00 UTC",
    "2026-07-01T00:00:00Z, America/St_Johns, 2026-06-30T21:30:00-02:30, 2026-06-30 21:30:00"
        + " UTC-02:30",
    // Without an end (RFC 5280 section 4.1.2.5): the year 10000 is nothing that RFC 3339 can say.
    "9999-12-31T23:59:59Z, Asia/Tokyo, 9999-12-31T23:59:59Z, 9999-12-31 23:59:59 UTC",
    // Offsets had seconds once, and RFC 3339 has none.
    "1890-01-01T00:00:00Z, Europe/Paris, 1890-01-01T00:00:00Z, 1890-01-01 00:00:00 UTC"
  })
  void areWrittenInTheZoneToTheSecond(Instant instant, String zone, String iso, String shown) {
    Times times = new Times(ZoneId.of(zone));
    assertThat(times.iso(instant)).isEqualTo(iso);
    assertThat(times.shown(instant)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-27T01:02:03Z, 20261127T010203Z",
    "0001-01-01T00:00:00Z, 00010101T000000Z",
    "+1000000-01-01T00:00:00Z, 99991231T235959Z"
  })
  void areBasicInCalendars(Instant instant, String basic) {
    assertThat(Times.basic(instant)).isEqualTo(basic);
  }
}
