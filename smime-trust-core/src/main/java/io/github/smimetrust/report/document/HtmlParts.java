package io.github.smimetrust.report.document;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The parts that a page has, in their order, and the list of them. */
final class HtmlParts {
  private final HtmlView view;
  private final List<Part> parts = new ArrayList<>();

  /** A part; without a count where there is nothing to count. */
  private record Part(String anchor, String title, int count, Consumer<Html> writer) {}

  HtmlParts(HtmlView view) {
    this.view = view;
    ReportDocument document = view.document();
    HtmlFindings findings = new HtmlFindings(view);
    if (findings.count() > 0) {
      add("findings", HtmlWords.FINDINGS, findings.count(), findings::write);
    }
    HtmlWaived waived = new HtmlWaived(view);
    if (waived.count() > 0) {
      add("waived", HtmlWords.WAIVED, waived.count(), waived::write);
    }
    HtmlSections sections = new HtmlSections(view);
    for (Section section : document.sections()) {
      add(HtmlSections.anchor(section), section.title(), 0, html -> sections.write(html, section));
    }
    if (!document.events().isEmpty()) {
      add("dates", HtmlWords.EVENTS, document.events().size(), new HtmlEvents(view)::write);
    }
    if (!document.certificates().isEmpty()) {
      add("chains", HtmlWords.FOREST, 0, new HtmlForest(view)::write);
      add("validity", HtmlWords.TIMELINE, 0, new HtmlTimeline(view)::write);
      add(
          "certificates",
          HtmlWords.CERTIFICATES,
          document.certificates().size(),
          new HtmlCertificates(view)::write);
    }
  }

  private void add(String anchor, Text title, int count, Consumer<Html> writer) {
    parts.add(new Part(anchor, view.say(title), count, writer));
  }

  void contents(Html html) {
    html.open("nav", "class", "contents", "aria-label", view.say(HtmlWords.CONTENTS)).open("ul");
    for (Part part : parts) {
      html.open("li").open("a", "href", "#" + part.anchor()).text(part.title());
      if (part.count() > 0) {
        html.own(" ").element("span", view.number(part.count()), "class", "times");
      }
      html.close("a").close("li");
    }
    html.close("ul").close("nav");
  }

  void write(Html html) {
    parts.forEach(p -> p.writer().accept(html));
  }
}
