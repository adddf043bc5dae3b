package io.github.smimetrust.report.document;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.report.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A document as one reader sees it: words in the language, times in the zone, links. */
final class HtmlView {
  private final ReportDocument document;
  private final Times times;
  private final HtmlNames names = new HtmlNames(this);
  private final Duration threshold;
  private final Map<Fingerprint, CertificateRow> rows = new HashMap<>();
  private final List<CertificateRow> detailed;
  private final Map<Fingerprint, String> anchors = new HashMap<>();
  private final Map<Fingerprint, List<FindingRow>> findings = new HashMap<>();
  private final Map<String, RuleRow> rules = new HashMap<>();

  HtmlView(ReportDocument document) {
    this.document = document;
    this.times = new Times(document.zone());
    this.threshold =
        document.thresholds().stream().max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    document.certificates().forEach(r -> rows.putIfAbsent(r.entry().fingerprint(), r));
    document.findings().stream()
        .filter(f -> f.waiver().isEmpty())
        .forEach(
            f ->
                f.certificate()
                    .ifPresent(c -> findings.computeIfAbsent(c, k -> new ArrayList<>()).add(f)));
    document.rules().forEach(r -> rules.putIfAbsent(r.id(), r));
    this.detailed = withDetails();
    for (int i = 0; i < detailed.size(); i++) {
      anchors.putIfAbsent(detailed.get(i).entry().fingerprint(), anchor(i));
    }
  }

  /** All in their order; where they are too many, those with findings before the others. */
  private List<CertificateRow> withDetails() {
    List<CertificateRow> all = document.certificates();
    if (all.size() <= HtmlCertificates.MOST) {
      return all;
    }
    List<CertificateRow> first = new ArrayList<>(all);
    first.sort(Comparator.comparing(r -> findings(r).isEmpty()));
    return List.copyOf(first.subList(0, HtmlCertificates.MOST));
  }

  /** The certificates whose details the page has. */
  List<CertificateRow> detailed() {
    return detailed;
  }

  static String anchor(int place) {
    return "c-" + (place + 1);
  }

  ReportDocument document() {
    return document;
  }

  boolean isJapanese() {
    return document.language().getLanguage().equals("ja");
  }

  HtmlNames names() {
    return names;
  }

  String say(Text text) {
    return text.in(document.language());
  }

  String say(Text pattern, Object... values) {
    String said = say(pattern);
    for (int i = 0; i < values.length; i++) {
      said = said.replace("{" + i + "}", String.valueOf(values[i]));
    }
    return said;
  }

  /** What counts of the findings about a certificate. */
  List<FindingRow> findings(CertificateRow row) {
    return findings.getOrDefault(row.entry().fingerprint(), List.of());
  }

  String ruleTitle(String rule) {
    RuleRow known = rules.get(rule);
    return known == null ? rule : say(known.title());
  }

  Optional<CertificateRow> row(Fingerprint fingerprint) {
    return Optional.ofNullable(rows.get(fingerprint));
  }

  /** Where the details of a certificate stand in the page. */
  Optional<String> anchor(Fingerprint fingerprint) {
    return Optional.ofNullable(anchors.get(fingerprint));
  }

  Standing standing(BundleEntry entry) {
    return Standing.of(entry, document.at(), threshold);
  }

  /** The symbol of a certificate: the worse of how it stands and what was found. */
  String look(CertificateRow row) {
    String standing = standing(row.entry()).look();
    Optional<Severity> worst =
        findings(row).stream().map(FindingRow::severity).min(Severity::compareTo);
    boolean worse =
        worst.filter(w -> w == Severity.ERROR).isPresent()
            || worst.filter(w -> w == Severity.WARNING).isPresent() && !standing.equals("error");
    return worse ? worst.get().id() : standing;
  }

  Duration threshold() {
    return threshold;
  }

  /** How a certificate stands, with the days until then or since. */
  String standingInDays(BundleEntry entry) {
    return switch (standing(entry)) {
      case ENDED -> say(HtmlWords.ENDED_AGO, number(days(entry.notAfter(), document.at())));
      case ENDING -> say(HtmlWords.ENDS_IN, number(days(document.at(), entry.notAfter())));
      case NOT_BEGUN -> say(HtmlWords.BEGINS_IN, number(days(document.at(), entry.notBefore())));
      case VALID -> say(HtmlWords.VALID);
    };
  }

  private static long days(Instant from, Instant to) {
    return ChronoUnit.DAYS.between(from, to);
  }

  String severity(Severity severity, long count) {
    boolean one = count == 1;
    return say(
        switch (severity) {
          case ERROR -> one ? HtmlWords.ERROR : HtmlWords.ERRORS;
          case WARNING -> one ? HtmlWords.WARNING : HtmlWords.WARNINGS;
          case NOTE -> one ? HtmlWords.NOTE : HtmlWords.NOTES;
        });
  }

  /** How many of a severity, as a phrase. */
  String counted(Severity severity, long count) {
    return say(Text.of("{0} {1}", "{1} {0} 件"), number(count), severity(severity, count));
  }

  /** A number that stands out beside its word, in the order of the language. */
  void counted(Html html, long count, String word) {
    if (isJapanese()) {
      html.text(word).own(" ").element("b", number(count));
    } else {
      html.element("b", number(count)).own(" ").text(word);
    }
  }

  String role(CertificateRow row) {
    return say(
        switch (row.role()) {
          case ROOT -> HtmlWords.ROOT;
          case INTERMEDIATE -> HtmlWords.INTERMEDIATE;
          case CROSS -> HtmlWords.CROSS;
          case USER -> HtmlWords.USER;
        });
  }

  /** A number with its thousands apart, the same on every machine. */
  String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Days before something, the longest first. */
  String days(List<Duration> durations) {
    return String.join(
        say(HtmlWords.DAYS_LIST),
        durations.stream()
            .distinct()
            .sorted(Comparator.reverseOrder())
            .map(d -> number(d.toDays()))
            .toList());
  }

  /** The first ten characters of a time are its day, sixteen go to the minute. */
  String day(Instant instant) {
    return times.shown(instant).substring(0, 10);
  }

  String minute(Instant instant) {
    String shown = times.shown(instant);
    return shown.substring(0, 16) + shown.substring(19);
  }

  String zone() {
    String id = document.zone().getId();
    return id.equals("Z") ? "UTC" : id;
  }

  /** The day of an instant, with all of it for machines. */
  void day(Html html, Instant instant) {
    html.element("time", day(instant), "datetime", times.iso(instant));
  }

  void minute(Html html, Instant instant) {
    html.element("time", minute(instant), "datetime", times.iso(instant));
  }

  void second(Html html, Instant instant) {
    html.element("time", times.shown(instant), "datetime", times.iso(instant));
  }
}
