package io.github.smimetrust.report.document;

import io.github.smimetrust.report.Severity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Findings by severity and rule, what they have in common said once. */
final class HtmlFindings {
  /** Findings that a page shows. */
  static final int MOST = 5_000;

  /** Findings of one rule that are seen at once; the others are folded up. */
  private static final int SEEN = 12;

  private final HtmlView view;
  private final Map<Severity, Map<String, List<FindingRow>>> groups = new EnumMap<>(Severity.class);
  private final int count;

  HtmlFindings(HtmlView view) {
    this.view = view;
    List<FindingRow> counted =
        view.document().findings().stream().filter(f -> f.waiver().isEmpty()).toList();
    this.count = counted.size();
    for (FindingRow finding : counted.subList(0, Math.min(MOST, count))) {
      groups
          .computeIfAbsent(finding.severity(), s -> new LinkedHashMap<>())
          .computeIfAbsent(finding.rule(), r -> new ArrayList<>())
          .add(finding);
    }
  }

  /** How many findings count. */
  int count() {
    return count;
  }

  static String anchor(FindingRow finding) {
    return finding.severity().id() + "-" + finding.rule();
  }

  void write(Html html) {
    html.open("section", "id", "findings", "aria-labelledby", "findings-h");
    html.element("h2", view.say(HtmlWords.FINDINGS), "id", "findings-h");
    new HtmlFilter(view).write(html, groups);
    groups.forEach(
        (severity, rules) -> {
          long found = rules.values().stream().mapToLong(List::size).sum();
          html.open("div", "class", "severity", "data-severity", severity.id());
          html.open("h3", "class", severity.id()).icon(severity.id());
          html.text(view.counted(severity, found)).close("h3");
          rules.forEach((rule, findings) -> rule(html, rule, findings));
          html.close("div");
        });
    leftOut(html, view, count - MOST);
    html.close("section");
  }

  private void rule(Html html, String rule, List<FindingRow> findings) {
    FindingRow first = findings.get(0);
    String look = first.severity().id();
    html.open("article", "class", "rule " + look, "id", anchor(first), "data-rule", rule);
    html.open("h4").text(view.ruleTitle(rule)).own(" ");
    html.element("code", rule).own(" ");
    html.element("span", "× " + view.number(findings.size()), "class", "times").close("h4");
    boolean remedy = same(findings, FindingRow::remedy);
    boolean source = same(findings, FindingRow::source);
    boolean clients = same(findings, FindingRow::clients);
    Shown shown = new Shown(!remedy, !source, !clients);
    new Shown(remedy, source, clients).write(html, view, first);
    html.open("ul", "class", "entries");
    findings.stream().limit(SEEN).forEach(f -> finding(html, f, shown));
    html.close("ul");
    if (findings.size() > SEEN) {
      html.open("details", "class", "more");
      html.element("summary", view.say(HtmlWords.MORE, view.number(findings.size() - SEEN)));
      html.open("ul", "class", "entries");
      findings.stream().skip(SEEN).forEach(f -> finding(html, f, shown));
      html.close("ul").close("details");
    }
    html.close("article");
  }

  private static <T> boolean same(List<FindingRow> findings, Function<FindingRow, T> part) {
    T first = part.apply(findings.get(0));
    return findings.stream().allMatch(f -> part.apply(f).equals(first));
  }

  private void finding(Html html, FindingRow finding, Shown shown) {
    html.open("li", "class", "finding").open("p");
    finding
        .certificate()
        .ifPresentOrElse(
            c -> view.names().link(html, c),
            () -> html.element("span", view.say(HtmlWords.NO_CERTIFICATE), "class", "name"));
    html.close("p").element("p", view.say(finding.message()));
    shown.write(html, view, finding);
    html.close("li");
  }

  /** Which parts of a finding are written at a place. */
  private record Shown(boolean remedy, boolean source, boolean clients) {
    void write(Html html, HtmlView view, FindingRow finding) {
      boolean anything =
          remedy && !view.say(finding.remedy()).isBlank() || source && !finding.source().isBlank();
      if (anything) {
        html.open("dl", "class", "about");
        if (remedy && !view.say(finding.remedy()).isBlank()) {
          html.open("div").element("dt", view.say(HtmlWords.REMEDY));
          html.element("dd", view.say(finding.remedy())).close("div");
        }
        if (source && !finding.source().isBlank()) {
          html.open("div", "class", "source").element("dt", view.say(HtmlWords.SOURCE));
          html.element("dd", finding.source()).close("div");
        }
        html.close("dl");
      }
      if (clients && !finding.clients().isEmpty()) {
        effects(html, view, finding.clients());
      }
    }

    private static void effects(Html html, HtmlView view, List<FindingRow.ClientEffect> clients) {
      html.open(
          "div",
          "class",
          "wide",
          "tabindex",
          "0",
          "role",
          "region",
          "aria-label",
          view.say(HtmlWords.CLIENT));
      html.open("table", "class", "effects").open("thead").open("tr");
      for (Text title : List.of(HtmlWords.CLIENT, HtmlWords.EFFECT, HtmlWords.SOURCE)) {
        html.element("th", view.say(title), "scope", "col");
      }
      html.close("tr").close("thead").open("tbody");
      for (FindingRow.ClientEffect client : clients) {
        html.open("tr").element("th", client.client(), "scope", "row");
        html.element("td", view.say(client.effect()));
        html.element(
            "td", client.source().isBlank() ? view.say(HtmlWords.UNKNOWN) : client.source());
        html.close("tr");
      }
      html.close("tbody").close("table").close("div");
    }
  }

  /** Says how many are missing from a page, if any. */
  static void leftOut(Html html, HtmlView view, int missing) {
    if (missing > 0) {
      html.element(
          "p", view.say(HtmlWords.LEFT_OUT, view.number(missing)), "class", "left-out quiet");
    }
  }

  /** Says how many there are besides those that were named, if any. */
  static void more(Html html, HtmlView view, int more) {
    if (more > 0) {
      html.element("span", view.say(HtmlWords.MORE, view.number(more)), "class", "quiet");
    }
  }
}
