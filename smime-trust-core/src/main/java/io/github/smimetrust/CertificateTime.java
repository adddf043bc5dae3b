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
    int second = isDigit() ? number(2) : 0;
    if (generalized && at < end && (der[at] == '.' || der[at] == ',')) {
      at++;
      while (isDigit()) {
        at++;
      }
    }
    long offset = offset();
    // A leap second counts as the one before it, as in java.time.
    if (hour > 23 || minute > 59 || second > 60 || at != end) {
      throw new DateTimeException("out of range");
    }
    return day * 86_400 + hour * 3_600 + minute * 60 + Math.min(second, 59) - offset;
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
    int seconds = number(2) * 3_600;
    seconds += number(2) * 60;
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
