package io.github.smimetrust.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.format.PlainText;
import io.github.smimetrust.report.ReportFormat;
import io.github.smimetrust.report.Severity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VAlarm;
import net.fortuna.ical4j.model.component.VEvent;
import net.jqwik.api.ForAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an independent reader of iCalendar makes of it. */
class CalendarTest {
  private static final Instant END = Instant.parse("2026-11-27T01:02:03Z");

  @Test
  void anEventComesBackAsItWas() throws IOException, ParserException {
    VEvent event =
        onlyEvent(
            event(
                "end-1", "A, b; c\\d", "first\nsecond", Duration.ofDays(30), Duration.ofHours(36)));
    assertThat(value(event, Property.UID)).isEqualTo("end-1@smime-trust");
    assertThat(value(event, Property.DTSTAMP)).isEqualTo("20260115T000000Z");
    assertThat(value(event, Property.DTSTART)).isEqualTo("20261127T010203Z");
    assertThat(value(event, Property.SUMMARY)).isEqualTo("A, b; c\\d");
    assertThat(value(event, Property.DESCRIPTION)).isEqualTo("first\nsecond");
    assertThat(event.<VAlarm>getComponents("VALARM"))
        .extracting(a -> value(a, Property.TRIGGER))
        .containsExactly("-P30D", "-P1DT12H");
  }

  /** By the grammar of RFC 5545 section 3.3.6, and as the reader shortens it. */
  @ParameterizedTest
  @CsvSource({
    "P90D, -P90D, -P90D",
    "PT1H, -PT1H0M0S, -PT1H",
    "P1DT1M, -P1DT0H1M0S, -P1DT1M",
    "PT0S, -P0D, P0D",
    "-P1D, P1D, P1D",
    "PT0.5S, -P0D, P0D"
  })
  void remindersAreDurationsBeforeTheEvent(Duration reminder, String written, String read)
      throws IOException, ParserException {
    ReportDocument document = event("u", "s", "d", reminder);
    assertThat(Samples.utf8(document.render(ReportFormat.ICALENDAR)))
        .contains("\r\nTRIGGER:" + written + "\r\n");
    VAlarm alarm = onlyEvent(document).<VAlarm>getComponents("VALARM").get(0);
    assertThat(value(alarm, Property.TRIGGER)).isEqualTo(read);
    assertThat(value(alarm, Property.ACTION)).isEqualTo("DISPLAY");
  }

  @net.jqwik.api.Property
  void anyTextComesBackAndNoLineIsTooLong(@ForAll String summary, @ForAll String detail) {
    byte[] bytes = event("u", summary, detail).render(ReportFormat.ICALENDAR);
    checkLines(bytes);
    String unfolded = Samples.utf8(bytes).replace("\r\n ", "");
    assertThat(valueOf(unfolded, "SUMMARY")).isEqualTo(PlainText.inFull(summary));
    assertThat(valueOf(unfolded, "DESCRIPTION"))
        .isEqualTo(String.join("\n", PlainText.lines(detail)));
  }

  @Test
  void aHostileEventComesBackAsItWas() throws IOException, ParserException {
    checkLines(Samples.hostile().render(ReportFormat.ICALENDAR));
    VEvent event = onlyEvent(Samples.hostile());
    assertThat(value(event, Property.SUMMARY)).isEqualTo(PlainText.inFull(Samples.HOSTILE));
    assertThat(value(event, Property.DESCRIPTION)).contains(PlainText.inFull(Samples.HOSTILE));
  }

  @Test
  void foldsBetweenCharactersOfSeveralOctets() throws IOException, ParserException {
    String summary = "証明書の有効期限が切れます。".repeat(20) + "🔏".repeat(50);
    byte[] bytes = event("u", summary, "d").render(ReportFormat.ICALENDAR);
    checkLines(bytes);
    assertThat(value(onlyEvent(event("u", summary, "d")), Property.SUMMARY)).isEqualTo(summary);
  }

  @Test
  void theSameReportLaterHasTheSameUids() throws IOException, ParserException {
    ReportDocument twice = event("u", "a", "b").events(event("u", "c", "d").events(), List.of());
    assertThat(parsed(twice).<VEvent>getComponents("VEVENT"))
        .extracting(e -> value(e, Property.UID))
        .containsExactly("u@smime-trust", "u-2@smime-trust");
  }

  @Test
  void aCalendarWithoutEventsHasTheOneComponentThatTheStandardAsksFor()
      throws IOException, ParserException {
    Calendar calendar = parsed(ReportDocument.of("x", Text.verbatim("t"), TestPki.NOW));
    assertThat(calendar.getComponents()).hasSize(1);
    assertThat(calendar.validate().getEntries()).isEmpty();
  }

  @Test
  void holdsByTheRulesOfTheReader() throws IOException, ParserException {
    assertThat(parsed(Samples.small()).validate().getEntries()).isEmpty();
    assertThat(parsed(Samples.large(50)).validate().getEntries()).isEmpty();
  }

  private static void checkLines(byte[] bytes) {
    int from = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        assertThat(bytes[i - 1]).isEqualTo((byte) '\r');
        assertThat(i - 1 - from).isLessThanOrEqualTo(75);
        assertThat(isUtf8(Arrays.copyOfRange(bytes, from, i))).isTrue();
        from = i + 1;
      }
    }
    assertThat(from).isEqualTo(bytes.length);
  }

  private static boolean isUtf8(byte[] line) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** The inverse of section 3.3.11, written from the grammar. */
  private static String valueOf(String unfolded, String name) {
    String start = "\r\n" + name + ":";
    int from = unfolded.indexOf(start) + start.length();
    String escaped = unfolded.substring(from, unfolded.indexOf("\r\n", from));
    StringBuilder value = new StringBuilder();
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      assertThat(c).isNotIn(';', ',');
      if (c == '\\') {
        i++;
        char next = escaped.charAt(i);
        assertThat(next).isIn('\\', ';', ',', 'n');
        value.append(next == 'n' ? '\n' : next);
      } else {
        value.append(c);
      }
    }
    return value.toString();
  }

  private static ReportDocument event(
      String uid, String title, String detail, Duration... reminders) {
    return ReportDocument.of("expiry", Text.verbatim("t"), TestPki.NOW)
        .events(
            List.of(
                new DatedEvent(
                    uid,
                    END,
                    Severity.WARNING,
                    Text.verbatim(title),
                    Text.verbatim(detail),
                    Optional.empty(),
                    List.of(reminders))),
            List.of());
  }

  private static VEvent onlyEvent(ReportDocument document) throws IOException, ParserException {
    List<VEvent> events = parsed(document).getComponents("VEVENT");
    assertThat(events).hasSize(1);
    return events.get(0);
  }

  private static Calendar parsed(ReportDocument document) throws IOException, ParserException {
    return new CalendarBuilder()
        .build(new ByteArrayInputStream(document.render(ReportFormat.ICALENDAR)));
  }

  private static String value(net.fortuna.ical4j.model.Component component, String property) {
    return component.<Property>getProperty(property).orElseThrow().getValue();
  }
}
