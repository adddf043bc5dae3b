package io.github.smimetrust.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.report.ReportFormat;
import io.github.smimetrust.report.Severity;
import io.github.smimetrust.report.document.CertificateRow.Role;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlFormatTest {
  private static final Pattern REFERENCES = Pattern.compile("(?:src|srcset|action|data)=");

  private static String page(ReportDocument document) {
    return new String(document.render(ReportFormat.HTML), StandardCharsets.UTF_8);
  }

  private static ReportDocument saying(String words) {
    Text text = Text.verbatim(words);
    return ReportDocument.of("plan", text, SampleReport.AT)
        .plus(new Fact("f", text, Value.of(words)))
        .plus(
            new Section(
                "s", text, List.of(new Section.Paragraph(text), new Section.Verbatim(text))));
  }

  @Test
  void sameReportGivesTheSameBytes() {
    assertThat(SampleReport.document().render(ReportFormat.HTML))
        .isEqualTo(SampleReport.document().render(ReportFormat.HTML));
  }

  @Test
  void refersToNothingOutside() {
    String page = page(SampleReport.document());

    assertThat(page).doesNotContain("http:", "https:", "@import", "url(");
    assertThat(REFERENCES.matcher(page).results()).isEmpty();
    assertThat(Pattern.compile("href=\"(?!#)").matcher(page).results()).isEmpty();
  }

  @Test
  void policyHoldsTheHashesOfStyleAndScript() throws NoSuchAlgorithmException {
    String page = page(SampleReport.document());

    for (String element : new String[] {"style", "script"}) {
      Matcher content =
          Pattern.compile("<" + element + ">(.*?)</" + element + ">", Pattern.DOTALL).matcher(page);
      assertThat(content.find()).isTrue();
      byte[] sha256 =
          MessageDigest.getInstance("SHA-256")
              .digest(content.group(1).getBytes(StandardCharsets.UTF_8));
      assertThat(page)
          .contains(
              element + "-src &#39;sha256-" + Base64.getEncoder().encodeToString(sha256) + "&#39;");
      assertThat(content.find()).isFalse();
    }
  }

  @Property
  void anyTextStaysText(@ForAll String words) {
    int tags = tags(page(saying("x")));

    assertThat(tags(page(saying(words)))).isEqualTo(tags);
  }

  private static int tags(String page) {
    return (int) page.chars().filter(c -> c == '<').count();
  }

  @Test
  void charactersThatReorderOrHideAreShownByNumber() {
    String page = page(saying("a\u202Eb\u200Bc\u0007d\uD800e"));

    assertThat(page).contains("a\\u{202e}b\\u{200b}c\\u{7}d\\u{d800}e");
    assertThat(page).doesNotContain("\u202E", "\u200B", "\u0007");
  }

  @Test
  void longNamesAreCutWhereverTheyStand() {
    // As the DER of a name: the fixture's library keeps to the 64 characters of RFC 5280.
    TestPki root = TestPki.root("Long", d -> d.subject("OU=" + "n".repeat(10_000)));
    ReportDocument document =
        SampleReport.document()
            .certificates(
                List.of(
                    new CertificateRow(BundleEntry.of(root.certificate()), Role.ROOT, List.of())));

    int more = page(document).length() - page(SampleReport.document()).length();

    // Subject and issuer in the details, and the short name in four places.
    assertThat(more).isBetween(4_000, 8_000);
  }

  @Test
  void speaksTheLanguageAndTheZoneOfTheReport() {
    String page =
        page(SampleReport.document().inLanguage(Locale.JAPANESE).atZone(ZoneId.of("Asia/Tokyo")));

    assertThat(page)
        .contains("<html lang=\"ja\">", "指摘事項", "2026-01-15 09:00 UTC+09:00", "期限切れ")
        .doesNotContain(">Findings<", "Valid until");
  }

  @Test
  void certificateWithoutEndKeepsItsLastSecond() {
    // RFC 5280 section 4.1.2.5; in the year 10000 by the clocks of Tokyo.
    TestPki root = TestPki.root("Endless", d -> d.notAfter(Instant.parse("9999-12-31T23:59:59Z")));

    String page =
        page(
            ReportDocument.of("audit", Text.verbatim("t"), SampleReport.AT)
                .atZone(ZoneId.of("Asia/Tokyo"))
                .certificates(
                    List.of(
                        new CertificateRow(
                            BundleEntry.of(root.certificate()), Role.ROOT, List.of()))));

    assertThat(page).contains("9999-12-31 23:59:59 UTC<");
  }

  @Test
  void waivedFindingsDoNotCount() {
    String page = page(SampleReport.document());

    assertThat(page).contains("the partner renews it &lt;b&gt;soon&lt;/b&gt;");
    assertThat(page).contains("<b>2</b> errors", "<b>1</b> not counted");
  }

  @Test
  void withoutFindingsAnAuditSaysSo() {
    assertThat(page(ReportDocument.of("audit", Text.verbatim("t"), SampleReport.AT)))
        .contains("No findings");
    // A plan was not asked for any.
    assertThat(page(ReportDocument.of("plan", Text.verbatim("t"), SampleReport.AT)))
        .doesNotContain("No findings");
  }

  @Test
  void waiverWithoutEndIsShown() {
    FindingRow waived =
        new FindingRow(
            "size",
            Severity.NOTE,
            Optional.empty(),
            Text.verbatim("m"),
            Text.verbatim("f"),
            Text.verbatim("e"),
            Text.verbatim("r"),
            "s",
            List.of(),
            Optional.of(new FindingRow.Waiver("because", Instant.MAX)));

    assertThat(page(SampleReport.document().findings(List.of(), List.of(waived))))
        .contains("because");
  }

  @Test
  void certificatesThatCertifyEachOtherAreDrawnOnce() {
    List<CertificateRow> rows = new ArrayList<>();
    List<BundleEntry> entries = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      entries.add(BundleEntry.of(TestPki.root("Ring " + i).certificate()));
    }
    // 0 <- 1 <- 2 <- 0 is a circle; 3 hangs below it.
    int[] issuers = {2, 0, 1, 1};
    for (int i = 0; i < 4; i++) {
      rows.add(
          new CertificateRow(
              entries.get(i),
              Role.CROSS,
              List.of(entries.get(i).fingerprint(), entries.get(issuers[i]).fingerprint())));
    }

    Forest forest = Forest.of(rows);

    assertThat(forest.tops()).hasSize(1);
    assertThat(forest.sizeBelow(forest.tops().get(0))).isEqualTo(3);
    assertThat(forest.allBelow(forest.tops().get(0))).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void sizeGrowsWithTheCertificatesUpToTheLimits() {
    List<BundleEntry> entries = Copies.of(TestPki.root("Copied").der(), 10_000);

    int fourHundred = render(entries.subList(0, 400));
    int fourThousand = render(entries.subList(0, 4_000));

    assertThat(fourThousand).isBetween(8 * fourHundred, 11 * fourHundred);
    // Above the limits only findings are added, and these have one, too.
    assertThat(render(entries)).isLessThan(2 * fourThousand);
  }

  @Test
  void saysHowManyCertificatesAreLeftOut() {
    List<BundleEntry> entries =
        Copies.of(TestPki.root("Copied").der(), HtmlCertificates.MOST + 1_234);

    String page = page(list(entries));

    assertThat(page).contains("1,234 more are not on this page. The JSON report has all of them.");
    assertThat(Pattern.compile("<details class=\"certificate\">").matcher(page).results())
        .hasSize(HtmlCertificates.MOST);
  }

  @Test
  void certificatesWithFindingsAreNotLeftOut() {
    List<BundleEntry> entries = Copies.of(TestPki.root("Copied").der(), HtmlCertificates.MOST + 1);
    BundleEntry last = entries.get(entries.size() - 1);
    List<CertificateRow> rows =
        entries.stream().map(e -> new CertificateRow(e, Role.ROOT, List.of())).toList();

    ReportDocument document =
        ReportDocument.of("audit", Text.verbatim("t"), SampleReport.AT).certificates(rows);

    assertThat(page(document)).doesNotContain("<code>" + last.fingerprint() + "</code>");
    assertThat(page(document.findings(List.of(), List.of(finding(last.fingerprint())))))
        .contains("<code>" + last.fingerprint() + "</code>");
  }

  private static int render(List<BundleEntry> entries) {
    return list(entries).render(ReportFormat.HTML).length;
  }

  /** A chain as long as the list, of which every certificate breaks a rule. */
  private static ReportDocument list(List<BundleEntry> entries) {
    List<CertificateRow> rows = new ArrayList<>();
    List<FindingRow> findings = new ArrayList<>();
    Text text = Text.verbatim("It breaks the rule.");
    for (int i = 0; i < entries.size(); i++) {
      Fingerprint fingerprint = entries.get(i).fingerprint();
      rows.add(
          new CertificateRow(
              entries.get(i),
              i == 0 ? Role.ROOT : Role.INTERMEDIATE,
              i == 0 ? List.of() : List.of(entries.get(i - 1).fingerprint())));
      findings.add(finding(fingerprint));
    }
    return ReportDocument.of("audit", text, SampleReport.AT)
        .certificates(rows)
        .findings(List.of(), findings)
        .events(List.of(), List.of(Duration.ofDays(90)));
  }

  private static FindingRow finding(Fingerprint certificate) {
    Text text = Text.verbatim("It breaks the rule.");
    return new FindingRow(
        "r",
        Severity.ERROR,
        Optional.of(certificate),
        text,
        text,
        text,
        text,
        "s",
        List.of(),
        Optional.empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CN=A,O=B,C=DE | A | B",
        "C=DE,O=B,CN=A | A | B",
        "CN=A\\, B\\+C,O=D | A, B+C | D",
        "OU=Unit,O=B | Unit | B",
        "O=B | B | ''",
        "CN=A,CN=Z | A | ''",
        "CN=\\E2\\80\\AEA | \\E2\\80\\AEA | ''",
        "2.5.4.99=#0401 | 2.5.4.99=#0401 | ''",
        "'' | '' | ''",
        "CN=A\\ | CN=A\\ | ''"
      })
  void shortNameIsTheCommonName(String subject, String name, String organization) {
    assertThat(ShortName.of(subject)).isEqualTo(new ShortName(name, organization));
  }

  @Test
  void scaleKeepsAClaimOfTheYear9999AtItsEdge() {
    Instant at = SampleReport.AT;
    TimeScale scale =
        new TimeScale(
            at, Instant.parse("1950-01-01T00:00:00Z"), Instant.parse("9999-12-31T00:00:00Z"));

    // 15 years before and 25 after.
    assertThat(scale.place(at)).isEqualTo(10_000 * 15 / 40);
    assertThat(scale.place(Instant.parse("9999-12-31T00:00:00Z"))).isEqualTo(10_000);
    assertThat(scale.isAfter(Instant.parse("9999-12-31T00:00:00Z"))).isTrue();
    assertThat(scale.years(ZoneId.of("UTC"))).hasSize(8);
    assertThat(TimeScale.percent(3_705)).isEqualTo("37.05%");
  }
}
