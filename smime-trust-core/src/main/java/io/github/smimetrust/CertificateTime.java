package io.github.smimetrust;

import io.github.smimetrust.sst.der.DerReader;
import io.github.smimetrust.sst.der.MalformedDerException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Reads UTCTime and GeneralizedTime. RFC 5280 section 4.1.2.5 asks for seconds and {@code Z}; older
 * certificates leave the seconds out, give an offset or fractions of a second, and are read too.
 */
final class CertificateTime {
  /** Two-digit years from here on belong to the 20th century (RFC 5280 section 4.1.2.5.1). */
  private static final int FIRST_YEAR = 50;

  private static final int PLAIN_LENGTH = 13;
  private static final long NOT_PLAIN = Long.MIN_VALUE;

  /** Days from 0000-03-01 to 1970-01-01. */
  private static final int DAYS_TO_1970 = 719_468;

  private final byte[] der;
  private final int end;
  private int at;

  private CertificateTime(byte[] der, int at, int end) {
    this.der = der;
    this.at = at;
    this.end = end;
  }

  /** Steps to the next element, which must be a time, and gives its seconds since 1970. */
  static long read(byte[] der, DerReader validity, String name) {
    int tag = validity.hasNext() ? validity.next() : -1;
    if (tag != DerReader.UTC_TIME && tag != DerReader.GENERALIZED_TIME) {
      throw new MalformedDerException(validity.start(), "no time", name);
    }
    if (tag == DerReader.UTC_TIME && validity.length() == PLAIN_LENGTH) {
      long plain = plainSeconds(der, validity.contentStart());
      if (plain != NOT_PLAIN) {
        return plain;
      }
    }
    CertificateTime time = new CertificateTime(der, validity.contentStart(), validity.end());
    try {
      return time.seconds(tag == DerReader.GENERALIZED_TIME);
    } catch (DateTimeException e) {
      String text =
          new String(
              der,
              validity.contentStart(),
              Math.min(validity.length(), 32),
              StandardCharsets.ISO_8859_1);
      throw new MalformedDerException(
          validity.start(), "the time \"" + Texts.harmless(text) + "\"", name + " as a date");
    }
  }

  /** Reads YYMMDDHHMMSSZ, which almost all certificates have, without making anything. */
  private static long plainSeconds(byte[] der, int at) {
    int year = pair(der, at);
    int month = pair(der, at + 2);
    int day = pair(der, at + 4);
    int hour = pair(der, at + 6);
    int minute = pair(der, at + 8);
    int second = pair(der, at + 10);
    // Days 29 to 31 depend on the month, and go the slow way.
    if ((year | month | day | hour | minute | second) < 0
        || month < 1
        || month > 12
        || day < 1
        || day > 28
        || hour > 23
        || minute > 59
        || second > 59
        || der[at + 12] != 'Z') {
      return NOT_PLAIN;
    }
    int full = year < FIRST_YEAR ? 2000 + year : 1900 + year;
    // Counts from March, so that the leap day is the last of its year.
    int shifted = month > 2 ? full : full - 1;
    int fromMarch = month > 2 ? month - 3 : month + 9;
    long days =
        365L * shifted
            + shifted / 4
            - shifted / 100
            + shifted / 400
            + (153 * fromMarch + 2) / 5
            + day
            - 1
            - DAYS_TO_1970;
    return days * 86_400 + hour * 3_600L + minute * 60L + second;
  }

  /** Two digits, or a negative number. */
  private static int pair(byte[] der, int at) {
    int tens = der[at] - '0';
    int ones = der[at + 1] - '0';
    return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : 10 * tens + ones;
  }

  private long seconds(boolean generalized) {
    int year = number(2);
    if (generalized) {
      year = 100 * year + number(2);
    } else {
      year += year < FIRST_YEAR ? 2000 : 1900;
    }
    long day = LocalDate.of(year, number(2), number(2)).toEpochDay();
    int hour = number(2);
    int minute = number(2);
    int second = 0;
    if (isDigit()) {
      second = number(2);
      if (generalized) {
        skipFraction();
      }
    }
    long offset = offset();
    // A leap second counts as the one before it, as in java.time.
    if (hour > 23 || minute > 59 || second > 60 || at != end) {
      throw new DateTimeException("out of range");
    }
    return day * 86_400 + hour * 3_600L + minute * 60L + Math.min(second, 59) - offset;
  }

  private void skipFraction() {
    if (at < end && (der[at] == '.' || der[at] == ',')) {
      at++;
      number(1);
      while (isDigit()) {
        at++;
      }
    }
  }

  private long offset() {
    if (at == end) {
      throw new DateTimeException("no time zone");
    }
    byte sign = der[at++];
    if (sign == 'Z') {
      return 0;
    }
    if (sign != '+' && sign != '-') {
      throw new DateTimeException("no time zone");
    }
    int hours = number(2);
    int minutes = number(2);
    if (hours > 23 || minutes > 59) {
      throw new DateTimeException("no offset");
    }
    int seconds = hours * 3_600 + minutes * 60;
    return sign == '+' ? seconds : -seconds;
  }

  private boolean isDigit() {
    return at < end && der[at] >= '0' && der[at] <= '9';
  }

  private int number(int digits) {
    int number = 0;
    for (int i = 0; i < digits; i++) {
      if (!isDigit()) {
        throw new DateTimeException("not a digit");
      }
      number = 10 * number + der[at++] - '0';
    }
    return number;
  }
}
