package io.github.smimetrust.audit;

import java.time.LocalDate;

/**
 * After which day Mozilla trusts no certificate for mail that a root issued: the schedule of its
 * root store policy 3.1, section 7.4. It counts from when the key was made, which a certificate
 * does not tell; the beginning of its validity stands for that.
 */
final class MailLifecycle {
  /** From here on, the schedule is a number of years. */
  private static final LocalDate REGULAR = LocalDate.of(2014, 4, 15);

  private static final int YEARS = 18;

  private MailLifecycle() {}

  static LocalDate distrustedAfter(LocalDate created) {
    if (!created.isBefore(REGULAR)) {
      return created.plusYears(YEARS);
    }
    int year;
    if (created.getYear() < 2006) {
      year = 2028;
    } else if (created.getYear() < 2008) {
      year = 2029;
    } else if (created.getYear() < 2010) {
      year = 2030;
    } else if (created.getYear() < 2012) {
      year = 2031;
    } else {
      year = 2032;
    }
    return LocalDate.of(year, 4, 15);
  }
}
