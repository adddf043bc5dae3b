package io.github.smimetrust.report.document;

import io.github.smimetrust.report.Report;
import io.github.smimetrust.report.ReportFormat;
import io.github.smimetrust.sst.file.AtomicFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The model that every result of the library makes of itself, and every format renders: a head of
 * facts, certificates, findings, sections of text and tables, dated events. Each part may be empty.
 *
 * <p>Built by adding; each addition gives a new document. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class ReportDocument implements Report {
  private final Head head;
  private final Manner manner;
  private final Parts parts;

  /**
   * What a report is about.
   *
   * @param kind the stable name of its kind, such as {@code "audit"}
   * @param title the heading
   * @param at the time for which it holds, which is not the time of writing
   */
  private record Head(String kind, Text title, Instant at) {}

  /**
   * How it is shown.
   *
   * @param language English or Japanese
   * @param texts whether the texts are there in both
   */
  private record Manner(Locale language, ZoneId zone, Texts texts) {}

  /** In which languages the texts are there. */
  private enum Texts {
    BOTH,
    /** In the one in which a report was written that was read back. */
    ONE
  }

  private record Parts(
      List<Fact> facts,
      List<CertificateRow> certificates,
      List<RuleRow> rules,
      List<FindingRow> findings,
      List<Section> sections,
      List<DatedEvent> events,
      List<Duration> thresholds) {}

  private ReportDocument(Head head, Manner manner, Parts parts) {
    this.head = head;
    this.manner = manner;
    this.parts = parts;
  }

  /**
   * Begins a document, in English and UTC.
   *
   * @param kind the stable name of its kind, such as {@code "audit"}
   * @param title the heading
   * @param at the time for which it holds, which is not the time of writing
   * @return a document without parts
   */
  public static ReportDocument of(String kind, Text title, Instant at) {
    return new ReportDocument(
        new Head(kind, title, at),
        new Manner(Locale.ENGLISH, ZoneOffset.UTC, Texts.BOTH),
        new Parts(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of()));
  }

  /**
   * Adds a line to the head.
   *
   * @param fact the line
   * @return a new document
   */
  public ReportDocument plus(Fact fact) {
    return with(
        new Parts(
            appended(parts.facts, List.of(fact)),
            parts.certificates,
            parts.rules,
            parts.findings,
            parts.sections,
            parts.events,
            parts.thresholds));
  }

  /**
   * Adds a section.
   *
   * @param section the section
   * @return a new document
   */
  public ReportDocument plus(Section section) {
    return with(
        new Parts(
            parts.facts,
            parts.certificates,
            parts.rules,
            parts.findings,
            appended(parts.sections, List.of(section)),
            parts.events,
            parts.thresholds));
  }

  /**
   * Adds certificates.
   *
   * @param rows the certificates, each once
   * @return a new document
   */
  public ReportDocument certificates(List<CertificateRow> rows) {
    return with(
        new Parts(
            parts.facts,
            appended(parts.certificates, rows),
            parts.rules,
            parts.findings,
            parts.sections,
            parts.events,
            parts.thresholds));
  }

  /**
   * Adds findings and what is to be said of their rules.
   *
   * @param rules every rule that a finding names, each once
   * @param rows the findings, in the order in which they are shown
   * @return a new document
   */
  public ReportDocument findings(List<RuleRow> rules, List<FindingRow> rows) {
    return with(
        new Parts(
            parts.facts,
            parts.certificates,
            appended(parts.rules, rules),
            appended(parts.findings, rows),
            parts.sections,
            parts.events,
            parts.thresholds));
  }

  /**
   * Adds dated events.
   *
   * @param events the events
   * @param thresholds how long before an end to warn, which the timeline marks
   * @return a new document
   */
  public ReportDocument events(List<DatedEvent> events, List<Duration> thresholds) {
    return with(
        new Parts(
            parts.facts,
            parts.certificates,
            parts.rules,
            parts.findings,
            parts.sections,
            appended(parts.events, events),
            appended(parts.thresholds, thresholds)));
  }

  /**
   * Takes over certificates, findings and dated events of another report, not its head and its
   * sections.
   *
   * @param other a report of this library
   * @return a new document
   * @throws IllegalArgumentException if it is of someone else's making
   */
  public ReportDocument including(Report other) {
    if (!(other instanceof ReportDocument document)) {
      throw new IllegalArgumentException(
          "found " + other.getClass().getName() + ", expected a report of this library");
    }
    return certificates(document.certificates())
        .findings(document.rules(), document.findings())
        .events(document.events(), document.thresholds());
  }

  private ReportDocument with(Parts changed) {
    return new ReportDocument(head, manner, changed);
  }

  private static <T> List<T> appended(List<T> first, List<? extends T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return List.copyOf(all);
  }

  /**
   * Reads a document back from JSON.
   *
   * @param json what {@link #render} gave for {@link ReportFormat#JSON}
   * @param source what messages call it
   * @return the document, in the language and the zone in which it was written
   * @throws io.github.smimetrust.UnreadableInputException if it is anything else
   */
  public static ReportDocument read(byte[] json, String source) {
    return JsonReading.read(json, source);
  }

  @Override
  public ReportDocument inLanguage(Locale language) {
    Objects.requireNonNull(language, "language");
    if (manner.texts == Texts.ONE) {
      return this;
    }
    Locale known = language.getLanguage().equals("ja") ? Locale.JAPANESE : Locale.ENGLISH;
    return new ReportDocument(head, new Manner(known, manner.zone, Texts.BOTH), parts);
  }

  /** This document in the one language in which its texts are. */
  ReportDocument settledIn(Locale language) {
    return new ReportDocument(head, new Manner(language, manner.zone, Texts.ONE), parts);
  }

  @Override
  public ReportDocument atZone(ZoneId zone) {
    Objects.requireNonNull(zone, "zone");
    return new ReportDocument(head, new Manner(manner.language, zone, manner.texts), parts);
  }

  @Override
  public String text() {
    return new String(render(ReportFormat.TEXT), StandardCharsets.UTF_8);
  }

  @Override
  public byte[] render(ReportFormat format) {
    return switch (format) {
      case TEXT -> TextFormat.render(this);
      case MARKDOWN -> MarkdownFormat.render(this);
      case HTML -> HtmlFormat.render(this);
      case JSON -> JsonFormat.render(this);
      case SARIF -> SarifFormat.render(this);
      case CSV -> CsvFormat.render(this);
      case ICALENDAR -> CalendarFormat.render(this);
    };
  }

  @Override
  public void writeTo(Path file) {
    writeTo(file, ReportFormat.of(file));
  }

  @Override
  public void writeTo(Path file, ReportFormat format) {
    AtomicFile.replace(file, render(format));
  }

  String kind() {
    return head.kind;
  }

  Text title() {
    return head.title;
  }

  Instant at() {
    return head.at;
  }

  Locale language() {
    return manner.language;
  }

  ZoneId zone() {
    return manner.zone;
  }

  List<Fact> facts() {
    return parts.facts;
  }

  List<CertificateRow> certificates() {
    return parts.certificates;
  }

  List<RuleRow> rules() {
    return parts.rules;
  }

  List<FindingRow> findings() {
    return parts.findings;
  }

  List<Section> sections() {
    return parts.sections;
  }

  List<DatedEvent> events() {
    return parts.events;
  }

  List<Duration> thresholds() {
    return parts.thresholds;
  }
}
