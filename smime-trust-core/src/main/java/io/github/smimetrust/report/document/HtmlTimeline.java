package io.github.smimetrust.report.document;

import io.github.smimetrust.BundleEntry;
import java.time.Instant;
import java.time.Year;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One bar a certificate over a scale of years. Names and dates stand beside the bars as text, so
 * the drawing says nothing that cannot be read.
 */
final class HtmlTimeline {
  /** Bars of one standing that a page draws, the earliest end first. */
  static final int MOST = 200;

  /** Bars of one standing that are seen at once. */
  private static final int SEEN = 40;

  private final HtmlView view;
  private final Map<Standing, List<BarRow>> rows = new EnumMap<>(Standing.class);
  private final TimeScale scale;

  private record BarRow(CertificateRow row, BundleEntry entry) {}

  HtmlTimeline(HtmlView view) {
    this.view = view;
    Instant at = view.document().at();
    Instant begin = at;
    Instant end = at;
    for (CertificateRow row : view.document().certificates()) {
      BundleEntry entry = row.entry();
      begin = entry.notBefore().isBefore(begin) ? entry.notBefore() : begin;
      end = entry.notAfter().isAfter(end) ? entry.notAfter() : end;
      rows.computeIfAbsent(view.standing(entry), s -> new ArrayList<>())
          .add(new BarRow(row, entry));
    }
    rows.values()
        .forEach(
            r ->
                r.sort(
                    Comparator.comparing((BarRow b) -> b.entry().notAfter())
                        .thenComparing(b -> b.entry().fingerprint())));
    this.scale = new TimeScale(at, begin, end);
  }

  void write(Html html) {
    html.open("section", "id", "validity", "aria-labelledby", "validity-h");
    html.element("h2", view.say(HtmlWords.TIMELINE), "id", "validity-h");
    shares(html);
    html.open("p", "class", "legend quiet").own("<svg class=\"mark\" aria-hidden=\"true\">");
    html.own("<line class=\"today\" x1=\"50%\" x2=\"50%\" y1=\"0\" y2=\"100%\"/></svg>");
    html.text(view.say(HtmlWords.TODAY) + " " + view.day(view.document().at()));
    if (!view.threshold().isZero()) {
      html.own(" <svg class=\"mark\" aria-hidden=\"true\">");
      html.own("<rect class=\"band\" width=\"100%\" height=\"100%\"/></svg>");
      html.text(view.say(HtmlWords.THRESHOLDS, view.days(view.document().thresholds())));
    }
    html.close("p");
    axis(html);
    rows.forEach((standing, bars) -> group(html, standing, bars));
    html.close("section");
  }

  /** How many stand how, as parts of one bar. */
  private void shares(Html html) {
    long all = view.document().certificates().size();
    html.own("<svg class=\"shares\" aria-hidden=\"true\">");
    long before = 0;
    for (Map.Entry<Standing, List<BarRow>> share : rows.entrySet()) {
      long after = before + share.getValue().size();
      rectangle(html, share.getKey().look(), before * 10_000 / all, after * 10_000 / all, "100%");
      before = after;
    }
    html.own("</svg>\n").open("ul", "class", "counts");
    for (Map.Entry<Standing, List<BarRow>> share : rows.entrySet()) {
      Standing standing = share.getKey();
      html.open("li", "class", standing.look()).icon(standing.look());
      view.counted(html, share.getValue().size(), view.say(word(standing)));
      html.close("li");
    }
    html.close("ul");
  }

  /** Labels of years, and the lines that every bar shares: years below it, dates above it. */
  private void axis(Html html) {
    Instant at = view.document().at();
    html.own("<svg class=\"axis\" aria-hidden=\"true\" focusable=\"false\"><defs><g id=\"years\">");
    for (Year year : scale.years(view.document().zone())) {
      line(html, "year", begin(year));
    }
    if (!view.threshold().isZero()) {
      rectangle(html, "band", scale.place(at), scale.place(at.plus(view.threshold())), "100%");
    }
    html.own("</g><g id=\"marks\">");
    view.document().thresholds().stream()
        .distinct()
        .forEach(t -> line(html, "threshold", at.plus(t)));
    line(html, "today", at);
    html.own("</g></defs>");
    for (Year year : scale.years(view.document().zone())) {
      label(html, year, scale.place(begin(year)));
    }
    html.own("<svg y=\"20\" height=\"8\"><use href=\"#years\"/><use href=\"#marks\"/></svg>");
    html.own("</svg>\n");
  }

  private static void label(Html html, Year year, long place) {
    String anchor = place < 200 ? " class=\"first\"" : place > 9_800 ? " class=\"last\"" : "";
    html.own("<text" + anchor + " x=\"" + TimeScale.percent(place) + "\" y=\"14\">");
    html.text(year.toString()).own("</text>");
  }

  private Instant begin(Year year) {
    return year.atDay(1).atStartOfDay(view.document().zone()).toInstant();
  }

  private void line(Html html, String look, Instant at) {
    String x = TimeScale.percent(scale.place(at));
    html.own(
        "<line class=\"" + look + "\" x1=\"" + x + "\" x2=\"" + x + "\" y1=\"0\" y2=\"100%\"/>");
  }

  private static void rectangle(Html html, String look, long from, long to, String height) {
    html.own(
        "<rect class=\""
            + look
            + "\" x=\""
            + TimeScale.percent(from)
            + "\" width=\""
            + TimeScale.percent(Math.max(to - from, 0))
            + "\" height=\""
            + height
            + "\"/>");
  }

  private void group(Html html, Standing standing, List<BarRow> bars) {
    html.open("h3", "class", standing.look()).icon(standing.look());
    html.text(asHeading(view.say(word(standing)))).own(" ");
    html.element("span", view.number(bars.size()), "class", "times").close("h3");
    html.open("ol", "class", "bars");
    bars.stream().limit(SEEN).forEach(b -> bar(html, standing, b));
    html.close("ol");
    if (bars.size() > SEEN) {
      html.open("details", "class", "more");
      html.element("summary", view.say(HtmlWords.MORE, view.number(bars.size() - SEEN)));
      html.open("ol", "class", "bars");
      bars.stream().limit(MOST).skip(SEEN).forEach(b -> bar(html, standing, b));
      html.close("ol");
      HtmlFindings.leftOut(html, view, bars.size() - MOST);
      html.close("details");
    }
  }

  private static String asHeading(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private void bar(Html html, Standing standing, BarRow bar) {
    BundleEntry entry = bar.entry();
    html.open("li").open("p", "class", "who");
    view.names().link(html, bar.row());
    html.close("p").open("p", "class", "dates");
    view.day(html, entry.notBefore());
    html.own(" – ");
    view.day(html, entry.notAfter());
    if (standing != Standing.VALID) {
      html.own(" ").element("span", view.standingInDays(entry), "class", standing.look());
    }
    html.close("p");
    html.own(
        "<svg class=\"bar " + standing.look() + "\" aria-hidden=\"true\" focusable=\"false\">");
    html.own("<use href=\"#years\"/><svg y=\"7\" height=\"8\">");
    long from = scale.place(entry.notBefore());
    long to = scale.place(entry.notAfter());
    // At least as wide as can be seen.
    rectangle(html, "span", Math.min(from, 9_960), Math.max(to, from + 40), "8");
    html.own("</svg>");
    if (scale.isBefore(entry.notBefore())) {
      html.own("<path class=\"beyond\" d=\"M0 11l6-6v12z\"/>");
    }
    if (scale.isAfter(entry.notAfter())) {
      html.own(
          "<svg class=\"edge\" x=\"100%\"><path class=\"beyond\" d=\"M0 11l-6-6v12z\"/></svg>");
    }
    html.own("<use href=\"#marks\"/></svg>").close("li");
  }

  private static Text word(Standing standing) {
    return switch (standing) {
      case ENDED -> HtmlWords.ENDED;
      case ENDING -> HtmlWords.ENDING;
      case NOT_BEGUN -> HtmlWords.NOT_BEGUN;
      case VALID -> HtmlWords.VALID;
    };
  }
}
