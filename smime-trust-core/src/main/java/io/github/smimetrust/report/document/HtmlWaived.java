package io.github.smimetrust.report.document;

import java.util.List;

/** Findings that somebody decided not to count, and why. */
final class HtmlWaived {
  private final HtmlView view;
  private final List<FindingRow> waived;

  HtmlWaived(HtmlView view) {
    this.view = view;
    this.waived = view.document().findings().stream().filter(f -> f.waiver().isPresent()).toList();
  }

  int count() {
    return waived.size();
  }

  void write(Html html) {
    html.open("section", "id", "waived", "aria-labelledby", "waived-h");
    html.element("h2", view.say(HtmlWords.WAIVED), "id", "waived-h");
    html.open("ul", "class", "entries waived");
    waived.stream().limit(HtmlFindings.MOST).forEach(f -> finding(html, f));
    html.close("ul");
    HtmlFindings.leftOut(html, view, waived.size() - HtmlFindings.MOST);
    html.close("section");
  }

  private void finding(Html html, FindingRow finding) {
    html.open("li").open("p").icon(finding.severity().id());
    html.element("b", view.ruleTitle(finding.rule())).own(" ");
    html.element("code", finding.rule()).own(" ");
    html.element("span", view.severity(finding.severity(), 1), "class", "quiet").close("p");
    html.open("p");
    finding
        .certificate()
        .ifPresentOrElse(
            c -> view.names().link(html, c), () -> html.text(view.say(HtmlWords.NO_CERTIFICATE)));
    html.close("p").element("p", view.say(finding.message()));
    finding.waiver().ifPresent(w -> waiver(html, w));
    html.close("li");
  }

  private void waiver(Html html, FindingRow.Waiver waiver) {
    html.open("dl", "class", "about").open("div");
    html.element("dt", view.say(HtmlWords.WAIVED_BECAUSE));
    html.element("dd", waiver.reason()).close("div").open("div");
    html.element("dt", view.say(HtmlWords.WAIVED_UNTIL)).open("dd");
    view.day(html, waiver.until());
    html.close("dd").close("div").close("dl");
  }
}
