package io.github.smimetrust.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.chain.Evidence;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.report.Report;
import io.github.smimetrust.report.ReportFormat;
import io.github.smimetrust.rotation.BundleDiff;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;

/** Alerts, ends and differences in calendars and other formats. */
class MonitorReportsTest {
  private static final TestPki ROOT = TestPki.root("R");
  private static final TestPki ISSUING = ROOT.issues("I");
  private static final TestPki ENDED =
      ROOT.issues("Old", d -> d.notAfter(TestPki.NOW.minusSeconds(1)));
  private static final TrustBundle LIST =
      TrustBundle.of(ROOT.certificate(), ISSUING.certificate(), ENDED.certificate());

  private static String render(Report report, ReportFormat format) {
    return new String(report.render(format), StandardCharsets.UTF_8);
  }

  private static List<VEvent> events(Report report) throws Exception {
    return new CalendarBuilder()
        .build(new StringReader(render(report, ReportFormat.ICALENDAR)))
        .getComponents(Component.VEVENT);
  }

  private static String value(VEvent event, String property) {
    return event.getProperty(property).map(p -> p.getValue()).orElse("");
  }

  @Test
  void theCalendarHoldsEveryEndToComeWithItsReminders() throws Exception {
    Evidence user = Evidence.of(ISSUING.issuesLeaf("u@a.test").certificate());
    List<VEvent> events =
        events(
            ExpiryWatch.over(LIST)
                .warnBefore(Duration.ofDays(30), Duration.ofDays(7))
                .usedBy(user)
                .report(TestPki.NOW));

    // The user's own certificate ends before its authority, and so is an end of trust.
    assertThat(events)
        .extracting(e -> value(e, Property.SUMMARY) + " " + value(e, Property.DTSTART))
        .containsExactly(
            "CN=u@a.test ends 20270601T000000Z",
            "CN=I ends 20360101T000000Z",
            "CN=R ends 20450101T000000Z");
    assertThat(events).allSatisfy(e -> assertThat(e.getAlarms()).hasSize(2));
  }

  @Test
  void theReportOfEndsHoldsWhatIsDueInBothLanguages() {
    Report report = ExpiryWatch.over(LIST).report(TestPki.NOW);

    assertThat(render(report, ReportFormat.JSON)).contains("\"expiry\"", "CN=Old");
    assertThat(report.text()).contains("ended 2026-01-14T23:59:59Z");
    assertThat(report.inLanguage(Locale.JAPANESE).text()).contains("期限切れとなりました");
  }

  @Test
  void alertsAreAReportAndACalendar() throws Exception {
    HandClock clock = new HandClock();
    clock.moveTo(Instant.parse("2035-12-20T00:00:00Z"));
    TrustMonitor monitor =
        TrustMonitor.on(new HandScheduler())
            .every(Duration.ofDays(1))
            .watching("contoso", () -> TrustBundle.of(ROOT.certificate(), ISSUING.certificate()))
            .wanting(() -> LIST)
            .telling(alert -> {})
            .remembering(MonitorState.inMemory())
            .clock(clock)
            .start();
    Report report = MonitorAlert.report(monitor.check().orElseThrow(), clock.instant());

    assertThat(render(report, ReportFormat.JSON))
        .contains("\"alerts\"", "drift/contoso", "expiry/contoso/");
    assertThat(events(report))
        .extracting(e -> value(e, Property.DTSTART))
        .containsExactlyInAnyOrder("20360101T000000Z", "20351220T000000Z");
    assertThat(events(report)).extracting(e -> value(e, Property.UID)).doesNotHaveDuplicates();
    assertThat(report.inLanguage(Locale.JAPANESE).text()).contains("リストが希望する状態と異なります");
  }

  @Test
  void aDifferenceRendersInEveryFormat() {
    TrustBundle after =
        TrustBundle.of(
            TestPki.root("R", d -> d.keyNamed("second")).certificate(), ISSUING.certificate());
    Report report = BundleDiff.between(LIST, after).report(TestPki.NOW);

    for (ReportFormat format : ReportFormat.values()) {
      assertThat(report.render(format)).isNotEmpty().isEqualTo(report.render(format));
    }
    assertThat(render(report, ReportFormat.JSON)).contains("\"diff\"", "\"replaced\"", "new key");
    assertThat(render(report, ReportFormat.MARKDOWN)).contains("Removed");
    assertThat(report.inLanguage(Locale.JAPANESE).text()).contains("新しい鍵");
    assertThat(BundleDiff.between(LIST, LIST).report(TestPki.NOW).text())
        .contains("The lists are the same.");
  }
}
