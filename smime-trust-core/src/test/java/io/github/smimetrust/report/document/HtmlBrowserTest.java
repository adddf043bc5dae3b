package io.github.smimetrust.report.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.smimetrust.TrustBundle;
import io.github.smimetrust.audit.AuditPolicy;
import io.github.smimetrust.audit.TrustAudit;
import io.github.smimetrust.report.ReportFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The page in a real browser. Skipped where no Chromium is installed, except in continuous
 * integration, where it must be.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HtmlBrowserTest {
  private static final long COUNTED = 6;

  private @Nullable Chromium chromium;
  private @Nullable BrowserTab opened;
  private Path page = Path.of("");
  private Path japanese = Path.of("");

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    Optional<Path> program = Chromium.installed();
    if (program.isEmpty()) {
      String line = "no chromium in the PATH: the HTML report is not tried in a browser";
      if ("true".equals(System.getenv("CI"))) {
        fail(line);
      } else {
        abort(line);
      }
    }
    page = folder.resolve("report.html");
    SampleReport.document().writeTo(page);
    japanese = folder.resolve("report-ja.html");
    SampleReport.document()
        .inLanguage(Locale.JAPANESE)
        .atZone(ZoneId.of("Asia/Tokyo"))
        .writeTo(japanese);
    chromium =
        Chromium.start(program.orElseThrow(), Files.createDirectory(folder.resolve("profile")));
  }

  @AfterAll
  void stop() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void openTab() {
    opened = Objects.requireNonNull(chromium).tab();
    opened.size(1_280, 900);
  }

  @AfterEach
  void closeTab() {
    tab().close();
  }

  private BrowserTab tab() {
    return Objects.requireNonNull(opened);
  }

  @Test
  void rendersWithoutAComplaintAndLoadsNothingElse() {
    BrowserTab tab = tab();
    tab.show(page);

    assertThat(tab.ask("document.querySelector('h1').textContent"))
        .isEqualTo("Audit of a trust list");
    assertThat(tab.seen("#findings .finding")).isEqualTo(COUNTED);
    assertThat(tab.seen("#filter")).isEqualTo(1);
    assertThat(tab.complaints()).isEmpty();
    assertThat(tab.requests()).hasSize(1);
    // The style was applied: without it the page would be white and serif.
    assertThat(tab.ask("getComputedStyle(document.querySelector('.rule')).borderLeftWidth"))
        .isEqualTo("4px");
  }

  @Test
  void policyRefusesWhatThePageDoesNotBring() {
    BrowserTab tab = tab();
    tab.show(page);

    tab.ask(
        "document.body.insertAdjacentHTML('beforeend',"
            + " '<img src=\"x.png\" onerror=\"window.ran = true\" style=\"color: red\">');"
            + " const s = document.createElement('script'); s.textContent = 'window.ran = true';"
            + " document.body.append(s)");

    assertThat(tab.ask("window.ran")).isEqualTo("null");
    assertThat(tab.complaints()).anyMatch(c -> c.contains("Content Security Policy"));
  }

  @Test
  void filterShowsWhatContainsTheWords() {
    BrowserTab tab = tab();
    tab.show(page);

    tab.ask("document.getElementById('f-text').focus()");
    tab.type("STRAY");
    settle(tab, "1 of 6 findings shown");

    assertThat(tab.seen("#findings .finding")).isEqualTo(1);
    assertThat(tab.seen("#findings .rule")).isEqualTo(1);
    assertThat(tab.ask("document.querySelector('#findings .finding:not(.filtered)').textContent"))
        .contains("Stray Issuing CA");

    tab.ask("document.querySelector('#filter button').click()");
    settle(tab, "6 of 6 findings shown");
    assertThat(tab.seen("#findings .finding")).isEqualTo(COUNTED);
  }

  @Test
  void filterShowsASeverityAndARule() {
    BrowserTab tab = tab();
    tab.show(page);

    tab.ask("document.querySelector('#filter [value=note]').click()");
    settle(tab, "3 of 6 findings shown");
    assertThat(tab.seen("#findings .severity")).isEqualTo(2);

    tab.ask(
        "{const r = document.getElementById('f-rule'); r.value = 'ends-soon';"
            + " r.dispatchEvent(new Event('input', {bubbles: true}))}");
    settle(tab, "1 of 6 findings shown");
    assertThat(tab.complaints()).isEmpty();
  }

  /** Waits for the line below the filter, which is written a moment after the last key. */
  private static void settle(BrowserTab tab, String line) {
    assertThat(
            tab.ask(
                "new Promise(done => {let left = 200; (function look() {"
                    + " const now = document.getElementById('f-shown').textContent;"
                    + " if (now === '"
                    + line
                    + "' || left-- === 0) done(now); else setTimeout(look, 20)})()})"))
        .isEqualTo(line);
  }

  @Test
  void isReadableWithoutScripts() {
    BrowserTab tab = tab();
    tab.scripts(false);
    tab.show(page);

    assertThat(tab.seen("#filter")).isZero();
    assertThat(tab.seen("#findings .finding")).isEqualTo(COUNTED);
    assertThat(tab.seen("#waived li")).isEqualTo(1);
    assertThat(tab.seen("#chains .node")).isEqualTo(11);
    assertThat(tab.seen("#validity .bar")).isEqualTo(11);
    assertThat(tab.seen("#certificates summary")).isEqualTo(11);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void linksUnfoldTheDetailsOfACertificate(boolean scripts) {
    BrowserTab tab = tab();
    tab.scripts(scripts);
    tab.show(page, "#c-2");

    assertThat(tab.ask("document.getElementById('c-2').closest('details').open")).isEqualTo("true");
    assertThat(tab.seen("#certificates dl")).isEqualTo(1);
  }

  @Test
  void markupInNamesStaysText() {
    BrowserTab tab = tab();
    tab.show(page);

    assertThat(tab.ask("document.querySelectorAll('script').length")).isEqualTo("1");
    assertThat(
            tab.ask(
                "[...document.querySelectorAll('*')].flatMap(e => [...e.attributes])"
                    + ".filter(a => a.name.startsWith('on')).length"))
        .isEqualTo("0");
    assertThat(tab.ask("document.querySelectorAll('.waived b b, .waived dd b').length"))
        .isEqualTo("0");
    assertThat(
            tab.ask(
                "[...document.querySelectorAll('#certificates bdi')].map(e =>"
                    + " e.textContent).join('\\n"
                    + "')"))
        .contains(SampleReport.SCRIPT_NAME)
        .contains(SampleReport.QUOTE_NAME.strip());
    assertThat(tab.complaints()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"light,1280", "dark,1280", "light,400", "dark,400"})
  void axeFindsNoSeriousFault(String colours, long width) throws IOException {
    for (Path each : new Path[] {page, japanese}) {
      BrowserTab tab = tab();
      tab.size(width, 900);
      tab.colours(colours);
      tab.show(each);
      tab.ask("document.querySelectorAll('details').forEach(d => d.open = true)");

      assertThat(axe(tab)).isEmpty();
    }
  }

  /** Serious and critical violations, and how many rules passed: none would mean that none ran. */
  private static String axe(BrowserTab tab) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            HtmlBrowserTest.class.getClassLoader().getResourceAsStream("axe.min.js"))) {
      tab.ask(new String(in.readAllBytes(), StandardCharsets.UTF_8) + "; 0");
    }
    return tab.ask(
        "axe.run().then(r => (r.passes.length < 20 ? 'only ' + r.passes.length + ' passed; ' : '')"
            + " + r.violations.filter(v => ['serious', 'critical'].includes(v.impact))"
            + ".map(v => v.id + ': ' + v.nodes.map(n => n.html + ' ' + n.failureSummary)"
            + ".slice(0, 3).join(' | ')).join('\\n'))");
  }

  @ParameterizedTest
  @ValueSource(longs = {400, 1_280})
  void nothingIsWiderThanTheWindow(long width) {
    for (Path each : new Path[] {page, japanese}) {
      BrowserTab tab = tab();
      tab.size(width, 900);
      tab.show(each);
      tab.ask("document.querySelectorAll('details').forEach(d => d.open = true)");

      assertThat(tab.ask("document.documentElement.scrollWidth")).isEqualTo("" + width);
    }
  }

  @Test
  void paperShowsWhatIsFoldedOrFiltered() {
    BrowserTab tab = tab();
    tab.show(page);
    tab.ask("document.getElementById('f-text').focus()");
    tab.type("STRAY");
    settle(tab, "1 of 6 findings shown");
    tab.media("print");

    assertThat(tab.seen("#findings .finding")).isEqualTo(COUNTED);
    assertThat(tab.seen("#certificates dl")).isEqualTo(11);
    assertThat(tab.seen("#filter, nav")).isZero();
  }

  @Test
  void firstKeyLeadsPastTheContents() {
    BrowserTab tab = tab();
    tab.show(page);

    tab.press("Tab", 9);

    assertThat(tab.ask("document.activeElement.className")).isEqualTo("skip");
    assertThat(tab.ask("document.activeElement.getBoundingClientRect().left >= 0"))
        .isEqualTo("true");
  }

  @Test
  void showsTheAuditOfARealStore(@TempDir Path folder) throws IOException {
    Path store =
        Path.of(System.getProperty("smimetrust.vectors", "../../shared/vectors"))
            .resolveSibling("sst/real/GeekDuanLian_root.sst");
    if (!Files.exists(store)) {
      String line = "no store " + store + " (set -Dsmimetrust.vectors)";
      if (Boolean.getBoolean("smimetrust.vectors.required")) {
        fail(line);
      }
      abort(line);
    }
    Path audit = folder.resolve("audit.html");
    TrustAudit.of(TrustBundle.load(store))
        .under(AuditPolicy.exchangeOnline())
        .run(Instant.parse("2026-11-27T00:00:00Z"))
        .report()
        .writeTo(audit, ReportFormat.HTML);

    BrowserTab tab = tab();
    tab.size(400, 900);
    tab.show(audit);

    // Counted by another reader of the store: 507 certificates, 99 of them ended by that day.
    assertThat(tab.ask("document.querySelectorAll('#certificates .certificate').length"))
        .isEqualTo("507");
    assertThat(
            tab.ask("document.querySelectorAll('#findings [data-rule=expired] .finding').length"))
        .isEqualTo("99");
    assertThat(tab.ask("document.documentElement.scrollWidth")).isEqualTo("400");
    assertThat(tab.complaints()).isEmpty();
  }
}
