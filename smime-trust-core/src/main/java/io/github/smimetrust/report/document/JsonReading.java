package io.github.smimetrust.report.document;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.Origin;
import io.github.smimetrust.UnreadableInputException;
import io.github.smimetrust.format.JsonFields;
import io.github.smimetrust.format.MalformedJsonException;
import io.github.smimetrust.format.PlainText;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Reads back what {@link JsonFormat} wrote. */
final class JsonReading {
  private JsonReading() {}

  static ReportDocument read(byte[] utf8, String source) {
    try {
      return report(JsonFields.read(utf8, JsonFormat.KIND, JsonFormat.VERSION));
    } catch (MalformedJsonException e) {
      throw new UnreadableInputException(
          new Origin(source, e.place()), e.found(), e.expected() + "; a report in JSON", e);
    }
  }

  private static ReportDocument report(JsonFields fields) {
    ReportDocument document =
        ReportDocument.of(fields.text("report"), words(fields, "title"), fields.instant("at"))
            .certificates(each(fields, "certificates", JsonReading::certificate))
            .findings(
                each(fields, "rules", JsonReading::rule),
                each(fields, "findings", JsonReading::finding))
            .events(each(fields, "events", JsonReading::event), durations(fields, "thresholds"));
    for (Fact fact : each(fields, "facts", JsonReading::fact)) {
      document = document.plus(fact);
    }
    for (Section section : each(fields, "sections", JsonSections::section)) {
      document = document.plus(section);
    }
    return document.atZone(zone(fields)).settledIn(language(fields));
  }

  private static Locale language(JsonFields fields) {
    String language = fields.text("language");
    return switch (language) {
      case "en" -> Locale.ENGLISH;
      case "ja" -> Locale.JAPANESE;
      default ->
          throw fields.fault("language", '"' + PlainText.of(language) + '"', "\"en\" or \"ja\"");
    };
  }

  private static ZoneId zone(JsonFields fields) {
    String zone = fields.text("zone");
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw fields.fault(
          "zone", '"' + PlainText.of(zone) + '"', "a time zone such as \"Asia/Tokyo\"");
    }
  }

  private static CertificateRow certificate(JsonFields fields) {
    Origin origin = new Origin(fields.text("source"), fields.text("place"));
    BundleEntry entry;
    try {
      entry = BundleEntry.of(fields.bytes("der"), origin);
    } catch (UnreadableInputException e) {
      throw fields.fault("der", e.found(), e.expected());
    }
    Fingerprint said = fingerprint(fields, "sha256", fields.text("sha256"));
    if (!said.equals(entry.fingerprint())) {
      throw fields.fault("sha256", said.toString(), entry.fingerprint() + ", the digest of der");
    }
    List<Fingerprint> issuers = new ArrayList<>();
    for (String issuer : fields.texts("issuers")) {
      issuers.add(fingerprint(fields, "issuers", issuer));
    }
    return new CertificateRow(
        entry, Ids.constant(fields, "role", CertificateRow.Role.values()), issuers);
  }

  private static RuleRow rule(JsonFields fields) {
    return new RuleRow(
        fields.text("id"), words(fields, "title"), Ids.severity(fields), fields.text("source"));
  }

  private static FindingRow finding(JsonFields fields) {
    return new FindingRow(
        fields.text("rule"),
        Ids.severity(fields),
        optionalFingerprint(fields, "certificate"),
        words(fields, "message"),
        words(fields, "found"),
        words(fields, "expected"),
        words(fields, "remedy"),
        fields.text("source"),
        each(
            fields,
            "clients",
            c ->
                new FindingRow.ClientEffect(
                    c.text("client"), words(c, "effect"), c.text("source"))),
        fields
            .optionalObject("waiver")
            .map(w -> new FindingRow.Waiver(w.text("reason"), w.instant("until"))));
  }

  private static DatedEvent event(JsonFields fields) {
    return new DatedEvent(
        fields.text("uid"),
        fields.instant("at"),
        Ids.severity(fields),
        words(fields, "title"),
        words(fields, "detail"),
        optionalFingerprint(fields, "certificate"),
        durations(fields, "reminders"));
  }

  private static Fact fact(JsonFields fields) {
    return new Fact(
        fields.text("id"), words(fields, "label"), JsonSections.value(fields.object("value")));
  }

  static <T> List<T> each(JsonFields fields, String name, Function<JsonFields, T> read) {
    return fields.objects(name).stream().map(read).toList();
  }

  static Text words(JsonFields fields, String name) {
    return Text.verbatim(fields.text(name));
  }

  static Fingerprint fingerprint(JsonFields fields, String name, String text) {
    try {
      return Fingerprint.of(text);
    } catch (IllegalArgumentException e) {
      throw fields.fault(
          name, '"' + PlainText.of(text) + '"', "a SHA-256 of 64 hexadecimal digits");
    }
  }

  private static Optional<Fingerprint> optionalFingerprint(JsonFields fields, String name) {
    return fields.optionalText(name).map(t -> fingerprint(fields, name, t));
  }

  private static List<Duration> durations(JsonFields fields, String name) {
    List<Duration> durations = new ArrayList<>();
    for (String text : fields.texts(name)) {
      try {
        durations.add(Duration.parse(text));
      } catch (DateTimeException e) {
        throw fields.fault(name, '"' + PlainText.of(text) + '"', "a duration such as PT2160H");
      }
    }
    return durations;
  }
}
