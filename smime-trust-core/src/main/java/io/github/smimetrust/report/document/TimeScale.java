package io.github.smimetrust.report.document;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Maps time to the width of a drawing, in hundredths of a percent. */
final class TimeScale {
  /** A certificate that claims to end in 9999 must not press all others into a line. */
  private static final Duration MOST_BEFORE = Duration.ofDays(366 * 15);

  private static final Duration MOST_AFTER = Duration.ofDays(366 * 25);

  /** More labels than these run into each other on a telephone. */
  private static final int MOST_YEARS = 8;

  private static final long WIDTH = 10_000;

  /** Two days within all dates that there are: in every zone it is one. */
  private static final long FIRST = LocalDate.MIN.plusDays(2).toEpochDay() * 86_400;

  private static final long LAST = LocalDate.MAX.minusDays(2).toEpochDay() * 86_400;

  private final long first;
  private final long last;

  /**
   * A scale on which a point in time lies, and as much of a span around it as can be told apart.
   *
   * @param begin the earliest beginning
   * @param end the latest end
   */
  TimeScale(Instant at, Instant begin, Instant end) {
    long middle = at.getEpochSecond();
    long before = Math.max(begin.getEpochSecond(), middle - MOST_BEFORE.toSeconds());
    long after = Math.min(end.getEpochSecond(), middle + MOST_AFTER.toSeconds());
    // Never empty, and room for the label of today.
    long margin = Duration.ofDays(183).toSeconds();
    this.first = Math.max(Math.min(before, middle - margin), FIRST);
    this.last = Math.min(Math.max(after, middle + margin), LAST);
  }

  /** Where an instant lies; at an edge if it is beyond. */
  long place(Instant instant) {
    long within = Math.max(first, Math.min(last, instant.getEpochSecond()));
    return (within - first) * WIDTH / (last - first);
  }

  boolean isBefore(Instant instant) {
    return instant.getEpochSecond() < first;
  }

  boolean isAfter(Instant instant) {
    return instant.getEpochSecond() > last;
  }

  /** The beginnings of years to label, at equal distances. */
  List<Year> years(ZoneId zone) {
    int from = Instant.ofEpochSecond(first).atZone(zone).getYear() + 1;
    int to = Instant.ofEpochSecond(last).atZone(zone).getYear();
    int step = 1;
    for (int wider : new int[] {1, 2, 5, 10, 20}) {
      step = wider;
      if ((to - from) / wider < MOST_YEARS) {
        break;
      }
    }
    List<Year> years = new ArrayList<>();
    for (int year = Math.floorDiv(from + step - 1, step) * step; year <= to; year += step) {
      years.add(Year.of(year));
    }
    return years;
  }

  /** A place or a width as SVG takes it. */
  static String percent(long hundredths) {
    return hundredths / 100 + "." + hundredths / 10 % 10 + hundredths % 10 + "%";
  }
}
