package io.github.smimetrust.report.document;

import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.UnreadableInputException;
import io.github.smimetrust.format.PlainText;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A document as one reader gets it: in a language and a zone, its certificates by fingerprint, and
 * everything on one line without characters that mislead.
 */
final class Edition {
  private final Locale language;
  private final Times times;
  private final Map<Fingerprint, CertificateRow> rows = new HashMap<>();

  private Edition(ReportDocument document) {
    this.language = document.language();
    this.times = new Times(document.zone());
    document.certificates().forEach(r -> rows.putIfAbsent(r.entry().fingerprint(), r));
  }

  static Edition of(ReportDocument document) {
    return new Edition(document);
  }

  String line(Text text) {
    return PlainText.inFull(text.in(language));
  }

  String line(Words words) {
    return words.text().in(language);
  }

  List<String> lines(Text text) {
    return PlainText.lines(text.in(language));
  }

  String iso(Instant instant) {
    return times.iso(instant);
  }

  String time(Instant instant) {
    return times.shown(instant);
  }

  Optional<CertificateRow> row(Fingerprint fingerprint) {
    return Optional.ofNullable(rows.get(fingerprint));
  }

  /** A subject for people: cut if it is very long, and said to be empty if it is. */
  String name(String subject) {
    return subject.isEmpty() ? line(Words.NO_NAME) : cut(subject);
  }

  /** Where a certificate came from, for people. */
  String origin(CertificateRow row) {
    return cut(row.entry().origin().toString());
  }

  /**
   * Escaped before it is cut, so that a report that was read, which is escaped, is cut there too.
   */
  private static String cut(String text) {
    return PlainText.of(PlainText.inFull(text));
  }

  /** What a finding or an event is about, for people. */
  String about(Optional<Fingerprint> certificate) {
    return certificate
        .map(f -> row(f).map(r -> name(r.entry().subject())).orElse("sha256 " + f))
        .orElse(line(Words.NO_CERTIFICATE));
  }

  String key(CertificateRow row) {
    try {
      return PlainText.of(row.entry().key());
    } catch (UnreadableInputException e) {
      return "?";
    }
  }

  /** A value for people. */
  String shown(Value value) {
    if (value instanceof Value.Words words) {
      return line(words.text());
    } else if (value instanceof Value.Time time) {
      return time(time.instant());
    } else if (value instanceof Value.Count count) {
      return Long.toString(count.number());
    } else if (value instanceof Value.Certificate certificate) {
      return name(certificate.subject());
    }
    throw new AssertionError(value);
  }

  /** The clients that a finding touches, in one line. */
  String clients(FindingRow finding) {
    return String.join(
        "; ",
        finding.clients().stream()
            .map(c -> PlainText.inFull(c.client()) + ": " + line(c.effect()))
            .toList());
  }
}
