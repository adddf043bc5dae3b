package io.github.smimetrust.report.document;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.Origin;
import io.github.smimetrust.fixture.TestPki;
import io.github.smimetrust.report.Severity;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Documents to render. */
final class Samples {
  static final TestPki ROOT = TestPki.root("R");
  static final TestPki OLD = ROOT.issues("Old", d -> d.notAfter(TestPki.NOW.minusSeconds(1)));

  /** Everything that is markup, a formula, a control or a trap in one of the formats. */
  static final String HOSTILE =
      "<script>alert(1)</script> | `x` *a* _b_ [l](http://evil.example) www.evil.example"
          + " \u202Etxt.exe\u200B \"q\", ;\\n {0} & &amp; ~~s~~ $x$ #1 @all";

  /** No name is longer (RFC 5280 appendix A.1, ub-common-name). */
  private static final String HOSTILE_NAME =
      "<b>|`x`*a*_b_[l](http://e.example)\u202Etxt.exe\u200B\",;{0}&~~s~~";

  private Samples() {}

  /** One of each. */
  static ReportDocument small() {
    Fingerprint root = fingerprint(ROOT);
    Fingerprint old = fingerprint(OLD);
    return ReportDocument.of("audit", Text.of("Audit", "監査"), TestPki.NOW)
        .plus(new Fact("policy", Text.of("Policy", "基準"), Value.of("exchange-online")))
        .certificates(
            List.of(
                new CertificateRow(
                    BundleEntry.of(ROOT.der(), new Origin("lists/chain.pem", "block 2 (line 31)")),
                    CertificateRow.Role.ROOT,
                    List.of()),
                new CertificateRow(
                    BundleEntry.of(OLD.der(), new Origin("given certificate", "")),
                    CertificateRow.Role.INTERMEDIATE,
                    List.of(root))))
        .findings(
            List.of(
                new RuleRow(
                    "expired", Text.of("Has ended", "期限切れ"), Severity.ERROR, "RFC 5280 6.1.3")),
            List.of(expired(Optional.of(old), Optional.empty())))
        .plus(
            new Section(
                "next",
                Text.of("Next", "次に"),
                List.of(
                    new Section.Paragraph(Text.of("Two\nlines.", "二行\nです。")),
                    new Section.Listing(
                        Section.Listing.Kind.CHECKS, List.of(Text.of("Load it", "読み込む"))),
                    new Section.Table(
                        List.of(
                            new Section.Column("step", Text.of("Step", "手順")),
                            new Section.Column("count", Text.of("Count", "数"))),
                        List.of(List.of(Value.of("Read", "読む"), Value.of(3)))),
                    new Section.Verbatim(Text.verbatim("a  b\n c")))))
        .events(
            List.of(
                new DatedEvent(
                    "end-R",
                    Instant.parse("2045-01-01T00:00:00Z"),
                    Severity.WARNING,
                    Text.of("R ends", "Rの終了"),
                    Text.of("Renew, or remove.", "更新するか、取り除く。"),
                    Optional.of(root),
                    List.of(Duration.ofDays(90), Duration.ofHours(36)))),
            List.of(Duration.ofDays(90)));
  }

  static FindingRow expired(Optional<Fingerprint> about, Optional<FindingRow.Waiver> waiver) {
    return new FindingRow(
        "expired",
        Severity.ERROR,
        about,
        Text.of("Ended on 2026-01-14.", "2026-01-14に終了しました。"),
        Text.of("2026-01-14", "2026-01-14"),
        Text.of("a later end", "より後の日"),
        Text.of("Ask for a new one.", "更新を依頼してください。"),
        "RFC 5280 6.1.3",
        List.of(new FindingRow.ClientEffect("Outlook", Text.of("shows an error", "エラーを表示"), "")),
        waiver);
  }

  /** The hostile text wherever a text, a name or an id can be. */
  static ReportDocument hostile() {
    return hostile(HOSTILE);
  }

  static ReportDocument hostile(String words) {
    TestPki named = TestPki.root(HOSTILE_NAME);
    Fingerprint certificate = fingerprint(named);
    Text text = Text.verbatim(words);
    return ReportDocument.of("audit", text, TestPki.NOW)
        .plus(new Fact(words, text, Value.of(words)))
        .certificates(
            List.of(
                new CertificateRow(
                    BundleEntry.of(named.der(), new Origin(words, words)),
                    CertificateRow.Role.ROOT,
                    List.of())))
        .findings(
            List.of(new RuleRow(words, text, Severity.NOTE, words)),
            List.of(
                new FindingRow(
                    words,
                    Severity.NOTE,
                    Optional.of(certificate),
                    text,
                    text,
                    text,
                    text,
                    words,
                    List.of(new FindingRow.ClientEffect(words, text, words)),
                    Optional.empty()),
                new FindingRow(
                    words,
                    Severity.WARNING,
                    Optional.empty(),
                    text,
                    text,
                    text,
                    text,
                    words,
                    List.of(),
                    Optional.of(new FindingRow.Waiver(words, TestPki.NOW)))))
        .plus(
            new Section(
                words,
                text,
                List.of(
                    new Section.Paragraph(text),
                    new Section.Listing(Section.Listing.Kind.NUMBERED, List.of(text)),
                    new Section.Table(
                        List.of(new Section.Column(words, text)),
                        List.of(
                            List.of(Value.of(words)),
                            List.of(new Value.Certificate(certificate, words)),
                            List.of(Value.of(TestPki.NOW)))))))
        .events(
            List.of(
                new DatedEvent(
                    words,
                    TestPki.NOW,
                    Severity.NOTE,
                    text,
                    text,
                    Optional.of(certificate),
                    List.of(Duration.ofDays(1)))),
            List.of());
  }

  /** Many certificates, each with a finding and an event. */
  static ReportDocument large(int certificates) {
    byte[] der = OLD.der();
    int serial = indexOf(der, OLD.certificate().getSerialNumber());
    List<CertificateRow> rows = new ArrayList<>();
    List<FindingRow> findings = new ArrayList<>();
    List<DatedEvent> events = new ArrayList<>();
    for (int i = 0; i < certificates; i++) {
      byte[] other = der.clone();
      for (int k = 0; k < 4; k++) {
        other[serial + 4 + k] = (byte) (i >> 8 * k);
      }
      BundleEntry entry = BundleEntry.of(other, new Origin("big.sst", "element " + (i + 1)));
      rows.add(new CertificateRow(entry, CertificateRow.Role.INTERMEDIATE, List.of()));
      findings.add(expired(Optional.of(entry.fingerprint()), Optional.empty()));
      events.add(
          new DatedEvent(
              "end-" + i,
              entry.notAfter(),
              Severity.ERROR,
              Text.verbatim("ends"),
              Text.verbatim("renew"),
              Optional.of(entry.fingerprint()),
              List.of(Duration.ofDays(30))));
    }
    return ReportDocument.of("audit", Text.of("Audit", "監査"), TestPki.NOW)
        .certificates(rows)
        .findings(
            List.of(new RuleRow("expired", Text.verbatim("Has ended"), Severity.ERROR, "RFC")),
            findings)
        .events(events, List.of());
  }

  private static int indexOf(byte[] der, BigInteger number) {
    String hex = HexFormat.of().formatHex(der);
    return hex.indexOf(HexFormat.of().formatHex(number.toByteArray())) / 2;
  }

  static Fingerprint fingerprint(TestPki certificate) {
    return Fingerprint.of(digest("SHA-256", certificate));
  }

  static String digest(String algorithm, TestPki certificate) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance(algorithm).digest(certificate.der()));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
