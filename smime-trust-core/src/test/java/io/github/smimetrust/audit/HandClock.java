package io.github.smimetrust.audit;

import io.github.smimetrust.fixture.TestPki;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Stands at the time of the tests until it is moved. */
final class HandClock extends Clock {
  private volatile Instant now = TestPki.NOW;

  void moveTo(Instant instant) {
    now = instant;
  }

  void move(Duration time) {
    now = now.plus(time);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
