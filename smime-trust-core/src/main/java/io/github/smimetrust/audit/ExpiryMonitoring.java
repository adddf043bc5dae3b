package io.github.smimetrust.audit;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.Evidence;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells each threshold of each certificate once. A shorter one makes the longer ones pointless. */
record ExpiryMonitoring(Thresholds thresholds, List<Evidence> samples) implements MonitorCheck {
  @Override
  public String name() {
    return "expiry";
  }

  @Override
  public void look(String source, TrustBundle bundle, MonitorRun run) {
    String prefix = "expiry/" + source + "/";
    List<ExpiryAlert> due =
        ExpiryWatch.over(bundle)
            .warnBefore(thresholds.times().toArray(Duration[]::new))
            .usedBy(samples)
            .check(run.at());
    for (ExpiryAlert alert : due) {
      String key = prefix + alert.entry().fingerprint();
      Optional<Duration> last = run.told(key).flatMap(ExpiryMonitoring::duration);
      if (last.isEmpty() || alert.threshold().compareTo(last.get()) < 0) {
        run.alert(MonitorAlert.Kind.EXPIRY, alert.severity(), source, ExpiryWording.message(alert))
            .about(List.of(alert.entry()), alert.affected())
            .knowing(key, alert.threshold().toString())
            .tell(key + "/" + (alert.threshold().isZero() ? "ended" : alert.threshold()));
      }
    }
    // Also what is not due: clocks go back, and a threshold is told once all the same.
    run.keepOnly(prefix, keys(prefix, bundle));
  }

  private Set<String> keys(String prefix, TrustBundle bundle) {
    Set<String> keys = new HashSet<>();
    bundle.entries().forEach(e -> keys.add(key(prefix, e)));
    for (Evidence sample : samples) {
      keys.add(key(prefix, sample.leaf()));
      sample.along().forEach(e -> keys.add(key(prefix, e)));
    }
    return keys;
  }

  private static String key(String prefix, BundleEntry entry) {
    return prefix + entry.fingerprint();
  }

  private static Optional<Duration> duration(String text) {
    try {
      return Optional.of(Duration.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
