package io.github.smimetrust.report.document;

import io.github.smimetrust.format.PlainText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * iCalendar (RFC 5545): an event for each dated event, with its reminders as alarms. Times are in
 * UTC, which every calendar shows in the reader's zone; the stamp is the time for which the report
 * holds, so that the same report gives the same bytes.
 */
final class CalendarFormat {
  private final ReportDocument document;
  private final Edition edition;
  private final CalendarLines out = new CalendarLines();
  private final Set<String> uids = new HashSet<>();

  private CalendarFormat(ReportDocument document) {
    this.document = document;
    this.edition = Edition.of(document);
  }

  static byte[] render(ReportDocument document) {
    CalendarFormat format = new CalendarFormat(document);
    format.calendar();
    return format.out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void calendar() {
    out.line("BEGIN:VCALENDAR");
    out.line("VERSION:2.0");
    out.line("PRODID:-//" + Product.NAME + "//" + Product.NAME + "//EN");
    out.line("CALSCALE:GREGORIAN");
    if (document.events().isEmpty()) {
      utc();
    }
    document.events().forEach(this::event);
    out.line("END:VCALENDAR");
  }

  /** A calendar must hold one component at least (section 3.6); this one says nothing. */
  private void utc() {
    out.line("BEGIN:VTIMEZONE");
    out.line("TZID:UTC");
    out.line("BEGIN:STANDARD");
    out.line("DTSTART:19700101T000000");
    out.line("TZOFFSETFROM:+0000");
    out.line("TZOFFSETTO:+0000");
    out.line("END:STANDARD");
    out.line("END:VTIMEZONE");
  }

  private void event(DatedEvent event) {
    String summary = edition.line(event.title());
    out.line("BEGIN:VEVENT");
    out.text("UID", uid(event));
    out.line("DTSTAMP:" + Times.basic(document.at()));
    out.line("DTSTART:" + Times.basic(event.at()));
    out.text("SUMMARY", summary);
    out.text("DESCRIPTION", description(event));
    out.line("PRIORITY:" + priority(event));
    // It ends nothing and blocks nobody's time.
    out.line("TRANSP:TRANSPARENT");
    for (Duration reminder : event.reminders()) {
      out.line("BEGIN:VALARM");
      out.line("ACTION:DISPLAY");
      out.text("DESCRIPTION", summary);
      out.line("TRIGGER:" + before(reminder));
      out.line("END:VALARM");
    }
    out.line("END:VEVENT");
  }

  /**
   * Unique in the world by a suffix, and in the file even where the document breaks its promise.
   */
  private String uid(DatedEvent event) {
    String uid = PlainText.inFull(event.uid());
    int copy = 2;
    String unique = uid;
    while (!uids.add(unique)) {
      unique = uid + "-" + copy;
      copy++;
    }
    return unique + "@" + Product.NAME;
  }

  private String description(DatedEvent event) {
    String detail = String.join("\n", edition.lines(event.detail()));
    return event
        .certificate()
        .map(f -> edition.about(event.certificate()) + "\nsha256 " + f + "\n" + detail)
        .orElse(detail);
  }

  /** Section 3.8.1.9: 1 is the highest, 9 the lowest. */
  private static int priority(DatedEvent event) {
    return switch (event.severity()) {
      case ERROR -> 1;
      case WARNING -> 5;
      case NOTE -> 9;
    };
  }

  /** A duration before the event, by section 3.3.6: days at most, then hours, minutes, seconds. */
  private static String before(Duration reminder) {
    Duration length = reminder.abs();
    StringBuilder out = new StringBuilder(reminder.isNegative() ? "P" : "-P");
    boolean timeOfDay = length.toHoursPart() + length.toMinutesPart() + length.toSecondsPart() > 0;
    if (length.toDays() > 0 || !timeOfDay) {
      out.append(length.toDays()).append('D');
    }
    if (timeOfDay) {
      // The grammar has no hours and seconds without the minutes between them.
      out.append('T').append(length.toHoursPart()).append('H');
      out.append(length.toMinutesPart()).append('M');
      out.append(length.toSecondsPart()).append('S');
    }
    return out.toString();
  }
}
