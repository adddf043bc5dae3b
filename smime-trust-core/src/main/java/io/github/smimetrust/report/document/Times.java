package io.github.smimetrust.report.document;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Points in time as text, to the second, in a zone. Where the zone's own time cannot be written by
 * RFC 3339 the text is in UTC: a certificate without an end (RFC 5280 section 4.1.2.5, the last
 * second of 9999) is in the year 10000 east of Greenwich, and zones once had offsets with seconds.
 */
final class Times {
  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private static final DateTimeFormatter ISO = formatter("uuuu-MM-dd'T'HH:mm:ssXXX");
  private static final DateTimeFormatter LOCAL = formatter("uuuu-MM-dd HH:mm:ss");
  private static final DateTimeFormatter OFFSET = formatter("xxx");
  private static final DateTimeFormatter BASIC = formatter("uuuuMMdd'T'HHmmss'Z'");

  private final ZoneId zone;

  Times(ZoneId zone) {
    this.zone = zone;
  }

  /** By ISO 8601 and RFC 3339, for programs: {@code 2026-11-27T10:00:00+09:00}. */
  String iso(Instant instant) {
    return ISO.format(local(instant));
  }

  /** For people: {@code 2026-11-27 10:00:00 UTC+09:00}. */
  String shown(Instant instant) {
    ZonedDateTime time = local(instant);
    String offset = time.getOffset().equals(ZoneOffset.UTC) ? "" : OFFSET.format(time);
    return LOCAL.format(time) + " UTC" + offset;
  }

  /** In UTC, form 2 of RFC 5545 section 3.3.5: {@code 20261127T010000Z}. */
  static String basic(Instant instant) {
    return BASIC.format(LocalDateTime.ofInstant(within(instant), ZoneOffset.UTC));
  }

  private ZonedDateTime local(Instant instant) {
    Instant second = within(instant);
    ZonedDateTime time = second.atZone(zone);
    boolean unwritable =
        time.getYear() < 0 || time.getYear() > 9999 || time.getOffset().getTotalSeconds() % 60 != 0;
    return unwritable ? second.atZone(ZoneOffset.UTC) : time;
  }

  /** No certificate has a time outside the years 0 to 9999. */
  private static Instant within(Instant instant) {
    if (instant.isBefore(FIRST)) {
      return FIRST;
    }
    return instant.isAfter(LAST) ? LAST : instant.truncatedTo(ChronoUnit.SECONDS);
  }

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
  }
}
