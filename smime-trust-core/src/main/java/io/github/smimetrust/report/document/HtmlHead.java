package io.github.smimetrust.report.document;

import io.github.smimetrust.report.Severity;
import java.util.Optional;

/** The top of the page: what it is about, the verdict, the facts. */
final class HtmlHead {
  private final HtmlView view;
  private final ReportDocument document;

  HtmlHead(HtmlView view) {
    this.view = view;
    this.document = view.document();
  }

  void write(Html html) {
    html.open("header", "class", "top");
    html.element("p", "smime-trust · " + document.kind(), "class", "kind");
    html.element("h1", view.say(document.title()));
    html.open("p", "class", "at").text(view.say(HtmlWords.AS_OF)).own(" ");
    view.minute(html, document.at());
    html.close("p");
    if (!document.findings().isEmpty() || document.kind().equals("audit")) {
      verdict(html);
    }
    if (!document.facts().isEmpty()) {
      html.open("dl", "class", "facts");
      for (Fact fact : document.facts()) {
        html.open("div").element("dt", view.say(fact.label())).open("dd");
        HtmlValues.write(html, view, fact.value());
        html.close("dd").close("div");
      }
      html.close("dl");
    }
    html.close("header");
  }

  private void verdict(Html html) {
    Optional<Severity> worst =
        document.findings().stream()
            .filter(f -> f.waiver().isEmpty())
            .map(FindingRow::severity)
            .min(Severity::compareTo);
    String look = worst.map(Severity::id).orElse("ok");
    html.open("div", "class", "verdict " + look);
    html.open("p", "class", "word").icon(look).text(view.say(word(worst))).close("p");
    if (!document.findings().isEmpty()) {
      html.open("ul", "class", "counts");
      for (Severity severity : Severity.values()) {
        long count = count(severity);
        html.open("li", "class", count == 0 ? "none" : severity.id()).icon(severity.id());
        view.counted(html, count, view.severity(severity, count));
        html.close("li");
      }
      long waived = document.findings().stream().filter(f -> f.waiver().isPresent()).count();
      if (waived > 0) {
        html.open("li", "class", "waived");
        view.counted(html, waived, view.say(HtmlWords.NOT_COUNTED));
        html.close("li");
      }
      html.close("ul");
    }
    html.close("div");
  }

  private long count(Severity severity) {
    return document.findings().stream()
        .filter(f -> f.waiver().isEmpty() && f.severity() == severity)
        .count();
  }

  private static Text word(Optional<Severity> worst) {
    if (worst.isEmpty()) {
      return HtmlWords.NOTHING_FOUND;
    }
    return switch (worst.get()) {
      case ERROR -> HtmlWords.ERRORS_FOUND;
      case WARNING -> HtmlWords.WARNINGS_FOUND;
      case NOTE -> HtmlWords.NOTES_FOUND;
    };
  }
}
