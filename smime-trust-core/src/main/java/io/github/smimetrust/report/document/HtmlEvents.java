package io.github.smimetrust.report.document;

import java.util.Comparator;
import java.util.List;

/** What happens when. */
final class HtmlEvents {
  /** Dates that a page shows, the nearest first. */
  static final int MOST = 2_000;

  /** Dates that are seen at once. */
  private static final int SEEN = 15;

  private final HtmlView view;

  HtmlEvents(HtmlView view) {
    this.view = view;
  }

  void write(Html html) {
    List<DatedEvent> events = view.document().events().stream().sorted(nearestFirst()).toList();
    html.open("section", "id", "dates", "aria-labelledby", "dates-h");
    html.element("h2", view.say(HtmlWords.EVENTS), "id", "dates-h");
    html.open("ol", "class", "events");
    events.stream().limit(SEEN).forEach(e -> event(html, e));
    html.close("ol");
    if (events.size() > SEEN) {
      html.open("details", "class", "more");
      html.element("summary", view.say(HtmlWords.MORE, view.number(events.size() - SEEN)));
      html.open("ol", "class", "events");
      events.stream().limit(MOST).skip(SEEN).forEach(e -> event(html, e));
      html.close("ol").close("details");
    }
    HtmlFindings.leftOut(html, view, events.size() - MOST);
    html.close("section");
  }

  /** What is to come in its order, then what is past. */
  private Comparator<DatedEvent> nearestFirst() {
    return Comparator.comparing((DatedEvent e) -> e.at().isBefore(view.document().at()))
        .thenComparing(DatedEvent::at)
        .thenComparing(DatedEvent::uid);
  }

  private void event(Html html, DatedEvent event) {
    html.open("li", "class", event.severity().id()).open("p", "class", "when");
    view.day(html, event.at());
    html.close("p").open("div").open("p", "class", "what").icon(event.severity().id());
    html.element("b", view.say(event.title())).own(" ");
    html.element("span", view.severity(event.severity(), 1), "class", "quiet").close("p");
    event
        .certificate()
        .ifPresent(
            c -> {
              html.open("p");
              view.names().link(html, c);
              html.close("p");
            });
    html.element("p", view.say(event.detail()));
    if (!event.reminders().isEmpty()) {
      html.element(
          "p", view.say(HtmlWords.REMINDERS, view.days(event.reminders())), "class", "quiet");
    }
    html.close("div").close("li");
  }
}
