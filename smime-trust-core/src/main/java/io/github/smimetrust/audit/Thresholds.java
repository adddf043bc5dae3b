package io.github.smimetrust.audit;

import com.google.common.collect.ImmutableList;
import io.github.smimetrust.report.document.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How long before an end to warn: the longest first, each once. Immutable. */
record Thresholds(ImmutableList<Duration> times) {
  /** Longer than any certificate should live; keeps dates within what they can be. */
  private static final Duration MOST = Duration.ofDays(36_525);

  static final Thresholds USUAL = of(Duration.ofDays(90), Duration.ofDays(30), Duration.ofDays(7));

  static Thresholds of(Duration... times) {
    for (Duration time : times) {
      if (time.isNegative() || time.isZero() || time.compareTo(MOST) > 0) {
        throw new IllegalArgumentException(
            "found " + time + ", expected a time that is positive and at most a hundred years");
      }
    }
    if (times.length == 0) {
      throw new IllegalArgumentException("found no time, expected one or more");
    }
    List<Duration> sorted =
        Arrays.stream(times).distinct().sorted(Comparator.reverseOrder()).toList();
    return new Thresholds(ImmutableList.copyOf(sorted));
  }

  Duration longest() {
    return times.get(0);
  }

  /** The shortest that is reached: zero once the end has passed, nothing while none is. */
  Optional<Duration> reached(Instant end, Instant at) {
    // Certificates end with a second, whole.
    Instant second = at.truncatedTo(ChronoUnit.SECONDS);
    if (end.isBefore(second)) {
      return Optional.of(Duration.ZERO);
    }
    return times.stream()
        .filter(t -> !second.isBefore(end.minus(t)))
        .min(Comparator.naturalOrder());
  }

  /** A time in words: days where it is whole days. */
  static Text words(Duration time) {
    if (time.equals(Duration.ofDays(time.toDays()))) {
      return Text.of(time.toDays() == 1 ? "1 day" : time.toDays() + " days", time.toDays() + " 日");
    }
    return Text.verbatim(time.toString());
  }
}
