package io.github.smimetrust.audit;

import com.google.common.collect.ImmutableList;
import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.report.Severity;
import io.github.smimetrust.report.document.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What one run found so far, against what was told before. Lives as long as the run. */
final class MonitorRun {
  private final ToldThings told;
  private final ImmutableList<MonitorListener> listeners;
  private final Instant at;
  private final List<MonitorAlert> alerts = new ArrayList<>();

  MonitorRun(ToldThings told, ImmutableList<MonitorListener> listeners, Instant at) {
    this.told = told;
    this.listeners = listeners;
    this.at = at;
  }

  Instant at() {
    return at;
  }

  List<MonitorAlert> alerts() {
    return List.copyOf(alerts);
  }

  /** What was told under a key. */
  Optional<String> told(String key) {
    return told.told(key);
  }

  /** A state that no longer matters. */
  void forget(String key) {
    told.forget(key);
  }

  /** States below a prefix that no longer matter. */
  void keepOnly(String prefix, Set<String> keys) {
    told.keepOnly(prefix, keys);
  }

  /** Begins an alert. */
  Draft alert(MonitorAlert.Kind kind, Severity severity, String source, Text message) {
    return new Draft(kind, severity, source, message);
  }

  /** An alert on its way. */
  final class Draft {
    private final MonitorAlert.Kind kind;
    private final Severity severity;
    private final String source;
    private final Text message;
    private List<BundleEntry> entries = List.of();
    private List<Evidence> evidence = List.of();
    private final Map<String, Optional<String>> changes = new TreeMap<>();

    private Draft(MonitorAlert.Kind kind, Severity severity, String source, Text message) {
      this.kind = kind;
      this.severity = severity;
      this.source = source;
      this.message = message;
    }

    Draft about(List<BundleEntry> entries, List<Evidence> evidence) {
      this.entries = entries;
      this.evidence = evidence;
      return this;
    }

    /** With this alert a state is known. */
    Draft knowing(String key, String value) {
      changes.put(key, Optional.of(value));
      return this;
    }

    Draft knowing(Collection<String> keys) {
      keys.forEach(k -> knowing(k, "told"));
      return this;
    }

    /** With this alert a state is over. */
    Draft ending(String key) {
      changes.put(key, Optional.empty());
      return this;
    }

    void tell(String id) {
      MonitorAlert alert =
          new MonitorAlert(id, kind, severity, source, message, at, entries, evidence);
      alerts.add(alert);
      told.tell(alert, changes, listeners);
    }
  }
}
