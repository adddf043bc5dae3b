package io.github.smimetrust.report.document;

/** Values of facts and cells. */
final class HtmlValues {
  private HtmlValues() {}

  static void write(Html html, HtmlView view, Value value) {
    if (value instanceof Value.Words words) {
      html.text(view.say(words.text()));
    } else if (value instanceof Value.Time time) {
      view.minute(html, time.instant());
    } else if (value instanceof Value.Count count) {
      html.text(view.number(count.number()));
    } else if (value instanceof Value.Certificate certificate) {
      view.names().link(html, certificate.fingerprint(), certificate.subject());
    }
  }
}
