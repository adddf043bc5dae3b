package io.github.smimetrust.examples;

import io.github.smimetrust.audit.BundleSource;
import io.github.smimetrust.audit.MonitorAlert;
import io.github.smimetrust.audit.MonitorListener;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;

/**
 * Counts the alerts of a monitor in Micrometer, and shows how many days the certificate has left
 * that ends first.
 *
 * @param registry where the meters are
 */
public record AlertMetrics(MeterRegistry registry) implements MonitorListener {
  @Override
  public void onAlert(MonitorAlert alert) {
    registry
        .counter("smime.trust.alerts", "source", alert.source(), "kind", alert.kind().id())
        .increment();
  }

  /**
   * Adds the gauge {@code smime.trust.days.left}; not a number while the list is empty or cannot be
   * read.
   *
   * @param name the tag {@code source}
   * @param list read whenever the gauge is
   * @param clock what time it is
   */
  public void gauge(String name, BundleSource list, Clock clock) {
    Gauge.builder("smime.trust.days.left", () -> daysLeft(list, clock))
        .tag("source", name)
        .register(registry);
  }

  private static double daysLeft(BundleSource list, Clock clock) {
    try {
      return list.read().entries().stream()
          .mapToDouble(e -> Duration.between(clock.instant(), e.notAfter()).toHours() / 24.0)
          .min()
          .orElse(Double.NaN);
    } catch (Exception e) {
      return Double.NaN;
    }
  }
}
