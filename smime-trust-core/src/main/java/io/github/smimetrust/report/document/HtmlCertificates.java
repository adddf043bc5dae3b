package io.github.smimetrust.report.document;

import io.github.smimetrust.BundleEntry;
import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.UnreadableInputException;
import java.util.List;

/** Everything about each certificate, folded up. */
final class HtmlCertificates {
  /**
   * Certificates whose details a page has: more than these a browser opens only slowly. Those with
   * findings come first where some are left out.
   */
  static final int MOST = 4_000;

  /** Certificates whose lines are seen at once. */
  private static final int SEEN = 60;

  /** A name longer than this is cut even in the details; none in use is. */
  private static final int MOST_OF_NAME = 2_000;

  private static final int MOST_ISSUERS = 8;

  private final HtmlView view;

  HtmlCertificates(HtmlView view) {
    this.view = view;
  }

  void write(Html html) {
    List<CertificateRow> rows = view.detailed();
    html.open("section", "id", "certificates", "aria-labelledby", "certificates-h");
    html.element("h2", view.say(HtmlWords.CERTIFICATES), "id", "certificates-h");
    html.open("div", "class", "certificates");
    for (int i = 0; i < rows.size(); i++) {
      if (i == SEEN) {
        html.open("details", "class", "more");
        html.element("summary", view.say(HtmlWords.MORE, view.number(rows.size() - SEEN)));
      }
      certificate(html, rows.get(i), HtmlView.anchor(i));
    }
    if (rows.size() > SEEN) {
      html.close("details");
    }
    html.close("div");
    HtmlFindings.leftOut(html, view, view.document().certificates().size() - rows.size());
    html.close("section");
  }

  private void certificate(Html html, CertificateRow row, String anchor) {
    BundleEntry entry = row.entry();
    html.open("details", "class", "certificate").open("summary");
    html.icon(view.look(row)).open("span", "class", "who");
    view.names().plain(html, row);
    html.close("span").open("span", "class", "end");
    html.text(view.standingInDays(entry)).own(" · ").text(view.day(entry.notAfter()));
    html.close("span").close("summary");
    // The anchor is inside, so that a browser unfolds what a link leads to.
    html.open("dl", "id", anchor, "class", "details");
    text(html, HtmlWords.SUBJECT, ShortName.cut(entry.subject(), MOST_OF_NAME));
    text(html, HtmlWords.ISSUER, ShortName.cut(entry.issuer(), MOST_OF_NAME));
    issuers(html, row);
    text(html, HtmlWords.ROLE, view.role(row));
    html.open("div").element("dt", view.say(HtmlWords.VALID_FROM)).open("dd");
    view.second(html, entry.notBefore());
    html.close("dd").close("div");
    html.open("div").element("dt", view.say(HtmlWords.VALID_UNTIL)).open("dd");
    view.second(html, entry.notAfter());
    html.close("dd").close("div");
    text(html, HtmlWords.KEY, key(entry));
    code(html, HtmlWords.SERIAL, ShortName.cut(entry.serial(), 128));
    code(html, Text.verbatim("SHA-256"), entry.fingerprint().toString());
    code(html, HtmlWords.SHA1, entry.thumbprint());
    text(html, HtmlWords.ORIGIN, ShortName.cut(entry.origin().toString(), MOST_OF_NAME));
    findings(html, row);
    html.close("dl").close("details");
  }

  private void text(Html html, Text label, String value) {
    html.open("div").element("dt", view.say(label)).open("dd").element("bdi", value);
    html.close("dd").close("div");
  }

  private void code(Html html, Text label, String value) {
    html.open("div").element("dt", view.say(label)).open("dd").element("code", value);
    html.close("dd").close("div");
  }

  private void issuers(Html html, CertificateRow row) {
    if (row.issuers().isEmpty()) {
      return;
    }
    html.open("div").element("dt", view.say(HtmlWords.ISSUED_BY)).open("dd");
    for (Fingerprint issuer : row.issuers().stream().limit(MOST_ISSUERS).toList()) {
      html.open("p");
      view.names().link(html, issuer);
      html.close("p");
    }
    HtmlFindings.more(html, view, row.issuers().size() - MOST_ISSUERS);
    html.close("dd").close("div");
  }

  private void findings(Html html, CertificateRow row) {
    List<FindingRow> findings = view.findings(row);
    if (findings.isEmpty()) {
      return;
    }
    html.open("div").element("dt", view.say(HtmlWords.FINDINGS)).open("dd");
    for (FindingRow finding : findings) {
      html.open("p").icon(finding.severity().id());
      html.element("a", view.ruleTitle(finding.rule()), "href", "#" + HtmlFindings.anchor(finding));
      html.own(" ").element("span", view.severity(finding.severity(), 1), "class", "quiet");
      html.close("p");
    }
    html.close("dd").close("div");
  }

  private String key(BundleEntry entry) {
    try {
      return entry.key();
    } catch (UnreadableInputException e) {
      return view.say(HtmlWords.UNREADABLE);
    }
  }
}
