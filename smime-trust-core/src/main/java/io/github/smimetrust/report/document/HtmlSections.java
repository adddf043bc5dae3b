package io.github.smimetrust.report.document;

import java.util.List;

/** Sections of text, lists and tables. */
final class HtmlSections {
  /** Rows of one table that a page shows. */
  static final int MOST_ROWS = 5_000;

  private final HtmlView view;

  HtmlSections(HtmlView view) {
    this.view = view;
  }

  static String anchor(Section section) {
    return "s-" + section.id();
  }

  void write(Html html, Section section) {
    String title = view.say(section.title());
    html.open("section", "id", anchor(section), "aria-labelledby", anchor(section) + "-h");
    html.element("h2", title, "id", anchor(section) + "-h");
    for (Section.Block block : section.blocks()) {
      if (block instanceof Section.Paragraph paragraph) {
        html.element("p", view.say(paragraph.text()));
      } else if (block instanceof Section.Listing listing) {
        listing(html, listing);
      } else if (block instanceof Section.Table table) {
        table(html, table, title);
      } else if (block instanceof Section.Verbatim verbatim) {
        // Wide text is scrolled, also with keys alone.
        html.open("pre", "tabindex", "0", "role", "region", "aria-label", title);
        html.lines(view.say(verbatim.lines())).close("pre");
      }
    }
    html.close("section");
  }

  private void listing(Html html, Section.Listing listing) {
    boolean checks = listing.kind() == Section.Listing.Kind.CHECKS;
    String list = listing.kind() == Section.Listing.Kind.NUMBERED ? "ol" : "ul";
    html.open(list, "class", checks ? "checks" : "points");
    for (Text item : listing.items()) {
      html.open("li");
      if (checks) {
        html.open("label").open("input", "type", "checkbox", "autocomplete", "off");
        html.element("span", view.say(item)).close("label");
      } else {
        html.text(view.say(item));
      }
      html.close("li");
    }
    html.close(list);
  }

  private void table(Html html, Section.Table table, String title) {
    html.open("div", "class", "wide", "tabindex", "0", "role", "region", "aria-label", title);
    html.open("table").open("thead").open("tr");
    for (Section.Column column : table.columns()) {
      html.element("th", view.say(column.title()), "scope", "col");
    }
    html.close("tr").close("thead").open("tbody");
    for (List<Value> row : table.rows().subList(0, Math.min(MOST_ROWS, table.rows().size()))) {
      html.open("tr");
      for (Value cell : row) {
        boolean number = cell instanceof Value.Count;
        html.open("td", number ? new String[] {"class", "number"} : new String[0]);
        HtmlValues.write(html, view, cell);
        html.close("td");
      }
      html.close("tr");
    }
    html.close("tbody").close("table").close("div");
    HtmlFindings.leftOut(html, view, table.rows().size() - MOST_ROWS);
  }
}
