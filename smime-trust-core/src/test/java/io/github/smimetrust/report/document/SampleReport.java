package io.github.smimetrust.report.document;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.report.Severity;
import io.github.smimetrust.report.document.CertificateRow.Role;
import io.github.smimetrust.report.document.FindingRow.ClientEffect;
import io.github.smimetrust.report.document.FindingRow.Waiver;
import io.github.smimetrust.report.document.Section.Column;
import io.github.smimetrust.report.document.Section.Listing;
import io.github.smimetrust.report.document.Section.Paragraph;
import io.github.smimetrust.report.document.Section.Table;
import io.github.smimetrust.report.document.Section.Verbatim;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A report that has one of everything, about authorities that have one trouble each. Two of their
 * names were chosen by somebody with bad intentions.
 */
final class SampleReport {
  /** A name that would run a script where it is not escaped, and one that would leave a quote. */
  static final String SCRIPT_NAME = "<script>alert(1)</script>";

  static final String QUOTE_NAME = "\" onmouseover=\"alert(2)\" x='";

  static final Instant AT = TestPki.NOW;
  static final List<Duration> THRESHOLDS =
      List.of(Duration.ofDays(90), Duration.ofDays(30), Duration.ofDays(7));

  private static final TestPki ROOT =
      TestPki.root("Northwind Root", d -> d.subject("CN=Northwind Root CA 2020,O=Northwind Trust"));
  private static final TestPki MAIL =
      ROOT.issues("M", d -> d.subject("CN=Northwind Mail CA 3,O=Northwind Trust"));
  private static final TestPki ENDING =
      ROOT.issues(
          "E",
          d ->
              d.subject("CN=Northwind Partner CA,O=Northwind Trust")
                  .notAfter(AT.plus(Duration.ofDays(25))));
  private static final TestPki ENDED =
      ROOT.issues(
          "Old",
          d ->
              d.subject("CN=Northwind Mail CA 2,O=Northwind Trust")
                  .notAfter(Instant.parse("2025-03-31T23:59:59Z")));
  private static final TestPki OTHER =
      TestPki.root("Edo", d -> d.subject("CN=江戸認証局 ルート CA,O=株式会社江戸トラスト,C=JP"));
  private static final TestPki CROSS = ROOT.crossCertifies(OTHER);
  private static final TestPki BELOW_OTHER =
      OTHER.issues(
          "Later",
          d ->
              d.subject("CN=江戸メール認証局 第二,O=株式会社江戸トラスト,C=JP")
                  .notBefore(Instant.parse("2026-04-01T00:00:00Z")));
  private static final TestPki SCRIPT = TestPki.root(SCRIPT_NAME);
  private static final TestPki QUOTE = TestPki.root("q", d -> d.subject(rdn(QUOTE_NAME)));
  private static final TestPki LEAF = MAIL.issuesLeaf("hanako@example.org");
  private static final TestPki ORPHAN =
      TestPki.root("Gone").issues("S", d -> d.subject("CN=Stray Issuing CA,O=Fabrikam"));

  private SampleReport() {}

  static ReportDocument document() {
    return ReportDocument.of("audit", Text.of("Audit of a trust list", "信頼リストの監査"), AT)
        .plus(new Fact("policy", Text.of("Policy", "基準"), Value.of("exchange-online")))
        .plus(new Fact("certificates", Text.of("Certificates", "証明書"), Value.of(11)))
        .plus(new Fact("size", Text.of("Size as a store", "ストアの大きさ"), Value.of(12_345)))
        .plus(
            new Fact(
                "first",
                Text.of("Ends first", "最初に期限が切れるもの"),
                new Value.Certificate(entry(ENDING).fingerprint(), entry(ENDING).subject())))
        .certificates(
            List.of(
                row(ROOT, Role.ROOT),
                row(MAIL, Role.INTERMEDIATE, ROOT),
                row(ENDING, Role.INTERMEDIATE, ROOT),
                row(ENDED, Role.INTERMEDIATE, ROOT),
                row(OTHER, Role.ROOT),
                row(CROSS, Role.CROSS, ROOT),
                row(BELOW_OTHER, Role.INTERMEDIATE, OTHER, CROSS),
                row(SCRIPT, Role.ROOT),
                row(QUOTE, Role.ROOT),
                row(LEAF, Role.USER, MAIL),
                row(ORPHAN, Role.INTERMEDIATE)))
        .findings(rules(), findings())
        .plus(section())
        .events(List.of(event()), THRESHOLDS);
  }

  private static String rdn(String name) {
    return "CN=" + name.replace("\"", "\\\"").replace("=", "\\=");
  }

  private static BundleEntry entry(TestPki pki) {
    return BundleEntry.of(pki.certificate());
  }

  private static CertificateRow row(TestPki pki, Role role, TestPki... issuers) {
    return new CertificateRow(
        entry(pki), role, List.of(issuers).stream().map(i -> entry(i).fingerprint()).toList());
  }

  private static List<RuleRow> rules() {
    return List.of(
        new RuleRow(
            "expired", Text.of("Expired", "期限切れ"), Severity.ERROR, "RFC 5280 section 6.1.3"),
        new RuleRow("ends-soon", Text.of("Ends soon", "まもなく期限"), Severity.WARNING, "RFC 5280"),
        new RuleRow(
            "missing-issuer", Text.of("Issuer missing", "発行者がない"), Severity.ERROR, "RFC 5280"),
        new RuleRow("odd-name", Text.of("Odd name", "不審な名前"), Severity.NOTE, "RFC 4514"),
        new RuleRow("size", Text.of("Size of the list", "リストの大きさ"), Severity.NOTE, ""));
  }

  private static List<FindingRow> findings() {
    return List.of(
        finding("expired", Severity.ERROR, ENDED, Optional.empty()),
        finding("missing-issuer", Severity.ERROR, ORPHAN, Optional.empty()),
        finding("ends-soon", Severity.WARNING, ENDING, Optional.empty()),
        finding("odd-name", Severity.NOTE, SCRIPT, Optional.empty()),
        finding("odd-name", Severity.NOTE, QUOTE, Optional.empty()),
        new FindingRow(
            "size",
            Severity.NOTE,
            Optional.empty(),
            Text.of("The list takes 12,345 bytes.", "リストの大きさは 12,345 バイトです。"),
            Text.verbatim("12345"),
            Text.verbatim("70000"),
            Text.of("Nothing to do.", "対処は不要です。"),
            "",
            List.of(),
            Optional.empty()),
        finding(
            "expired",
            Severity.ERROR,
            LEAF,
            Optional.of(
                new Waiver(
                    "the partner renews it <b>soon</b>", Instant.parse("2026-06-01T00:00:00Z")))));
  }

  private static FindingRow finding(
      String rule, Severity severity, TestPki about, Optional<Waiver> waiver) {
    Fingerprint fingerprint = entry(about).fingerprint();
    return new FindingRow(
        rule,
        severity,
        Optional.of(fingerprint),
        Text.of("It breaks the rule " + rule + ".", "規則 " + rule + " に反しています。"),
        Text.verbatim("found"),
        Text.verbatim("expected"),
        Text.of("Ask the authority for its successor.", "後継の証明書を認証局に求めてください。"),
        "RFC 5280 section 6.1.3 (a) (2), May 2008",
        rule.equals("expired")
            ? List.of(
                new ClientEffect(
                    "Outlook on the web",
                    Text.of("No signature is trusted.", "署名が信頼されません。"),
                    "Set-SmimeConfig"),
                new ClientEffect("Apple Mail", Text.of("Not known.", "不明です。"), ""))
            : List.of(),
        waiver);
  }

  private static Section section() {
    return new Section(
        "steps",
        Text.of("Before the upload", "アップロードの前に"),
        List.of(
            new Paragraph(Text.of("Three things to do.", "次の三つを行います。")),
            new Listing(
                Listing.Kind.CHECKS,
                List.of(
                    Text.of("Ask for the successor", "後継の証明書を求める"),
                    Text.of("Compare its fingerprint", "フィンガープリントを照合する"))),
            new Listing(
                Listing.Kind.NUMBERED, List.of(Text.verbatim("connect"), Text.verbatim("apply"))),
            new Table(
                List.of(
                    new Column("certificate", Text.of("Certificate", "証明書")),
                    new Column("ends", Text.of("Ends", "期限")),
                    new Column("uses", Text.of("Uses", "使用回数"))),
                List.of(
                    List.of(
                        new Value.Certificate(entry(MAIL).fingerprint(), entry(MAIL).subject()),
                        Value.of(entry(MAIL).notAfter()),
                        Value.of(1_204)))),
            new Verbatim(
                Text.verbatim(
                    "Connect-ExchangeOnline -UserPrincipalName admin@contoso.example\n"
                        + "Get-SmimeConfig | Format-List SMIMECertificateIssuingCA"))));
  }

  private static DatedEvent event() {
    return new DatedEvent(
        "end-1",
        entry(ENDING).notAfter(),
        Severity.WARNING,
        Text.of("Northwind Partner CA ends", "Northwind Partner CA の期限"),
        Text.of("Ask the authority for its successor.", "後継の証明書を認証局に求めてください。"),
        Optional.of(entry(ENDING).fingerprint()),
        THRESHOLDS);
  }
}
