package io.github.smimetrust.report.document;

import io.github.smimetrust.BundleEntry;
import java.time.Duration;
import java.time.Instant;

/** How a certificate stands to a point in time. */
enum Standing {
  /** It has ended. */
  ENDED("error"),
  /** It ends within the longest threshold. */
  ENDING("warning"),
  /** It has not begun. */
  NOT_BEGUN("note"),
  /** None of these. */
  VALID("ok");

  private final String look;

  Standing(String look) {
    this.look = look;
  }

  /** The name of its colour and symbol. */
  String look() {
    return look;
  }

  static Standing of(BundleEntry entry, Instant at, Duration threshold) {
    if (entry.notAfter().isBefore(at)) {
      return ENDED;
    }
    if (entry.notBefore().isAfter(at)) {
      return NOT_BEGUN;
    }
    Duration left = Duration.between(at, entry.notAfter());
    return left.compareTo(threshold) <= 0 && !threshold.isZero() ? ENDING : VALID;
  }
}
