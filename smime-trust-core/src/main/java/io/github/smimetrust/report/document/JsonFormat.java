package io.github.smimetrust.report.document;

import com.google.common.collect.Lists;
import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.format.JsonText;
import io.github.smimetrust.format.PlainText;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * JSON by {@code report-1.schema.json}, which is read back by {@link JsonReading}. Lists are made
 * while they are written, one item at a time. Certificates are in it as DER: whatever a format says
 * of them, it can say again of a report that was read.
 */
final class JsonFormat {
  /** Where the schema is published, and its name. */
  static final String SCHEMA =
      "https://github.com/smime-trust/smime-trust/blob/main/smime-trust-core/src/main/resources"
          + "/io/github/smimetrust/report/report-1.schema.json";

  static final String KIND = "report";
  static final long VERSION = 1;

  private final ReportDocument document;
  private final Edition edition;

  private JsonFormat(ReportDocument document) {
    this.document = document;
    this.edition = Edition.of(document);
  }

  static byte[] render(ReportDocument document) {
    return JsonText.write(new JsonFormat(document).report());
  }

  private Map<String, Object> report() {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("$schema", SCHEMA);
    report.put("schemaVersion", VERSION);
    report.put("kind", KIND);
    report.put("report", PlainText.inFull(document.kind()));
    report.put("title", edition.line(document.title()));
    report.put("at", edition.iso(document.at()));
    report.put("language", document.language().getLanguage());
    report.put("zone", document.zone().getId());
    report.put("facts", each(document.facts(), this::fact));
    report.put("certificates", each(document.certificates(), this::certificate));
    report.put("rules", each(document.rules(), this::rule));
    report.put("findings", each(document.findings(), this::finding));
    report.put("sections", each(document.sections(), this::section));
    report.put("events", each(document.events(), this::event));
    report.put("thresholds", each(document.thresholds(), Duration::toString));
    return report;
  }

  private Map<String, Object> fact(Fact fact) {
    return object(
        "id", PlainText.inFull(fact.id()),
        "label", edition.line(fact.label()),
        "value", value(fact.value()));
  }

  private Map<String, Object> value(Value value) {
    if (value instanceof Value.Words words) {
      return object("type", "text", "text", edition.line(words.text()));
    } else if (value instanceof Value.Time time) {
      return object("type", "time", "time", edition.iso(time.instant()));
    } else if (value instanceof Value.Count count) {
      return object("type", "count", "count", count.number());
    } else if (value instanceof Value.Certificate certificate) {
      return object(
          "type", "certificate",
          "sha256", certificate.fingerprint().toString(),
          "subject", PlainText.inFull(certificate.subject()));
    }
    throw new AssertionError(value);
  }

  private Map<String, Object> certificate(CertificateRow row) {
    BundleEntry entry = row.entry();
    return object(
        "sha256", entry.fingerprint().toString(),
        "sha1", entry.thumbprint(),
        "role", Ids.of(row.role()),
        "subject", PlainText.inFull(entry.subject()),
        "issuer", PlainText.inFull(entry.issuer()),
        "serial", entry.serial(),
        "notBefore", edition.iso(entry.notBefore()),
        "notAfter", edition.iso(entry.notAfter()),
        "key", edition.key(row),
        "source", PlainText.inFull(entry.origin().source()),
        "place", PlainText.inFull(entry.origin().place()),
        "issuers", each(row.issuers(), Fingerprint::toString),
        "der", entry.der());
  }

  private Map<String, Object> rule(RuleRow rule) {
    return object(
        "id", PlainText.inFull(rule.id()),
        "title", edition.line(rule.title()),
        "severity", rule.severity().id(),
        "source", PlainText.inFull(rule.source()));
  }

  private Map<String, Object> finding(FindingRow finding) {
    return object(
        "rule", PlainText.inFull(finding.rule()),
        "severity", finding.severity().id(),
        "certificate", text(finding.certificate()),
        "message", edition.line(finding.message()),
        "found", edition.line(finding.found()),
        "expected", edition.line(finding.expected()),
        "remedy", edition.line(finding.remedy()),
        "source", PlainText.inFull(finding.source()),
        "clients", each(finding.clients(), this::client),
        "waiver", finding.waiver().map(this::waiver).orElse(null));
  }

  private Map<String, Object> client(FindingRow.ClientEffect effect) {
    return object(
        "client", PlainText.inFull(effect.client()),
        "effect", edition.line(effect.effect()),
        "source", PlainText.inFull(effect.source()));
  }

  private Map<String, Object> waiver(FindingRow.Waiver waiver) {
    return object(
        "reason", PlainText.inFull(waiver.reason()), "until", edition.iso(waiver.until()));
  }

  private Map<String, Object> section(Section section) {
    return object(
        "id", PlainText.inFull(section.id()),
        "title", edition.line(section.title()),
        "blocks", each(section.blocks(), this::block));
  }

  private Map<String, Object> block(Section.Block block) {
    if (block instanceof Section.Paragraph paragraph) {
      return object("type", "paragraph", "text", lines(paragraph.text()));
    } else if (block instanceof Section.Verbatim verbatim) {
      return object("type", "verbatim", "text", lines(verbatim.lines()));
    } else if (block instanceof Section.Listing listing) {
      return object(
          "type", "list",
          "list", Ids.of(listing.kind()),
          "items", each(listing.items(), edition::line));
    } else if (block instanceof Section.Table table) {
      return object(
          "type", "table",
          "columns", each(table.columns(), this::column),
          "rows", each(table.rows(), r -> object("cells", each(r, this::value))));
    }
    throw new AssertionError(block);
  }

  private Map<String, Object> column(Section.Column column) {
    return object("id", PlainText.inFull(column.id()), "title", edition.line(column.title()));
  }

  private Map<String, Object> event(DatedEvent event) {
    return object(
        "uid", PlainText.inFull(event.uid()),
        "at", edition.iso(event.at()),
        "severity", event.severity().id(),
        "title", edition.line(event.title()),
        "detail", lines(event.detail()),
        "certificate", text(event.certificate()),
        "reminders", each(event.reminders(), Duration::toString));
  }

  private String lines(Text text) {
    return String.join("\n", edition.lines(text));
  }

  private static @Nullable String text(Optional<Fingerprint> certificate) {
    return certificate.map(Fingerprint::toString).orElse(null);
  }

  /** A list whose items are made when they are asked for. */
  private static <T> List<Object> each(List<T> items, Function<T, Object> made) {
    return Lists.transform(items, made::apply);
  }

  @SuppressWarnings("NullAway") // JsonText takes null as a value.
  private static Map<String, Object> object(@Nullable Object... namesAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return object;
  }
}
