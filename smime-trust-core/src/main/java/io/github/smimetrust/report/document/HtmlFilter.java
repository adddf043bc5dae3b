package io.github.smimetrust.report.document;

import io.github.smimetrust.report.Severity;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The form above the findings; hidden until the script that it needs shows it. */
final class HtmlFilter {
  private final HtmlView view;

  HtmlFilter(HtmlView view) {
    this.view = view;
  }

  void write(Html html, Map<Severity, Map<String, List<FindingRow>>> groups) {
    html.open(
        "form",
        "id",
        "filter",
        "class",
        "filter",
        "role",
        "search",
        "aria-label",
        view.say(HtmlWords.FILTER),
        "hidden",
        "");
    html.open("p", "class", "field")
        .element("label", view.say(HtmlWords.CONTAINS), "for", "f-text");
    html.open(
        "input", "id", "f-text", "type", "search", "autocomplete", "off", "spellcheck", "false");
    html.close("p");
    html.open("p", "class", "field").element("label", view.say(HtmlWords.RULE), "for", "f-rule");
    html.open("select", "id", "f-rule", "autocomplete", "off");
    html.element("option", view.say(HtmlWords.EVERY_RULE), "value", "");
    TreeSet<String> rules = new TreeSet<>();
    groups.values().forEach(g -> rules.addAll(g.keySet()));
    for (String rule : rules) {
      html.element("option", view.ruleTitle(rule) + " (" + rule + ")", "value", rule);
    }
    html.close("select").close("p");
    html.open("fieldset").element("legend", view.say(HtmlWords.SEVERITY));
    for (Severity severity : groups.keySet()) {
      html.open("label")
          .open(
              "input",
              "type",
              "checkbox",
              "name",
              "severity",
              "value",
              severity.id(),
              "checked",
              "",
              "autocomplete",
              "off");
      html.icon(severity.id()).text(view.severity(severity, 1)).close("label").line();
    }
    html.close("fieldset");
    html.element("button", view.say(HtmlWords.RESET), "type", "reset").line();
    html.open(
            "p",
            "id",
            "f-shown",
            "class",
            "quiet",
            "role",
            "status",
            "data-pattern",
            view.say(HtmlWords.SHOWN))
        .close("p");
    html.close("form");
  }
}
