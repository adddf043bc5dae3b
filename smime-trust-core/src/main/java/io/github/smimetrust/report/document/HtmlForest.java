package io.github.smimetrust.report.document;

import io.github.smimetrust.Fingerprint;
import io.github.smimetrust.report.Severity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The chains, drawn as nested lists. */
final class HtmlForest {
  /** Certificates that a page draws. */
  static final int MOST = 4_000;

  /** Above so many certificates, what is below a root is folded up. */
  private static final int MOST_UNFOLDED = 200;

  /** Deeper than this lists are no longer nested: no chain in use is, and browsers have limits. */
  private static final int DEEPEST = 12;

  private static final int MOST_ISSUERS = 3;

  private final HtmlView view;
  private final Forest forest;
  private final boolean folded;
  private int left = MOST;

  HtmlForest(HtmlView view) {
    this.view = view;
    this.forest = Forest.of(view.document().certificates());
    this.folded = view.document().certificates().size() > MOST_UNFOLDED;
  }

  void write(Html html) {
    List<Integer> trees = new ArrayList<>();
    List<Integer> orphans = new ArrayList<>();
    List<Integer> lonely = new ArrayList<>();
    for (int top : forest.tops()) {
      boolean root = forest.row(top).role() == CertificateRow.Role.ROOT;
      (root ? forest.below(top).isEmpty() ? lonely : trees : orphans).add(top);
    }
    html.open("section", "id", "chains", "aria-labelledby", "chains-h");
    html.element("h2", view.say(HtmlWords.FOREST), "id", "chains-h");
    if (!trees.isEmpty()) {
      list(html, trees, 0, "forest");
    }
    group(html, HtmlWords.ORPHANS, orphans, "forest");
    group(html, HtmlWords.LONELY_ROOTS, lonely, "forest grove");
    HtmlFindings.leftOut(html, view, view.document().certificates().size() - MOST);
    html.close("section");
  }

  private void group(Html html, Text title, List<Integer> tops, String look) {
    if (tops.isEmpty()) {
      return;
    }
    html.open("h3").text(view.say(title)).own(" ");
    html.element("span", view.number(tops.size()), "class", "times").close("h3");
    boolean fold = folded && tops.size() > MOST_UNFOLDED / 4;
    if (fold) {
      html.open("details", "class", "more");
      html.element("summary", view.say(HtmlWords.SHOW, view.number(tops.size())));
    }
    list(html, tops, 0, look);
    if (fold) {
      html.close("details");
    }
  }

  private void list(Html html, List<Integer> numbers, int depth, String look) {
    html.open("ul", "class", look);
    for (int number : numbers) {
      if (left > 0) {
        left--;
        html.open("li");
        node(html, number);
        if (!forest.below(number).isEmpty()) {
          below(html, number, depth);
        }
        html.close("li");
      }
    }
    html.close("ul");
  }

  private void below(Html html, int number, int depth) {
    boolean fold = folded && depth == 0;
    if (fold) {
      html.open("details", "class", "more");
      html.element("summary", view.say(HtmlWords.BELOW, view.number(forest.sizeBelow(number))));
    }
    if (depth < DEEPEST) {
      list(html, forest.below(number), depth + 1, "below");
    } else {
      flat(html, number);
    }
    if (fold) {
      html.close("details");
    }
  }

  private void flat(Html html, int number) {
    html.open("ul", "class", "below");
    for (int deep : forest.allBelow(number)) {
      if (left > 0) {
        left--;
        html.open("li");
        node(html, deep);
        html.open("p", "class", "others quiet").text(view.say(HtmlWords.BENEATH)).own(" ");
        view.names().link(html, forest.issuerOf(deep));
        html.close("p").close("li");
      }
    }
    html.close("ul");
  }

  private void node(Html html, int number) {
    CertificateRow row = forest.row(number);
    html.open("div", "class", "node " + row.role().name().toLowerCase(Locale.ROOT));
    html.icon(view.look(row)).open("div").open("span", "class", "who");
    view.names().link(html, row);
    html.close("span").own(" ");
    if (row.role() != CertificateRow.Role.INTERMEDIATE) {
      html.element("span", view.role(row), "class", "tag").own(" ");
    }
    html.open("span", "class", "end").text(view.standingInDays(row.entry()));
    html.own(" · ").text(view.day(row.entry().notAfter())).close("span");
    findings(html, row);
    html.close("div").close("div");
    others(html, forest.otherIssuers(number));
  }

  /** How many findings of each severity a certificate has, told in words. */
  private void findings(Html html, CertificateRow row) {
    List<FindingRow> findings = view.findings(row);
    if (findings.isEmpty()) {
      return;
    }
    Map<Severity, Long> counts =
        findings.stream()
            .collect(
                Collectors.groupingBy(
                    FindingRow::severity,
                    () -> new EnumMap<>(Severity.class),
                    Collectors.counting()));
    html.own(" ").open("span", "class", "badges");
    counts.forEach(
        (severity, count) ->
            html.element("span", view.counted(severity, count), "class", "badge " + severity.id()));
    html.close("span");
  }

  private void others(Html html, List<Fingerprint> others) {
    if (others.isEmpty()) {
      return;
    }
    html.open("p", "class", "others quiet").text(view.say(HtmlWords.ALSO_ISSUED_BY)).own(" ");
    for (Fingerprint other : others.stream().limit(MOST_ISSUERS).toList()) {
      view.names().link(html, other);
      html.own(" ");
      // It has the name of a root.
      view.row(other)
          .filter(r -> r.role() == CertificateRow.Role.CROSS)
          .ifPresent(r -> html.element("span", view.role(r), "class", "tag").own(" "));
    }
    HtmlFindings.more(html, view, others.size() - MOST_ISSUERS);
    html.close("p");
  }
}
