package io.github.smimetrust.audit;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.format.Sha256;
import io.github.smimetrust.report.document.DatedEvent;
import io.github.smimetrust.report.document.Fact;
import io.github.smimetrust.report.document.ReportDocument;
import io.github.smimetrust.report.document.Section;
import io.github.smimetrust.report.document.Section.Column;
import io.github.smimetrust.report.document.Section.Table;
import io.github.smimetrust.report.document.Text;
import io.github.smimetrust.report.document.Value;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the report of alerts. */
final class AlertDocument {
  private AlertDocument() {}

  static ReportDocument of(List<MonitorAlert> alerts, Instant at) {
    ReportDocument document =
        ReportDocument.of("alerts", Text.of("Alerts of the monitor", "監視の通知"), at)
            .plus(Fact.of("alerts", "Alerts", "通知", Value.of(alerts.size())));
    if (alerts.isEmpty()) {
      return document;
    }
    return document.plus(table(alerts)).events(events(alerts), List.of());
  }

  private static Section table(List<MonitorAlert> alerts) {
    return new Section(
        "alerts",
        Text.of("Alerts", "通知"),
        List.of(
            new Table(
                List.of(
                    new Column("id", Text.of("Id", "ID")),
                    new Column("kind", Text.of("Kind", "種類")),
                    new Column("severity", Text.of("Severity", "重大度")),
                    new Column("source", Text.of("List", "リスト")),
                    new Column("at", Text.of("Found", "検出日時")),
                    new Column("message", Text.of("Message", "内容"))),
                alerts.stream()
                    .map(
                        a ->
                            List.of(
                                Value.of(a.id()),
                                Value.of(a.kind().id()),
                                Value.of(a.severity().id()),
                                Value.of(a.source()),
                                Value.of(a.at()),
                                (Value) new Value.Words(a.text())))
                    .toList())));
  }

  /** Each threshold of one end moves the same entry of the calendar. */
  private static List<DatedEvent> events(List<MonitorAlert> alerts) {
    Map<String, DatedEvent> events = new LinkedHashMap<>();
    for (MonitorAlert alert : alerts) {
      DatedEvent event = event(alert);
      events.put(event.uid(), event);
    }
    return List.copyOf(events.values());
  }

  private static DatedEvent event(MonitorAlert alert) {
    Optional<BundleEntry> first = alert.entries().stream().findFirst();
    Optional<Fingerprint> certificate = first.map(BundleEntry::fingerprint);
    if (alert.kind() == MonitorAlert.Kind.EXPIRY && first.isPresent()) {
      String name = PlainText.of(first.get().subject());
      return new DatedEvent(
          ExpiryDocument.uid(first.get()) + "-" + alert.source(),
          first.get().notAfter(),
          alert.severity(),
          Text.of(name + " ends", name + " 期限切れ"),
          alert.text(),
          certificate,
          List.of());
    }
    return new DatedEvent(
        "alert-" + Sha256.of((alert.id() + " " + alert.at()).getBytes(StandardCharsets.UTF_8)),
        alert.at(),
        alert.severity(),
        Text.verbatim(alert.source() + ": " + alert.kind().id()),
        alert.text(),
        certificate,
        List.of());
  }
}
