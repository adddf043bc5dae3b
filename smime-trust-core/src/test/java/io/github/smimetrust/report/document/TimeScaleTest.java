package io.github.smimetrust.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeScaleTest {
  private static final Instant AT = Instant.parse("2026-01-15T00:00:00Z");

  @Test
  void fiveYearsHaveALabelEach() {
    TimeScale scale =
        new TimeScale(
            AT, Instant.parse("2025-06-01T00:00:00Z"), Instant.parse("2030-06-01T00:00:00Z"));

    assertThat(scale.years(ZoneOffset.UTC))
        .containsExactly(Year.of(2026), Year.of(2027), Year.of(2028), Year.of(2029), Year.of(2030));
  }

  /** The first and the last instants have no date in some zones. */
  @ParameterizedTest
  @ValueSource(strings = {"UTC", "+18:00", "-18:00"})
  void theEndsOfTimeAreDrawn(String zone) {
    for (Instant at : List.of(Instant.MIN, Instant.MAX, AT)) {
      TimeScale scale = new TimeScale(at, Instant.MIN, Instant.MAX);

      assertThat(scale.years(ZoneId.of(zone))).hasSizeLessThan(12);
      assertThat(scale.place(Instant.MIN)).isZero();
      assertThat(scale.place(Instant.MAX)).isEqualTo(10_000);
      assertThat(scale.place(at)).isBetween(0L, 10_000L);
    }
  }
}
