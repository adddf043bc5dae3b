package io.github.smimetrust.audit;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.report.Severity;
import io.github.smimetrust.report.document.CertificateRow;
import io.github.smimetrust.report.document.DatedEvent;
import io.github.smimetrust.report.document.Fact;
import io.github.smimetrust.report.document.ReportDocument;
import io.github.smimetrust.report.document.Section;
import io.github.smimetrust.report.document.Section.Column;
import io.github.smimetrust.report.document.Section.Table;
import io.github.smimetrust.report.document.Text;
import io.github.smimetrust.report.document.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Makes the report of what ends. */
final class ExpiryDocument {
  private ExpiryDocument() {}

  static ReportDocument of(
      TrustBundle bundle,
      Thresholds thresholds,
      List<ExpiryAlert> due,
      List<ExpiryWatch.Ending> endings,
      Instant at) {
    ReportDocument document =
        ReportDocument.of("expiry", Text.of("What ends next", "期限が近い証明書"), at)
            .plus(Fact.of("certificates", "Certificates", "証明書", bundle.size()))
            .plus(Fact.of("ended", "Ended", "期限切れ", ended(due)))
            .plus(Fact.of("due", "Ending soon", "期限間近", due.size() - ended(due)))
            .certificates(endings.stream().map(e -> row(e.entry())).toList())
            .events(events(endings, thresholds, at), thresholds.times());
    return due.isEmpty() ? document : document.plus(table(due));
  }

  private static int ended(List<ExpiryAlert> due) {
    return (int) due.stream().filter(a -> a.threshold().isZero()).count();
  }

  private static CertificateRow row(BundleEntry entry) {
    CertificateRow.Role authority =
        entry.isRoot() ? CertificateRow.Role.ROOT : CertificateRow.Role.INTERMEDIATE;
    return new CertificateRow(
        entry, entry.isCa() ? authority : CertificateRow.Role.USER, List.of());
  }

  private static Section table(List<ExpiryAlert> due) {
    return new Section(
        "due",
        Text.of("Due", "要対応"),
        List.of(
            new Table(
                List.of(
                    new Column("severity", Text.of("Severity", "重大度")),
                    new Column("certificate", Text.of("Certificate", "証明書")),
                    new Column("ends", Text.of("Ends", "有効期限")),
                    new Column("affected", Text.of("Trust that ends with it", "影響を受ける証明書")),
                    new Column("message", Text.of("What to do", "対応"))),
                due.stream()
                    .map(
                        a ->
                            List.of(
                                Value.of(a.severity().id()),
                                new Value.Certificate(
                                    a.entry().fingerprint(), PlainText.of(a.subject())),
                                Value.of(a.notAfter()),
                                Value.of(a.affected().size()),
                                new Value.Words(ExpiryWording.message(a))))
                    .toList())));
  }

  private static List<DatedEvent> events(
      List<ExpiryWatch.Ending> endings, Thresholds thresholds, Instant at) {
    List<DatedEvent> events = new ArrayList<>();
    for (ExpiryWatch.Ending ending : endings) {
      if (ending.entry().notAfter().isAfter(at)) {
        events.add(event(ending, thresholds));
      }
    }
    events.sort(Comparator.comparing(DatedEvent::at).thenComparing(DatedEvent::uid));
    return events;
  }

  private static DatedEvent event(ExpiryWatch.Ending ending, Thresholds thresholds) {
    BundleEntry entry = ending.entry();
    String name = PlainText.of(entry.subject());
    return new DatedEvent(
        uid(entry),
        entry.notAfter(),
        entry.isCa() ? Severity.WARNING : Severity.NOTE,
        Text.of(name + " ends", name + " 期限切れ"),
        Text.of(
            "SHA-256 "
                + entry.fingerprint()
                + "; trust that ends with it: "
                + ending.affected().size(),
            "SHA-256 " + entry.fingerprint() + "、影響を受ける証明書 " + ending.affected().size() + " 件"),
        Optional.of(entry.fingerprint()),
        thresholds.times());
  }

  /** What ends is the certificate, whatever report says so. */
  static String uid(BundleEntry entry) {
    return "expiry-" + entry.fingerprint();
  }
}
